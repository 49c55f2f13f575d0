//! Trusted phones: adding, logging in, removing, and everything that is refused.

use multiportal::api::{Path, PhonePurpose};
use portal::Message;
use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::env::{HOST, TestEnv};
use crate::received::Received;
use crate::signing::Key;

async fn add_challenge(env: &TestEnv, token: &str) -> String {
    let request = env.posting(Path::PhoneChallenges, &json!({ "purpose": "add" })).bearer_auth(token);
    env.send(request).await.is(StatusCode::CREATED).word("challenge")
}

async fn log_in_challenge(env: &TestEnv, phone: &str) -> Received {
    env.post(Path::PhoneChallenges, &json!({ "purpose": "log_in", "phone": phone })).await
}

async fn add_with(env: &TestEnv, token: &str, key: &Key, change: impl FnOnce(&mut Value)) -> Received {
    let challenge = add_challenge(env, token).await;
    let signature = key.sign(&PhonePurpose::Add, HOST, "", &challenge);
    let mut body =
        json!({ "challenge": challenge, "public_key": key.spki(), "label": "Pixel 7", "signature": signature });
    change(&mut body);
    env.send(env.posting(Path::Phones, &body).bearer_auth(token)).await
}

async fn added(env: &TestEnv, token: &str, key: &Key) -> String {
    add_with(env, token, key, |_| ()).await.is(StatusCode::CREATED).word("phone")
}

async fn log_in_with(env: &TestEnv, phone: &str, challenge: &str, signature: &str) -> Received {
    env.post(Path::PhoneLogIn { phone }, &json!({ "challenge": challenge, "signature": signature })).await
}

async fn log_in(env: &TestEnv, key: &Key, phone: &str) -> Received {
    let challenge = log_in_challenge(env, phone).await.word("challenge");
    log_in_with(env, phone, &challenge, &key.sign(&PhonePurpose::LogIn, HOST, phone, &challenge)).await
}

#[tokio::test]
async fn a_trusted_phone_logs_in_while_the_pin_is_locked() {
    let env = TestEnv::new().await;
    let (member, key) = (env.member(0), Key::new());
    let phone = added(&env, &env.token(member).await, &key).await;
    assert!(env.messages().iter().any(|message| matches!(message,
        Message::Sms { text, .. } if text.contains("nuevo celular de confianza") && text.len() <= 140)));
    for _ in 0..5 {
        env.log_in_with(member.username, "1111").await;
    }
    env.log_in_with(member.username, member.pin).await.is_problem(429, "locked");
    let token = log_in(&env, &key, &phone).await.is(StatusCode::CREATED).word("token");
    env.session(&token).await.is(StatusCode::OK);
    env.log_in_with(member.username, member.pin).await.is_problem(429, "locked");
    let accesses = env.get(Path::Accesses, &token).await.json()["accesses"].clone();
    assert_eq!((&accesses[0]["method"], &accesses[1]["method"]), (&json!("trusted_phone"), &json!("pin")));
}

#[tokio::test]
async fn a_challenge_works_once_for_its_purpose_and_two_minutes() {
    let env = TestEnv::new().await;
    let (key, token) = (Key::new(), env.token(env.member(0)).await);
    let phone = added(&env, &token, &key).await;
    let challenge = log_in_challenge(&env, &phone).await.word("challenge");
    let signature = key.sign(&PhonePurpose::LogIn, HOST, &phone, &challenge);
    log_in_with(&env, &phone, &challenge, &signature).await.is(StatusCode::CREATED);
    log_in_with(&env, &phone, &challenge, &signature).await.is_problem(401, "phone_refused");
    let late = log_in_challenge(&env, &phone).await.word("challenge");
    env.forward(120);
    let signature = key.sign(&PhonePurpose::LogIn, HOST, &phone, &late);
    log_in_with(&env, &phone, &late, &signature).await.is_problem(401, "phone_refused");
    let other = add_challenge(&env, &token).await;
    let signature = key.sign(&PhonePurpose::LogIn, HOST, &phone, &other);
    log_in_with(&env, &phone, &other, &signature).await.is_problem(401, "phone_refused");
}

