//! A trusted phone: the offer, the page that turns it on and off, the log-in, and everything that can go wrong.

use std::time::Duration;

use preview::{Finger, StoreBehavior};
use support::{Fault, Language};

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_offline, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    steps::to_session(app).await;
    visit_text(app, visitor, "phone-offer").await;
    tap_to_screen(app, visitor, "phone-offer-yes", "phone-title", "phone-page").await;
    turning_on(app, visitor).await;
    app.tap("phone-done").await;
    steps::expect_session(app).await;
    app.press_back().await;
    visit_text(app, visitor, "log-out-text-phone").await;
    app.tap("log-out-yes").await;
    steps::expect_greeting(app).await;
    visitor.visit(app, "home-by-phone").await;
    logging_in(app, visitor).await;
    app.tap("common-back").await;
    steps::expect_greeting(app).await;
    around(app, visitor).await;
    untrusted(app, visitor).await;
}

async fn turning_on(app: &TestApp, visitor: &dyn Visitor) {
    let (key, proxy) = (app.phone.key(), &app.env.proxy);
    key.set_finger(Finger::None);
    tap_to_text(app, visitor, "phone-turn-on", "phone-not-enrolled").await;
    key.set_finger(Finger::Known);
    for (call, fault, said) in [
        ("POST /phones/challenges", Fault::problem(404, "not_found", None), "phone-not-offered"),
        ("POST /phones", Fault::problem(422, "invalid_field", None), "phone-key-refused"),
    ] {
        proxy.inject(call, fault);
        tap_to_text(app, visitor, "phone-again", said).await;
    }
    proxy.inject("POST /phones", Fault::problem(409, "too_many_phones", None));
    tap_to_text(app, visitor, "phone-again", "phone-too-many").await;
    app.tap("accesses-title").await;
    app.expect_screen("accesses-title").await;
    app.tap("common-back").await;
    steps::expect_session(app).await;
    app.tap("phone-offer-yes").await;
    app.expect_screen("phone-title").await;
    visit_held(app, visitor, "POST /phones/challenges", "phone-turn-on", "phone-asking").await;
    visit_text(app, visitor, "phone-on").await;
}

async fn logging_in(app: &TestApp, visitor: &dyn Visitor) {
    let (key, proxy) = (app.phone.key(), &app.env.proxy);
    key.set_finger(Finger::Cancels);
    proxy.inject("POST /phones/challenges", Fault::Held);
    tap_to_screen(app, visitor, "phone-title", "phone-log-in-title", "phone-log-in").await;
    proxy.clear();
    visit_text(app, visitor, "phone-cancelled").await;
    key.set_finger(Finger::Unknown);
    tap_to_text(app, visitor, "phone-again", "phone-locked-out").await;
    key.set_finger(Finger::Known);
    proxy.inject_times("POST /phones/challenges", 2, &Fault::Replaced(r#""expires_in":120"#, r#""expires_in":0"#));
    tap_to_text(app, visitor, "phone-again", "phone-took-too-long").await;
    visit_offline(app, visitor, "phone-again", "phone-offline").await;
    proxy.inject("POST /phones/*/log-in", Fault::problem(429, "slow_down", Some(60)));
    tap_to_text(app, visitor, "common-retry", "call-error-slow-down-title").await;
}

/// What goes wrong around the phone's key: none of it needs another one.
async fn around(app: &TestApp, visitor: &dyn Visitor) {
    // Without its store the app does not know the member's language either.
    if app.language() == Language::Spanish {
        app.phone.set_store_behavior(StoreBehavior::Locked);
        app.restart().await;
        app.expect_text("home-store-unavailable").await;
        visitor.visit(app, "phone-store-locked").await;
        app.phone.set_store_behavior(StoreBehavior::Normal);
    }
    app.env
        .proxy
        .inject("GET /portal", Fault::Replaced(r#""offers":["trusted_phone","#, r#""offers":["of_a_later_one","#));
    app.restart().await;
    app.expect_text("home-log-in").await;
    visitor.visit(app, "phone-older-portal").await;
    app.env.proxy.clear();
    // A phone whose clock is wrong by a day.
    app.phone.advance_clock(Duration::from_hours(24));
    app.restart().await;
    steps::expect_greeting(app).await;
    app.tap("phone-title").await;
    steps::expect_session(app).await;
    visitor.visit(app, "phone-wrong-clock").await;
    app.tap("session-log-out").await;
    steps::expect_greeting(app).await;
}

/// The phone is not trusted any more: by the portal, by its member, by the phone itself.
async fn untrusted(app: &TestApp, visitor: &dyn Visitor) {
    app.env.proxy.inject("POST /phones/*/log-in", Fault::problem(401, "phone_refused", None));
    tap_to_text(app, visitor, "phone-title", "phone-refused").await;
    app.tap("home-settings").await;
    app.expect_screen("settings-title").await;
    visitor.visit(app, "settings-phone").await;
    tap_to_text(app, visitor, "phone-title", "phone-log-in-first").await;
    app.tap("phone-with-pin").await;
    steps::send_username(app).await;
    app.type_digits(app.env.member.pin).await;
    steps::expect_session(app).await;
    steps::trust_phone(app).await;
    app.tap("session-log-out").await;
    steps::expect_greeting(app).await;
    app.phone.key().set_finger(Finger::None);
    tap_to_text(app, visitor, "phone-title", "phone-key-gone").await;
}
