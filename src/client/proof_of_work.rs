//! Solving a proof of work with the ALTCHA library, on a thread of its own.

use altcha::{Payload, SolveChallengeOptions, solve_challenge};
use async_trait::async_trait;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::device::{ProofOfWork, UnsolvableError};
use crate::domain::Proof;
use crate::domain::limits::{PROOF_ROUND_LIMIT, PROOF_TIMEOUT};
use crate::flow::Challenge;

/// Bytes of a derived key, at the most: SHA-512's.
const KEY_LIMIT: usize = 64;

#[derive(Clone, Copy, Debug, Default)]
pub struct AltchaSolver;

#[async_trait]
impl ProofOfWork for AltchaSolver {
    async fn solve(&self, challenge: Challenge) -> Result<Proof, UnsolvableError> {
        // If the caller stops waiting, the thread goes on until the time-out.
        tokio::task::spawn_blocking(move || solve(challenge.challenge)).await.unwrap_or(Err(UnsolvableError))
    }
}

fn solve(challenge: serde_json::Value) -> Result<Proof, UnsolvableError> {
    let challenge: altcha::Challenge = serde_json::from_value(challenge).map_err(|_| UnsolvableError)?;
    let asked = &challenge.parameters;
    // Bounds one round; the time-out bounds all rounds. A portal that asks for more asks for what a phone cannot do.
    let affordable = asked.cost <= PROOF_ROUND_LIMIT && asked.key_length <= KEY_LIMIT && asked.memory_cost.is_none();
    if !affordable {
        return Err(UnsolvableError);
    }
    let options = SolveChallengeOptions {
        timeout_ms: u64::try_from(PROOF_TIMEOUT.as_millis()).unwrap_or(u64::MAX),
        ..SolveChallengeOptions::new(&challenge)
    };
    let solution = solve_challenge(options).ok().flatten().ok_or(UnsolvableError)?;
    let payload = serde_json::to_vec(&Payload { challenge, solution }).map_err(|_| UnsolvableError)?;
    Ok(Proof(STANDARD.encode(payload)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use altcha::{CreateChallengeOptions, VerifySolutionOptions, create_challenge, verify_solution};
    use core::time::Duration;
    use serde_json::json;

    use super::*;

    fn challenge() -> altcha::Challenge {
        create_challenge(CreateChallengeOptions {
            cost: 10,
            counter: Some(7),
            hmac_signature_secret: Some("s".to_owned()),
            hmac_key_signature_secret: Some("k".to_owned()),
            ..CreateChallengeOptions::default()
        })
        .unwrap()
    }

    fn verifies(challenge: &altcha::Challenge, solution: &altcha::Solution) -> bool {
        let verified = verify_solution(VerifySolutionOptions {
            hmac_key_signature_secret: Some("k".to_owned()),
            ..VerifySolutionOptions::new(challenge, solution, "s")
        });
        verified.unwrap().verified
    }

    async fn solved(challenge: serde_json::Value) -> Result<Proof, UnsolvableError> {
        AltchaSolver.solve(Challenge { challenge, expires_in: Duration::from_mins(5) }).await
    }

    #[tokio::test]
    async fn solution_verifies_against_its_challenge() {
        let set = challenge();
        let proof = solved(serde_json::to_value(&set).unwrap()).await.unwrap();
        let Payload { challenge, solution } = serde_json::from_slice(&STANDARD.decode(&proof.0).unwrap()).unwrap();
        assert_eq!(serde_json::to_value(&challenge).unwrap(), serde_json::to_value(&set).unwrap());
        assert!(verifies(&challenge, &solution));
    }

    #[tokio::test]
    async fn garbage_and_absurd_costs_are_refused_at_once() {
        let costly = |parameter: &str, value: serde_json::Value| {
            let mut challenge = serde_json::to_value(challenge()).unwrap();
            challenge["parameters"][parameter] = value;
            challenge
        };
        for challenge in [
            json!(null),
            json!({}),
            json!({"parameters": "x".repeat(1 << 20)}),
            costly("cost", json!(u32::MAX)),
            costly("keyLength", json!(1 << 30)),
            costly("memoryCost", json!(1 << 30)),
            costly("algorithm", json!("ARGON2ID")),
            costly("keyPrefix", json!("zz")),
        ] {
            assert_eq!(solved(challenge).await.map(drop), Err(UnsolvableError));
        }
    }
}
