//! Serves one connection, and ends it when it takes too long (Common rules, "Floods").

use core::convert::Infallible;
use core::pin::Pin;
use core::sync::atomic::{AtomicBool, Ordering};
use core::task::{Context, Poll};
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio::time::{Instant, Sleep, sleep_until};
use tower_service::Service as _;

use crate::config::Timeouts;

/// After an `accept` that failed, for lack of descriptors mostly.
const ACCEPT_PAUSE: core::time::Duration = core::time::Duration::from_millis(50);

/// Accepts connections and serves each on a task of its own, which ends with this future.
pub async fn serve(listener: TcpListener, router: Router, timeouts: Timeouts) {
    let mut connections = JoinSet::new();
    loop {
        match listener.accept().await {
            Ok((stream, peer)) => {
                let _ = stream.set_nodelay(true);
                connections.spawn(connection(stream, peer, router.clone(), timeouts));
                while connections.try_join_next().is_some() {}
            }
            Err(error) => {
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(ACCEPT_PAUSE).await; // Descriptors are freed by connections that end.
            }
        }
    }
}

async fn connection(stream: TcpStream, peer: SocketAddr, router: Router, timeouts: Timeouts) {
    let answering = Arc::new(AtomicBool::new(false));
    let io = Timed::new(stream, timeouts, Arc::clone(&answering));
    let service = service_fn(move |mut request: Request<Incoming>| {
        let (mut router, answering) = (router.clone(), Arc::clone(&answering));
        answering.store(true, Ordering::Relaxed);
        request.extensions_mut().insert(ConnectInfo(peer));
        async move {
            let response: Result<Response<Body>, Infallible> = router.call(request.map(Body::new)).await;
            answering.store(false, Ordering::Relaxed);
            response
        }
    });
    // What goes wrong on a connection is the client's to see.
    let _ = http1::Builder::new().serve_connection(TokioIo::new(io), service).await;
}

/// What a connection waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Phase {
    /// A request's headers, since the first byte of them or since the connection was made.
    Headers,
    /// The next request.
    Idle,
}

/// A stream that fails once a wait of its client has taken too long. While a call is answered, nothing is timed here.
struct Timed {
    stream: TcpStream,
    timeouts: Timeouts,
    answering: Arc<AtomicBool>,
    phase: Phase,
    since: Instant,
    sleep: Pin<Box<Sleep>>,
}

impl Timed {
    #[expect(clippy::disallowed_methods, reason = "the age of a connection is no time of the portal's clock")]
    fn new(stream: TcpStream, timeouts: Timeouts, answering: Arc<AtomicBool>) -> Self {
        let since = Instant::now();
        let sleep = Box::pin(sleep_until(since + timeouts.headers));
        Self { stream, timeouts, answering, phase: Phase::Headers, since, sleep }
    }

    #[expect(clippy::disallowed_methods, reason = "the age of a connection is no time of the portal's clock")]
    fn enter(&mut self, phase: Phase) {
        self.phase = phase;
        self.since = Instant::now();
    }

    fn poll_overdue(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        if self.answering.load(Ordering::Relaxed) {
            return Poll::Pending;
        }
        let within = match self.phase {
            Phase::Headers => self.timeouts.headers,
            Phase::Idle => self.timeouts.idle,
        };
        // Set anew, a sleep that is over would begin once more.
        if self.sleep.deadline() != self.since + within {
            self.sleep.as_mut().reset(self.since + within);
        }
        self.sleep.as_mut().poll(cx).map(|()| io::ErrorKind::TimedOut.into())
    }
}

impl AsyncRead for Timed {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let before = buf.filled().len();
        if let Poll::Ready(read) = Pin::new(&mut self.stream).poll_read(cx, buf) {
            if buf.filled().len() > before && self.phase == Phase::Idle {
                self.enter(Phase::Headers);
            }
            return Poll::Ready(read);
        }
        self.poll_overdue(cx).map(Err)
    }
}

impl AsyncWrite for Timed {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        if let Poll::Ready(written) = Pin::new(&mut self.stream).poll_write(cx, bytes) {
            self.enter(Phase::Idle);
            return Poll::Ready(written);
        }
        self.poll_overdue(cx).map(Err)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
