//! The text message, as a phone would get it.

use crate::env::{HOST, TestEnv};
use multiportal::api::{Path, TextMessage};
use portal::limits::{HOST_LENGTH, SMS_LENGTH};
use reqwest::StatusCode;
use serde_json::{Value, json};

async fn text_for(env: &TestEnv, sms: Value) -> String {
    let body = json!({ "email": env.member(0).email, "proof": env.proof("recover_username").await, "sms": sms });
    env.post(Path::RecoverUsername, &body).await.is(StatusCode::ACCEPTED);
    env.texts_to(env.member(0).phone).pop().unwrap()
}

#[tokio::test]
async fn sms_token_is_in_android_messages_only() {
    let env = TestEnv::new().await;
    let android = text_for(&env, json!({ "platform": "android", "token": "FA+9qCX9VSu" })).await;
    assert_eq!(android.lines().nth(1), Some("FA+9qCX9VSu"));
    assert!(android.chars().count() <= 140);
    for platform in ["ios", "none"] {
        assert_eq!(text_for(&env, json!({ "platform": platform })).await.lines().count(), 2);
    }
}

#[tokio::test]
async fn message_is_bound_to_the_configured_host() {
    let env = TestEnv::with(|config| config.host = "otro.example".to_owned()).await;
    let text = text_for(&env, json!({ "platform": "ios" })).await;
    assert!(TextMessage::read(&text, "otro.example", 6).is_ok());
    assert!(TextMessage::read(&text, HOST, 6).is_err());
}

#[tokio::test]
async fn longest_host_and_a_token_fit_one_message() {
    let env = TestEnv::with(|config| config.host = "a".repeat(HOST_LENGTH)).await;
    let text = text_for(&env, json!({ "platform": "android", "token": "FA+9qCX9VSu" })).await;
    assert!(text.contains("FA+9qCX9VSu") && text.chars().count() <= SMS_LENGTH, "{text}");
}

#[tokio::test]
async fn a_resend_takes_a_token_of_its_own() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    env.forward(60);
    let sms = json!({ "platform": "android", "token": "abcdefghijk" });
    env.post(Path::Resend { recovery: &recovery }, &json!({ "sms": sms })).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.texts_to(env.member(0).phone)[1].lines().nth(1), Some("abcdefghijk"));
}

#[tokio::test]
async fn the_outbox_tells_only_what_is_new() {
    let env = TestEnv::new().await;
    env.recover_username(env.member(0).email).await.is(StatusCode::ACCEPTED);
    let outbox = env.running.outbox();
    let first = outbox.since(0).unwrap();
    assert_eq!((first.len(), first[0].at.to_string().as_str()), (1, "2026-03-02T15:02:00Z"));
    env.recover_username(env.member(1).email).await.is(StatusCode::ACCEPTED);
    let second = outbox.since(first[0].id).unwrap();
    assert_eq!(second.len(), 1);
    assert_ne!(second[0].id, first[0].id);
}
