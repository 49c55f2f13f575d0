//! Logging in with a fingerprint: added in a session, kept over a kill, open where the PIN is locked.

use e2e::suite::Test;
use e2e::{TestApp, steps, tests};
use support::fixtures::WRONG_PIN;

pub fn all() -> Vec<Test> {
    tests![fingerprint_log_in_survives_a_kill_and_is_turned_off, member_locked_out_by_a_stranger_goes_in_by_fingerprint,]
}

async fn to_trusted_home(app: &TestApp) {
    steps::to_session(app).await;
    steps::trust_phone(app).await;
    app.tap("session-log-out").await;
    steps::expect_greeting(app).await;
}

async fn fingerprint_log_in_survives_a_kill_and_is_turned_off(app: &TestApp) {
    to_trusted_home(app).await;
    app.restart().await;
    steps::expect_greeting(app).await;
    let calls = app.env.proxy.calls().len();
    app.double_tap("phone-title").await;
    steps::expect_session(app).await;
    let mut made = app.env.proxy.calls().split_off(calls);
    made.retain(|call| call != "GET /portal");
    assert_eq!(made, ["POST /phones/challenges", "POST /phones/*/log-in"], "two requests, no keypad");
    app.tap("home-settings").await;
    app.expect_screen("settings-title").await;
    app.tap("phone-title").await;
    app.expect_text("phone-on").await;
    app.tap("phone-turn-off").await;
    app.expect_text("phone-turn-on").await;
    app.tap("common-close").await;
    app.expect_screen("settings-title").await;
    app.expect_text("phone-title").await;
    app.tap("common-close").await;
    steps::expect_session(app).await;
    app.tap("session-log-out").await;
    app.expect_screen("home-title").await;
    app.restart().await;
    app.expect_screen("home-title").await;
}

async fn member_locked_out_by_a_stranger_goes_in_by_fingerprint(app: &TestApp) {
    to_trusted_home(app).await;
    app.tap("phone-use-pin").await;
    steps::send_username(app).await;
    for left in ["4", "3", "2", "1"] {
        app.type_digits(WRONG_PIN).await;
        app.expect_text_with("pin-wrong", &[("left", left)]).await;
    }
    app.type_digits(WRONG_PIN).await;
    app.expect_screen("locked-title").await;
    app.tap("common-back").await;
    app.expect_screen("username-title").await;
    app.tap("common-back").await;
    steps::expect_greeting(app).await;
    app.tap("phone-title").await;
    steps::expect_session(app).await;
}
