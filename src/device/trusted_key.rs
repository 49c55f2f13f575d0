//! The signing key of a trusted phone: made in the phone's hardware and used with the member's consent.

use async_trait::async_trait;

use crate::domain::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SignError};

/// The phone's one key for the app. The private key never leaves the hardware.
#[async_trait]
pub trait TrustedKey: Send + Sync {
    /// Returns the phone's model, by which the member tells trusted phones apart; never a name that the member gave the phone.
    /// `None` where the system does not say it.
    fn model(&self) -> Option<PhoneModel>;

    /// Returns whether a key can be made now. The answer changes when the member changes the phone's settings.
    async fn availability(&self) -> KeyAvailability;

    /// Makes a new key, which replaces an earlier one, and returns its public half. Shows no prompt.
    ///
    /// # Errors
    /// [`CreateKeyError`] says how to go on.
    async fn create(&self) -> Result<PublicKey, CreateKeyError>;

    /// Shows the system's prompt, and signs `text` once the member has consented.
    ///
    /// # Errors
    /// [`SignError`] says how to go on.
    async fn sign(&self, text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError>;

    /// Deletes the key. Does nothing where there is none.
    async fn delete(&self);
}
