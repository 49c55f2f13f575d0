//! Wrong PINs: what is left, how long to wait, and that a lock never locks the member out.

use multiportal::api::Path;
use serde_json::json;

use crate::env::{TestEnv, at_once};
use reqwest::StatusCode;

/// Five wrong PINs.
async fn lock(env: &TestEnv, username: &str) -> String {
    let attempt = env.attempt(username).await;
    for left in (0..5).rev() {
        let received = env.pin(&attempt, "1111").await;
        received.is_problem(401, "wrong_pin");
        assert_eq!(received.number("attempts_left"), left);
    }
    attempt
}

#[tokio::test]
async fn fifth_wrong_pin_names_the_wait_sixth_is_refused() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = lock(&env, member.username).await;
    let refused = env.pin(&attempt, member.pin).await;
    refused.is_problem(429, "locked");
    assert_eq!(refused.number("retry_after"), 30);
    env.forward(29);
    env.pin(&attempt, member.pin).await.is_problem(429, "locked");
    env.forward(1);
    env.pin(&attempt, member.pin).await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn waits_double_up_to_an_hour_across_attempts_and_restarts() {
    let mut env = TestEnv::new().await;
    let member = env.member(0);
    lock(&env, member.username).await;
    for (before, wait) in
        [(30, 60), (60, 120), (120, 240), (240, 480), (480, 960), (960, 1920), (1920, 3600), (3600, 3600)]
    {
        env.forward(before);
        env = env.restarted().await;
        let received = env.log_in_with(member.username, "1111").await;
        received.is_problem(401, "wrong_pin");
        assert_eq!((received.number("attempts_left"), received.number("retry_after")), (0, wait));
        env.log_in_with(member.username, member.pin).await.is_problem(429, "locked");
    }
}

#[tokio::test]
async fn a_right_pin_gives_all_five_tries_back() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    for _ in 0..2 {
        for left in [4, 3, 2, 1] {
            let received = env.log_in_with(member.username, "1111").await;
            assert_eq!(received.is_problem(401, "wrong_pin").number("attempts_left"), left);
        }
        env.log_in_with(member.username, member.pin).await.is(StatusCode::CREATED);
    }
}

#[tokio::test]
async fn a_locked_member_recovers_the_pin_and_the_lock_falls() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    lock(&env, member.username).await;
    env.new_pin(member, "2580").await;
    env.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn a_pin_of_no_shape_costs_no_try() {
    let env = TestEnv::new().await;
    let attempt = env.attempt(env.member(0).username).await;
    for pin in ["", "830", "83055", "83a5", "８３０５", " 8305"] {
        let received = env.pin(&attempt, pin).await;
        received.is_invalid("pin");
    }
    assert_eq!(env.pin(&attempt, "1111").await.number("attempts_left"), 4);
}

#[tokio::test]
async fn guesses_at_once_count_one_by_one() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    let guess = || env.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" }));
    let received = at_once((0..12).map(|_| guess())).await;
    assert_eq!(received.iter().filter(|received| received.status == 401).count(), 5);
}
