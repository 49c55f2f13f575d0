//! The key of a trusted phone, as its hardware would hold it.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use multiportal::api::{PhonePurpose, PhoneStatement};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair as _};

const SPKI: &str = "3059301306072a8648ce3d020106082a8648ce3d030107034200";

pub struct Key(EcdsaKeyPair);

impl Key {
    pub fn new() -> Self {
        let random = SystemRandom::new();
        let made = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
        Self(EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, made.as_ref(), &random).unwrap())
    }

    pub fn spki(&self) -> String {
        let prefix = (0..SPKI.len()).step_by(2).map(|at| u8::from_str_radix(&SPKI[at..at + 2], 16).unwrap());
        URL_SAFE_NO_PAD.encode(prefix.chain(self.0.public_key().as_ref().iter().copied()).collect::<Vec<u8>>())
    }

    pub fn sign(&self, purpose: &PhonePurpose, host: &str, phone: &str, challenge: &str) -> String {
        let statement = PhoneStatement { purpose, host, phone, challenge }.to_string();
        URL_SAFE_NO_PAD.encode(self.0.sign(&SystemRandom::new(), statement.as_bytes()).unwrap())
    }
}
