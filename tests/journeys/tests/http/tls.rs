//! Which servers the app trusts: certificates and pins.

use std::net::SocketAddr;
use std::sync::Arc;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use journeys::TestApp;
use multiportal::client::{HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::{Clock, PortalClient};
use multiportal::domain::RequestId;
use multiportal::flow::{CallError, Request};
use multiportal::platform::SystemClock;
use multiportal::runtime::fake::view::is_open;
use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair, date_time_ymd};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use support::TestEnv;
use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;

pub struct Authority(CertifiedIssuer<'static, KeyPair>);

type Issued = (CertificateDer<'static>, KeyPair);

impl Authority {
    pub fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    pub fn root(&self) -> CertificateDer<'static> {
        self.0.der().clone()
    }

    pub fn issues(&self, name: &str, change: impl FnOnce(&mut CertificateParams)) -> Issued {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new(vec![name.to_owned()]).unwrap();
        change(&mut params);
        (params.signed_by(&key, &self.0).unwrap().der().clone(), key)
    }
}

/// Accepts TLS with this certificate, and these protocols by ALPN.
pub fn acceptor((certificate, key): Issued, protocols: &[&[u8]]) -> TlsAcceptor {
    let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![certificate], key)
        .unwrap();
    config.alpn_protocols = protocols.iter().map(|protocol| protocol.to_vec()).collect();
    TlsAcceptor::from(Arc::new(config))
}

/// Starts a TLS server with this certificate in front of a portal.
async fn front(portal: SocketAddr, issued: Issued) -> SocketAddr {
    let acceptor = acceptor(issued, &[]);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let acceptor = acceptor.clone();
            tokio::spawn(async move {
                if let (Ok(mut client), Ok(mut upstream)) =
                    (acceptor.accept(client).await, TcpStream::connect(portal).await)
                {
                    // The test sees on the client's side how the connection ends.
                    let _ = copy_bidirectional(&mut client, &mut upstream).await;
                }
            });
        }
    });
    address
}

pub fn portal_at(address: SocketAddr, trust: Trust) -> HttpPortal {
    let address = PortalAddress::parse(&format!("https://{address}")).unwrap();
    HttpPortal::new(address, trust, Platform::Android).unwrap()
}

fn pins(of: &[&str]) -> Pins {
    Pins::parse(&of.join(",")).unwrap()
}

const UNUSED_PIN: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
const OTHER_UNUSED_PIN: &str = "sha256/47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

async fn refusal(portal: HttpPortal) -> Option<CallError> {
    portal.send(RequestId::new([7; 16]), &Request::Portal).await.err()
}

#[tokio::test(flavor = "multi_thread")]
async fn member_logs_in_with_the_pinned_key_or_the_spare() {
    let env = TestEnv::start().await;
    let authority = Authority::new();
    let issued = authority.issues("127.0.0.1", |_| ());
    let pin = Pins::of(&issued.0).unwrap();
    let address = front(env.portal_address(), issued).await;
    for pins in [Pins::default(), pins(&[&pin, UNUSED_PIN]), pins(&[UNUSED_PIN, &pin])] {
        let portal = portal_at(address, Trust::only(authority.root(), pins).unwrap());
        let app = TestApp::connected(portal);
        app.to_session(env.member.username, env.member.pin).await;
        assert!(app.read(is_open));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn trusted_certificate_with_an_unpinned_key_is_refused() {
    let env = TestEnv::start().await;
    let authority = Authority::new();
    let address = front(env.portal_address(), authority.issues("127.0.0.1", |_| ())).await;
    let trust = Trust::only(authority.root(), pins(&[UNUSED_PIN, OTHER_UNUSED_PIN])).unwrap();
    assert_eq!(refusal(portal_at(address, trust)).await, Some(CallError::NotGenuine));
    assert!(env.proxy.calls().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn unknown_authority_and_certificate_of_another_name_are_refused() {
    let env = TestEnv::start().await;
    let authority = Authority::new();
    let issued = authority.issues("127.0.0.1", |_| ());
    let pin = Pins::of(&issued.0).unwrap();
    let address = front(env.portal_address(), issued).await;
    // A pin does not replace a trusted authority.
    for trust in [
        Trust::public(Pins::default()),
        Trust::public(pins(&[&pin, UNUSED_PIN])),
        Trust::only(Authority::new().root(), pins(&[&pin, UNUSED_PIN])).unwrap(),
    ] {
        assert_eq!(refusal(portal_at(address, trust)).await, Some(CallError::NotGenuine));
    }
    let elsewhere = front(env.portal_address(), authority.issues("portal.example", |_| ())).await;
    let trust = Trust::only(authority.root(), Pins::default()).unwrap();
    assert_eq!(refusal(portal_at(elsewhere, trust)).await, Some(CallError::NotGenuine));
}

#[tokio::test(flavor = "multi_thread")]
async fn certificate_years_out_of_its_time_means_a_wrong_date() {
    let env = TestEnv::start().await;
    let now: Timestamp = SystemClock::default().now().wall;
    let yesterday = (now - 24.hours()).to_zoned(TimeZone::UTC).date();
    let [past, recent, future] = [(2020, 1, 1), (yesterday.year(), yesterday.month(), yesterday.day()), (4000, 1, 1)]
        .map(|(year, month, day)| date_time_ymd(year.into(), month.unsigned_abs(), day.unsigned_abs()));
    for (from, until, error) in [
        (None, Some(past), CallError::WrongDate),
        (Some(future), None, CallError::WrongDate),
        (None, Some(recent), CallError::NotGenuine),
    ] {
        let authority = Authority::new();
        let issued = authority.issues("127.0.0.1", |params| {
            params.not_before = from.unwrap_or(params.not_before);
            params.not_after = until.unwrap_or(params.not_after);
        });
        let address = front(env.portal_address(), issued).await;
        let trust = Trust::only(authority.root(), Pins::default()).unwrap();
        assert_eq!(refusal(portal_at(address, trust)).await, Some(error));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn https_without_tls_is_refused() {
    let env = TestEnv::start().await;
    let portal = portal_at(env.portal_address(), Trust::public(Pins::default()));
    assert_eq!(refusal(portal).await, Some(CallError::NotGenuine));
}
