//! Sessions: five idle minutes, thirty in all, and the access before.

use crate::env::TestEnv;
use multiportal::api::Path;
use reqwest::{Method, StatusCode};

#[tokio::test]
async fn a_session_ends_after_five_idle_minutes() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    env.forward(299);
    env.session(&token).await.is(StatusCode::OK);
    env.forward(299);
    env.session(&token).await.is(StatusCode::OK);
    env.forward(300);
    env.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn a_session_ends_after_thirty_minutes_however_busy() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    for spent in (240..1_800).step_by(240) {
        env.forward(240);
        assert_eq!(env.session(&token).await.number("expires_in"), 1_800 - spent);
    }
    env.forward(120);
    env.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn logging_out_ends_the_session_once() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let log_out = || env.delete(Path::Session, &token);
    log_out().await.is(StatusCode::NO_CONTENT);
    log_out().await.is_problem(401, "session_over");
    env.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn what_is_no_token_is_no_session() {
    let env = TestEnv::new().await;
    let asked = |value: &'static str| env.request(Method::GET, Path::Session).header("authorization", value);
    for value in ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer ' OR 1=1", "bearer x y z"] {
        let received = env.send(asked(value)).await;
        assert_eq!(received.is_problem(401, "session_over").header("www-authenticate"), Some("Bearer"));
    }
    env.send(env.request(Method::GET, Path::Session)).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn last_access_has_its_time_and_device() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.token(member).await;
    env.forward(86_400);
    let attempt = env.attempt(member.username).await;
    let body = serde_json::json!({ "pin": member.pin });
    let request = env.posting(Path::Pin { attempt: &attempt }, &body).header("user-agent", "Mozilla/5.0 (X11; Linux)");
    let second = env.send(request).await;
    assert_eq!(second.json()["last_access"], serde_json::json!({ "at": "2026-03-02T15:02:00Z", "device": "Android" }));
    let seen = env.session(&second.word("token")).await;
    assert_eq!(seen.json()["last_access"], second.json()["last_access"]);
    let third = env.log_in_with(member.username, member.pin).await;
    assert_eq!(third.json()["last_access"]["device"], "Navegador");
}
