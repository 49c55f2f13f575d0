//! What surrounds every call: a request's id, its line in the log, no caching, and a problem even for a panic.

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::http::header::HOST;
use axum::http::header::{CACHE_CONTROL, HeaderName};
use axum::http::uri::Authority;
use axum::http::{HeaderValue, Response};
use axum::middleware::Next;
use axum::response::IntoResponse;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use core::any::Any;
use core::time::Duration;
use multiportal::api::{HEADER_REQUEST_ID, ProblemCode};
use std::sync::Arc;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::request_id::{MakeRequestId, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::trace::TraceLayer;
use tracing::Span;

use super::refusal::Refusal;
use super::{Portal, refusals};
use crate::keys::random;

/// Puts the layers around the calls; the outermost is the last.
pub fn around(router: Router, portal: Arc<Portal>) -> Router {
    let id = HeaderName::from_static(HEADER_REQUEST_ID);
    let trace = TraceLayer::new_for_http()
        .make_span_with(|request: &Request| span(request))
        .on_request(())
        .on_failure(())
        .on_response(|response: &Response<_>, took: Duration, span: &Span| {
            let code = response.extensions().get::<ProblemCode>().map_or("-", ProblemCode::as_str);
            let status = response.status().as_u16();
            let millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
            tracing::info!(parent: span, status, code, millis, "answered");
        });
    router
        .layer(CatchPanicLayer::custom(panicked))
        .layer(axum::middleware::from_fn(one_host))
        .layer(axum::middleware::from_fn_with_state(portal, refusals::counted))
        .layer(trace)
        .layer(SetResponseHeaderLayer::if_not_present(CACHE_CONTROL, HeaderValue::from_static("no-store")))
        .layer(PropagateRequestIdLayer::new(id.clone()))
        .layer(SetRequestIdLayer::new(id.clone(), RandomId))
        // A client's own id would let it write into the log.
        .layer(axum::middleware::map_request(move |mut request: Request| {
            request.headers_mut().remove(&id);
            async move { request }
        }))
}

/// The request's span names the call by its template: the ids in a path are good for something.
fn span(request: &Request) -> Span {
    let path = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str);
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or("-");
    tracing::info_span!("call", id, method = %request.method(), path)
}

/// Refuses a request without exactly one `Host` (RFC 9112, section 3.2).
async fn one_host(request: Request, next: Next) -> axum::response::Response {
    let mut hosts = request.headers().get_all(HOST).iter();
    let host = hosts.next().and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| host.parse::<Authority>().is_ok()) && hosts.next().is_none() {
        next.run(request).await
    } else {
        Refusal::new(ProblemCode::InvalidHost).into_response()
    }
}

fn panicked(_: Box<dyn Any + Send>) -> Response<axum::body::Body> {
    tracing::error!("a call panicked");
    Refusal::new(ProblemCode::Internal).into_response()
}

#[derive(Clone, Copy)]
struct RandomId;

impl MakeRequestId for RandomId {
    fn make_request_id<B>(&mut self, _: &axum::http::Request<B>) -> Option<RequestId> {
        let id = URL_SAFE_NO_PAD.encode(random::<12>().ok()?);
        HeaderValue::from_str(&id).ok().map(RequestId::new)
    }
}
