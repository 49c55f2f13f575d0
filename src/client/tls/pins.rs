//! Pins: SHA-256 of the public keys (SPKI) that the portal's certificate may have (RFC 7469, section 2.4).

use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::server::ParsedCertificate;
use rustls::{CertificateError, DigitallySignedStruct, Error, SignatureScheme};
use rustls_pki_types::{CertificateDer, ServerName, UnixTime};
use sha2::{Digest, Sha256};

/// The keys that the portal's certificate may have; none set: any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins(Vec<[u8; 32]>);

/// Why a text is no set of pins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinsError {
    /// Write each as 44 characters of base64.
    #[error("a pin is the SHA-256 of a public key in base64, 44 characters; commas between pins")]
    Unreadable,
    /// Add a spare: with one pin alone, a lost key locks every member out.
    #[error("one pin alone locks every member out when its key is lost: add a spare")]
    NoSpare,
}

impl Pins {
    /// Reads pins with commas between, each with or without `sha256/` before it; an empty text has none.
    ///
    /// # Errors
    /// [`PinsError`] says what to write.
    pub fn parse(text: &str) -> Result<Self, PinsError> {
        if text.trim().is_empty() {
            return Ok(Self::default());
        }
        let pins: Result<Vec<[u8; 32]>, PinsError> = text.split(',').map(|pin| read(pin.trim())).collect();
        let pins = pins?;
        match pins.as_slice() {
            [_] => Err(PinsError::NoSpare),
            [first, rest @ ..] if rest.iter().all(|pin| pin == first) => Err(PinsError::NoSpare),
            _ => Ok(Self(pins)),
        }
    }

    /// The pin of a certificate's key, as [`Self::parse`] reads it.
    ///
    /// # Errors
    /// What rustls says of a certificate that is none.
    pub fn of(certificate: &CertificateDer<'_>) -> Result<String, Error> {
        digest(certificate).map(|digest| STANDARD.encode(digest))
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn read(pin: &str) -> Result<[u8; 32], PinsError> {
    let digest = STANDARD.decode(pin.strip_prefix("sha256/").unwrap_or(pin)).map_err(|_| PinsError::Unreadable)?;
    digest.try_into().map_err(|_| PinsError::Unreadable)
}

fn digest(certificate: &CertificateDer<'_>) -> Result<[u8; 32], Error> {
    let key = ParsedCertificate::try_from(certificate)?.subject_public_key_info();
    Ok(Sha256::digest(key.as_ref()).into())
}

/// All that `WebPKI` asks for, and a pinned key.
#[derive(Debug)]
pub(super) struct Pinned {
    webpki: Arc<WebPkiServerVerifier>,
    pins: Pins,
}

impl Pinned {
    pub(super) const fn new(webpki: Arc<WebPkiServerVerifier>, pins: Pins) -> Self {
        Self { webpki, pins }
    }
}

impl ServerCertVerifier for Pinned {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        intermediates: &[CertificateDer<'_>],
        server_name: &ServerName<'_>,
        ocsp_response: &[u8],
        now: UnixTime,
    ) -> Result<ServerCertVerified, Error> {
        let verified = self.webpki.verify_server_cert(end_entity, intermediates, server_name, ocsp_response, now)?;
        // Public values: nothing is learnt from how long the comparison takes.
        if self.pins.0.contains(&digest(end_entity)?) {
            Ok(verified)
        } else {
            Err(Error::InvalidCertificate(CertificateError::ApplicationVerificationFailure))
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki.verify_tls12_signature(message, certificate, signed)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, Error> {
        self.webpki.verify_tls13_signature(message, certificate, signed)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.webpki.supported_verify_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PIN: &str = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    const SPARE: &str = "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

    #[test]
    fn pin_and_spare_are_read_and_nothing_is_none() {
        assert_eq!(Pins::parse(&format!("{PIN}, {SPARE}")).map(|pins| pins.0.len()), Ok(2));
        assert_eq!(Pins::parse(" "), Ok(Pins::default()));
    }

    #[test]
    fn single_or_repeated_pin_asks_for_a_spare() {
        assert_eq!(Pins::parse(PIN), Err(PinsError::NoSpare));
        assert_eq!(Pins::parse(&format!("{PIN},{PIN}")), Err(PinsError::NoSpare));
    }

    #[test]
    fn what_is_no_pin_says_what_one_is() {
        for text in ["x", ",", "47DEQpj8", &format!("{PIN},"), &format!("{PIN};{SPARE}")] {
            assert_eq!(Pins::parse(text), Err(PinsError::Unreadable));
        }
    }
}
