//! A log-in by a phone's signature: the portal's whole answer, and the check of the signature alone.

use std::hint::black_box;
use std::time::Instant;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use multiportal::api::Path;
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1, ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair, UnparsedPublicKey,
};
use serde_json::json;

use crate::child::Child;
use crate::statistics::quantile;
use crate::wire::Wire;

const CALLS: usize = 500;
/// A phone that the portal does not know: it checks the signature with a key of its own and answers as late.
const PHONE: &str = "AAAAAAAAAAAAAAAAAAAAAA";

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn run(portal: &Child) {
    let random = SystemRandom::new();
    let key = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).unwrap();
    let key = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, key.as_ref(), &random).unwrap();
    let public = UnparsedPublicKey::new(&ECDSA_P256_SHA256_ASN1, key.public_key().as_ref());
    let mut wire = Wire::to(&portal.address);
    let (mut answers, mut checks) = (Vec::new(), Vec::new());
    for _ in 0..CALLS {
        let asked = wire.post(Path::PhoneChallenges, &json!({ "purpose": "log_in", "phone": PHONE }));
        let challenge = asked.body["challenge"].as_str().unwrap();
        let signature = key.sign(&random, challenge.as_bytes()).unwrap();
        let begun = Instant::now();
        black_box(public.verify(challenge.as_bytes(), signature.as_ref())).unwrap();
        checks.push(begun.elapsed());
        let body = json!({ "challenge": challenge, "signature": URL_SAFE_NO_PAD.encode(signature) });
        let received = wire.post(Path::PhoneLogIn { phone: PHONE }, &body);
        assert_eq!(received.body["code"], "phone_refused", "{}", received.body);
        answers.push(received.took);
    }
    let (answer, check) = (quantile(&mut answers, 0.5), quantile(&mut checks, 0.5));
    println!("phone_log_in: signature check {check:.3} ms, whole answer {answer:.3} ms (p50 of {CALLS})");
}
