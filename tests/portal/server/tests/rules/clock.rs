//! A clock that ran ahead for a moment and came back: it locks no member, and nothing of that moment is valid.

use std::time::Duration;

use portal::Clock as _;
use reqwest::StatusCode;

use crate::env::TestEnv;

/// Does something while the clock is 30 days ahead.
async fn ahead<T>(env: &TestEnv, work: impl AsyncFnOnce() -> T) -> T {
    let before = env.clock.now();
    env.clock.forward(Duration::from_hours(30 * 24));
    let done = work().await;
    env.clock.set(before);
    done
}

#[tokio::test]
async fn wrong_pins_of_a_moment_ahead_lock_no_member() {
    let env = TestEnv::with(|config| config.limits.address_wrong_pins.most = 5).await;
    let member = env.member(0);
    ahead(&env, async || {
        for _ in 0..5 {
            env.log_in_with(member.username, "1111").await.is_problem(401, "wrong_pin");
        }
    })
    .await;
    env.log_in_with(member.username, member.pin).await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn a_session_of_a_moment_ahead_is_over() {
    let env = TestEnv::new().await;
    let token = ahead(&env, async || env.token(env.member(0)).await).await;
    env.session(&token).await.is_problem(401, "session_over");
}

#[tokio::test]
async fn codes_and_quotas_of_a_moment_ahead_are_void() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let recovery = ahead(&env, async || {
        let mut recovery = String::new();
        for _ in 0..3 {
            recovery = env.recover_username(member.email).await.word("recovery");
        }
        recovery
    })
    .await;
    env.code(&recovery, &env.last_code()).await.is_problem(410, "recovery_over");
    env.recover_username(member.email).await.is(StatusCode::ACCEPTED);
}

#[tokio::test]
async fn a_small_correction_of_the_clock_ends_nothing() {
    let env = TestEnv::new().await;
    let token = env.token(env.member(0)).await;
    let now = env.clock.now();
    env.clock.set(now - jiff::SignedDuration::from_secs(30));
    env.session(&token).await.is(StatusCode::OK);
}

#[tokio::test]
async fn wrong_pins_are_forgotten_after_a_day() {
    let env = TestEnv::new().await;
    for username in [env.member(0).username, "nadie"] {
        env.log_in_with(username, "1111").await;
        env.forward(24 * 3_600 - 1);
        assert_eq!(env.log_in_with(username, "1111").await.number("attempts_left"), 3);
        env.forward(24 * 3_600);
        assert_eq!(env.log_in_with(username, "1111").await.number("attempts_left"), 4);
    }
}
