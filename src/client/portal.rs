//! The portal client: one [`send`](PortalClient::send) for every request.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use reqwest::header::{ACCEPT, HeaderMap, HeaderValue};
use rustls::ClientConfig;

use super::http::{bearer, respond};
use super::portal_info::CachedInfo;
use super::{PortalAddress, Trust, UnusableTlsError, accesses, freeze, log_in, phone, recovery, session};
use crate::api::{ChallengeRequest, ChallengeResponse, HandOverRequest, Path};
use crate::device::PortalClient;
use crate::domain::limits::{KEEP_ALIVE_INTERVAL, KEEP_ALIVE_TIMEOUT};
use crate::domain::{PhoneModel, RequestId};
use crate::flow::{CallError, Challenge, Outcome, Request, Response, SessionError};

/// What the member's last access will say that it was from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    Android,
    Iphone,
    /// A browser, in the preview.
    Browser,
    Desktop,
}

impl Platform {
    /// Returns what the member's list of trusted phones calls one that does not say its model.
    const fn label(self) -> &'static str {
        match self {
            Self::Android => "Android",
            Self::Iphone => "iPhone",
            Self::Browser => "Navegador",
            Self::Desktop => "Computador",
        }
    }

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

pub struct HttpPortal {
    client: Mutex<reqwest::Client>,
    /// Set when a try was dropped without an answer: its connection may be dead, so the next try opens a new one.
    stale: AtomicBool,
    tls: ClientConfig,
    platform: Platform,
    /// What the member's list of trusted phones calls this one.
    label: PhoneModel,
    pub(super) address: PortalAddress,
    pub(super) info: CachedInfo,
}

/// Marks the connection as stale unless the try ended with an answer.
struct Try<'a>(&'a AtomicBool);

impl Try<'_> {
    fn answered(self) {
        core::mem::forget(self);
    }
}

impl Drop for Try<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

impl HttpPortal {
    /// Returns a client for the portal at `address`. Nothing is sent yet.
    ///
    /// # Errors
    /// [`UnusableTlsError`].
    pub fn new(address: PortalAddress, trust: Trust, platform: Platform) -> Result<Self, UnusableTlsError> {
        let tls = trust.client_config()?;
        let client = build(&tls, platform, &address)?;
        Ok(Self {
            client: Mutex::new(client),
            stale: AtomicBool::new(false),
            tls,
            platform,
            label: PhoneModel::new(platform.label()),
            address,
            info: CachedInfo::default(),
        })
    }

    /// Names this phone by its model in the member's list of trusted phones, instead of by the platform alone.
    #[must_use]
    pub fn with_model(self, model: Option<PhoneModel>) -> Self {
        let label = model.filter(|model| !model.as_str().is_empty()).unwrap_or(self.label);
        Self { label, ..self }
    }

    /// Returns the HTTP client, a new one after a try without an answer.
    pub(super) fn client(&self) -> reqwest::Client {
        let mut client = self.client.lock().unwrap_or_else(PoisonError::into_inner);
        if self.stale.swap(false, Ordering::Relaxed)
            && let Ok(fresh) = build(&self.tls, self.platform, &self.address)
        {
            *client = fresh;
        }
        client.clone()
    }

