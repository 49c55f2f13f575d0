//! The session, its warning and end, and the notices on the home screen.

use std::time::Duration;

use preview::StoreBehavior;
use support::{Fault, Network};

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;
use support::Language;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    steps::to_pin(app).await;
    app.tap("username-remember").await;
    // The app warns in the last minute.
    app.env.proxy.inject("/pin", Fault::Replaced(r#""idle_timeout":300"#, r#""idle_timeout":55"#));
    app.type_digits(app.env.member.pin).await;
    steps::expect_session(app).await;
    visit_text(app, visitor, "session-warning").await;
    visit_held(app, visitor, "/session", "session-stay", "session-staying").await;
    app.expect_text_gone("session-warning").await;
    visitor.visit(app, "session").await;
    tap_to_screen(app, visitor, "session-not-me", "not-me-title", "not-me").await;
    app.tap("common-close").await;
    steps::expect_session(app).await;
    app.press_back().await;
    visit_screen(app, visitor, "log-out-title", "confirm-log-out").await;
    resumed(app, visitor).await;
    homes(app, visitor).await;
}

async fn resumed(app: &TestApp, visitor: &dyn Visitor) {
    app.env.proxy.inject("/session", Fault::Held);
    app.restart().await;
    visit_screen(app, visitor, "resuming-title", "resuming").await;
    app.env.proxy.clear();
    steps::expect_session(app).await;
    app.phone.set_network(Network::Offline).await;
    app.restart().await;
    visit_screen(app, visitor, "resuming-call-error-title", "resuming-call-error").await;
    app.phone.set_network(Network::Online).await;
    app.tap("common-retry").await;
    steps::expect_session(app).await;
}

async fn homes(app: &TestApp, visitor: &dyn Visitor) {
    app.env.clock.forward(Duration::from_secs(301));
    app.restart().await;
    visit_text(app, visitor, "home-session-expired").await;
    steps::to_session_again(app).await;
    tap_to_text(app, visitor, "session-log-out", "home-logged-out").await;
    broken_store(app, visitor).await;
    app.phone.set_network(Network::Offline).await;
    app.restart().await;
    visit_text(app, visitor, "call-error-offline-title").await;
}

/// The phone's store of secrets is locked, or returns an unreadable state.
async fn broken_store(app: &TestApp, visitor: &dyn Visitor) {
    if app.language() != Language::Spanish {
        // With the store the member's choice of language is gone too.
        return;
    }
    for (behavior, said) in
        [(StoreBehavior::Locked, "home-store-unavailable"), (StoreBehavior::Garbled, "home-snapshot-unreadable")]
    {
        app.phone.set_store_behavior(behavior);
        app.restart().await;
        visit_text(app, visitor, said).await;
    }
    app.phone.set_store_behavior(StoreBehavior::Normal);
}
