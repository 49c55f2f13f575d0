//! The portal as a client sees it: one call, one answer, everything noted for the rules that hold of every response.

use std::sync::{Mutex, PoisonError};

use multiportal::api::{HEADER_IDEMPOTENCY_KEY, HEADER_REQUEST_ID};
use multiportal::client::{AddressError, Pins, PortalAddress, Trust};
use multiportal::domain::limits::TRY_TIMEOUT;
use reqwest::Url;
use reqwest::header::{CONTENT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH};
use tokio::time::Instant;

use super::CheckError;
use super::answer::Answer;
use super::call::Call;
use super::finding::{Checked, broken};

/// What is kept of every exchange.
pub struct Seen {
    /// The call without ids or values.
    pub call: String,
    /// The status.
    pub status: u16,
    /// `Request-Id`, where there was one.
    pub request_id: Option<String>,
    /// For a 4xx or 5xx: what its problem lacks, if anything.
    pub fault: Option<String>,
}

/// What every client of the suite is built on: the app's own TLS, so that a portal is believed here where the app believes it.
pub fn builder() -> Result<reqwest::ClientBuilder, CheckError> {
    let tls = Trust::public(Pins::default()).client_config().map_err(|_| CheckError::Tls)?;
    Ok(reqwest::Client::builder().tls_backend_preconfigured(tls).redirect(reqwest::redirect::Policy::none()))
}

/// Speaks to one portal.
pub struct Client {
    http: reqwest::Client,
    base: Url,
    seen: Mutex<Vec<Seen>>,
}

impl Client {
    /// A client of the portal at `base`.
    pub fn new(base: &str) -> Result<Self, CheckError> {
        PortalAddress::parse(base)?;
        let base = Url::parse(base.trim()).map_err(|_| AddressError::Unreadable)?;
        let http = builder()?.timeout(TRY_TIMEOUT);
        let http = if base.scheme() == "http" { http.no_proxy() } else { http };
        Ok(Self { http: http.build().map_err(|_| CheckError::Tls)?, base, seen: Mutex::default() })
    }

    /// The portal's address.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// Makes a call.
    pub async fn send(&self, call: Call<'_>) -> Checked<Answer> {
        let name = call.name();
        let Call { method, path, key, bearer, etag, encoding, body } = call;
        let mut request = self.http.request(method, format!("{}{path}", self.base.as_str().trim_end_matches('/')));
        if let Some(key) = key {
            request = request.header(HEADER_IDEMPOTENCY_KEY, key);
        }
        if let Some(token) = bearer {
            request = request.bearer_auth(token);
        }
        if let Some(etag) = etag {
            request = request.header(IF_NONE_MATCH, etag);
        }
        if let Some(encoding) = encoding {
            request = request.header(CONTENT_ENCODING, encoding);
        }
        if let Some((content_type, body)) = body {
            request = request.body(body);
            if let Some(content_type) = content_type {
                request = request.header(CONTENT_TYPE, content_type);
            }
        }
        let began = Instant::now();
        // The error's own text has the address in it, and with it an attempt's or a recovery's name.
        let no_answer = |error: reqwest::Error| broken(format!("{name}: no whole answer ({})", kind(&error)));
        let response = request.send().await.map_err(no_answer)?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes().await.map_err(no_answer)?.to_vec();
        let answer = Answer { call: name, status, headers, body, took: began.elapsed() };
        self.note(&answer);
        Ok(answer)
    }

    /// Everything seen so far.
    pub fn seen<T>(&self, look: impl FnOnce(&[Seen]) -> T) -> T {
        look(&self.seen.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn note(&self, answer: &Answer) {
        let is_error = answer.status.is_client_error() || answer.status.is_server_error();
        let request_id = answer.headers.get(HEADER_REQUEST_ID).and_then(|id| id.to_str().ok());
        self.seen.lock().unwrap_or_else(PoisonError::into_inner).push(Seen {
            call: answer.call.clone(),
            status: answer.status.as_u16(),
            request_id: request_id.filter(|id| !id.is_empty()).map(str::to_owned),
            fault: is_error.then(|| answer.problem().err().map(|finding| finding.to_string())).flatten(),
        });
    }
}

fn kind(error: &reqwest::Error) -> &'static str {
    if error.is_timeout() {
        "time-out"
    } else if error.is_connect() {
        "no connection"
    } else {
        "cut off"
    }
}
