//! The errors of the portal, on the screen with the least room for them; then a saved state and a version that are too old.

use std::time::Duration;

use support::Fault;
use support::fixtures::WRONG_PIN;

use super::{Visitor, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    steps::to_pin(app).await;
    let proxy = &app.env.proxy;
    for (status, code, wait, title) in [
        (503, "maintenance", Some(600), "call-error-maintenance-title"),
        (429, "slow_down", Some(30), "call-error-slow-down-title"),
        (500, "internal", None, "call-error-unexpected-title"),
        (426, "upgrade_required", None, "call-error-outdated-title"),
    ] {
        // Automatic retries fail too.
        proxy.inject_times("/pin", 9, &Fault::problem(status, code, wait));
        app.type_digits(WRONG_PIN).await;
        visit_text(app, visitor, title).await;
        proxy.clear();
        app.tap("common-back").await;
        app.expect_screen("username-title").await;
        app.tap("common-continue").await;
        app.expect_screen("pin-title").await;
    }
    let impostor = app.connect_to_impostor().await;
    app.restart().await;
    app.expect_screen("pin-title").await;
    app.type_digits(WRONG_PIN).await;
    visit_text(app, visitor, "call-error-not-genuine-title").await;
    drop(impostor);
    app.phone.reconnect();
    // A saved state is restored within half an hour.
    app.phone.advance_clock(Duration::from_mins(31));
    app.restart().await;
    app.expect_screen("home-title").await;
    visit_text(app, visitor, "home-snapshot-too-old").await;
    proxy.inject("/portal", Fault::Replaced(r#""0.1.0""#, r#""99.0.0""#));
    app.restart().await;
    visit_screen(app, visitor, "outdated-title", "outdated").await;
}
