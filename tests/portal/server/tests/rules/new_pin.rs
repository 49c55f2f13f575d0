//! Choosing a PIN: the grant, the weak ones, and what ends with the old one.

use crate::env::TestEnv;
use reqwest::StatusCode;

#[tokio::test]
async fn weak_pins_are_refused_with_reason_and_keep_the_grant() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let (recovery, grant) = env.granted(member).await;
    for (pin, reason) in [
        ("0000", "repeated"),
        ("1234", "run"),
        ("4321", "run"),
        ("1952", "birth_year"),
        ("7829", "document_tail"),
        (member.pin, "in_force"),
    ] {
        let received = env.choose_pin(&recovery, &grant, pin).await;
        assert_eq!(received.is_problem(422, "weak_pin").word("reason"), reason);
    }
    for pin in ["", "258", "25800", "25a0"] {
        env.choose_pin(&recovery, &grant, pin).await.is_invalid("pin");
    }
    env.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn last_three_pins_are_refused_and_older_ones_accepted() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    for pin in ["2580", "3691"] {
        env.new_pin(member, pin).await;
    }
    let (recovery, grant) = env.granted(member).await;
    for (pin, reason) in [("3691", "in_force"), ("2580", "recent"), (member.pin, "recent")] {
        assert_eq!(env.choose_pin(&recovery, &grant, pin).await.is_problem(422, "weak_pin").word("reason"), reason);
    }
    env.choose_pin(&recovery, &grant, "1470").await.is(StatusCode::NO_CONTENT);
    env.forward(3_600);
    env.new_pin(member, member.pin).await;
}

#[tokio::test]
async fn grant_works_once_for_its_recovery_within_five_minutes() {
    let env = TestEnv::new().await;
    let (one, other) = (env.granted(env.member(0)).await, env.granted(env.member(1)).await);
    env.choose_pin(&one.0, &other.1, "2580").await.is_problem(410, "grant_over");
    env.choose_pin(&one.0, "", "2580").await.is_problem(410, "grant_over");
    env.choose_pin("nunca", &one.1, "2580").await.is_problem(410, "grant_over");
    env.forward(299);
    env.choose_pin(&one.0, &one.1, "2580").await.is(StatusCode::NO_CONTENT);
    env.choose_pin(&one.0, &one.1, "3691").await.is_problem(410, "grant_over");
    env.forward(1);
    env.choose_pin(&other.0, &other.1, "2580").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn a_chosen_pin_ends_every_other_grant_of_the_member() {
    let env = TestEnv::new().await;
    let (one, other) = (env.granted(env.member(0)).await, env.granted(env.member(0)).await);
    env.choose_pin(&one.0, &one.1, "2580").await.is(StatusCode::NO_CONTENT);
    env.choose_pin(&other.0, &other.1, "3691").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn without_its_code_a_recovery_takes_no_pin() {
    let env = TestEnv::new().await;
    let recovery = env.recover_password(env.member(0)).await.word("recovery");
    env.choose_pin(&recovery, "", "2580").await.is_problem(410, "grant_over");
    let name = env.recover_username(env.member(1).email).await.word("recovery");
    let done = env.code(&name, &env.last_code()).await;
    assert!(done.json().get("grant").is_none());
    env.choose_pin(&name, "", "2580").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn new_pin_ends_sessions_and_sends_receipts_both_ways() {
    let env = TestEnv::new().await;
    let (member, other) = (env.member(0), env.member(1));
    let tokens = [env.token(member).await, env.token(member).await];
    let untouched = env.token(other).await;
    env.new_pin(member, "2580").await;
    for token in tokens {
        env.session(&token).await.is_problem(401, "session_over");
    }
    env.session(&untouched).await.is(StatusCode::OK);
    let receipt = env.last_receipt();
    assert_eq!(env.messages_with(&receipt, member), [false, true, true]);
    assert!(env.texts_to(member.phone).iter().all(|text| text.len() <= 140));
}
