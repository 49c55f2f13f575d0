//! One HTTP exchange: headers, bounds, and what can fail on the way.

use core::error::Error;
use core::time::Duration;
use std::io;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{RequestBuilder, StatusCode};
use rustls::CertificateError;
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::HttpPortal;
use super::refusal::{FromRefusal, Refusal};
use crate::api::{HEADER_IDEMPOTENCY_KEY, HEADER_REQUEST_ID, Path};
use crate::domain::limits::{ANSWER_LIMIT, CLOCK_TOLERANCE};
use crate::domain::{RequestId, SecretText, Wait};
use crate::flow::{CallError, Reference};

/// A response with a status of success, or "not modified".
pub(super) struct Success {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    body: Zeroizing<Vec<u8>>,
}

impl Success {
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, CallError> {
        serde_json::from_slice(&self.body).map_err(|_| self.unreadable())
    }

    /// Returns the error for a body that this version cannot understand.
    pub(super) fn unreadable(&self) -> CallError {
        CallError::Unexpected { reference: reference(&self.headers) }
    }
}

pub(super) type Reply = Result<Success, Refusal>;

/// Reads a success with `read`; a refusal becomes the request's own error, or a [`CallError`].
pub(super) fn respond<T, E: FromRefusal>(
    reply: Reply,
    read: impl FnOnce(&Success) -> Result<T, CallError>,
) -> Result<Result<T, E>, CallError> {
    match reply {
        Ok(success) => read(&success).map(Ok),
        Err(refusal) => E::from_refusal(&refusal).map(Err).ok_or_else(|| refusal.call_error()),
    }
}

impl HttpPortal {
    pub(super) fn get(&self, path: Path<'_>) -> RequestBuilder {
        self.client().get(self.address.call(path))
    }

    pub(super) fn delete(&self, path: Path<'_>) -> RequestBuilder {
        self.client().delete(self.address.call(path))
    }

    pub(super) async fn post(&self, path: Path<'_>, id: RequestId, body: &impl Serialize) -> Result<Reply, CallError> {
        let request = self.client().post(self.address.call(path));
        self.send_once(request.header(HEADER_IDEMPOTENCY_KEY, id.to_string()).json(body)).await
    }

    pub(super) async fn post_as(
        &self,
        token: &SecretText,
        path: Path<'_>,
        id: RequestId,
        body: &impl Serialize,
    ) -> Result<Reply, CallError> {
        let request = bearer(self.client().post(self.address.call(path)), token);
        self.send_once(request.header(HEADER_IDEMPOTENCY_KEY, id.to_string()).json(body)).await
    }

    pub(super) async fn put(&self, path: Path<'_>, id: RequestId, body: &impl Serialize) -> Result<Reply, CallError> {
        let request = self.client().put(self.address.call(path));
        self.send_once(request.header(HEADER_IDEMPOTENCY_KEY, id.to_string()).json(body)).await
    }

    pub(super) async fn send_once(&self, request: RequestBuilder) -> Result<Reply, CallError> {
        let mut response = request.send().await.map_err(|error| call_error(&error))?;
        let status = response.status();
        let body = read_body(&mut response).await?;
        let headers = core::mem::take(response.headers_mut());
        if status.is_success() || status == StatusCode::NOT_MODIFIED {
            return Ok(Ok(Success { status, headers, body }));
        }
        let problem = serde_json::from_slice(&body).ok();
        let wait = headers.get(RETRY_AFTER).and_then(|wait| wait.to_str().ok()?.trim().parse().ok());
        Ok(Err(Refusal { status, problem, wait: wait.map(seconds), reference: reference(&headers) }))
    }
}

pub(super) fn bearer(request: RequestBuilder, token: &SecretText) -> RequestBuilder {
    request.bearer_auth(token.expose())
}

/// Reads [`ANSWER_LIMIT`] bytes at most.
async fn read_body(response: &mut reqwest::Response) -> Result<Zeroizing<Vec<u8>>, CallError> {
    let mut body = Zeroizing::new(Vec::with_capacity(4 * 1024));
    while let Some(chunk) = response.chunk().await.map_err(|error| call_error(&error))? {
        if body.len() + chunk.len() > ANSWER_LIMIT {
            return Err(CallError::Unexpected { reference: reference(response.headers()) });
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn reference(headers: &HeaderMap) -> Reference {
    Reference::new(headers.get(HEADER_REQUEST_ID).and_then(|id| id.to_str().ok()))
}

/// Returns why there is no response. The text of `error` names the address, so it is not used.
fn call_error(error: &reqwest::Error) -> CallError {
    match tls_error(error) {
        Some(error) if is_wrong_date(error) => CallError::WrongDate,
        Some(_) => CallError::NotGenuine,
        None if error.is_connect() => CallError::Offline,
        None => CallError::TimedOut,
    }
}

/// Returns the TLS error among the causes, if any: the server is not the portal, or does not speak TLS.
fn tls_error<'a>(error: &'a (dyn Error + 'static)) -> Option<&'a rustls::Error> {
    let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error
        .downcast_ref::<rustls::Error>()
        .or_else(|| inside.and_then(|inside| tls_error(inside)))
        .or_else(|| error.source().and_then(tls_error))
}

/// Whether the phone's date is the likely reason: the certificate is far from its time. A portal does not serve a certificate from the
/// future, nor one that ended more than [`CLOCK_TOLERANCE`] ago.
fn is_wrong_date(error: &rustls::Error) -> bool {
    match error {
        rustls::Error::InvalidCertificate(
            CertificateError::NotValidYetContext { .. } | CertificateError::NotValidYet,
        ) => true,
        rustls::Error::InvalidCertificate(CertificateError::ExpiredContext { time, not_after }) => {
            time.as_secs().saturating_sub(not_after.as_secs()) > CLOCK_TOLERANCE.as_secs()
        }
        _ => false,
    }
}

/// Reads a wait or a lifetime of the wire, bounded.
pub(super) fn seconds(whole: u64) -> Duration {
    Wait::from_secs(whole).duration()
}
