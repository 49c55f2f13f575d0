//! "No fui yo": log-in and recovery stop, and only who has the right PIN is told.

use crate::town::Town;
use portal::SeededMember;
use reqwest::StatusCode;

/// A member who chose 2580 and said it was not them.
async fn frozen(town: &Town) -> SeededMember {
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    town.freeze(&town.last_receipt()).await.is(StatusCode::NO_CONTENT);
    SeededMember { pin: "2580", ..member }
}

#[tokio::test]
async fn a_frozen_member_is_told_after_the_right_pin_alone() {
    let town = Town::new().await;
    let member = frozen(&town).await;
    let attempt = town.attempt(member.username).await;
    assert_eq!(town.pin(&attempt, "1111").await.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    town.pin(&attempt, member.pin).await.is_problem(403, "frozen");
}

#[tokio::test]
async fn a_frozen_member_s_sessions_end_and_open_recoveries_go_on_as_nobody_s() {
    let town = Town::new().await;
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    let receipt = town.last_receipt();
    let token = town.log_in_with(member.username, "2580").await.word("token");
    let open = town.recover_username(member.email).await.word("recovery");
    let code = town.last_code();
    town.freeze(&receipt).await.is(StatusCode::NO_CONTENT);
    town.session(&token).await.is_problem(401, "session_over");
    town.code(&open, &code).await.is_problem(401, "wrong_code");
    let before = town.letters().len();
    town.forward(60);
    town.resend(&open).await.is(StatusCode::ACCEPTED);
    assert_eq!(town.letters().len(), before);
}

#[tokio::test]
async fn a_frozen_member_gets_no_code_and_nobody_sees_the_difference() {
    let town = Town::new().await;
    let member = frozen(&town).await;
    let before = town.letters().len();
    town.recover_username(member.email).await.is(StatusCode::ACCEPTED);
    assert_eq!(town.letters().len(), before);
}

#[tokio::test]
async fn a_freeze_ends_a_grant_that_is_out() {
    let town = Town::new().await;
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    let receipt = town.last_receipt();
    let (recovery, grant) = town.granted(member).await;
    town.freeze(&receipt).await.is(StatusCode::NO_CONTENT);
    town.choose_pin(&recovery, &grant, "3691").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn receipts_that_are_none_are_slowed_down() {
    let town = Town::with(|config| config.limits.address_calls.most = 3).await;
    for _ in 0..3 {
        town.freeze("AAAA-AAAA-AAAA-AAAA").await.is_problem(410, "receipt_over");
    }
    town.freeze("AAAA-AAAA-AAAA-AAAA").await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn a_receipt_is_good_once_however_it_is_typed() {
    let town = Town::new().await;
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    for receipt in ["", "AAAA-AAAA-AAAA-AAAA", "' OR 1=1 --", &"A".repeat(10_000)] {
        town.freeze(receipt).await.is_problem(410, "receipt_over");
    }
    let typed = town.last_receipt().to_lowercase().replace('-', " ").replace('0', "o");
    town.freeze(&typed).await.is(StatusCode::NO_CONTENT);
    town.freeze(&town.last_receipt()).await.is_problem(410, "receipt_over");
}
