//! The gate before the portal: passes everything on, until a test tells it to fail.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;
use hyper_util::client::legacy::Client;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::rt::TokioExecutor;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::timeout;

/// What an answer holds at the most.
const LARGEST: usize = 1 << 20;

/// How long an answer may take to come.
const PATIENCE: Duration = Duration::from_secs(20);

/// What the gate does with a call whose path contains a word.
#[derive(Clone, Debug)]
pub enum Answer {
    /// Answers itself with this status, media type and body; the portal hears nothing.
    Instead(u16, &'static str, String),
    /// Lets the portal act and cuts its answer in the middle.
    Cut,
    /// Lets the portal act and never answers.
    Silence,
    /// Lets the portal act and keeps its answer until the gate is healed.
    Held,
    /// Passes the portal's answer on with this word of it replaced.
    Altered(&'static str, &'static str),
}

impl Answer {
    /// A problem as the portal API has it (RFC 9457).
    #[must_use]
    pub fn problem(status: u16, code: &str, retry_after: Option<u64>) -> Self {
        let wait = retry_after.map(|seconds| format!(r#","retry_after":{seconds}"#)).unwrap_or_default();
        let body = format!(r#"{{"type":"/problems/{code}","title":"{code}","status":{status},"code":"{code}"{wait}}}"#);
        Self::Instead(status, "application/problem+json", body)
    }
}

struct Rule {
    path: &'static str,
    times: usize,
    answer: Answer,
}

#[derive(Default)]
struct Book {
    rules: Vec<Rule>,
    calls: Vec<String>,
    // How often it was healed.
    healed: watch::Sender<usize>,
    // How many answers were kept so far.
    kept: watch::Sender<usize>,
}

type Rules = Arc<Mutex<Book>>;
type Onward = Client<HttpConnector, Body>;

/// A gate before one portal.
pub struct Gate {
    address: SocketAddr,
    rules: Rules,
    server: JoinHandle<()>,
}

impl Gate {
    /// Opens one on a free port.
    pub async fn open(portal: SocketAddr) -> Self {
        Self::open_at((Ipv4Addr::LOCALHOST, 0).into(), portal).await
    }

    /// Opens one at this address.
    pub async fn open_at(address: SocketAddr, portal: SocketAddr) -> Self {
        let listener = TcpListener::bind(address).await.expect("the address is free");
        let address = listener.local_addr().expect("it has an address");
        let rules = Rules::default();
        let onward: Onward = Client::builder(TokioExecutor::new()).build_http();
        let router = Router::new().fallback(pass).with_state((portal, Arc::clone(&rules), onward));
        let server = tokio::spawn(async move { axum::serve(listener, router).await.expect("the gate serves") });
        Self { address, rules, server }
    }

    /// Where it stands.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// From now on, calls whose path ends with this are answered so, this many times.
    pub fn fail(&self, path: &'static str, times: usize, answer: Answer) {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).rules.push(Rule { path, times, answer });
    }

    /// From now on, everything passes, and what was kept too.
    pub fn heal(&self) {
        let mut book = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        book.rules.clear();
        book.healed.send_modify(|times| *times += 1);
    }

    /// Waits until the portal has acted and its answer is kept.
    pub async fn has_kept(&self) {
        let mut kept = self.rules.lock().unwrap_or_else(PoisonError::into_inner).kept.subscribe();
        let come = timeout(PATIENCE, kept.wait_for(|kept| *kept > 0)).await;
        assert!(come.is_ok(), "an answer is kept");
    }

    /// How many calls came so far whose path ends with this.
    #[must_use]
    pub fn calls(&self, path: &str) -> usize {
        let book = self.rules.lock().unwrap_or_else(PoisonError::into_inner);
        book.calls.iter().filter(|call| call.ends_with(path)).count()
    }
}

impl Drop for Gate {
    fn drop(&mut self) {
        self.server.abort();
    }
}

fn ruled(rules: &Rules, path: &str) -> Option<Answer> {
    let mut book = rules.lock().unwrap_or_else(PoisonError::into_inner);
    book.calls.push(path.to_owned());
    let rule = book.rules.iter_mut().find(|rule| rule.times > 0 && path.ends_with(rule.path))?;
    rule.times -= 1;
    Some(rule.answer.clone())
}

async fn pass(State((portal, rules, onward)): State<(SocketAddr, Rules, Onward)>, mut request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let rule = ruled(&rules, &path);
    if let Some(Answer::Instead(status, media, body)) = rule {
        let status = StatusCode::from_u16(status).expect("a status");
        return (status, [(header::CONTENT_TYPE, HeaderValue::from_static(media))], body).into_response();
    }
    let whole = request.uri().path_and_query().map_or(path.as_str(), |whole| whole.as_str()).to_owned();
    *request.uri_mut() = format!("http://{portal}{whole}").parse::<Uri>().expect("an address");
    let mut healed = rules.lock().unwrap_or_else(PoisonError::into_inner).healed.subscribe();
    let Ok(answer) = onward.request(request).await else { return StatusCode::BAD_GATEWAY.into_response() };
    let answer = answer.map(Body::new);
    match rule {
        None | Some(Answer::Instead(..)) => answer.into_response(),
        Some(Answer::Held) => {
            rules.lock().unwrap_or_else(PoisonError::into_inner).kept.send_modify(|kept| *kept += 1);
            // A gate that went takes its answers with it.
            let _ = healed.changed().await;
            answer.into_response()
        }
        Some(Answer::Silence) => core::future::pending().await,
        Some(Answer::Cut) => {
            let (mut head, body) = answer.into_parts();
            head.headers.remove(header::CONTENT_LENGTH);
            let half = to_bytes(body, LARGEST).await.map(|body| body.slice(..body.len() / 2)).unwrap_or_default();
            let torn = stream::iter([Ok(half), Err(std::io::Error::other("cut"))]);
            Response::from_parts(head, Body::from_stream(torn))
        }
        Some(Answer::Altered(from, to)) => {
            let (mut head, body) = answer.into_parts();
            head.headers.remove(header::CONTENT_LENGTH);
            let body = to_bytes(body, LARGEST).await.unwrap_or_default();
            Response::from_parts(head, Body::from(String::from_utf8_lossy(&body).replace(from, to)))
        }
    }
}
