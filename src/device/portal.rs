//! The portal, call by call, in the app's own words. One try each: [`crate::runtime`] repeats what is safe to repeat.

use core::time::Duration;
use std::sync::Arc;

use async_trait::async_trait;

use crate::api::{PortalResponse, Purpose, SmsChannel};
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Email, Handle, OpenedSession, Pin, Proof, Receipt, RequestId, SecretText,
    SecurityCode, SessionState, Username,
};
use crate::flow::{
    CallError, CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError,
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
    /// [`CallError`].
    async fn portal(&self) -> Result<PortalResponse, CallError>;

    /// `POST /challenges`.
    ///
    /// # Errors
    /// [`CallError`].
    async fn challenge(&self, key: RequestId, purpose: Purpose) -> Result<Challenge, CallError>;

    /// `POST /log-in`.
    ///
    /// # Errors
    /// [`LogInError`].
    async fn log_in(&self, key: RequestId, username: &Username, proof: &Proof) -> Result<Attempt, LogInError>;

    /// `POST /log-in/{attempt}/pin`.
    ///
    /// # Errors
    /// [`PinCheckError`].
    async fn check_pin(&self, key: RequestId, attempt: &Handle, pin: &Pin) -> Result<OpenedSession, PinCheckError>;

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
        key: RequestId,
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
        key: RequestId,
        claim: &PinClaim,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError>;

    /// `POST /recoveries/{id}/resend`.
    ///
    /// # Errors
    /// [`RecoveryError`].
    async fn resend(&self, key: RequestId, recovery: &Handle, channel: &SmsChannel) -> Result<CodeSent, RecoveryError>;

    /// `POST /recoveries/{id}/code`.
    ///
    /// # Errors
    /// [`CodeError`].
    async fn check_code(
        &self,
        key: RequestId,
        recovery: &Handle,
        code: &SecurityCode,
    ) -> Result<CodeAccepted, CodeError>;

    /// `PUT /recoveries/{id}/pin`.
    ///
    /// # Errors
    /// [`SetPinError`].
    async fn choose_pin(
        &self,
        key: RequestId,
        recovery: &Handle,
        grant: &Arc<SecretText>,
        pin: &Pin,
    ) -> Result<(), SetPinError>;

    /// `POST /freeze`.
    ///
    /// # Errors
    /// [`FreezeError`].
    async fn freeze(&self, key: RequestId, receipt: &Receipt) -> Result<(), FreezeError>;
}
