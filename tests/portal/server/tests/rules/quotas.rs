//! Quotas for an account, a phone, an address and the whole portal, across restarts.

use portal::{Quota, SeededMember};
use reqwest::StatusCode;
use serde_json::json;
use std::time::Duration;

use crate::reply::Reply;
use crate::town::Town;
use axum::http::HeaderName;
use multiportal::api::Path;

/// A town behind a proxy of its own, so that a test can call from anywhere.
async fn behind_a_proxy() -> Town {
    Town::with(|config| config.address_header = Some(HeaderName::from_static("x-forwarded-for"))).await
}

async fn pin_from(town: &Town, username: &str, pin: &str, address: &str) -> Reply {
    let attempt = town.attempt(username).await;
    let request = town.posting(Path::Pin { attempt: &attempt }, &json!({ "pin": pin }));
    town.send(request.header("x-forwarded-for", address)).await
}

async fn wrong_pin_from(town: &Town, username: &str, address: &str) -> Reply {
    pin_from(town, username, "1111", address).await
}

#[tokio::test]
async fn a_fourth_code_in_an_hour_waits_for_the_first_to_be_an_hour_old() {
    let mut town = Town::new().await;
    let member = town.member(0);
    let recovery = town.recover_username(member.email).await.word("recovery");
    town.forward(60);
    assert_eq!(town.resend(&recovery).await.number("resends_left"), 1);
    town.forward(60);
    assert_eq!(town.resend(&recovery).await.number("resends_left"), 0);
    town.forward(60);
    town = town.restarted().await;
    assert_eq!(town.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 3_600 - 180);
    town.recover_username(member.email).await.is_problem(429, "slow_down");
    assert_eq!(town.texts_to(member.phone).len(), 3);
    town.forward(3_600 - 180);
    town.recover_username(member.email).await.is(StatusCode::ACCEPTED);
}

#[tokio::test]
async fn one_phone_gets_three_codes_an_hour_whoever_asks() {
    let town = behind_a_proxy().await;
    let member = town.member(0);
    for (stranger, email) in [("uno", "uno@b.example"), ("dos", "dos@b.example"), ("tres", "tres@b.example")] {
        let form = SeededMember { username: stranger, email, ..member };
        town.recover_password(form).await.is(StatusCode::ACCEPTED);
    }
    town.recover_password(member).await.is_problem(429, "slow_down");
    assert_eq!(town.texts_to(member.phone).len(), 0);
}

#[tokio::test]
async fn one_code_each_to_many_phones_is_slow_from_one_address_and_not_from_another() {
    let town = Town::with(|config| {
        config.address_header = Some(HeaderName::from_static("x-forwarded-for"));
        config.limits.address_sends = Quota { most: 2, within: Duration::from_hours(1) };
    })
    .await;
    let ask = async |email: &str, address: &'static str| {
        let proof = town.proof("recover_username").await;
        let body = json!({ "email": email, "proof": proof, "sms": { "platform": "none" } });
        town.send(town.posting(Path::RecoverUsername, &body).header("x-forwarded-for", address)).await
    };
    ask(town.member(0).email, "192.0.2.1").await.is(StatusCode::ACCEPTED);
    ask(town.member(1).email, "192.0.2.1").await.is(StatusCode::ACCEPTED);
    ask(town.member(2).email, "192.0.2.1").await.is_problem(429, "slow_down");
    ask(town.member(3).email, "192.0.2.2").await.is(StatusCode::ACCEPTED);
}

#[tokio::test]
async fn the_whole_portal_sends_so_many_and_no_more() {
    let town = Town::with(|config| {
        config.limits.portal_sends = Quota { most: 2, within: Duration::from_hours(1) };
    })
    .await;
    town.recover_username(town.member(0).email).await.is(StatusCode::ACCEPTED);
    town.recover_username(town.member(1).email).await.is(StatusCode::ACCEPTED);
    let refused = town.recover_username(town.member(2).email).await;
    assert_eq!(refused.is_problem(429, "slow_down").number("retry_after"), 3_600);
}

#[tokio::test]
async fn one_pin_over_many_users_ends_after_twenty_wrong_ones_from_one_address() {
    let mut town = behind_a_proxy().await;
    for user in 0..20 {
        let reply = wrong_pin_from(&town, &format!("usuario{user}"), "192.0.2.1").await;
        reply.is_problem(401, "wrong_pin");
    }
    town = town.restarted().await;
    let refused = wrong_pin_from(&town, "usuario20", "192.0.2.1").await;
    assert_eq!(refused.is_problem(429, "slow_down").number("retry_after"), 600);
    // Nor is a right one looked at: else the answer would tell it from the wrong ones.
    let member = town.member(0);
    pin_from(&town, member.username, member.pin, "192.0.2.1").await.is_problem(429, "slow_down");
    wrong_pin_from(&town, "usuario20", "192.0.2.2").await.is_problem(401, "wrong_pin");
    town.forward(600);
    wrong_pin_from(&town, "usuario21", "192.0.2.1").await.is_problem(401, "wrong_pin");
}

#[tokio::test]
async fn wrong_pins_from_everywhere_slow_the_whole_portal_down() {
    let town = Town::with(|config| {
        config.address_header = Some(HeaderName::from_static("x-forwarded-for"));
        config.limits.portal_wrong_pins = Quota { most: 3, within: Duration::from_mins(10) };
    })
    .await;
    for host in 1..=3 {
        wrong_pin_from(&town, "mlopez", &format!("192.0.2.{host}")).await.is_problem(401, "wrong_pin");
    }
    wrong_pin_from(&town, "cgomez", "192.0.2.4").await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn a_client_cannot_name_its_own_address() {
    let town = Town::with(|config| {
        config.limits.address_wrong_pins = Quota { most: 1, within: Duration::from_mins(10) };
    })
    .await;
    wrong_pin_from(&town, "mlopez", "192.0.2.1").await.is_problem(401, "wrong_pin");
    wrong_pin_from(&town, "cgomez", "192.0.2.2").await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn challenges_without_end_are_slowed_down() {
    let town = Town::with(|config| {
        config.limits.address_calls = Quota { most: 2, within: Duration::from_mins(10) };
    })
    .await;
    town.challenge("log_in").await;
    town.challenge("log_in").await;
    let body = json!({ "purpose": "log_in" });
    assert_eq!(town.post(Path::Challenges, &body).await.is_problem(429, "slow_down").number("retry_after"), 600);
}

#[tokio::test]
async fn a_slowed_request_may_come_again_with_its_key_and_its_proof() {
    let town = Town::with(|config| {
        config.limits.portal_sends = Quota { most: 1, within: Duration::from_mins(1) };
    })
    .await;
    town.recover_username(town.member(0).email).await.is(StatusCode::ACCEPTED);
    let proof = town.proof("recover_username").await;
    let body = json!({ "email": town.member(1).email, "proof": proof, "sms": { "platform": "none" } });
    let request = town.posting(Path::RecoverUsername, &body);
    town.send(request.try_clone().unwrap()).await.is_problem(429, "slow_down");
    town.forward(60);
    town.send(request).await.is(StatusCode::ACCEPTED);
}
