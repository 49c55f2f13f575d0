//! "No fui yo": log-in and recovery stop, and only the right PIN reveals it.

use crate::env::TestEnv;
use portal::SeededMember;
use reqwest::StatusCode;

/// A member who chose 2580 and said it was not them.
async fn frozen(env: &TestEnv) -> SeededMember {
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    env.freeze(&env.last_receipt()).await.is(StatusCode::NO_CONTENT);
    SeededMember { pin: "2580", ..member }
}

#[tokio::test]
async fn only_the_right_pin_reveals_a_freeze() {
    let env = TestEnv::new().await;
    let member = frozen(&env).await;
    let attempt = env.attempt(member.username).await;
    assert_eq!(env.pin(&attempt, "1111").await.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    env.pin(&attempt, member.pin).await.is_problem(403, "frozen");
}

#[tokio::test]
async fn freeze_ends_sessions_and_stops_open_recoveries() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    let receipt = env.last_receipt();
    let token = env.log_in_with(member.username, "2580").await.word("token");
    let open = env.recover_username(member.email).await.word("recovery");
    let code = env.last_code();
    env.freeze(&receipt).await.is(StatusCode::NO_CONTENT);
    env.session(&token).await.is_problem(401, "session_over");
    env.code(&open, &code).await.is_problem(401, "wrong_code");
    let before = env.messages().len();
    env.forward(60);
    env.resend(&open).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.messages().len(), before);
}

#[tokio::test]
async fn frozen_member_gets_no_code_and_the_same_answer() {
    let env = TestEnv::new().await;
    let member = frozen(&env).await;
    let before = env.messages().len();
    env.recover_username(member.email).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.messages().len(), before);
}

#[tokio::test]
async fn a_freeze_ends_a_grant_that_is_out() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    let receipt = env.last_receipt();
    let (recovery, grant) = env.granted(member).await;
    env.freeze(&receipt).await.is(StatusCode::NO_CONTENT);
    env.choose_pin(&recovery, &grant, "3691").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn receipts_that_are_none_are_slowed_down() {
    let env = TestEnv::with(|config| config.limits.address_calls.most = 3).await;
    for _ in 0..3 {
        env.freeze("AAAA-AAAA-AAAA-AAAA").await.is_problem(410, "receipt_over");
    }
    env.freeze("AAAA-AAAA-AAAA-AAAA").await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn a_receipt_is_good_once_however_it_is_typed() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    for receipt in ["", "AAAA-AAAA-AAAA-AAAA", "' OR 1=1 --", &"A".repeat(10_000)] {
        env.freeze(receipt).await.is_problem(410, "receipt_over");
    }
    let typed = env.last_receipt().to_lowercase().replace('-', " ").replace('0', "o");
    env.freeze(&typed).await.is(StatusCode::NO_CONTENT);
    env.freeze(&env.last_receipt()).await.is_problem(410, "receipt_over");
}
