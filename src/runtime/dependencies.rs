use std::sync::Arc;

use crate::device::{
    AppWindow, Clipboard, Clock, Haptics, Links, Network, PortalClient, ProofOfWork, Random, ScreenReaderState,
    SecretStore, SmsInbox, TrustedKey,
};

/// One implementation, or fake, of each device trait. The composition root chooses them.
#[derive(Clone)]
pub struct Dependencies {
    pub portal: Arc<dyn PortalClient>,
    pub proof_of_work: Arc<dyn ProofOfWork>,
    pub secrets: Arc<dyn SecretStore>,
    pub inbox: Arc<dyn SmsInbox>,
    pub clock: Arc<dyn Clock>,
    pub random: Arc<dyn Random>,
    pub haptics: Arc<dyn Haptics>,
    pub screen_reader: Arc<dyn ScreenReaderState>,
    pub window: Arc<dyn AppWindow>,
    pub links: Arc<dyn Links>,
    pub clipboard: Arc<dyn Clipboard>,
    pub network: Arc<dyn Network>,
    pub trusted_key: Arc<dyn TrustedKey>,
    /// The portal's host, which a text message must name.
    pub host: Arc<str>,
}
