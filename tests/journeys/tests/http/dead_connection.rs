//! A connection that dies silently, over HTTP/2 by ALPN.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use multiportal::api::Purpose;
use multiportal::client::{HttpPortal, Pins, Trust};
use multiportal::device::PortalClient;
use multiportal::domain::RequestId;
use multiportal::flow::{Outcome, Request};
use tokio::io::{AsyncReadExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;

use super::tls::{Authority, acceptor, portal_at};

const CHALLENGE: &str = r#"{"challenge":{},"expires_in":300}"#;

/// Answers every request of a connection with a challenge.
async fn answer(acceptor: TlsAcceptor, client: TcpStream) {
    let client = acceptor.accept(client).await.unwrap();
    assert_eq!(client.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let mut connection = h2::server::handshake(client).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        let mut body = respond.send_response(http::Response::new(()), false).unwrap();
        body.send_data(CHALLENGE.into(), true).unwrap();
    }
}

/// Starts a server on a free port that handles each connection on a task of its own.
async fn serve<F>(handle: impl Fn(TcpStream) -> F + Send + 'static) -> SocketAddr
where
    F: Future<Output = ()> + Send + 'static,
{
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(handle(client));
        }
    });
    address
}

/// Forwards connections to a server until they are silenced: then they stay open and nothing comes back.
#[derive(Default)]
struct Proxy {
    connections: AtomicUsize,
    silence: Notify,
    /// Notified for bytes that a silenced connection discarded.
    discarded: Notify,
}

impl Proxy {
    async fn forward(self: Arc<Self>, mut client: TcpStream, server: SocketAddr) {
        self.connections.fetch_add(1, Ordering::SeqCst);
        let mut server = TcpStream::connect(server).await.unwrap();
        tokio::select! {
            biased;
            () = self.silence.notified() => {
                let mut bytes = [0; 1024];
                while client.read(&mut bytes).await.is_ok_and(|read| read > 0) {
                    self.discarded.notify_one();
                }
            }
            _ = copy_bidirectional(&mut client, &mut server) => {}
        }
    }
}

async fn ask(portal: &HttpPortal) -> Outcome {
    portal.send(RequestId::new([7; 16]), &Request::Challenge { purpose: Purpose::LogIn }).await
}

#[tokio::test]
async fn try_after_a_dead_connection_opens_a_new_one() {
    let authority = Authority::new();
    let acceptor = acceptor(authority.issues("127.0.0.1", |_| ()), &[b"h2"]);
    let server = serve(move |client| answer(acceptor.clone(), client)).await;
    let proxy = Arc::new(Proxy::default());
    let forwarding = Arc::clone(&proxy);
    let address = serve(move |client| Arc::clone(&forwarding).forward(client, server)).await;
    let portal = portal_at(address, Trust::only(authority.root(), Pins::default()).unwrap());
    ask(&portal).await.unwrap();
    proxy.silence.notify_waiters();
    // The first try is dropped, as its time-out drops it.
    tokio::select! {
        outcome = ask(&portal) => panic!("a dead connection answered: {outcome:?}"),
        () = proxy.discarded.notified() => {}
    }
    assert_eq!(proxy.connections.load(Ordering::SeqCst), 1);
    ask(&portal).await.unwrap();
    assert_eq!(proxy.connections.load(Ordering::SeqCst), 2);
}
