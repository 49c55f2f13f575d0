//! "No fui yo": the code of a receipt freezes the access.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    tests![in [Engine::Chromium], [Language::Spanish];
        receipt_code_freezes_access_once_across_kills,
        notice_of_a_new_installation_freezes_everything,
    ]
}

async fn receipt_code_freezes_access_once_across_kills(app: &TestApp) {
    steps::to_new_pin(app).await;
    steps::choose_new_pin(app).await;
    app.env.text(2).await;
    let receipt = app.env.receipt_code();
    // The known username is sent by itself.
    for title in ["pin-title", "username-title", "home-title"] {
        app.tap("common-back").await;
        app.expect_screen(title).await;
    }
    app.tap("home-freeze").await;
    app.expect_screen("receipt-title").await;
    app.type_into("receipt", &receipt.to_lowercase()).await;
    app.double_tap("receipt-freeze").await;
    app.expect_screen("access-frozen-title").await;
    assert_eq!(app.env.proxy.count("/freeze"), 1, "one request");
    app.restart().await;
    app.expect_screen("access-frozen-title").await;
    app.tap("common-back").await;
    steps::log_in_with(app, NEW_PIN).await;
    app.expect_screen("frozen-title").await;
    app.restart().await;
    app.expect_screen("frozen-title").await;
}

async fn notice_of_a_new_installation_freezes_everything(app: &TestApp) {
    // The first log-in from an installation sends a text message with a receipt.
    steps::to_session(app).await;
    app.env.text(1).await;
    let receipt = app.env.receipt_code();
    app.tap("session-not-me").await;
    app.expect_screen("not-me-title").await;
    app.tap("home-freeze").await;
    app.expect_screen("receipt-title").await;
    app.type_into("receipt", &receipt).await;
    app.tap("receipt-freeze").await;
    app.expect_screen("access-frozen-title").await;
    app.tap("common-back").await;
    app.expect_screen("home-title").await;
    steps::log_in_with(app, app.env.member.pin).await;
    app.expect_screen("frozen-title").await;
    app.tap("common-back").await;
    app.expect_screen("username-title").await;
}
