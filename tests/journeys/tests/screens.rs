//! What screens do that no browser test sees: links, references, hidden fields, the report for support.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use journeys::dom::{Page, event};
use multiportal::api::{Offer, PortalResponse};
use multiportal::app::{Destination, Event, Modal, PortalView, Route};
use multiportal::device::fake::MemorySecrets;
use multiportal::device::{Clipboard, Slot};
use multiportal::domain::Link;
use multiportal::flow::fake::portal_response;
use multiportal::flow::{CallError, PinCheckError, Reference, Response};
use multiportal::runtime::fake::{FakeApp, view};
use serde_json::json;
use support::{Language, Words};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(Language::Spanish));

fn words(key: &str) -> String {
    WORDS.get(key)
}

#[tokio::test]
async fn frozen_access_has_a_link_to_call() {
    let app = FakeApp::home().await;
    app.to_pin("mlopez").await;
    app.portal.on("check_pin").answer(Ok(Response::CheckPin(Err(PinCheckError::Frozen))));
    let mut page = Page::open(&app);
    app.type_digits("2580");
    page.wait_until(|tree| tree.text().contains(&words("frozen-title"))).await;
    let links = page.tree().all(|node| node.attribute("href") == Some("tel:6015550123"));
    page.click(*links.last().unwrap());
    page.wait_until(|_| app.links.opened() == [Link::Dial { phone: "601 555 0123".to_owned() }]).await;
}

/// The last answer of a portal, as an earlier start saved it.
fn secrets_with_contact() -> MemorySecrets {
    let secrets = MemorySecrets::default();
    let support = portal_response().support;
    let stores = json!({ "android": "https://store.example/app" });
    secrets.put(Slot::Contact, &json!({ "support": support, "stores": stores }).to_string());
    secrets
}

fn has_link(page: &Page, href: &str) -> bool {
    !page.tree().all(|node| node.attribute("href") == Some(href)).is_empty()
}

#[tokio::test(start_paused = true)]
async fn help_offers_the_number_of_the_last_answer_offline() {
    let app = FakeApp::installed(secrets_with_contact());
    for _ in 0..3 {
        app.portal.on("portal").answer(Err(CallError::Offline));
    }
    let app = app.start().started().await;
    app.until(|app| matches!(app.portal(), PortalView::Unknown(_))).await;
    let mut page = Page::open(&app);
    assert!(has_link(&page, "tel:6015550123"), "in the header");
    page.tap(&words("home-help"));
    assert!(page.text().contains(&WORDS.format("help-call", &[("phone", "601 555 0123")])));
}

#[tokio::test]
async fn outdated_version_offers_the_store_and_a_call() {
    let app = FakeApp::installed(secrets_with_contact());
    app.portal.on("portal").answer(Err(CallError::Outdated));
    let app = app.start();
    app.until(|app| matches!(app.route(), Route::Outdated)).await;
    let page = Page::open(&app);
    assert!(has_link(&page, "https://store.example/app") && has_link(&page, "tel:6015550123"));
}

#[tokio::test]
async fn locked_access_and_a_long_wait_offer_a_call() {
    let wait = Duration::from_hours(1);
    for (outcome, said) in [
        (Ok(Response::CheckPin(Err(PinCheckError::Locked { retry_after: wait }))), "locked-title"),
        (Err(CallError::SlowDown { retry_after: wait }), "call-error-slow-down-title"),
    ] {
        let app = FakeApp::home().await;
        app.to_pin("mlopez").await;
        app.portal.on("check_pin").answer(outcome);
        let mut page = Page::open(&app);
        app.type_digits("2580");
        page.wait_until(|tree| tree.text().contains(&words(said))).await;
        let calls = page.tree().all(|node| node.attribute("href") == Some("tel:6015550123"));
        assert_eq!(calls.len(), 2, "in the header and below the words");
    }
}

#[tokio::test]
async fn link_that_no_app_opens_shows_what_to_copy() {
    let app = FakeApp::home().await;
    app.links.remove_apps();
    app.dispatch(Event::Open(Modal::Help));
    let mut page = Page::open(&app);
    let mail = page.tree().all(|node| node.attribute("href").is_some_and(|href| href.starts_with("mailto:")));
    page.click(mail[0]);
    let said = WORDS.format("link-no-app", &[("target", "ayuda@cooprofesoresun.example")]);
    page.wait_until(|tree| tree.text().contains(&said)).await;
}

#[tokio::test]
async fn report_for_support_is_copied_to_the_phones_clipboard() {
    let app = FakeApp::home().await;
    app.dispatch(Event::Open(Modal::About));
    let mut page = Page::open(&app);
    page.tap(&words("about-copy"));
    page.wait_until(|tree| tree.text().contains(&words("about-copied"))).await;
    assert!(app.clipboard.read().await.unwrap().expose().contains("MULTIportal"));
}

