//! Accepts connections, and ends those that take too long (Common rules, "Floods").

use core::convert::Infallible;
use std::net::SocketAddr;

use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
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
    let service = service_fn(move |mut request: Request<Incoming>| {
        let mut router = router.clone();
        request.extensions_mut().insert(ConnectInfo(peer));
        async move {
            let response: Result<Response<Body>, Infallible> = router.call(request.map(Body::new)).await;
            response
        }
    });
    let mut builder = http1::Builder::new();
    // hyper counts the wait for the next request as a wait for its headers.
    builder.timer(TokioTimer::new()).header_read_timeout(timeouts.headers);
    // What goes wrong on a connection is the client's to see.
    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
}
