//! A proxy before the reference portal that breaks one rule and leaves the rest as it is.

use std::sync::Arc;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::header::{CONTENT_LENGTH, HOST, TRANSFER_ENCODING};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::response::{IntoResponse, Response};
use multiportal::client::{Pins, Trust};
use tokio::net::TcpListener;

use crate::breach::{Breach, BreakingProxy};
use crate::env::TestEnv;

/// A request on its way to the portal.
pub struct ProxiedRequest {
    pub method: Method,
    pub path: String,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

/// The portal's answer on its way back.
pub struct ProxiedResponse {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

struct Proxy {
    portal: String,
    http: reqwest::Client,
    breaking: BreakingProxy,
}

/// Starts a proxy that breaks this rule, and says where.
pub async fn before(env: &TestEnv, breach: Breach) -> String {
    // reqwest wants to know how to encrypt even where nothing is encrypted.
    let tls = Trust::public(Pins::default()).client_config().unwrap();
    let http = reqwest::Client::builder().tls_backend_preconfigured(tls).no_proxy().build().unwrap();
    let proxy = Proxy { portal: env.address(), http, breaking: BreakingProxy::new(breach, env.members.clone()) };
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router = Router::new().fallback(pass).with_state(Arc::new(proxy));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

async fn pass(State(proxy): State<Arc<Proxy>>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
    let (method, path) = (parts.method, parts.uri.path().to_owned());
    let mut request = ProxiedRequest { method, path, headers: parts.headers, body };
    request.headers.remove(HOST);
    proxy.breaking.request(&mut request);
    request.headers.remove(CONTENT_LENGTH);
    let address = format!("{}{}", proxy.portal, request.path);
    let passed = proxy.http.request(request.method.clone(), address).headers(request.headers.clone());
    let response = passed.body(request.body.clone()).send().await.unwrap();
    let (status, headers) = (response.status(), response.headers().clone());
    let mut response = ProxiedResponse { status, headers, body: response.bytes().await.unwrap().to_vec() };
    proxy.breaking.response(&request, &mut response);
    response.headers.remove(CONTENT_LENGTH);
    response.headers.remove(TRANSFER_ENCODING);
    (response.status, response.headers, Body::from(response.body)).into_response()
}