#[tokio::test]
async fn a_signature_for_anything_else_is_refused() {
    let env = TestEnv::new().await;
    let (key, token) = (Key::new(), env.token(env.member(0)).await);
    let phone = added(&env, &token, &key).await;
    let stolen = added(&env, &env.token(env.member(1)).await, &Key::new()).await;
    let signatures: [&dyn Fn(&str) -> String; 6] = [
        &|challenge| key.sign(&PhonePurpose::Add, HOST, &phone, challenge),
        &|challenge| key.sign(&PhonePurpose::LogIn, "otro.example", &phone, challenge),
        &|challenge| key.sign(&PhonePurpose::LogIn, HOST, &stolen, challenge),
        &|_| key.sign(&PhonePurpose::LogIn, HOST, &phone, "otro"),
        &|challenge| Key::new().sign(&PhonePurpose::LogIn, HOST, &phone, challenge),
        &|_| "A".repeat(10_000),
    ];
    for sign in signatures {
        let challenge = log_in_challenge(&env, &phone).await.word("challenge");
        log_in_with(&env, &phone, &challenge, &sign(&challenge)).await.is_problem(401, "phone_refused");
    }
    log_in(&env, &key, &phone).await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn ten_wrong_signatures_stop_that_phone_alone_for_an_hour() {
    let env = TestEnv::new().await;
    let (key, other, token) = (Key::new(), Key::new(), env.token(env.member(0)).await);
    let (phone, spare) = (added(&env, &token, &key).await, added(&env, &token, &other).await);
    for _ in 0..10 {
        log_in(&env, &other, &phone).await.is_problem(401, "phone_refused");
    }
    log_in(&env, &key, &phone).await.is_problem(401, "phone_refused");
    log_in(&env, &other, &spare).await.is(StatusCode::CREATED);
    env.forward(3_600);
    log_in(&env, &key, &phone).await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn an_unknown_phone_answers_like_a_known_one() {
    let env = TestEnv::new().await;
    let key = Key::new();
    let phone = added(&env, &env.token(env.member(0)).await, &key).await;
    let unknown = "A".repeat(phone.len());
    let (known, stranger) = (log_in_challenge(&env, &phone).await, log_in_challenge(&env, &unknown).await);
    assert_eq!((known.status, known.text.len()), (stranger.status, stranger.text.len()));
    let (known, stranger) = (log_in(&env, &Key::new(), &phone).await, log_in(&env, &key, &unknown).await);
    assert_eq!((known.status, &known.text), (stranger.status, &stranger.text));
}

#[tokio::test]
async fn keys_and_labels_that_are_none_are_refused() {
    let env = TestEnv::new().await;
    let (key, token) = (Key::new(), env.token(env.member(0)).await);
    let wrong = [
        ("public_key", "A".repeat(12_000)),
        ("public_key", String::new()),
        ("public_key", key.spki().replace('A', "B")),
        ("label", " ".to_owned()),
        ("label", "a".repeat(41)),
        ("label", "a\u{202e}b".to_owned()),
        ("label", "a\nb".to_owned()),
        ("signature", "AAAA".to_owned()),
        ("challenge", "otro".to_owned()),
    ];
    for (field, value) in wrong {
        let received = add_with(&env, &token, &key, |body| body[field] = json!(value)).await;
        received.is_invalid(field);
    }
    add_with(&env, &token, &key, |body| body["label"] = json!("<b>Mi celular</b>")).await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn sixth_phone_is_refused_and_one_key_is_one_phone() {
    let env = TestEnv::new().await;
    let (key, token) = (Key::new(), env.token(env.member(0)).await);
    let phone = added(&env, &token, &key).await;
    for _ in 0..4 {
        added(&env, &token, &Key::new()).await;
    }
    add_with(&env, &token, &Key::new(), |_| ()).await.is_problem(409, "too_many_phones");
    assert_eq!(added(&env, &token, &key).await, phone);
    let phones = env.get(Path::Phones, &token).await.json()["phones"].clone();
    assert_eq!(phones.as_array().unwrap().len(), 5);
    assert_eq!(
        (&phones[4]["phone"], &phones[4]["this"], &phones[0]["this"]),
        (&json!(phone), &json!(true), &json!(false))
    );
}

#[tokio::test]
async fn a_removed_phone_and_its_sessions_are_over() {
    let env = TestEnv::new().await;
    let (key, token) = (Key::new(), env.token(env.member(0)).await);
    let phone = added(&env, &token, &key).await;
    let stolen = log_in(&env, &key, &phone).await.word("token");
    let stranger = env.token(env.member(1)).await;
    env.delete(Path::Phone { phone: &phone }, &stranger).await.is_problem(404, "not_found");
    env.delete(Path::Phone { phone: &phone }, &token).await.is(StatusCode::NO_CONTENT);
    env.session(&stolen).await.is_problem(401, "session_over");
    env.session(&token).await.is(StatusCode::OK);
    log_in(&env, &key, &phone).await.is_problem(401, "phone_refused");
}

#[tokio::test]
async fn a_new_pin_and_a_freeze_end_every_trusted_phone() {
    let env = TestEnv::new().await;
    let (member, key) = (env.member(0), Key::new());
    let phone = added(&env, &env.token(member).await, &key).await;
    env.new_pin(member, "2580").await;
    log_in(&env, &key, &phone).await.is_problem(401, "phone_refused");
    let token = env.log_in_with(member.username, "2580").await.word("token");
    let phone = added(&env, &token, &key).await;
    env.freeze(&env.last_receipt()).await.is(StatusCode::NO_CONTENT);
    log_in(&env, &key, &phone).await.is_problem(401, "phone_refused");
}

#[tokio::test]
async fn other_sessions_end_and_this_one_stays() {
    let env = TestEnv::new().await;
    let (member, stranger) = (env.member(0), env.token(env.member(1)).await);
    let (one, other) = (env.token(member).await, env.token(member).await);
    env.delete(Path::OtherSessions, &one).await.is(StatusCode::NO_CONTENT);
    env.session(&other).await.is_problem(401, "session_over");
    env.session(&one).await.is(StatusCode::OK);
    env.session(&stranger).await.is(StatusCode::OK);
}

#[tokio::test]
async fn the_calls_of_a_session_need_one() {
    let env = TestEnv::new().await;
    for path in [Path::Accesses, Path::Phones] {
        env.get(path, "nunca").await.is_problem(401, "session_over");
    }
    env.delete(Path::OtherSessions, "nunca").await.is_problem(401, "session_over");
    env.post(Path::PhoneChallenges, &json!({ "purpose": "add" })).await.is_problem(401, "session_over");
}
