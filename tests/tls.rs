//! The portal client over TLS: a connection that dies silently (HTTP/2, by ALPN), and certificates out of their time.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use jiff::{Timestamp, ToSpan, tz::TimeZone};
use multiportal::api::Purpose;
use multiportal::client::{HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::{Clock, PortalClient};
use multiportal::domain::RequestId;
use multiportal::flow::{CallError, Outcome, Request};
use multiportal::platform::SystemClock;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::io::{AsyncReadExt, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;
use tokio_rustls::TlsAcceptor;

const CHALLENGE: &str = r#"{"challenge":{},"expires_in":300}"#;

/// A server with TLS and HTTP/2 that answers every request with a challenge. Returns its address and its authority.
async fn serve(change: impl FnOnce(&mut CertificateParams)) -> (SocketAddr, CertificateDer<'static>) {
    let mut params = CertificateParams::new(Vec::new()).unwrap();
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority = CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap();
    let key = KeyPair::generate().unwrap();
    let mut params = CertificateParams::new(vec!["127.0.0.1".to_owned()]).unwrap();
    change(&mut params);
    let certificate = params.signed_by(&key, &authority).unwrap().der().clone();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], PrivateKeyDer::try_from(key.serialize_der()).unwrap())
        .unwrap();
    config.alpn_protocols = vec![b"h2".to_vec()];
    let acceptor = TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            tokio::spawn(answer(acceptor.clone(), client));
        }
    });
    (address, authority.der().clone())
}

async fn answer(acceptor: TlsAcceptor, client: TcpStream) {
    // The client ends a handshake whose certificate it does not accept.
    let Ok(client) = acceptor.accept(client).await else { return };
    assert_eq!(client.get_ref().1.alpn_protocol(), Some(&b"h2"[..]));
    let mut connection = h2::server::handshake(client).await.unwrap();
    while let Some(Ok((_, mut respond))) = connection.accept().await {
        let mut body = respond.send_response(http::Response::new(()), false).unwrap();
        body.send_data(CHALLENGE.into(), true).unwrap();
    }
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
    async fn start(server: SocketAddr) -> (Arc<Self>, SocketAddr) {
        let proxy = Arc::new(Self::default());
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let accepting = Arc::clone(&proxy);
        tokio::spawn(async move {
            while let Ok((client, _)) = listener.accept().await {
                accepting.connections.fetch_add(1, Ordering::SeqCst);
                tokio::spawn(Arc::clone(&accepting).forward(client, server));
            }
        });
        (proxy, address)
    }

    async fn forward(self: Arc<Self>, mut client: TcpStream, server: SocketAddr) {
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

fn portal_at(address: SocketAddr, authority: CertificateDer<'static>) -> HttpPortal {
    let address = PortalAddress::parse(&format!("https://{address}")).unwrap();
    HttpPortal::new(address, Trust::only(authority, Pins::default()).unwrap(), Platform::Android).unwrap()
}

async fn ask(portal: &HttpPortal) -> Outcome {
    portal.send(RequestId::new([7; 16]), &Request::Challenge { purpose: Purpose::LogIn }).await
}

#[tokio::test]
async fn try_after_a_dead_connection_opens_a_new_one() {
    let (server, authority) = serve(|_| ()).await;
    let (proxy, address) = Proxy::start(server).await;
    let portal = portal_at(address, authority);
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

async fn error(change: impl FnOnce(&mut CertificateParams)) -> CallError {
    let (server, authority) = serve(change).await;
    ask(&portal_at(server, authority)).await.unwrap_err()
}

#[tokio::test]
async fn certificate_not_yet_valid_means_a_wrong_date() {
    let future = |params: &mut CertificateParams| params.not_before = date_time_ymd(4_000, 1, 1);
    assert_eq!(error(future).await, CallError::WrongDate);
}

#[tokio::test]
async fn certificate_expired_long_ago_means_a_wrong_date() {
    let past = |params: &mut CertificateParams| params.not_after = date_time_ymd(2_020, 1, 1);
    assert_eq!(error(past).await, CallError::WrongDate);
}

#[tokio::test]
async fn certificate_expired_yesterday_is_not_genuine() {
    let now: Timestamp = SystemClock::default().now().wall;
    let yesterday = (now - 24.hours()).to_zoned(TimeZone::UTC).date();
    let (year, month, day) = (yesterday.year(), yesterday.month(), yesterday.day());
    let expired = |params: &mut CertificateParams| {
        params.not_after = date_time_ymd(year.into(), month.unsigned_abs(), day.unsigned_abs());
    };
    assert_eq!(error(expired).await, CallError::NotGenuine);
}
