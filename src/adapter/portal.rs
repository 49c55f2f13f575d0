//! The portal over HTTPS (reqwest): one try a call, the wire mapped to the domain at this edge.
//!
//! Problems are told apart by their `code` alone, an unknown one by its status; ends where another try begins
//! ([`crate::service`]).

mod exchange;
mod freeze;
mod info;
mod log_in;
mod recovery;
mod refusal;
mod session;

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};

use super::{PortalAddress, Trust, UnusableTlsError};
use crate::contract::{ChallengeRequest, ChallengeResponse, Path, PortalResponse, Purpose, SmsChannel};
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Email, Handle, OpenedSession, Pin, Proof, Receipt, RequestKey, SecretText,
    SecurityCode, SessionState, Username,
};
use crate::flow::{
    CodeError, FreezeError, LogInError, PinCheckError, PinClaim, RecoveryError, SessionError, SetPinError, Trouble,
};
use crate::port::{Challenge, Portal};
use exchange::seconds;
use info::Info;

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
    client: reqwest::Client,
    address: PortalAddress,
    info: Info,
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
    async fn portal(&self) -> Result<PortalResponse, Trouble> {
        self.fetch_info().await
    }

    async fn challenge(&self, key: RequestKey, purpose: Purpose) -> Result<Challenge, Trouble> {
        let answer = self.post(Path::Challenges, key, &ChallengeRequest { purpose }).await?;
        let wire: ChallengeResponse = answer.map_err(|refusal| refusal.trouble())?.read()?;
        Ok(Challenge { challenge: wire.challenge, expires_in: seconds(wire.expires_in) })
    }

    async fn log_in(&self, key: RequestKey, username: &Username, proof: &Proof) -> Result<Attempt, LogInError> {
        self.begin_log_in(key, username, proof).await
    }

    async fn check_pin(&self, key: RequestKey, attempt: &Handle, pin: &Pin) -> Result<OpenedSession, PinCheckError> {
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
        key: RequestKey,
        email: &Email,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.ask_username_code(key, email, proof, channel).await
    }

    async fn recover_password(
        &self,
        key: RequestKey,
        claim: &PinClaim,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.ask_pin_code(key, claim, proof, channel).await
    }

    async fn resend(
        &self,
        key: RequestKey,
        recovery: &Handle,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        self.ask_another_code(key, recovery, channel).await
    }

    async fn check_code(
        &self,
        key: RequestKey,
        recovery: &Handle,
        code: &SecurityCode,
    ) -> Result<CodeAccepted, CodeError> {
        self.give_code(key, recovery, code).await
    }

    async fn choose_pin(
        &self,
        key: RequestKey,
        recovery: &Handle,
        grant: &Arc<SecretText>,
        pin: &Pin,
    ) -> Result<(), SetPinError> {
        self.put_pin(key, recovery, grant, pin).await
    }

    async fn freeze(&self, key: RequestKey, receipt: &Receipt) -> Result<(), FreezeError> {
        self.give_receipt(key, receipt).await
    }
}