#[tokio::test(start_paused = true)]
async fn unexpected_error_shows_its_reference() {
    let app = FakeApp::home().await;
    app.to_pin("mlopez").await;
    let error = CallError::Unexpected { reference: Reference::new(Some("7f3a-11")) };
    for _ in 0..3 {
        app.portal.on("check_pin").answer(Err(error.clone()));
    }
    let mut page = Page::open(&app);
    app.type_digits("2580");
    app.until(|app| view::error(app).is_some()).await;
    page.wait_until(|tree| tree.text().contains("7f3a-11")).await;
    page.tap(&words("common-retry"));
    assert!(page.text().contains(&words("pin-checking")));
}

#[tokio::test]
async fn slider_turns_back_when_it_is_moved_back() {
    let app = FakeApp::home().await;
    app.open(Destination::RecoverUsername).await;
    let mut page = Page::open(&app);
    for (position, is_done) in [("60", false), ("100", true), ("20", false)] {
        page.type_into(&words("slide-label"), position);
        assert_eq!(page.text().contains(&words("slide-done")), is_done, "at {position}");
    }
}

#[tokio::test]
async fn portal_that_is_not_genuine_is_reported_at_home() {
    let app = FakeApp::default();
    app.portal.on("portal").answer(Err(CallError::NotGenuine));
    app.portal.on("portal").answer(Ok(Response::Portal(Arc::new(portal_response()))));
    let app = app.start();
    app.until(|app| !matches!(app.portal(), PortalView::Fetching)).await;
    let mut page = Page::open(&app);
    let report = words("call-error-not-genuine-title");
    assert!(page.text().contains(&report));
    page.tap(&words("common-retry"));
    page.wait_until(|tree| !tree.text().contains(&report)).await;
}

#[tokio::test]
async fn report_for_support_names_no_member() {
    let app = FakeApp::home().await;
    app.to_session("mlopez", "2580").await;
    let mut page = Page::open(&app);
    page.tap(&words("home-about"));
    let report = page.tree().all(|node| node.tag == "pre");
    let report = page.tree().text_of(report[0]);
    assert!(report.contains("language: es-CO"));
    for secret in ["mlopez", "Aurelia", "Quijano", "token-of", "handle-1"] {
        assert!(!report.contains(secret), "{secret}");
    }
}

async fn session_at_portal_that_offers(offers: &[Offer]) -> FakeApp {
    let app = FakeApp::default();
    let response = PortalResponse { offers: offers.to_vec(), ..portal_response() };
    app.portal.on("portal").answer(Ok(Response::Portal(Arc::new(response))));
    let app = app.start();
    app.to_session("mlopez", "2580").await;
    app
}

#[tokio::test]
async fn older_portal_hands_no_session_over_and_lists_nothing() {
    let app = session_at_portal_that_offers(&[]).await;
    let page = Page::open(&app);
    assert!(page.text().contains(&words("session-web-asks-again")));
    assert!(!page.text().contains(&words("session-web-handed-over")));
    assert!(!page.text().contains(&words("accesses-title")));
    let web = "https://portal.cooprofesoresun.example";
    assert!(!page.tree().all(|node| node.attribute("href") == Some(web)).is_empty());
}

#[tokio::test]
async fn web_portal_is_opened_without_an_address_in_the_page() {
    let app = session_at_portal_that_offers(&[Offer::HandOver, Offer::TrustedPhone]).await;
    let address = "https://portal.cooprofesoresun.example/hand-over/one-time-token";
    let link = Link::HandOver { address: address.to_owned().into() };
    app.portal.on("hand_over").answer(Ok(Response::HandOver(Ok(link.clone()))));
    app.links.remove_apps();
    let mut page = Page::open(&app);
    assert!(page.text().contains(&words("session-web-handed-over")));
    page.tap(&words("session-web"));
    let said = WORDS.format("session-web-no-browser", &[("address", "https://portal.cooprofesoresun.example")]);
    page.wait_until(|tree| tree.text().contains(&said)).await;
    assert_eq!(app.links.opened(), [link]);
    assert!(page.tree().all(|node| node.attribute("href").is_some_and(|href| href.contains("token"))).is_empty());
    assert!(!page.text().contains("one-time-token"));
}

#[tokio::test]
async fn tap_on_a_replaced_screen_presses_nothing_on_the_next() {
    let app = FakeApp::home().await;
    let mut page = Page::open(&app);
    let buttons = page.tree().all(|node| node.tag == "button");
    let taps: Vec<_> = buttons.iter().map(|button| page.parse(*button, "click", &event::mouse())).collect();
    page.fall_behind();
    // Dioxus gives the ids of a removed screen to the second one after it.
    for (event, title) in
        [(Event::Enter(Destination::LogIn), "privacy-title"), (Event::PrivacyAccepted, "username-title")]
    {
        app.dispatch(event);
        page.wait_until(|tree| tree.text().contains(&words(title))).await;
    }
    let before = app.step();
    for tap in &taps {
        page.send(tap);
    }
    assert_eq!(app.step(), before);
    page.catch_up();
    page.tap(&words("common-back"));
    assert!(app.read(view::is_home));
}
