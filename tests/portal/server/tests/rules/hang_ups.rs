//! A call is finished once it is begun: a client that hangs up changes nothing.

use std::num::NonZeroUsize;

use multiportal::api::Path;
use reqwest::Method;
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::env::{TestEnv, at_once, fresh_key, written_out};

/// Sends a request and hangs up.
async fn hang_up(env: &TestEnv, path: Path<'_>, body: &serde_json::Value) {
    let request = written_out(&Method::POST, &path.to_string(), &fresh_key(), &body.to_string(), None);
    let mut stream = TcpStream::connect(env.running.address()).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut rest = Vec::new();
    let _ = stream.read_to_end(&mut rest).await;
}

#[tokio::test]
async fn a_wrong_pin_counts_when_the_client_hangs_up() {
    let env = TestEnv::new().await;
    let attempt = env.attempt(env.member(0).username).await;
    for _ in 0..3 {
        hang_up(&env, Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" })).await;
    }
    assert_eq!(env.pin(&attempt, "1111").await.is_problem(401, "wrong_pin").number("attempts_left"), 1);
}

#[tokio::test]
async fn a_wrong_code_counts_when_the_client_hangs_up() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    let wrong = support::fixtures::wrong_code(&env.last_code());
    for _ in 0..3 {
        hang_up(&env, Path::Code { recovery: &recovery }, &json!({ "code": wrong })).await;
    }
    assert_eq!(env.code(&recovery, &wrong).await.is_problem(401, "wrong_code").number("attempts_left"), 1);
}

#[tokio::test]
async fn resend_and_freeze_are_done_when_the_client_hangs_up() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    let receipt = env.last_receipt();
    let recovery = env.recover_username(member.email).await.word("recovery");
    let before = env.texts_to(member.phone).len();
    env.forward(60);
    hang_up(&env, Path::Resend { recovery: &recovery }, &json!({ "sms": { "platform": "none" } })).await;
    // Answered after what was begun before it.
    env.challenge("log_in").await;
    assert_eq!(env.texts_to(member.phone).len(), before + 1);
    hang_up(&env, Path::Freeze, &json!({ "receipt": receipt })).await;
    env.log_in_with(member.username, "2580").await.is_problem(403, "frozen");
}

#[tokio::test]
async fn a_hundred_calls_with_one_key_check_the_pin_once() {
    // One runs and 64 wait: a hundred checks would be refused as too many.
    let env = TestEnv::with(|config| config.cores = NonZeroUsize::MIN).await;
    let attempt = env.attempt(env.member(0).username).await;
    let request = env.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" }));
    for received in at_once((0..100).map(|_| request.try_clone().unwrap())).await {
        assert_eq!(received.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    }
    assert_eq!(env.pin(&attempt, "1111").await.number("attempts_left"), 3);
}
