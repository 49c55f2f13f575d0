//! The three journeys from start to end.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    let mut all = tests![member_logs_in_and_out, member_recovers_username, member_recovers_pin_and_logs_in];
    // Only the words differ in English, hence one engine.
    all.extend(tests![in [Engine::Chromium], [Language::English];
        member_logs_in_and_out,
        member_recovers_username,
        member_recovers_pin_and_logs_in,
    ]);
    all.extend(tests![in [Engine::Chromium], [Language::Spanish]; member_recovers_username_and_pin_with_one_code]);
    all
}

async fn member_logs_in_and_out(app: &TestApp) {
    steps::to_session(app).await;
    app.expect_text("session-first").await;
    app.tap("session-log-out").await;
    app.expect_screen("home-title").await;
    app.expect_text("home-logged-out").await;
}

async fn member_recovers_username(app: &TestApp) {
    steps::to_username_code(app).await;
    app.tap_digits(&app.env.code(1).await).await;
    app.expect_screen("sent-title").await;
    app.expect_text("sent-lead").await;
    assert!(app.env.text(2).await.contains(app.env.member.username), "the username is sent by text message");
    app.tap("common-log-in").await;
    app.expect_screen("username-title").await;
}

async fn member_recovers_pin_and_logs_in(app: &TestApp) {
    steps::to_new_pin(app).await;
    app.tap_digits(NEW_PIN).await;
    app.expect_screen("new-pin-again-title").await;
    app.tap_digits(NEW_PIN).await;
    app.expect_screen("changed-title").await;
    app.tap("common-log-in").await;
    // The username is known: it is not asked again.
    app.expect_screen("pin-title").await;
    app.tap_digits(NEW_PIN).await;
    steps::expect_session(app).await;
}

async fn member_recovers_username_and_pin_with_one_code(app: &TestApp) {
    steps::to_questions(app).await;
    app.tap("question-both").await;
    app.expect_text("question-kind").await;
    steps::answer_questions(app).await;
    app.expect_screen("code-title").await;
    app.type_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    assert!(app.env.text(2).await.contains(app.env.member.username), "the same code sends the username");
    app.restart().await;
    app.expect_screen("new-pin-title").await;
    steps::choose_new_pin(app).await;
    assert_eq!(app.env.messages().len(), 5, "one code, then the username and the receipt by both channels");
    app.expect_text("changed-username").await;
    app.tap("common-log-in").await;
    app.expect_screen("username-title").await;
    // The portal sends the username and does not tell the app.
    app.expect_value("username", "").await;
}
