//! What an engine is given to work with.

use std::sync::Arc;

use crate::device::{AppWindow, Clock, Haptics, Portal, ProofOfWork, Random, ScreenReaderState, SecretStore, SmsInbox};

/// One adapter, or double, for every port. The composition root chooses them.
#[derive(Clone)]
pub struct Dependencies {
    /// The portal.
    pub portal: Arc<dyn Portal>,
    /// Solves "No soy un robot".
    pub proof_of_work: Arc<dyn ProofOfWork>,
    /// Secrets at rest.
    pub secrets: Arc<dyn SecretStore>,
    /// Text messages that the phone hands over.
    pub inbox: Arc<dyn SmsInbox>,
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Chance.
    pub random: Arc<dyn Random>,
    /// What the hand feels.
    pub haptics: Arc<dyn Haptics>,
    /// Whether a screen reader runs.
    pub screen_reader: Arc<dyn ScreenReaderState>,
    /// The app among the phone's other apps.
    pub window: Arc<dyn AppWindow>,
    /// The host that a text message must be bound to: the portal's.
    pub host: String,
}
