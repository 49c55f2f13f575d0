//! Proof of work: ALTCHA challenges made, and the proofs of them checked.
//!
//! Purpose and end stand in the signed part. The end is ours to check, not the library's, because the portal's clock is
//! handed in. Ends at the proof itself: that it is spent once is the calls' to keep, in the database.

use std::collections::BTreeMap;

use crate::limits::CHALLENGE_LIFE;
use altcha::{Challenge, CreateChallengeOptions, Payload, VerifySolutionOptions, create_challenge, verify_solution};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use multiportal::api::{ProblemCode, Purpose};
use rand::RngExt;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use secrecy::ExposeSecret;

use crate::config::ProofCost;
use crate::keys::Keys;
use crate::stamp::Stamp;

const PURPOSE: &str = "purpose";
const ENDS: &str = "ends";

/// Why a proof is refused: each has a code of its own on the wire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProofError {
    /// Take another challenge: this is none of ours, altered, unsolved or of another purpose.
    #[error("not a proof for this call")]
    Invalid,
    /// Take another challenge: this one's time is over.
    #[error("older than a challenge lives")]
    Expired,
}

impl From<ProofError> for ProblemCode {
    fn from(error: ProofError) -> Self {
        match error {
            ProofError::Invalid => Self::InvalidProof,
            ProofError::Expired => Self::ProofExpired,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Proof {
    /// The challenge's own number.
    pub nonce: [u8; 16],
    /// When its challenge ends, and with it the need to remember it.
    pub ends: Stamp,
}

pub fn create(keys: &Keys, cost: ProofCost, purpose: &Purpose, now: Stamp) -> Result<Challenge, altcha::Error> {
    let ends = now.after(CHALLENGE_LIFE).timestamp().as_millisecond();
    let data = BTreeMap::from([(PURPOSE.to_owned(), purpose.as_str().into()), (ENDS.to_owned(), ends.into())]);
    create_challenge(CreateChallengeOptions {
        cost: cost.iterations,
        counter: Some(UnwrapErr(SysRng).random_range(0..cost.rounds.max(1))),
        data: Some(data),
        // The library signs with these keys; they leave it in no other form.
        hmac_signature_secret: Some(keys.challenges.expose_secret().to_owned()),
        hmac_key_signature_secret: Some(keys.solutions.expose_secret().to_owned()),
        ..CreateChallengeOptions::default()
    })
}

/// Checks a proof: base64 of ALTCHA's payload.
pub fn check(keys: &Keys, purpose: &Purpose, proof: &str, now: Stamp) -> Result<Proof, ProofError> {
    let payload = STANDARD.decode(proof).map_err(|_| ProofError::Invalid)?;
    let Payload { challenge, solution } = serde_json::from_slice(&payload).map_err(|_| ProofError::Invalid)?;
    let verified = verify_solution(VerifySolutionOptions {
        // The library checks with the keys that it signed with.
        hmac_key_signature_secret: Some(keys.solutions.expose_secret().to_owned()),
        ..VerifySolutionOptions::new(&challenge, &solution, keys.challenges.expose_secret())
    });
    if !verified.is_ok_and(|result| result.verified) {
        return Err(ProofError::Invalid);
    }
    // From here on the challenge is our own: its signature held.
    let said = |what| challenge.parameters.data.as_ref().and_then(|data| data.get(what));
    if said(PURPOSE).and_then(|word| word.as_str()) != Some(purpose.as_str()) {
        return Err(ProofError::Invalid);
    }
    let ends = said(ENDS).and_then(serde_json::Value::as_i64).ok_or(ProofError::Invalid)?;
    let ends = Stamp::from(jiff::Timestamp::from_millisecond(ends).map_err(|_| ProofError::Invalid)?);
    if !ends.is_open(now, CHALLENGE_LIFE) {
        return Err(ProofError::Expired);
    }
    let nonce = u128::from_str_radix(&challenge.parameters.nonce, 16).map_err(|_| ProofError::Invalid)?;
    Ok(Proof { nonce: nonce.to_be_bytes(), ends })
}
