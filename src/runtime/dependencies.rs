//! What an engine works with.

use std::sync::Arc;

use crate::device::{
    AppWindow, Clock, Haptics, PortalClient, ProofOfWork, Random, ScreenReaderState, SecretStore, SmsInbox,
};

/// One adapter, or fake, for each trait. The composition root chooses them.
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
    /// The portal's host, which a text message must name.
    pub host: String,
}
