//! Accepts connections, and ends those that take too long (Common rules, "Floods").
//!
//! hyper has one time limit for both an idle connection and the headers of its next request; [`timed`] has one for each.

use core::convert::Infallible;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::TokioIo;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tower_service::Service as _;

use crate::config::Timeouts;
use timed::Timed;

mod timed;

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

async fn connection(stream: impl AsyncRead + AsyncWrite + Unpin, peer: SocketAddr, router: Router, timeouts: Timeouts) {
    let (stream, request) = Timed::new(stream, timeouts);
    let service = service_fn(move |mut incoming: Request<Incoming>| {
        let (mut router, request) = (router.clone(), request.clone());
        incoming.extensions_mut().insert(ConnectInfo(peer));
        request.begin();
        async move {
            let response: Result<Response<Body>, Infallible> = router.call(incoming.map(Body::new)).await;
            request.end();
            response
        }
    });
    // Half-closed connections are served too: without this, a call whose client hangs up at once is dropped before its
    // body is read. What goes wrong on a connection is the client's to see.
    let _ = http1::Builder::new().half_close(true).serve_connection(TokioIo::new(stream), service).await;
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use core::time::Duration;

    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::time::Instant;

    use super::*;

    /// Sends these bytes. Returns what comes until the connection is closed, and the seconds that this took.
    async fn until_closed(parts: &[(u64, &str)]) -> (String, u64) {
        let (mut client, server) = duplex(1024);
        let router = Router::new().fallback(async || "answered");
        let begun = Instant::now();
        tokio::spawn(connection(server, SocketAddr::from(([127, 0, 0, 1], 1)), router, Timeouts::default()));
        for (pause, bytes) in parts {
            tokio::time::sleep(Duration::from_secs(*pause)).await; // The clock of this runtime is paused.
            client.write_all(bytes.as_bytes()).await.unwrap();
        }
        let mut answer = String::new();
        let _ = client.read_to_string(&mut answer).await;
        (answer, begun.elapsed().as_secs())
    }

    #[tokio::test(start_paused = true)]
    async fn late_headers_end_a_connection_after_ten_seconds() {
        assert_eq!(until_closed(&[]).await, (String::new(), 10));
        let trickle = [(0, "GET / HT"), (4, "TP/1.1\r\nho"), (4, "st: x\r\n"), (1, "x-sl")];
        assert_eq!(until_closed(&trickle).await, (String::new(), 10));
    }

    #[tokio::test(start_paused = true)]
    async fn idle_connections_end_after_a_minute_and_serve_until_then() {
        let request = "GET / HTTP/1.1\r\nhost: x\r\n\r\n";
        let (answer, seconds) = until_closed(&[(0, request), (59, request)]).await;
        assert_eq!((answer.matches("answered").count(), seconds), (2, 59 + 60));
        let (answer, seconds) = until_closed(&[(0, request), (59, "GET / HTTP/1.1\r\n")]).await;
        assert_eq!((answer.matches("answered").count(), seconds), (1, 59 + 10));
    }

    #[tokio::test]
    async fn client_that_hangs_up_at_once_is_served() {
        let (mut client, server) = duplex(1024);
        let (arrived, mut bodies) = tokio::sync::mpsc::channel(1);
        let router = Router::new().fallback(async move |body: String| arrived.send(body).await.unwrap());
        client.write_all(b"POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n\r\nbody").await.unwrap();
        drop(client);
        connection(server, SocketAddr::from(([127, 0, 0, 1], 1)), router, Timeouts::default()).await;
        assert_eq!(bodies.recv().await.as_deref(), Some("body"));
    }
}