    async fn call(&self, id: RequestId, request: &Request) -> Outcome {
        match request {
            Request::Portal => self.fetch_info().await.map(Response::Portal),
            Request::Challenge { purpose } => {
                let body = ChallengeRequest { purpose: purpose.clone() };
                let reply = self.post(Path::Challenges, id, &body).await?;
                let challenge: ChallengeResponse = reply.map_err(|refusal| refusal.call_error())?.read()?;
                let expires_in = super::http::seconds(challenge.expires_in);
                Ok(Response::Challenge(Challenge { challenge: challenge.challenge, expires_in }))
            }
            Request::LogIn { username, proof } => {
                let reply = self.post(Path::LogIn, id, &log_in::body(username, proof)).await?;
                respond(reply, log_in::read_attempt).map(Response::LogIn)
            }
            Request::CheckPin { attempt, check } => {
                let path = Path::Pin { attempt: attempt.as_str() };
                let reply = self.post(path, id, &log_in::pin_body(check)).await?;
                respond(reply, log_in::read_session).map(Response::CheckPin)
            }
            Request::RecoverUsername { email, proof, channel } => {
                let reply =
                    self.post(Path::RecoverUsername, id, &recovery::username_body(email, proof, channel)).await?;
                respond(reply, recovery::read_code_sent).map(Response::CodeSent)
            }
            Request::RecoverPin { claim, proof, channel } => {
                let reply = self.post(Path::RecoverPassword, id, &recovery::pin_body(claim, proof, channel)).await?;
                respond(reply, recovery::read_code_sent).map(Response::CodeSent)
            }
            Request::Resend { recovery: id_of, delivery } => {
                let path = Path::Resend { recovery: id_of.as_str() };
                let reply = self.post(path, id, &recovery::resend_body(delivery)).await?;
                respond(reply, recovery::read_code_sent).map(Response::CodeSent)
            }
            Request::CheckCode { recovery: id_of, code } => {
                let path = Path::Code { recovery: id_of.as_str() };
                let reply = self.post(path, id, &recovery::code_body(code)).await?;
                respond(reply, recovery::read_code_accepted).map(Response::CheckCode)
            }
            Request::ChoosePin { recovery: id_of, grant, pin } => {
                let path = Path::ChoosePin { recovery: id_of.as_str() };
                let reply = self.put(path, id, &recovery::new_pin_body(grant, pin)).await?;
                respond(reply, |_| Ok(())).map(Response::ChoosePin)
            }
            Request::Freeze { receipt } => {
                let reply = self.post(Path::Freeze, id, &freeze::body(receipt)).await?;
                respond(reply, |_| Ok(())).map(Response::Freeze)
            }
            Request::Session { token } => {
                let reply = self.send_once(bearer(self.get(Path::Session), token)).await?;
                respond(reply, session::read_state).map(Response::Session)
            }
            Request::Phones { token } => {
                let reply = self.send_once(bearer(self.get(Path::Phones), token)).await?;
                respond(reply, accesses::read_phones).map(Response::Phones)
            }
            Request::RemovePhone { token, phone } => {
                let path = Path::Phone { phone: phone.as_str() };
                let reply = self.send_once(bearer(self.delete(path), token)).await?;
                accesses::read_removal(reply).map(Response::RemovePhone)
            }
            Request::Accesses { token } => {
                let reply = self.send_once(bearer(self.get(Path::Accesses), token)).await?;
                respond(reply, accesses::read_accesses).map(Response::Accesses)
            }
            Request::EndOtherSessions { token } => {
                let reply = self.send_once(bearer(self.delete(Path::OtherSessions), token)).await?;
                respond(reply, |_| Ok(())).map(Response::EndOtherSessions)
            }
            Request::HandOver { token } => {
                let reply = self.post_as(token, Path::HandOver, id, &HandOverRequest {}).await?;
                respond(reply, |success| session::read_hand_over(success, &self.address)).map(Response::HandOver)
            }
            Request::EndSession { token } => {
                let reply = self.send_once(bearer(self.delete(Path::Session), token)).await?;
                // A session that is over already is as good as ended.
                respond(reply, |_| Ok(())).map(|_: Result<(), SessionError>| Response::SessionEnded)
            }
            Request::AddPhoneChallenge { token } => {
                let reply = self.post_as(token, Path::PhoneChallenges, id, &phone::challenge_body(None)).await?;
                respond(reply, phone::read_challenge).map(Response::PhoneChallenge)
            }
            Request::PhoneChallenge { phone: id_of } => {
                let reply = self.post(Path::PhoneChallenges, id, &phone::challenge_body(Some(id_of))).await?;
                respond(reply, phone::read_challenge).map(Response::PhoneChallenge)
            }
            Request::AddPhone { token, key, signed } => {
                let body = phone::add_body(key, signed, self.label.as_str());
                respond(self.post_as(token, Path::Phones, id, &body).await?, phone::read_phone).map(Response::AddPhone)
            }
            Request::PhoneLogIn { phone: id_of, signed } => {
                let path = Path::PhoneLogIn { phone: id_of.as_str() };
                let reply = self.post(path, id, &phone::log_in_body(signed)).await?;
                respond(reply, log_in::read_session).map(Response::PhoneLogIn)
            }
        }
    }
}

#[async_trait]
impl PortalClient for HttpPortal {
    async fn send(&self, id: RequestId, request: &Request) -> Outcome {
        let started = Try(&self.stale);
        let outcome = self.call(id, request).await;
        if !matches!(outcome, Err(CallError::TimedOut)) {
            started.answered();
        }
        outcome
    }
}

fn build(tls: &ClientConfig, platform: Platform, address: &PortalAddress) -> Result<reqwest::Client, UnusableTlsError> {
    let json = HeaderValue::from_static("application/json, application/problem+json");
    let mut builder = reqwest::Client::builder()
        .tls_backend_preconfigured(tls.clone())
        .user_agent(platform.user_agent())
        .default_headers(HeaderMap::from_iter([(ACCEPT, json)]))
        // The contract has no redirects; following one would send the member's secrets elsewhere.
        .redirect(reqwest::redirect::Policy::none())
        .referer(false)
        // Time-outs and tries belong to the runtime.
        .retry(reqwest::retry::never())
        // A connection that died with a change of network is noticed.
        .http2_keep_alive_interval(KEEP_ALIVE_INTERVAL)
        .http2_keep_alive_timeout(KEEP_ALIVE_TIMEOUT)
        .http2_keep_alive_while_idle(true)
        .https_only(!address.is_plain());
    if address.is_plain() {
        builder = builder.no_proxy();
    }
    builder.build().map_err(|error| UnusableTlsError(error.into()))
}
