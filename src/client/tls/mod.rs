//! The certificates that the app accepts: those of public authorities, and with pins only those with a pinned key.

mod pins;

pub use pins::{Pins, PinsError};

use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use rustls_pki_types::CertificateDer;

use pins::Pinned;

/// TLS cannot be set up: no portal can be reached.
#[derive(Debug, thiserror::Error)]
#[error("TLS cannot be set up: {0}")]
pub struct UnusableTlsError(#[source] pub(super) Box<dyn core::error::Error + Send + Sync>);

#[derive(Clone, Debug)]
pub struct Trust {
    roots: RootCertStore,
    pins: Pins,
}

impl Trust {
    /// The public authorities that Mozilla trusts, and these pins.
    #[must_use]
    pub fn public(pins: Pins) -> Self {
        Self { roots: RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() }, pins }
    }

    /// One authority of a test's own instead, and these pins.
    ///
    /// # Errors
    /// What rustls says of a certificate that is none.
    pub fn only(root: CertificateDer<'static>, pins: Pins) -> Result<Self, rustls::Error> {
        let mut roots = RootCertStore::empty();
        roots.add(root)?;
        Ok(Self { roots, pins })
    }

    /// The client side of TLS, on ring, for `reqwest`'s preconfigured back end.
    ///
    /// # Errors
    /// [`UnusableTlsError`].
    pub fn client_config(self) -> Result<ClientConfig, UnusableTlsError> {
        let provider = Arc::new(ring::default_provider());
        let webpki = WebPkiServerVerifier::builder_with_provider(Arc::new(self.roots), Arc::clone(&provider))
            .build()
            .map_err(|error| UnusableTlsError(error.into()))?;
        let builder = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| UnusableTlsError(error.into()))?;
        let builder = if self.pins.is_empty() {
            builder.with_webpki_verifier(webpki)
        } else {
            builder.dangerous().with_custom_certificate_verifier(Arc::new(Pinned::new(webpki, self.pins)))
        };
        let mut config = builder.with_no_client_auth();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        Ok(config)
    }
}
