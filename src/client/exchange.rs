//! One request and its answer: headers, bounds, and what goes wrong on the way.

use core::error::Error;
use core::time::Duration;
use std::io;

use reqwest::header::{HeaderMap, RETRY_AFTER};
use reqwest::{RequestBuilder, Response, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::HttpPortal;
use super::refusal::Refusal;
use crate::api::{HEADER_IDEMPOTENCY_KEY, HEADER_REQUEST_ID, Path};
use crate::domain::limits::ANSWER_LIMIT;
use crate::domain::{RequestId, SecretText};
use crate::flow::{CallError, Reference};

/// An answer with a status of success.
pub(super) struct Success {
    pub(super) status: StatusCode,
    pub(super) headers: HeaderMap,
    body: Zeroizing<Vec<u8>>,
}

impl Success {
    /// Reads the body. One of the wrong shape is trouble; what it held goes into no message.
    pub(super) fn read<T: DeserializeOwned>(&self) -> Result<T, CallError> {
        serde_json::from_slice(&self.body).map_err(|_| self.unreadable())
    }

    /// The trouble of an answer that cannot be.
    pub(super) fn unreadable(&self) -> CallError {
        CallError::Unexpected { reference: reference(&self.headers) }
    }
}

/// What came of a request: a success, or a refusal that the caller reads for its operation.
pub(super) type Answer = Result<Success, Refusal>;

impl HttpPortal {
    pub(super) fn get(&self, path: Path<'_>) -> RequestBuilder {
        self.client.get(self.address.call(path))
    }

    pub(super) fn delete(&self, path: Path<'_>) -> RequestBuilder {
        self.client.delete(self.address.call(path))
    }

    pub(super) async fn post(
        &self,
        path: Path<'_>,
        key: RequestId,
        body: &impl Serialize,
    ) -> Result<Answer, CallError> {
        send(keyed(self.client.post(self.address.call(path)), key).json(body)).await
    }

    pub(super) async fn put(&self, path: Path<'_>, key: RequestId, body: &impl Serialize) -> Result<Answer, CallError> {
        send(keyed(self.client.put(self.address.call(path)), key).json(body)).await
    }
}

fn keyed(request: RequestBuilder, key: RequestId) -> RequestBuilder {
    request.header(HEADER_IDEMPOTENCY_KEY, key.to_string())
}

/// Adds the session's token; the header is marked so that no log prints it.
pub(super) fn bearing(request: RequestBuilder, token: &SecretText) -> RequestBuilder {
    // The header is where the token is meant to go.
    request.bearer_auth(token.expose())
}

/// Sends once.
pub(super) async fn send(request: RequestBuilder) -> Result<Answer, CallError> {
    let mut response = request.send().await.map_err(|error| call_error(&error))?;
    let status = response.status();
    let body = body(&mut response).await?;
    let headers = core::mem::take(response.headers_mut());
    if status.is_success() || status == StatusCode::NOT_MODIFIED {
        return Ok(Ok(Success { status, headers, body }));
    }
    let problem = serde_json::from_slice(&body).ok();
    let wait = headers.get(RETRY_AFTER).and_then(|wait| wait.to_str().ok()).and_then(|wait| wait.trim().parse().ok());
    Ok(Err(Refusal { status, problem, wait: wait.map(seconds), reference: reference(&headers) }))
}

/// Reads as much as an answer may have, and no more.
async fn body(response: &mut Response) -> Result<Zeroizing<Vec<u8>>, CallError> {
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

/// Why there is no answer. The error's own text names the address: it goes no further.
fn call_error(error: &reqwest::Error) -> CallError {
    if is_of_tls(error) {
        CallError::NotGenuine
    } else if error.is_connect() {
        CallError::Offline
    } else {
        CallError::TimedOut
    }
}

/// Whether rustls stands among the causes: whoever answered is not the portal, or speaks no TLS.
fn is_of_tls(error: &(dyn Error + 'static)) -> bool {
    let inside = error.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
    error.is::<rustls::Error>()
        || inside.is_some_and(|inside| is_of_tls(inside))
        || error.source().is_some_and(is_of_tls)
}

/// A length of time on the wire.
pub(super) const fn seconds(whole: u64) -> Duration {
    Duration::from_secs(whole)
}
