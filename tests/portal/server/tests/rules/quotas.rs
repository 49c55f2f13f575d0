//! Quotas for an account, a phone, an address and the whole portal, across restarts.

use portal::{Message, Quota, SeededMember};
use reqwest::StatusCode;
use serde_json::json;
use std::time::Duration;

use crate::both::recover_both;
use crate::env::{ADDRESS_HEADER, TestEnv, at_once, solve};
use crate::received::Received;
use multiportal::api::Path;

const MINUTE: Duration = Duration::from_mins(1);

async fn pin_from(env: &TestEnv, username: &str, pin: &str, address: &str) -> Received {
    let attempt = env.attempt(username).await;
    let request = env.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": pin }));
    env.send(request.header(ADDRESS_HEADER, address)).await
}

async fn wrong_pin_from(env: &TestEnv, username: &str, address: &str) -> Received {
    pin_from(env, username, "1111", address).await
}

#[tokio::test]
async fn fourth_code_waits_until_the_first_is_an_hour_old() {
    let mut env = TestEnv::new().await;
    let member = env.member(0);
    let recovery = env.recover_username(member.email).await.word("recovery");
    env.forward(60);
    assert_eq!(env.resend(&recovery).await.number("resends_left"), 1);
    env.forward(60);
    assert_eq!(env.resend(&recovery).await.number("resends_left"), 0);
    env.forward(60);
    env = env.restarted().await;
    assert_eq!(env.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 3_600 - 180);
    env.recover_username(member.email).await.is_problem(429, "slow_down");
    assert_eq!(env.texts_to(member.phone).len(), 3);
    env.forward(3_600 - 180);
    env.recover_username(member.email).await.is(StatusCode::ACCEPTED);
}

#[tokio::test]
async fn codes_to_many_phones_are_limited_by_address() {
    let env = TestEnv::with(|config| config.limits.address_sends.most = 2).await;
    let ask = async |email: &str, address: &'static str| {
        let proof = env.proof("recover_username").await;
        let body = json!({ "email": email, "proof": proof, "sms": { "platform": "none" } });
        env.send(env.posting(Path::RecoverUsername, &body).header(ADDRESS_HEADER, address)).await
    };
    ask(env.member(0).email, "192.0.2.1").await.is(StatusCode::ACCEPTED);
    ask(env.member(1).email, "192.0.2.1").await.is(StatusCode::ACCEPTED);
    ask(env.member(2).email, "192.0.2.1").await.is_problem(429, "slow_down");
    ask(env.member(3).email, "192.0.2.2").await.is(StatusCode::ACCEPTED);
}

#[tokio::test]
async fn address_is_refused_after_twenty_wrong_pins_of_many_users() {
    let mut env = TestEnv::new().await;
    for user in 0..20 {
        let received = wrong_pin_from(&env, &format!("usuario{user}"), "192.0.2.1").await;
        received.is_problem(401, "wrong_pin");
    }
    env = env.restarted().await;
    let refused = wrong_pin_from(&env, "usuario20", "192.0.2.1").await;
    assert_eq!(refused.is_problem(429, "slow_down").number("retry_after"), 600);
    // Nor is a right one looked at: else the answer would tell it from the wrong ones.
    let member = env.member(0);
    pin_from(&env, member.username, member.pin, "192.0.2.1").await.is_problem(429, "slow_down");
    wrong_pin_from(&env, "usuario20", "192.0.2.2").await.is_problem(401, "wrong_pin");
    env.forward(600);
    wrong_pin_from(&env, "usuario21", "192.0.2.1").await.is_problem(401, "wrong_pin");
}

#[tokio::test]
async fn a_crowd_makes_proofs_dearer_and_refuses_no_caller() {
    let env = TestEnv::with(|config| {
        config.limits.normal_wrong_pins = 2;
        config.proof_cost = portal::ProofCost { iterations: 10, rounds: 200 };
    })
    .await;
    for host in 1..=40 {
        wrong_pin_from(&env, &format!("usuario{host}"), &format!("192.0.2.{host}")).await.is_problem(401, "wrong_pin");
    }
    let dearest = async |purpose: &'static str| {
        let mut dearest = 0;
        for _ in 0..20 {
            let payload = solve(env.challenge(purpose).await);
            dearest = dearest.max(payload.solution.counter);
        }
        dearest
    };
    assert!(dearest("log_in").await > 200, "a proof costs more than the normal most");
    assert!(dearest("recover_username").await < 200, "what is quiet costs what it did");
    let member = env.member(0);
    pin_from(&env, member.username, member.pin, "198.51.100.1").await.is(StatusCode::CREATED);
    env.forward(20 * 60);
    assert!(dearest("log_in").await < 200);
}

#[tokio::test]
async fn refused_calls_from_one_address_are_slowed_down_across_restarts() {
    let mut env = TestEnv::with(|config| config.limits.address_refusals.most = 3).await;
    let junk = async |env: &TestEnv, address: &'static str| {
        env.send(env.posting(Path::LogIn, &json!({ "junk": 1 })).header(ADDRESS_HEADER, address)).await
    };
    for _ in 0..4 {
        junk(&env, "192.0.2.1").await.is_problem(400, "invalid_body");
    }
    let refused = junk(&env, "192.0.2.1").await;
    assert_eq!(refused.is_problem(429, "slow_down").number("retry_after"), 600);
    junk(&env, "192.0.2.2").await.is_problem(400, "invalid_body");
    env = env.restarted().await;
    junk(&env, "192.0.2.1").await.is_problem(400, "invalid_body");
    junk(&env, "192.0.2.1").await.is_problem(429, "slow_down");
    env.forward(600);
    junk(&env, "192.0.2.1").await.is_problem(400, "invalid_body");
}

