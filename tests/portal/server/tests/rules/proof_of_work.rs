//! Proof of work: good once, for its purpose, for five minutes, and exactly as it was given.

use altcha::Payload;
use multiportal::api::Path;
use reqwest::StatusCode;
use serde_json::json;

use crate::env::{TestEnv, encode, solve};
use crate::received::Received;

async fn log_in(env: &TestEnv, proof: &str) -> Received {
    env.post(Path::LogIn, &json!({ "username": "mlopez", "proof": proof })).await
}

#[tokio::test]
async fn spent_proof_never_works_again_even_after_a_restart() {
    let mut env = TestEnv::new().await;
    let proof = env.proof("log_in").await;
    log_in(&env, &proof).await.is(StatusCode::CREATED);
    log_in(&env, &proof).await.is_problem(422, "proof_spent");
    env = env.restarted().await;
    log_in(&env, &proof).await.is_problem(422, "proof_spent");
}

#[tokio::test]
async fn proof_works_until_one_second_before_its_end() {
    let env = TestEnv::new().await;
    let (early, late) = (env.proof("log_in").await, env.proof("log_in").await);
    env.forward(299);
    log_in(&env, &early).await.is(StatusCode::CREATED);
    env.forward(1);
    log_in(&env, &late).await.is_problem(422, "proof_expired");
}

#[tokio::test]
async fn proof_costs_what_is_configured() {
    let env = TestEnv::with(|config| config.proof_cost.iterations = 7).await;
    assert_eq!(env.challenge("log_in").await["parameters"]["cost"], 7);
}

#[tokio::test]
async fn a_proof_for_another_purpose_is_worth_nothing() {
    let env = TestEnv::new().await;
    for purpose in ["recover_username", "recover_password"] {
        log_in(&env, &env.proof(purpose).await).await.is_problem(422, "invalid_proof");
    }
}

#[tokio::test]
async fn an_altered_challenge_is_none() {
    let env = TestEnv::new().await;
    let alter: [fn(&mut Payload); 10] = [
        |payload| payload.challenge.parameters.cost = 1,
        |payload| payload.challenge.parameters.salt = "00".repeat(16),
        |payload| payload.challenge.parameters.nonce = "00".repeat(16),
        |payload| payload.challenge.parameters.key_prefix = String::new(),
        |payload| payload.challenge.parameters.key_signature = None,
        |payload| payload.challenge.parameters.key_length = 1 << 40,
        |payload| payload.challenge.parameters.data = None,
        |payload| payload.challenge.signature = None,
        |payload| payload.solution.derived_key = "00".repeat(32),
        // Not solved: no more than what is asked for.
        |payload| payload.solution.derived_key.clone_from(&payload.challenge.parameters.key_prefix),
    ];
    for alter in alter {
        let mut payload = solve(env.challenge("log_in").await);
        alter(&mut payload);
        log_in(&env, &encode(&payload)).await.is_problem(422, "invalid_proof");
    }
}

#[tokio::test]
async fn none_and_garbage_are_no_proof() {
    let env = TestEnv::new().await;
    for proof in ["", " ", "null", "AAAA", "e30=", "\u{0}", "💥", &"A".repeat(10_000)] {
        log_in(&env, proof).await.is_problem(422, "invalid_proof");
    }
    log_in(&env, &"A".repeat(1_000_000)).await.is_problem(413, "body_too_large");
    env.post(Path::LogIn, &json!({ "username": "mlopez" })).await.is_problem(400, "invalid_body");
}

#[tokio::test]
async fn a_purpose_that_is_none_gets_no_challenge() {
    let env = TestEnv::new().await;
    let received = env.post(Path::Challenges, &json!({ "purpose": "everything" })).await;
    received.is_invalid("purpose");
}
