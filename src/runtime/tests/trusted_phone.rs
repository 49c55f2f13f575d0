//! The key of a trusted phone, and what is saved of the phone and of the installation.

#![allow(clippy::unwrap_used)]

use core::time::Duration;
use std::sync::Arc;

use super::{PIN, USERNAME, at_home, installed, settle};
use crate::api::{Offer, PortalResponse};
use crate::app::{App, Event, Modal, Notice, PhoneStatus, Route};
use crate::device::fake::MemorySecrets;
use crate::device::{Slot, StoreError, TrustedKey};
use crate::domain::{ChallengeText, PhoneChallenge, PhoneId, SignError};
use crate::features::trusted_phone::Untrusted;
use crate::flow::{PinCheck, Request, Response, fake};
use crate::runtime::fake::FakeApp;
use crate::runtime::fake::view::is_home;

const SAVED: &str = r#"{"phone":"p-1","name":"Aurelia Quijano"}"#;

fn challenge() -> Response {
    let text = ChallengeText::parse("c-1").unwrap();
    Response::PhoneChallenge(Ok(PhoneChallenge { text, expires_in: Duration::from_mins(2) }))
}

/// Lets the portal answer with these offers.
async fn offer(env: &FakeApp, offer: Offer) {
    let answer = PortalResponse { offers: vec![offer], ..fake::portal_response() };
    env.portal.on("portal").answer(Ok(Response::Portal(Arc::new(answer))));
    settle().await;
    env.dispatch(Event::FetchPortal);
    env.until(|app| app.portal().known().is_some()).await;
}

/// An engine over a store with a trusted phone, whose key is on the phone.
async fn trusting() -> FakeApp {
    let secrets = Arc::new(MemorySecrets::default());
    secrets.put(Slot::TrustedPhone, SAVED);
    let env = installed(secrets).start();
    env.key.create().await.unwrap();
    env.until(|app| app.greeting() == Some("Aurelia Quijano")).await;
    env
}

async fn sent_installation(env: &FakeApp) -> Option<String> {
    env.to_pin(USERNAME).await;
    env.type_digits(PIN);
    settle().await;
    let tries = env.portal.tries("check_pin");
    let Some((_, Request::CheckPin { check: PinCheck { installation, .. }, .. })) = tries.first() else { return None };
    installation.map(crate::domain::InstallationId::to_hex)
}

#[tokio::test(start_paused = true)]
async fn installation_is_drawn_once_and_sent_with_the_pin() {
    let env = at_home().await;
    offer(&env, Offer::Notices).await;
    env.saved().await;
    let drawn = env.secrets.held_in(Slot::Installation).unwrap();
    assert_eq!(sent_installation(&env).await.as_ref(), Some(&drawn));

    let secrets = Arc::clone(&env.secrets);
    drop(env);
    secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
    secrets.put(Slot::Snapshot, "null");
    let next = installed(secrets).start();
    next.until(is_home).await;
    assert_eq!(sent_installation(&next).await, None, "an older portal refuses the field");
    next.saved().await;
    assert_eq!(next.secrets.held_in(Slot::Installation), Some(drawn));
}

#[tokio::test(start_paused = true)]
async fn installation_of_a_locked_store_is_not_replaced() {
    let secrets = Arc::new(MemorySecrets::default());
    secrets.put(Slot::Installation, &"0a".repeat(16));
    secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
    secrets.fail_reads(Some(StoreError::Locked));
    let env = installed(secrets).start();
    env.until(is_home).await;
    env.secrets.fail_reads(None);
    settle().await;
    env.wake();
    env.until(|app| app.notice().is_none()).await;
    offer(&env, Offer::Notices).await;
    assert_eq!(sent_installation(&env).await, Some("0a".repeat(16)));
}

#[tokio::test(start_paused = true)]
async fn trusted_phone_logs_in_with_a_signature_of_its_key() {
    let env = trusting().await;
    env.portal.on("phone_challenge").answer(Ok(challenge()));
    env.portal.on("phone_log_in").answer(Ok(Response::PhoneLogIn(Ok(fake::session()))));
    env.dispatch(Event::LogInByPhone(fake::key_prompt()));
    env.until(|app| matches!(app.route(), Route::Session(_))).await;
    assert_eq!(env.key.prompts(), [fake::key_prompt()]);
    let [(_, Request::PhoneLogIn { phone, signed })] = &env.portal.tries("phone_log_in")[..] else { panic!() };
    assert_eq!((phone.as_str(), signed.challenge.as_str()), ("p-1", "c-1"));
    assert!(!signed.signature.0.is_empty());
    env.saved().await;
    assert_eq!(env.secrets.held_in(Slot::TrustedPhone).as_deref(), Some(SAVED));
}

#[tokio::test(start_paused = true)]
async fn phone_without_its_key_is_forgotten_in_the_store() {
    let env = trusting().await;
    env.key.refuse(Some(SignError::Invalidated));
    env.portal.on("phone_challenge").answer(Ok(challenge()));
    env.dispatch(Event::LogInByPhone(fake::key_prompt()));
    env.until(|app| app.notice() == Some(Notice::Untrusted(Untrusted::KeyGone))).await;
    env.saved().await;
    assert_eq!(env.secrets.held_in(Slot::TrustedPhone), None);
    settle().await;
    assert_eq!(env.key.sign("", &fake::key_prompt()).await, Err(SignError::Invalidated));
}

#[tokio::test(start_paused = true)]
async fn added_phone_is_saved_with_the_name_to_greet_with() {
    let env = at_home().await;
    offer(&env, Offer::TrustedPhone).await;
    env.to_session(USERNAME, PIN).await;
    assert!(env.read(|app| app.phone().offered));
    env.dispatch(Event::Open(Modal::TrustedPhone));
    env.portal.on("add_phone_challenge").answer(Ok(challenge()));
    env.portal.on("add_phone").answer(Ok(Response::AddPhone(Ok(PhoneId::parse("p-1").unwrap()))));
    env.dispatch(Event::TrustPhone(fake::key_prompt()));
    env.until(|app| app.phone().status == PhoneStatus::On).await;
    env.saved().await;
    assert_eq!(env.secrets.held_in(Slot::TrustedPhone).as_deref(), Some(SAVED));
    env.dispatch(Event::TurnOffPhone);
    env.saved().await;
    assert_eq!(env.secrets.held_in(Slot::TrustedPhone), None);
}

#[tokio::test(start_paused = true)]
async fn unreadable_trusted_phone_is_ignored() {
    for unreadable in ["", "{}", r#"{"phone":"../session","name":"María"}"#] {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::TrustedPhone, unreadable);
        let env = installed(secrets).start();
        env.until(is_home).await;
        assert_eq!(env.read(|app| app.trusted_phone().cloned()), None);
        assert_eq!(env.read(App::notice), None);
    }
}
