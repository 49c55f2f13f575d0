//! A portal that answers by script, and remembers what it was asked.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;

use super::Script;
use crate::api::{PortalResponse, Purpose, SmsChannel};
use crate::device::{Challenge, Portal};
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Email, Handle, OpenedSession, Pin, Proof, Receipt, RequestId, SecretText,
    SecurityCode, SessionState, Username,
};
use crate::flow::{
    CallError, CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError,
};

/// One try of a call: which, with which key, and the channel it named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    /// The port's method.
    pub call: &'static str,
    /// The request's key, where it has one.
    pub key: Option<RequestId>,
    /// How the phone takes the code, where the call says so.
    pub channel: Option<SmsChannel>,
}

/// A script a call. A call without script is never answered.
#[derive(Default)]
pub struct ScriptedPortal {
    asked: Mutex<Vec<Asked>>,
    /// Answers to [`Portal::portal`].
    pub portal: Script<Result<PortalResponse, CallError>>,
    /// Answers to [`Portal::challenge`].
    pub challenge: Script<Result<Challenge, CallError>>,
    /// Answers to [`Portal::log_in`].
    pub log_in: Script<Result<Attempt, LogInError>>,
    /// Answers to [`Portal::check_pin`].
    pub check_pin: Script<Result<OpenedSession, PinCheckError>>,
    /// Answers to [`Portal::session`].
    pub session: Script<Result<SessionState, SessionError>>,
    /// Answers to [`Portal::end_session`].
    pub end_session: Script<Result<(), SessionError>>,
    /// Answers to [`Portal::recover_username`].
    pub recover_username: Script<Result<CodeSent, RecoveryError>>,
    /// Answers to [`Portal::recover_password`].
    pub recover_password: Script<Result<CodeSent, RecoveryError>>,
    /// Answers to [`Portal::resend`].
    pub resend: Script<Result<CodeSent, RecoveryError>>,
    /// Answers to [`Portal::check_code`].
    pub check_code: Script<Result<CodeAccepted, CodeError>>,
    /// Answers to [`Portal::choose_pin`].
    pub choose_pin: Script<Result<(), SetPinError>>,
    /// Answers to [`Portal::freeze`].
    pub freeze: Script<Result<(), FreezeError>>,
}

impl ScriptedPortal {
    /// Every try so far, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The tries of one call so far.
    #[must_use]
    pub fn tries(&self, call: &str) -> Vec<Asked> {
        self.asked().into_iter().filter(|asked| asked.call == call).collect()
    }

    fn note(&self, call: &'static str, key: Option<RequestId>, channel: Option<&SmsChannel>) {
        let asked = Asked { call, key, channel: channel.cloned() };
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).push(asked);
    }
}

#[async_trait]
impl Portal for ScriptedPortal {
    async fn portal(&self) -> Result<PortalResponse, CallError> {
        self.note("portal", None, None);
        self.portal.next().await
    }

    async fn challenge(&self, key: RequestId, _: Purpose) -> Result<Challenge, CallError> {
        self.note("challenge", Some(key), None);
        self.challenge.next().await
    }

    async fn log_in(&self, key: RequestId, _: &Username, _: &Proof) -> Result<Attempt, LogInError> {
        self.note("log_in", Some(key), None);
        self.log_in.next().await
    }

    async fn check_pin(&self, key: RequestId, _: &Handle, _: &Pin) -> Result<OpenedSession, PinCheckError> {
        self.note("check_pin", Some(key), None);
        self.check_pin.next().await
    }

    async fn session(&self, _: &SecretText) -> Result<SessionState, SessionError> {
        self.note("session", None, None);
        self.session.next().await
    }

    async fn end_session(&self, _: &SecretText) -> Result<(), SessionError> {
        self.note("end_session", None, None);
        self.end_session.next().await
    }

    async fn recover_username(
        &self,
        key: RequestId,
        _: &Email,
        _: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.note("recover_username", Some(key), Some(channel));
        self.recover_username.next().await
    }

    async fn recover_password(
        &self,
        key: RequestId,
        _: &PinClaim,
        _: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.note("recover_password", Some(key), Some(channel));
        self.recover_password.next().await
    }

    async fn resend(&self, key: RequestId, _: &Handle, channel: &SmsChannel) -> Result<CodeSent, RecoveryError> {
        self.note("resend", Some(key), Some(channel));
        self.resend.next().await
    }

    async fn check_code(&self, key: RequestId, _: &Handle, _: &SecurityCode) -> Result<CodeAccepted, CodeError> {
        self.note("check_code", Some(key), None);
        self.check_code.next().await
    }

    async fn choose_pin(&self, key: RequestId, _: &Handle, _: &Arc<SecretText>, _: &Pin) -> Result<(), SetPinError> {
        self.note("choose_pin", Some(key), None);
        self.choose_pin.next().await
    }

    async fn freeze(&self, key: RequestId, _: &Receipt) -> Result<(), FreezeError> {
        self.note("freeze", Some(key), None);
        self.freeze.next().await
    }
}
