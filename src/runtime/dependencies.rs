//! The implementations of the device traits that an engine runs on.

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

#[cfg(any(test, feature = "fakes"))]
impl Dependencies {
    /// A fake of each, apart from the portal. Tests replace those that they observe.
    #[must_use]
    pub fn fake(portal: Arc<dyn PortalClient>) -> Self {
        use crate::app::ScreenReader;
        use crate::device::{WatchedScreenReader, fake};

        Self {
            portal,
            proof_of_work: Arc::new(fake::InstantProof::default()),
            secrets: Arc::new(fake::MemorySecrets::default()),
            inbox: Arc::new(fake::ScriptedInbox::default()),
            clock: Arc::new(fake::TokioClock::default()),
            random: Arc::new(fake::SeededRandom::new(1)),
            haptics: Arc::new(fake::CountingHaptics::default()),
            screen_reader: Arc::new(WatchedScreenReader::new(ScreenReader::Silent).1),
            window: Arc::new(fake::CountingWindow::default()),
            links: Arc::new(fake::RecordingLinks::default()),
            clipboard: Arc::new(fake::MemoryClipboard::default()),
            network: Arc::new(fake::ManualNetwork::default()),
            trusted_key: Arc::new(fake::SoftwareKey::default()),
            host: "portal.cooprofesoresun.example".into(),
        }
    }
}
