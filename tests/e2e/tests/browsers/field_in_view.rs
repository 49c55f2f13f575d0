//! With a keyboard on the screen, the focused field, its label, its error and the way on are in view.

use e2e::suite::Test;
use e2e::{ENTER, TestApp, Viewport, steps, tests};
use serde_json::{Value, json};

/// What a phone's keyboard leaves of a small phone.
const ABOVE_A_KEYBOARD: Viewport = Viewport { width: 360, height: 330, text: 100, ..Viewport::PHONE };

pub fn all() -> Vec<Test> {
    tests![
        username_field_error_and_button_are_in_view,
        email_field_error_and_button_are_in_view,
        question_fields_errors_and_button_are_in_view,
        receipt_field_error_and_button_are_in_view,
        enter_with_a_red_hand_shows_its_error,
    ]
}

async fn username_field_error_and_button_are_in_view(app: &TestApp) {
    steps::to_username(app).await;
    refused(app, "username", "username-missing").await;
}

async fn email_field_error_and_button_are_in_view(app: &TestApp) {
    steps::to_email(app).await;
    refused(app, "email", "email-missing").await;
}

async fn question_fields_errors_and_button_are_in_view(app: &TestApp) {
    steps::to_questions(app).await;
    refused(app, "username", "username-missing").await;
    steps::answer_username(app).await;
    app.tap("document-cc").await;
    app.tap("common-continue").await;
    refused(app, "document-number", "question-number-missing").await;
    app.type_into("document-number", app.env.member.document_number).await;
    app.tap("common-continue").await;
    refused(app, "email", "email-missing").await;
    app.type_into("email", app.env.member.email).await;
    app.tap("common-continue").await;
    refused(app, "phone", "question-phone-missing").await;
}

async fn receipt_field_error_and_button_are_in_view(app: &TestApp) {
    app.tap("home-freeze").await;
    app.expect_screen("receipt-title").await;
    refused(app, "receipt", "receipt-missing").await;
}

async fn enter_with_a_red_hand_shows_its_error(app: &TestApp) {
    steps::to_email(app).await;
    app.type_into("email", app.env.member.email).await;
    app.browser.show(ABOVE_A_KEYBOARD).await;
    app.browser.keys([ENTER], 0).await;
    app.expect_text("email-not-slid").await;
    in_view(app, &["#slide-problem", ".slide", ".submit button"]).await;
    let tied = "document.activeElement.getAttribute('aria-describedby') === 'slide-problem'";
    assert!(app.browser.until(tied, vec![]).await, "the hand has the focus, and its error");
}

/// The field of the screen that opened has the focus; Enter without an answer shows its error above the keyboard.
async fn refused(app: &TestApp, field: &str, said: &str) {
    let focused = app.browser.until("document.activeElement.id === given[0]", vec![json!(field)]).await;
    assert!(focused, "the field has the focus when its screen opens");
    app.browser.show(ABOVE_A_KEYBOARD).await;
    in_view(app, &[".field__label", ".field__input", ".submit button"]).await;
    app.browser.keys([ENTER], 0).await;
    app.expect_text(said).await;
    in_view(app, &[".field__label", ".field__input", ".alert[data-state=shown]", ".submit button"]).await;
    app.browser.show(Viewport::PHONE).await;
}

/// Waits until all of these are wholly in the window with nothing over them.
async fn in_view(app: &TestApp, parts: &[&str]) {
    let hidden = "given[0].filter(part => { const element = document.querySelector(part); \
        if (!element) return true; \
        const box = element.getBoundingClientRect(); \
        const top = document.elementFromPoint(box.left + box.width / 2, box.bottom - 4); \
        return box.top < 0 || box.bottom > innerHeight || !element.contains(top) && !top?.contains(element); })";
    if !app.browser.until(&format!("{hidden}.length === 0"), vec![json!(parts)]).await {
        let hidden = app.browser.wait(&format!("Promise.resolve({hidden})"), vec![json!(parts)]).await;
        panic!("not in view: {}", hidden.as_array().map(|parts| Value::from(parts.clone())).unwrap_or_default());
    }
}
