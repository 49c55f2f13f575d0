//! Every journey by keyboard alone: Tab reaches every control, Enter uses it, and a new screen's title has the focus.

use e2e::suite::Test;
use e2e::{ENTER, ESCAPE, SPACE, TAB, TestApp, steps, tests};
use serde_json::json;
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    tests![
        page_closes_with_escape_and_returns_focus,
        member_logs_in_by_keyboard,
        member_recovers_username_by_keyboard,
        member_recovers_pin_by_keyboard,
    ]
}

/// More than any screen has controls.
const MOST_TABS: usize = 60;
const RIGHT: char = '\u{e014}';

/// Presses Tab until the focus is where this expression of the page says; `given[0]` is `arg`.
async fn tab_until(app: &TestApp, expression: &str, arg: &str) {
    for _ in 0..MOST_TABS {
        app.browser.keys([TAB], 0).await;
        if app.browser.wait(&format!("Promise.resolve({expression})"), vec![json!(arg)]).await == json!(true) {
            return;
        }
    }
    panic!("Tab reaches “{arg}”; there is: {}", app.text().await);
}

async fn tab_to(app: &TestApp, label: &str) {
    let here = "name(document.activeElement) === plain(given[0]) \
        || name(document.activeElement.closest('label') ?? document.body) === plain(given[0])";
    tab_until(app, here, label).await;
}

async fn press(app: &TestApp, key: &str) {
    tab_to(app, &app.words(key)).await;
    app.browser.keys([ENTER], 0).await;
}

/// Presses digits on the keypad's own buttons.
async fn press_digits(app: &TestApp, digits: &str) {
    for (count, digit) in digits.chars().enumerate() {
        app.expect_entered(count).await;
        app.keypad_ready().await;
        tab_to(app, &digit.to_string()).await;
        app.keypad_ready().await;
        app.browser.keys([ENTER], 0).await;
    }
}

async fn type_into(app: &TestApp, field: &str, text: &str) {
    let focused = app.browser.until("document.activeElement.id === given[0]", vec![json!(field)]).await;
    assert!(focused, "the field {field} has the focus when its screen opens");
    app.browser.keys(text.chars(), 0).await;
    app.expect_value(field, text).await;
}

async fn start(app: &TestApp, button: &str, title: &str) {
    press(app, button).await;
    expect_focused_screen(app, "privacy-title").await;
    press(app, "privacy-accept").await;
    app.expect_screen(title).await;
}

async fn expect_focused_screen(app: &TestApp, title: &str) {
    app.expect_screen(title).await;
    expect_focused_title(app).await;
}

async fn expect_focused_title(app: &TestApp) {
    let focused = "document.activeElement.tagName === 'H1' && plain(document.activeElement.textContent) === title()";
    assert!(app.browser.until(focused, vec![]).await, "the title has the focus; there is: {}", app.text().await);
}

async fn page_closes_with_escape_and_returns_focus(app: &TestApp) {
    steps::to_pin(app).await;
    app.tap("keypad-help").await;
    expect_focused_screen(app, "help-title").await;
    app.tap("practice-title").await;
    expect_focused_screen(app, "practice-title").await;
    app.browser.keys([ESCAPE], 0).await;
    app.expect_screen("help-title").await;
    expect_focused_opener(app, "practice-title").await;
    app.browser.keys([ESCAPE], 0).await;
    app.expect_screen("pin-title").await;
    expect_focused_opener(app, "keypad-help").await;
}

async fn expect_focused_opener(app: &TestApp, key: &str) {
    let opener = "name(document.activeElement) === plain(given[0]) \
        && document.activeElement.matches('button') && !document.activeElement.closest('[inert]')";
    assert!(app.browser.until(opener, vec![json!(app.words(key))]).await, "what opened the page has the focus");
}

async fn member_logs_in_by_keyboard(app: &TestApp) {
    start(app, "home-log-in", "username-title").await;
    type_into(app, "username", app.env.member.username).await;
    tab_to(app, &app.words("username-remember")).await;
    app.browser.keys([SPACE], 0).await;
    press(app, "common-continue").await;
    expect_focused_screen(app, "pin-title").await;
    press_digits(app, app.env.member.pin).await;
    steps::expect_session(app).await;
    press(app, "session-log-out").await;
    app.expect_text("home-logged-out").await;
}

async fn member_recovers_username_by_keyboard(app: &TestApp) {
    start(app, "home-forgot-username", "email-title").await;
    type_into(app, "email", app.env.member.email).await;
    tab_to(app, &app.words("slide-label")).await;
    app.browser.keys([RIGHT; 10], 0).await;
    app.expect_text("slide-done").await;
    press(app, "common-recover").await;
    app.expect_screen("code-title").await;
    press_digits(app, &app.env.code(1).await).await;
    app.expect_screen("sent-title").await;
    press(app, "common-log-in").await;
    app.expect_screen("username-title").await;
}

async fn member_recovers_pin_by_keyboard(app: &TestApp) {
    start(app, "home-forgot-pin", "question-title").await;
    type_into(app, "username", app.env.member.username).await;
    // Enter in a field continues.
    app.browser.keys([ENTER], 0).await;
    app.expect_text("question-kind").await;
    expect_focused_title(app).await;
    tab_to(app, &app.words("document-cc")).await;
    app.browser.keys([SPACE], 0).await;
    press(app, "common-continue").await;
    let answers = [
        ("document-number", app.env.member.document_number),
        ("email", app.env.member.email),
        ("phone", &app.env.member.phone[3..]),
    ];
    for (field, text) in answers {
        type_into(app, field, text).await;
        app.browser.keys([ENTER], 0).await;
    }
    app.expect_screen("code-title").await;
    app.type_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    press_digits(app, NEW_PIN).await;
    app.expect_screen("new-pin-again-title").await;
    app.type_digits(NEW_PIN).await;
    app.expect_screen("changed-title").await;
}
