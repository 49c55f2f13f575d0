//! The portal over HTTPS (reqwest): one try a call, the wire mapped to the domain at this edge.
//!
//! Problems are told apart by their `code` alone, an unknown one by its status; ends where another try begins
//! ([`crate::runtime`]).

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};

use super::exchange::seconds;
use super::info::Info;
use super::{PortalAddress, Trust, UnusableTlsError};
use crate::api::{ChallengeRequest, ChallengeResponse, Path, PortalResponse, Purpose, SmsChannel};
use crate::device::{Challenge, Portal};
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Email, Handle, OpenedSession, Pin, Proof, Receipt, RequestId, SecretText,
    SecurityCode, SessionState, Username,
};
use crate::flow::{
    CallError, CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError,
};

/// What the member's last access will say that it was from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// An Android phone.
    Android,
    /// An iPhone or iPad.
    Iphone,
    /// A browser, in the preview.
    Browser,
    /// A computer.
    Desktop,
}

impl Platform {
    /// The app's `User-Agent` there.
    #[must_use]
    pub const fn user_agent(self) -> &'static str {
        match self {
            Self::Android => concat!("MULTIportal/", env!("CARGO_PKG_VERSION"), " (Android)"),
            Self::Iphone => concat!("MULTIportal/", env!("CARGO_PKG_VERSION"), " (iPhone)"),
            Self::Browser => concat!("Mozilla/5.0 (compatible; MULTIportal/", env!("CARGO_PKG_VERSION"), ")"),
            Self::Desktop => concat!("MULTIportal/", env!("CARGO_PKG_VERSION"), " (desktop)"),
        }
    }
}

/// The portal at one address.
pub struct HttpPortal {
    pub(super) client: reqwest::Client,
    pub(super) address: PortalAddress,
    pub(super) info: Info,
}

impl HttpPortal {
    /// A portal at this address, believed as `trust` says. Nothing is sent yet.
    ///
    /// # Errors
    /// [`UnusableTlsError`].
    pub fn new(address: PortalAddress, trust: Trust, platform: Platform) -> Result<Self, UnusableTlsError> {
        let tls = trust.client_config()?;
        let json = HeaderValue::from_static("application/json, application/problem+json");
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(platform.user_agent())
            .default_headers(HeaderMap::from_iter([(ACCEPT, json)]))
            // The contract has no redirects: whoever sends one would have the member's secrets follow.
            .redirect(reqwest::redirect::Policy::none())
            .referer(false)
            // Time-outs and tries are the service's.
            .retry(reqwest::retry::never())
            .https_only(!address.is_plain());
        if address.is_plain() {
            builder = builder.no_proxy();
        }
        let client = builder.build().map_err(|error| UnusableTlsError(error.into()))?;
        Ok(Self { client, address, info: Info::default() })
    }
}

#[async_trait]
impl Portal for HttpPortal {
    async fn portal(&self) -> Result<PortalResponse, CallError> {
        self.fetch_info().await
    }

    async fn challenge(&self, key: RequestId, purpose: Purpose) -> Result<Challenge, CallError> {
        let answer = self.post(Path::Challenges, key, &ChallengeRequest { purpose }).await?;
        let wire: ChallengeResponse = answer.map_err(|refusal| refusal.error())?.read()?;
        Ok(Challenge { challenge: wire.challenge, expires_in: seconds(wire.expires_in) })
    }

    async fn log_in(&self, key: RequestId, username: &Username, proof: &Proof) -> Result<Attempt, LogInError> {
        self.begin_log_in(key, username, proof).await
    }

    async fn check_pin(&self, key: RequestId, attempt: &Handle, pin: &Pin) -> Result<OpenedSession, PinCheckError> {
        self.give_pin(key, attempt, pin).await
    }

    async fn session(&self, token: &SecretText) -> Result<SessionState, SessionError> {
        self.ask_session(token).await
    }

    async fn end_session(&self, token: &SecretText) -> Result<(), SessionError> {
        self.delete_session(token).await
    }

    async fn recover_username(
        &self,
        key: RequestId,
        email: &Email,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.ask_username_code(key, email, proof, channel).await
    }

    async fn recover_password(
        &self,
        key: RequestId,
        claim: &PinClaim,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.ask_pin_code(key, claim, proof, channel).await
    }

    async fn resend(&self, key: RequestId, recovery: &Handle, channel: &SmsChannel) -> Result<CodeSent, RecoveryError> {
        self.ask_another_code(key, recovery, channel).await
    }

    async fn check_code(
        &self,
        key: RequestId,
        recovery: &Handle,
        code: &SecurityCode,
    ) -> Result<CodeAccepted, CodeError> {
        self.give_code(key, recovery, code).await
    }

    async fn choose_pin(
        &self,
        key: RequestId,
        recovery: &Handle,
        grant: &Arc<SecretText>,
        pin: &Pin,
    ) -> Result<(), SetPinError> {
        self.put_pin(key, recovery, grant, pin).await
    }

    async fn freeze(&self, key: RequestId, receipt: &Receipt) -> Result<(), FreezeError> {
        self.give_receipt(key, receipt).await
    }
}
