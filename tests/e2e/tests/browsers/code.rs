//! How a code gets into its boxes without the keypad: filled in by the phone, and pasted.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, Viewport, steps, tests};
use preview::Autofill;
use serde_json::json;

pub fn all() -> Vec<Test> {
    let mut all = tests![
        autofilled_code_continues_by_itself,
        autofilled_code_survives_killed_process,
        pasted_code_is_taken_and_other_text_refused,
        spoken_code_is_entered_on_the_keypad,
        same_answers_lead_back_to_the_same_code,
        expiry_is_in_view_with_large_text,
        slip_of_the_domain_is_corrected_by_one_tap,
    ];
    all.extend(
        tests![in [Engine::Chromium], [Language::Spanish]; unreadable_message_is_shown_and_the_next_has_no_token],
    );
    // WebKitGTK asks for the clipboard permission in a window that WebDriver does not reach.
    all.extend(tests![in [Engine::Chromium], [Language::Spanish];
        paste_button_takes_code_from_clipboard,
        forbidden_clipboard_says_how_to_paste,
    ]);
    all
}

async fn autofilled_code_continues_by_itself(app: &TestApp) {
    app.phone.inbox().set_autofill(Autofill::On);
    steps::to_questions(app).await;
    steps::answer_username(app).await;
    steps::answer_questions(app).await;
    app.expect_screen("new-pin-title").await;
}

async fn autofilled_code_survives_killed_process(app: &TestApp) {
    app.phone.inbox().set_autofill(Autofill::On);
    steps::to_email(app).await;
    app.type_into("email", app.env.member.email).await;
    steps::slide(app).await;
    app.tap("common-recover").await;
    // The process dies before the app has read the message, while it checks the code, or after that.
    let code = app.env.code(1).await;
    app.restart().await;
    if app.focus_unless("code", &["sent-title", "email-title"]).await.is_none() {
        // The same code may be filled in meanwhile. A recovery that is over says so on the e-mail's screen.
        app.type_digits(&code).await;
        app.expect_any_screen(&["sent-title", "email-title"]).await;
    }
}

async fn pasted_code_is_taken_and_other_text_refused(app: &TestApp) {
    steps::to_username_code(app).await;
    let code = app.env.code(1).await;
    app.focus("code").await;
    app.paste(&format!("Llame al 601 555 0100 y diga {code}")).await;
    app.expect_text("code-not-a-code").await;
    app.focus("code").await;
    app.browser.shortcut('a').await;
    app.paste(&code).await;
    app.expect_screen("sent-title").await;
}

async fn spoken_code_is_entered_on_the_keypad(app: &TestApp) {
    steps::to_username_code(app).await;
    let first = app.env.code(1).await;
    app.tap("code-missing").await;
    app.pass(steps::RESEND_WAIT);
    app.expect_text("code-other-ways").await;
    app.tap("code-by-call").await;
    app.expect_text("code-lead-call").await;
    let spoken = app.env.spoken_code().await;
    assert_ne!(spoken, first, "the earlier code is void");
    app.tap_digits(&spoken).await;
    app.expect_screen("sent-title").await;
}

async fn same_answers_lead_back_to_the_same_code(app: &TestApp) {
    steps::to_username_code(app).await;
    let code = app.env.code(1).await;
    app.expect_text_with("code-lead-email", &[("email", "maria.l…@correo.example")]).await;
    app.tap("code-correct").await;
    app.expect_screen("email-title").await;
    app.expect_value("email", app.env.member.email).await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    // By way of "Inicio", and through a killed process.
    app.go_back_to("home-title").await;
    app.restart().await;
    app.expect_screen("home-title").await;
    app.tap("home-forgot-username").await;
    app.expect_screen("email-title").await;
    app.type_into("email", app.env.member.email).await;
    steps::slide(app).await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    assert_eq!(app.env.proxy.count("/recoveries/username"), 1);
    app.type_digits(&code).await;
    app.expect_screen("sent-title").await;
}

async fn expiry_is_in_view_with_large_text(app: &TestApp) {
    steps::to_username_code(app).await;
    for viewport in [Viewport { text: 200, ..Viewport::PHONE }, Viewport::TIGHT] {
        app.browser.show(viewport).await;
        steps::expire_code(app).await;
        let in_view = "(() => { const title = document.querySelector('.banner[role=alert] .banner__title'); \
            const box = title?.getBoundingClientRect(); \
            return box && title.contains(document.elementFromPoint(box.left + 9, box.top + 9)) \
                && title.contains(document.elementFromPoint(box.left + 9, box.bottom - 9)); })()";
        assert!(app.browser.until(in_view, vec![]).await, "{viewport:?}");
        app.tap("code-ask-again").await;
        app.expect_text_gone("code-expired-title").await;
    }
}

async fn slip_of_the_domain_is_corrected_by_one_tap(app: &TestApp) {
    steps::to_email(app).await;
    app.type_into("email", "maria.lopez@gmail.con").await;
    steps::slide(app).await;
    app.tap("common-recover").await;
    app.tap_label(&app.words_with("field-use", &[("text", "maria.l…@gmail.com")])).await;
    app.expect_text_with("code-lead-email", &[("email", "maria.l…@gmail.com")]).await;
    app.tap("code-correct").await;
    app.expect_value("email", "maria.lopez@gmail.com").await;
}

async fn unreadable_message_is_shown_and_the_next_has_no_token(app: &TestApp) {
    app.phone.inbox().set_autofill(Autofill::Late);
    steps::to_username_code(app).await;
    let touched = app.env.text(1).await.replacen('@', "<b>en</b> ", 1);
    assert!(app.deliver(&touched).await, "it has the token, so it never reaches the inbox");
    app.expect_literal(&touched).await;
    app.pass(steps::RESEND_WAIT);
    app.tap("code-resend").await;
    let next = app.env.text(2).await;
    assert_eq!(next.lines().count(), 2, "a message with a token has three lines");
    app.expect_text_gone("code-refused-title").await;
    app.tap_digits(&next[..6]).await;
    app.expect_screen("sent-title").await;
}

async fn paste_button_takes_code_from_clipboard(app: &TestApp) {
    steps::to_username_code(app).await;
    let code = app.env.code(1).await;
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    app.browser.devtools("Browser.grantPermissions", allowed).await;
    app.copy(&code).await;
    app.tap("code-paste").await;
    app.expect_screen("sent-title").await;
    app.browser.devtools("Browser.resetPermissions", json!({})).await;
}

async fn forbidden_clipboard_says_how_to_paste(app: &TestApp) {
    steps::to_username_code(app).await;
    let forbidden = json!({ "permission": { "name": "clipboard-read" }, "setting": "denied" });
    app.browser.devtools("Browser.setPermission", forbidden).await;
    app.tap("code-paste").await;
    app.expect_text("code-paste-failed").await;
    app.browser.devtools("Browser.resetPermissions", json!({})).await;
}
