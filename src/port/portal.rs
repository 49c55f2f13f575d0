//! The portal, call by call, in the app's own words. One try each: [`crate::service`] repeats what is safe to repeat.

use core::time::Duration;
use std::sync::Arc;

use async_trait::async_trait;

use crate::contract::{PortalResponse, Purpose, SmsChannel};
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Email, Handle, OpenedSession, Pin, Proof, Receipt, RequestKey, SecretText,
    SecurityCode, SessionState, Username,
};
use crate::flow::{
    CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError, Trouble,
};

/// A proof-of-work challenge (ALTCHA v2), as the portal gave it.
#[derive(Clone, Debug, PartialEq)]
pub struct Challenge {
    /// ALTCHA's challenge object.
    pub challenge: serde_json::Value,
    /// For how long a proof of it is good.
    pub expires_in: Duration,
}

/// The portal API, version 1. A key makes a call safe to repeat: it is done once, and answered alike.
#[async_trait]
pub trait Portal: Send + Sync {
    /// `GET /portal`.
    ///
    /// # Errors
    /// [`Trouble`].
    async fn portal(&self) -> Result<PortalResponse, Trouble>;

    /// `POST /challenges`.
    ///
    /// # Errors
    /// [`Trouble`].
    async fn challenge(&self, key: RequestKey, purpose: Purpose) -> Result<Challenge, Trouble>;

    /// `POST /log-in`.
    ///
    /// # Errors
    /// [`LogInError`].
    async fn log_in(&self, key: RequestKey, username: &Username, proof: &Proof) -> Result<Attempt, LogInError>;

    /// `POST /log-in/{attempt}/pin`.
    ///
    /// # Errors
    /// [`PinCheckError`].
    async fn check_pin(&self, key: RequestKey, attempt: &Handle, pin: &Pin) -> Result<OpenedSession, PinCheckError>;

    /// `GET /session`.
    ///
    /// # Errors
    /// [`SessionError`].
    async fn session(&self, token: &SecretText) -> Result<SessionState, SessionError>;

    /// `DELETE /session`.
    ///
    /// # Errors
    /// [`SessionError`].
    async fn end_session(&self, token: &SecretText) -> Result<(), SessionError>;

    /// `POST /recoveries/username`.
    ///
    /// # Errors
    /// [`RecoveryError`].
    async fn recover_username(
        &self,
        key: RequestKey,
        email: &Email,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError>;

    /// `POST /recoveries/password`.
    ///
    /// # Errors
    /// [`RecoveryError`].
    async fn recover_password(
        &self,
        key: RequestKey,
        claim: &PinClaim,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError>;

    /// `POST /recoveries/{id}/resend`.
    ///
    /// # Errors
    /// [`RecoveryError`].
    async fn resend(&self, key: RequestKey, recovery: &Handle, channel: &SmsChannel)
    -> Result<CodeSent, RecoveryError>;

    /// `POST /recoveries/{id}/code`.
    ///
    /// # Errors
    /// [`CodeError`].
    async fn check_code(
        &self,
        key: RequestKey,
        recovery: &Handle,
        code: &SecurityCode,
    ) -> Result<CodeAccepted, CodeError>;

    /// `PUT /recoveries/{id}/pin`.
    ///
    /// # Errors
    /// [`SetPinError`].
    async fn choose_pin(
        &self,
        key: RequestKey,
        recovery: &Handle,
        grant: &Arc<SecretText>,
        pin: &Pin,
    ) -> Result<(), SetPinError>;

    /// `POST /freeze`.
    ///
    /// # Errors
    /// [`FreezeError`].
    async fn freeze(&self, key: RequestKey, receipt: &Receipt) -> Result<(), FreezeError>;
}
