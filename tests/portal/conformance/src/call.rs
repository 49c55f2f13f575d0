//! One call before it is made: what a client of its own could send, right or wrong.

use multiportal::api::Path;
use multiportal::domain::RequestId;
use reqwest::Method;
use serde::Serialize;

use super::random::random_bytes;

pub struct Call<'a> {
    pub(super) method: Method,
    pub(super) path: Path<'a>,
    pub(super) key: Option<String>,
    pub(super) bearer: Option<&'a str>,
    pub(super) etag: Option<&'a str>,
    pub(super) encoding: Option<&'static str>,
    pub(super) body: Option<(Option<&'static str>, Vec<u8>)>,
}

impl<'a> Call<'a> {
    pub fn new(method: Method, path: Path<'a>) -> Self {
        Self { method, path, key: None, bearer: None, etag: None, encoding: None, body: None }
    }

    /// A POST of `body` with a fresh key.
    pub fn post(path: Path<'a>, body: &impl Serialize) -> Self {
        Self::new(Method::POST, path).key(&fresh_key()).json(body)
    }

    pub fn put(path: Path<'a>, body: &impl Serialize) -> Self {
        Self { method: Method::PUT, ..Self::post(path, body) }
    }

    pub fn key(self, key: &str) -> Self {
        Self { key: Some(key.to_owned()), ..self }
    }

    pub fn without_key(self) -> Self {
        Self { key: None, ..self }
    }

    pub fn bearer(self, token: &'a str) -> Self {
        Self { bearer: Some(token), ..self }
    }

    /// With `If-None-Match`.
    pub fn unless(self, etag: &'a str) -> Self {
        Self { etag: Some(etag), ..self }
    }

    /// With that body as JSON. A wire type always has one.
    pub fn json(self, body: &impl Serialize) -> Self {
        self.raw(Some("application/json"), serde_json::to_vec(body).unwrap_or_default())
    }

    /// With those bytes as the body, of that content type or none.
    pub fn raw(self, content_type: Option<&'static str>, body: impl Into<Vec<u8>>) -> Self {
        Self { body: Some((content_type, body.into())), ..self }
    }

    /// What a finding calls it: without ids or values.
    pub fn name(&self) -> String {
        format!("{} {}", self.method, template(self.path))
    }
}

/// An `Idempotency-Key` that was never used.
pub fn fresh_key() -> String {
    RequestId::new(random_bytes()).to_string()
}

/// A path without the names of attempts and recoveries.
fn template(path: Path<'_>) -> &'static str {
    match path {
        Path::Portal => "/portal",
        Path::Challenges => "/challenges",
        Path::LogIn => "/log-in",
        Path::Pin { .. } => "/log-in/{attempt}/pin",
        Path::Session => "/session",
        Path::RecoverUsername => "/recoveries/username",
        Path::RecoverPassword => "/recoveries/password",
        Path::Resend { .. } => "/recoveries/{id}/resend",
        Path::Code { .. } => "/recoveries/{id}/code",
        Path::ChoosePin { .. } => "/recoveries/{id}/pin",
        Path::Freeze => "/freeze",
        Path::Accesses => "/accesses",
        Path::OtherSessions => "/sessions/others",
        Path::HandOver => "/session/hand-over",
        Path::PhoneChallenges => "/phones/challenges",
        Path::Phones => "/phones",
        Path::Phone { .. } => "/phones/{phone}",
        Path::PhoneLogIn { .. } => "/phones/{phone}/log-in",
    }
}
