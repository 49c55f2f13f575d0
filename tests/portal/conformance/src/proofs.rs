//! Calls · `POST /challenges`, and the proofs made of it: good once, for one purpose.

use crate::limits::CHALLENGE_LIFE;
use multiportal::api::{Path, ProblemCode, Purpose, SmsChannel};

use super::Suite;
use super::call::Call;
use super::finding::{Checked, ensure};
use super::member::random_stranger;
use super::proof::{challenge, proof};
use super::report::rule;
use super::steps::{log_in_request, password_request, username_request};

const HEADING: &str = "Calls · POST /challenges";

/// Checks them, for people whom no portal knows: nothing is spent.
pub async fn check(suite: &Suite) {
    rule(suite, HEADING, "gives an ALTCHA v2 challenge for 5 minutes, and never the same one", async {
        let mut challenges = Vec::new();
        for purpose in [Purpose::LogIn, Purpose::RecoverUsername, Purpose::RecoverPassword, Purpose::LogIn] {
            let given = challenge(suite, purpose).await?;
            let life = CHALLENGE_LIFE.as_secs();
            ensure(given.expires_in == life, || format!("expires_in is {}", given.expires_in))?;
            ensure(!challenges.contains(&given.challenge), || "two challenges are the same".to_owned())?;
            challenges.push(given.challenge);
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "a purpose that is none is 400 or 422", async {
        let call = Call::post(Path::Challenges, &serde_json::json!({ "purpose": "become_admin" }));
        let answer = suite.send(call).await?;
        answer
            .refused(400, &ProblemCode::InvalidBody)
            .or_else(|_| answer.refused(422, &ProblemCode::InvalidField))
            .map(drop)
    })
    .await;

    rule(suite, HEADING, "a spent proof is 422 proof_spent", async {
        let spent = proof(suite, Purpose::LogIn).await?.text();
        log_in(suite, spent.clone()).await?.expect(201)?;
        log_in(suite, spent).await?.refused(422, &ProblemCode::ProofSpent).map(drop)
    })
    .await;

    rule(suite, HEADING, "a proof for another purpose is 422 invalid_proof", async {
        let (name, sms) = (random_stranger(None), SmsChannel::None {});
        let made = proof(suite, Purpose::RecoverUsername).await?.text();
        log_in(suite, made).await?.refused(422, &ProblemCode::InvalidProof)?;
        let made = proof(suite, Purpose::LogIn).await?.text();
        let call = Call::post(Path::RecoverUsername, &username_request(&name, made, sms.clone()));
        suite.send(call).await?.refused(422, &ProblemCode::InvalidProof)?;
        let made = proof(suite, Purpose::RecoverUsername).await?.text();
        let call = Call::post(Path::RecoverPassword, &password_request(&name, made, sms));
        suite.send(call).await?.refused(422, &ProblemCode::InvalidProof).map(drop)
    })
    .await;

    rule(suite, HEADING, "a proof of altered cost, salt, solution or signature is 422 invalid_proof", async {
        for spoilt in proof(suite, Purpose::LogIn).await?.altered()? {
            log_in(suite, spoilt).await?.refused(422, &ProblemCode::InvalidProof)?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "no proof and garbage are 422 invalid_proof", async {
        for garbage in ["", "e30=", "!!!", "null", "\0\0\0\0", &"A".repeat(10_000)] {
            log_in(suite, garbage.to_owned()).await?.refused(422, &ProblemCode::InvalidProof)?;
        }
        Ok(())
    })
    .await;
}

async fn log_in(suite: &Suite, proof: String) -> Checked<super::answer::Answer> {
    suite.send(Call::post(Path::LogIn, &log_in_request(&random_stranger(None), proof))).await
}