#[tokio::test]
async fn junk_with_one_right_field_uses_up_no_members_recovery() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let other = SeededMember {
        username: "otro",
        document_number: "99887766",
        email: "otro@b.example",
        phone: "+573009998877",
        ..member
    };
    for form in [
        SeededMember { username: member.username, ..other },
        SeededMember { document_number: member.document_number, ..other },
        SeededMember { email: member.email, ..other },
        SeededMember { phone: member.phone, ..other },
    ] {
        for _ in 0..3 {
            env.recover_password(form).await.is(StatusCode::ACCEPTED);
        }
        env.recover_password(form).await.is_problem(429, "slow_down");
    }
    env.recover_password(member).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.texts_to(member.phone).len(), 1);
}

#[tokio::test]
async fn used_up_phone_answers_like_strangers_and_sends_an_email() {
    let env = TestEnv::new().await;
    let (one, other) = (env.member(0), env.member(1));
    let database = rusqlite::Connection::open(env.data().join("portal.sqlite")).unwrap();
    database.execute("UPDATE member SET phone = ?1 WHERE username = ?2", [one.phone, other.username]).unwrap();
    let other = SeededMember { phone: one.phone, ..other };
    for email in [one.email, other.email, one.email, other.email, one.email, other.email] {
        env.recover_username(email).await.is(StatusCode::ACCEPTED);
    }
    let sent = env.messages();
    assert_eq!(sent.len(), 6);
    let stranger = SeededMember { username: "nadie", ..other };
    for left in [2, 1, 0] {
        for form in [other, stranger] {
            assert_eq!(env.recover_password(form).await.is(StatusCode::ACCEPTED).number("resends_left"), left);
        }
    }
    for form in [other, stranger] {
        let refused = env.recover_password(form).await;
        assert_eq!(refused.is_problem(429, "slow_down").number("retry_after"), 3_600);
    }
    let [Message::Email { to, text, .. }, _, _] = &env.messages()[sent.len()..] else { panic!("three e-mails") };
    assert!(to == other.email && text.contains("60 minutos"), "{text}");
    env.forward(3_600);
    let recovery = env.recover_password(other).await.word("recovery");
    env.code(&recovery, &env.last_code()).await.is(StatusCode::OK);
}

#[tokio::test]
async fn other_form_of_a_used_up_account_answers_like_strangers() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    for _ in 0..3 {
        recover_both(&env, member).await.is(StatusCode::ACCEPTED);
    }
    let stranger = SeededMember { username: "nadie", ..member };
    for form in [member, stranger] {
        assert_eq!(env.recover_password(form).await.is(StatusCode::ACCEPTED).number("resends_left"), 2);
    }
    assert_eq!(env.texts_to(member.phone).len(), 3);
    assert!(matches!(env.messages().last(), Some(Message::Email { .. })));
    env.recover_username(member.email).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.texts_to(member.phone).len(), 4, "messages of the username are counted by themselves");
}

#[tokio::test]
async fn right_pins_at_once_from_one_address_are_all_taken() {
    let env = TestEnv::with(|config| config.limits.address_wrong_pins.most = 1).await;
    for (status, pin) in [(201, None), (401, Some("1111"))] {
        let mut requests = Vec::new();
        for member in (0..4).map(|index| env.member(index)) {
            let attempt = env.attempt(member.username).await;
            let body = json!({ "pin": pin.unwrap_or(member.pin) });
            requests.push(env.posting(Path::Pin { attempt: &attempt }, &body));
        }
        let mut statuses: Vec<u16> = at_once(requests).await.iter().map(|received| received.status).collect();
        statuses.sort_unstable();
        let refused = if pin.is_some() { 429 } else { status };
        assert_eq!(statuses, [status, refused, refused, refused]);
    }
}

#[tokio::test]
async fn a_client_cannot_name_its_own_address() {
    let env = TestEnv::with(|config| {
        config.address_header = None;
        config.limits.address_wrong_pins.most = 1;
    })
    .await;
    wrong_pin_from(&env, "mlopez", "192.0.2.1").await.is_problem(401, "wrong_pin");
    wrong_pin_from(&env, "cgomez", "192.0.2.2").await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn challenges_without_end_are_slowed_down() {
    let env = TestEnv::with(|config| config.limits.address_calls.most = 2).await;
    env.challenge("log_in").await;
    env.challenge("log_in").await;
    let body = json!({ "purpose": "log_in" });
    assert_eq!(env.post(Path::Challenges, &body).await.is_problem(429, "slow_down").number("retry_after"), 600);
}

#[tokio::test]
async fn slowed_request_may_be_repeated_with_its_key_and_proof() {
    let env = TestEnv::with(|config| config.limits.address_sends = Quota { most: 1, within: MINUTE }).await;
    env.recover_username(env.member(0).email).await.is(StatusCode::ACCEPTED);
    let proof = env.proof("recover_username").await;
    let body = json!({ "email": env.member(1).email, "proof": proof, "sms": { "platform": "none" } });
    let request = env.posting(Path::RecoverUsername, &body);
    env.send(request.try_clone().unwrap()).await.is_problem(429, "slow_down");
    env.forward(60);
    env.send(request).await.is(StatusCode::ACCEPTED);
}
