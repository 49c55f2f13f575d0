//! A POST or PUT as it comes in: media type, size, key and shape, each refused with a problem of its own.

use std::net::SocketAddr;
use std::sync::Arc;

use crate::limits::{BODY_LIMIT, IDEMPOTENCY_KEY_BITS};
use axum::body::Body;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Request};
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method};
use core::convert::Infallible;
use http_body::Body as _;
use http_body_util::BodyExt;
use multiportal::api::{HEADER_IDEMPOTENCY_KEY, ProblemCode};
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::Portal;
use super::decision::IdempotencyKey;
use super::json_shape;
use super::refusal::Refusal;
use crate::address::{ClientAddress, device};

/// How much of a body that is too large is read before it is refused, so that its sender is still there to hear it.
const DRAINED: usize = 4 * 1024 * 1024;

/// A call with a body.
pub struct Call<T> {
    /// Its body.
    pub body: T,
    /// What makes it the same call as an earlier one.
    pub key: IdempotencyKey,
    /// Who calls.
    pub caller: Caller,
}

/// Who calls.
#[derive(Clone, Copy)]
pub struct Caller {
    /// The client's address.
    pub address: ClientAddress,
    /// The client's device.
    pub device: &'static str,
}

impl FromRequestParts<Arc<Portal>> for Caller {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, portal: &Arc<Portal>) -> Result<Self, Infallible> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or_else(|| SocketAddr::from(([0, 0, 0, 0], 0)), |ConnectInfo(peer)| *peer);
        let address = ClientAddress::of(peer, &parts.headers, portal.address_header.as_ref());
        Ok(Self { address, device: device(&parts.headers) })
    }
}

impl<T: DeserializeOwned> FromRequest<Arc<Portal>> for Call<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, portal: &Arc<Portal>) -> Result<Self, Refusal> {
        let (mut parts, body) = request.into_parts();
        let Ok(caller) = Caller::from_request_parts(&mut parts, portal).await;
        if body.size_hint().lower() > DRAINED as u64 {
            return Err(Refusal::new(ProblemCode::BodyTooLarge));
        }
        let body = tokio::time::timeout(portal.body_timeout, read(body));
        let body = body.await.unwrap_or_else(|_| Err(Refusal::new(ProblemCode::InvalidBody)))?;
        if !is_json(&parts.headers) || parts.headers.contains_key(CONTENT_ENCODING) {
            return Err(Refusal::new(ProblemCode::UnsupportedMediaType));
        }
        let key = request_key(&parts.headers).ok_or_else(|| Refusal::new(ProblemCode::InvalidIdempotencyKey))?;
        // Two callers' equal calls are not one call: what a session may do depends on its token.
        let caller_and_path = [token(&parts.headers), parts.uri.path()].join(" ");
        let key = IdempotencyKey::new(&portal.keys, key, method(&parts.method), &caller_and_path, &body);
        json_shape::check(&body).map_err(|_| Refusal::new(ProblemCode::InvalidBody))?;
        let body = serde_json::from_slice(&body).map_err(|_| Refusal::new(ProblemCode::InvalidBody))?;
        Ok(Self { body, key, caller })
    }
}

async fn read(mut body: Body) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let mut whole = Zeroizing::new(Vec::with_capacity(BODY_LIMIT));
    let mut seen = 0usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| Refusal::new(ProblemCode::InvalidBody))?;
        let Some(data) = frame.data_ref() else { continue };
        seen = seen.saturating_add(data.len());
        if seen <= BODY_LIMIT {
            whole.extend_from_slice(data);
        } else if seen > DRAINED {
            break;
        }
    }
    if seen <= BODY_LIMIT { Ok(whole) } else { Err(Refusal::new(ProblemCode::BodyTooLarge)) }
}

/// `application/json`, alone or with `charset=utf-8`.
fn is_json(headers: &HeaderMap) -> bool {
    let mut values = headers.get_all(CONTENT_TYPE).iter();
    let (Some(Ok(value)), None) = (values.next().map(|value| value.to_str()), values.next()) else { return false };
    let mut parts = value.split(';').map(str::trim);
    let json = parts.next().is_some_and(|media| media.eq_ignore_ascii_case("application/json"));
    json && parts.all(|part| {
        part.split_once('=').is_some_and(|(name, value)| {
            name.eq_ignore_ascii_case("charset") && value.trim_matches('"').eq_ignore_ascii_case("utf-8")
        })
    })
}

fn token(headers: &HeaderMap) -> &str {
    headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn request_key(headers: &HeaderMap) -> Option<String> {
    let mut keys = headers.get_all(HEADER_IDEMPOTENCY_KEY).iter();
    let (Some(key), None) = (keys.next(), keys.next()) else { return None };
    let key = key.to_str().ok()?;
    let shaped = key.len() == IDEMPOTENCY_KEY_BITS / 4 && key.bytes().all(|digit| digit.is_ascii_hexdigit());
    shaped.then(|| key.to_ascii_lowercase())
}

const fn method(method: &Method) -> &'static str {
    match *method {
        Method::PUT => "PUT",
        _ => "POST",
    }
}
