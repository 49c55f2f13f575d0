//! Sessions: five idle minutes, thirty in all, and the access before.

use crate::town::Town;
use multiportal::api::Path;
use reqwest::{Method, StatusCode};

#[tokio::test]
async fn a_session_ends_after_five_idle_minutes() {
    let town = Town::new().await;
    let token = town.token(town.member(0)).await;
    town.forward(299);
    town.session(&token).await.is(StatusCode::OK);
    town.forward(299);
    town.session(&token).await.is(StatusCode::OK);
    town.forward(300);
    town.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn a_session_ends_after_thirty_minutes_however_busy() {
    let town = Town::new().await;
    let token = town.token(town.member(0)).await;
    for spent in (240..1_800).step_by(240) {
        town.forward(240);
        assert_eq!(town.session(&token).await.number("expires_in"), 1_800 - spent);
    }
    town.forward(120);
    town.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn logging_out_ends_the_session_once() {
    let town = Town::new().await;
    let token = town.token(town.member(0)).await;
    let log_out = || town.send(town.request(Method::DELETE, Path::Session).bearer_auth(&token));
    log_out().await.is(StatusCode::NO_CONTENT);
    log_out().await.is_problem(401, "session_over");
    town.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn what_is_no_token_is_no_session() {
    let town = Town::new().await;
    let asked = |value: &'static str| town.request(Method::GET, Path::Session).header("authorization", value);
    for value in ["", "Bearer", "Bearer ", "Basic YTpi", "Bearer ' OR 1=1", "bearer x y z"] {
        let reply = town.send(asked(value)).await;
        assert_eq!(reply.is_problem(401, "session_over").header("www-authenticate"), Some("Bearer"));
    }
    town.send(town.request(Method::GET, Path::Session)).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn the_access_before_is_told_with_its_time_and_its_device() {
    let town = Town::new().await;
    let member = town.member(0);
    town.token(member).await;
    town.forward(86_400);
    let attempt = town.attempt(member.username).await;
    let body = serde_json::json!({ "pin": member.pin });
    let request = town.posting(Path::Pin { attempt: &attempt }, &body).header("user-agent", "Mozilla/5.0 (X11; Linux)");
    let second = town.send(request).await;
    assert_eq!(second.json()["last_access"], serde_json::json!({ "at": "2026-03-02T15:02:00Z", "device": "Android" }));
    let seen = town.session(&second.word("token")).await;
    assert_eq!(seen.json()["last_access"], second.json()["last_access"]);
    let third = town.log_in_with(member.username, member.pin).await;
    assert_eq!(third.json()["last_access"]["device"], "Navegador");
}
