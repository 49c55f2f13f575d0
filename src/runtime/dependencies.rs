//! The implementations of the device traits that an engine runs on.

use std::sync::Arc;

use crate::device::{Adapters, PortalClient, ProofOfWork, Random, SecretStore};

/// One implementation, or fake, of each device trait. The composition root chooses them.
#[derive(Clone)]
pub struct Dependencies {
    pub portal: Arc<dyn PortalClient>,
    pub proof_of_work: Arc<dyn ProofOfWork>,
    pub secrets: Arc<dyn SecretStore>,
    pub random: Arc<dyn Random>,
    pub device: Adapters,
    /// The portal's host, which a text message must name.
    pub host: Arc<str>,
}
