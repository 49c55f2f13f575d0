//! The process is killed and started again: the member continues where they were.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, steps, tests};
use support::Fault;
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    let mut all = tests![killed_log_in_continues, killed_username_recovery_continues, killed_pin_recovery_continues];
    all.extend(tests![in [Engine::Chromium], [Language::Spanish];
        killed_session_continues_until_log_out,
        killed_while_saving_new_pin_saves_it_once,
    ]);
    all
}

async fn killed_log_in_continues(app: &TestApp) {
    steps::to_username(app).await;
    app.type_into("username", "mlo").await;
    app.restart().await;
    app.expect_screen("username-title").await;
    app.expect_value("username", "mlo").await;
    app.focus("username").await;
    app.browser.keys("pez".chars(), 0).await;
    app.tap("common-continue").await;
    app.expect_screen("pin-title").await;
    app.type_digits("83").await;
    app.expect_entered(2).await;
    app.restart().await;
    app.expect_screen("pin-title").await;
    // A PIN is never saved.
    app.expect_entered(0).await;
    app.type_digits(app.env.member.pin).await;
    steps::expect_session(app).await;
}

async fn killed_username_recovery_continues(app: &TestApp) {
    steps::to_email(app).await;
    app.type_into("email", app.env.member.email).await;
    steps::slide(app).await;
    app.restart().await;
    app.expect_screen("email-title").await;
    app.expect_value("email", app.env.member.email).await;
    app.expect_text("slide-done").await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    let code = app.env.code(1).await;
    app.type_digits(&code[..3]).await;
    app.expect_entered(3).await;
    app.restart().await;
    app.expect_screen("code-title").await;
    // A code is never saved.
    app.expect_entered(0).await;
    app.type_digits(&code).await;
    app.expect_screen("sent-title").await;
    app.restart().await;
    app.expect_screen("sent-title").await;
    app.expect_text("sent-channels").await;
}

async fn killed_pin_recovery_continues(app: &TestApp) {
    steps::to_questions(app).await;
    steps::answer_username(app).await;
    app.tap("document-cc").await;
    app.restart().await;
    app.expect_text("question-kind").await;
    app.tap("common-continue").await;
    app.type_into("document-number", app.env.member.document_number).await;
    app.restart().await;
    app.expect_value("document-number", app.env.member.document_number).await;
    app.tap("common-continue").await;
    app.type_into("email", app.env.member.email).await;
    app.tap("common-continue").await;
    app.type_into("phone", &app.env.member.phone[3..]).await;
    app.restart().await;
    app.expect_value("phone", &app.env.member.phone[3..]).await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    app.restart().await;
    app.expect_screen("code-title").await;
    app.type_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    app.restart().await;
    app.expect_screen("new-pin-title").await;
    app.type_digits(NEW_PIN).await;
    app.expect_screen("new-pin-again-title").await;
    app.restart().await;
    // The first entry is not saved, so there is nothing to compare with.
    app.expect_screen("new-pin-title").await;
    steps::choose_new_pin(app).await;
    app.restart().await;
    app.expect_screen("changed-title").await;
}

async fn killed_session_continues_until_log_out(app: &TestApp) {
    steps::to_session(app).await;
    app.restart().await;
    steps::expect_session(app).await;
    app.tap("session-log-out").await;
    app.expect_screen("home-title").await;
    app.restart().await;
    app.expect_screen("home-title").await;
}

async fn killed_while_saving_new_pin_saves_it_once(app: &TestApp) {
    steps::to_new_pin(app).await;
    app.type_digits(NEW_PIN).await;
    app.expect_screen("new-pin-again-title").await;
    app.env.proxy.inject("/pin", Fault::Held);
    app.type_digits(NEW_PIN).await;
    app.expect_text("new-pin-saving").await;
    app.env.proxy.wait_for_held().await;
    app.restart().await;
    app.env.proxy.clear();
    app.expect_screen("new-pin-title").await;
    for title in ["new-pin-again-title", "question-title"] {
        app.type_digits(NEW_PIN).await;
        app.expect_screen(title).await;
    }
    app.expect_text("question-grant-over").await;
    assert_eq!(app.env.messages().len(), 3, "one code and one receipt by both channels");
}
