//! The same key with the same body does nothing twice; with another body it is refused.

use multiportal::api::Path;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::json;

use crate::env::{TestEnv, at_once, fresh_key};
use support::fixtures::wrong_code;

fn again(request: &RequestBuilder) -> RequestBuilder {
    request.try_clone().unwrap()
}

/// A recovery's request and one of its member's, ready to be sent more than once.
async fn recovering(env: &TestEnv) -> RequestBuilder {
    let proof = env.proof("recover_username").await;
    let body = json!({ "email": env.member(0).email, "proof": proof, "sms": { "platform": "none" } });
    env.posting(Path::RecoverUsername, &body)
}

#[tokio::test]
async fn a_repeated_recovery_answers_the_same_and_sends_one_text() {
    let mut env = TestEnv::new().await;
    let request = recovering(&env).await;
    let first = env.send(again(&request)).await;
    let second = env.send(again(&request)).await;
    assert_eq!((first.status, &first.text), (second.status, &second.text));
    assert_ne!(first.header("request-id"), second.header("request-id"));
    env.forward(14 * 60);
    env = env.restarted().await;
    let third = env.send(request).await;
    assert_eq!((first.status, first.text), (third.status, third.text));
    assert_eq!(env.texts_to(env.member(0).phone).len(), 1);
}

#[tokio::test]
async fn a_repeated_wrong_pin_counts_once() {
    let env = TestEnv::new().await;
    let attempt = env.attempt("mlopez").await;
    let request = env.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" }));
    for _ in 0..8 {
        assert_eq!(env.send(again(&request)).await.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    }
    assert_eq!(env.pin(&attempt, "1111").await.number("attempts_left"), 3);
}

#[tokio::test]
async fn a_repeated_right_pin_gets_the_same_session() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    let request = env.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": member.pin }));
    let (first, second) = (env.send(again(&request)).await, env.send(request).await);
    assert_eq!(first.is(StatusCode::CREATED).text, second.text);
    env.session(&second.word("token")).await.is(StatusCode::OK);
}

#[tokio::test]
async fn repeated_code_gets_one_grant_or_counts_once() {
    let env = TestEnv::new().await;
    let recovery = env.recover_password(env.member(0)).await.word("recovery");
    let path = Path::Code { recovery: &recovery };
    let wrong = env.posting(path, &json!({ "code": wrong_code(&env.last_code()) }));
    for _ in 0..6 {
        assert_eq!(env.send(again(&wrong)).await.is_problem(401, "wrong_code").number("attempts_left"), 4);
    }
    let right = env.posting(path, &json!({ "code": env.last_code() }));
    let (first, second) = (env.send(again(&right)).await, env.send(right).await);
    assert_eq!(first.is(StatusCode::OK).text, second.text);
}

#[tokio::test]
async fn a_repeated_new_pin_sends_one_receipt() {
    let env = TestEnv::new().await;
    let (recovery, grant) = env.granted(env.member(0)).await;
    let before = env.messages().len();
    let request = env.request(Method::PUT, Path::ChoosePin { recovery: &recovery });
    let request = request.header("idempotency-key", fresh_key()).json(&json!({ "grant": grant, "pin": "2580" }));
    for _ in 0..3 {
        env.send(again(&request)).await.is(StatusCode::NO_CONTENT);
    }
    assert_eq!(env.messages().len(), before + 2);
}

#[tokio::test]
async fn two_at_once_do_the_thing_once() {
    let env = TestEnv::new().await;
    let request = recovering(&env).await;
    let mut received = at_once((0..8).map(|_| again(&request))).await;
    received.dedup_by(|one, other| one.text == other.text);
    assert_eq!(received.len(), 1);
    assert_eq!(env.texts_to(env.member(0).phone).len(), 1);
}

#[tokio::test]
async fn same_key_with_another_body_is_refused() {
    let env = TestEnv::new().await;
    let attempt = env.attempt("mlopez").await;
    let key = fresh_key();
    let guess = |pin: &str| {
        let request = env.request(Method::POST, Path::Pin { attempt: &attempt }).header("idempotency-key", &key);
        env.send(request.json(&json!({ "pin": pin })))
    };
    guess("1111").await.is_problem(401, "wrong_pin");
    guess("8305").await.is_problem(422, "idempotency_mismatch");
    guess("1111").await.is_problem(401, "wrong_pin");
    assert_eq!(env.pin(&attempt, "1111").await.number("attempts_left"), 3);
}

#[tokio::test]
async fn a_refused_call_that_did_nothing_leaves_its_key_free() {
    let env = TestEnv::new().await;
    let (recovery, grant) = env.granted(env.member(0)).await;
    let key = fresh_key();
    let choose = |pin: &str| {
        let request = env.request(Method::PUT, Path::ChoosePin { recovery: &recovery }).header("idempotency-key", &key);
        env.send(request.json(&json!({ "grant": grant, "pin": pin })))
    };
    choose("0000").await.is_problem(422, "weak_pin");
    choose("2580").await.is(StatusCode::NO_CONTENT);
    choose("3691").await.is_problem(422, "idempotency_mismatch");
}

#[tokio::test]
async fn a_key_belongs_to_its_call_and_its_path() {
    let env = TestEnv::new().await;
    let key = fresh_key();
    let (one, other) = (env.attempt("mlopez").await, env.attempt("cgomez").await);
    for attempt in [one, other] {
        let request = env.request(Method::POST, Path::Pin { attempt: &attempt }).header("idempotency-key", &key);
        let received = env.send(request.json(&json!({ "pin": "1111" }))).await;
        assert_eq!(received.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    }
}

#[tokio::test]
async fn a_key_is_forgotten_some_time_after_its_fifteen_minutes() {
    let env = TestEnv::new().await;
    let body = json!({ "purpose": "log_in" });
    let request = env.posting(Path::Challenges, &body);
    let first = env.send(again(&request)).await;
    env.forward(15 * 60);
    for _ in 0..16 {
        env.post(Path::Challenges, &body).await.is(StatusCode::CREATED);
    }
    assert_ne!(env.send(request).await.text, first.text);
}

#[tokio::test]
async fn a_key_that_is_missing_or_none_is_refused() {
    let env = TestEnv::new().await;
    let bare = || env.request(Method::POST, Path::Challenges).json(&json!({ "purpose": "log_in" }));
    env.send(bare()).await.is_problem(400, "invalid_idempotency_key");
    let long = "0".repeat(33);
    for key in ["", "0", &long, "0123456789abcdef0123456789abcdeg", "../../../../etc/passwd00000000000"] {
        env.send(bare().header("idempotency-key", key)).await.is_problem(400, "invalid_idempotency_key");
    }
    let twice = bare().header("idempotency-key", fresh_key()).header("idempotency-key", fresh_key());
    env.send(twice).await.is_problem(400, "invalid_idempotency_key");
}
