//! The steps to each screen, as a member takes them.

use std::time::Duration;

use serde_json::json;
use support::fixtures::NEW_PIN;

use crate::app::TestApp;

/// How long a code is valid.
const CODE_LIFE: Duration = Duration::from_mins(5);
/// The wait before another code can be asked for.
pub const RESEND_WAIT: Duration = Duration::from_mins(1);

/// Taps a button of the home screen and accepts the privacy notice.
pub async fn start(app: &TestApp, button: &str) {
    app.tap(button).await;
    app.expect_screen("privacy-title").await;
    app.tap("privacy-accept").await;
}

/// To "Digite el usuario".
pub async fn to_username(app: &TestApp) {
    start(app, "home-log-in").await;
    app.expect_screen("username-title").await;
}

pub async fn to_pin(app: &TestApp) {
    to_username(app).await;
    send_username(app).await;
}

/// From the username to the PIN.
pub async fn send_username(app: &TestApp) {
    app.expect_screen("username-title").await;
    app.type_into("username", app.env.member.username).await;
    app.tap("common-continue").await;
    app.expect_screen("pin-title").await;
}

pub async fn to_session(app: &TestApp) {
    to_pin(app).await;
    app.type_digits(app.env.member.pin).await;
    expect_session(app).await;
}

/// To the session, with the username that the phone remembers.
pub async fn to_session_again(app: &TestApp) {
    app.tap("home-log-in").await;
    app.expect_screen("pin-title").await;
    app.type_digits(app.env.member.pin).await;
    expect_session(app).await;
}

/// Logs in with this PIN; the privacy notice was accepted before.
pub async fn log_in_with(app: &TestApp, pin: &str) {
    app.tap("home-log-in").await;
    send_username(app).await;
    app.type_digits(pin).await;
}

pub async fn expect_session(app: &TestApp) {
    app.expect_title(&app.words_with("session-title", &[("name", app.env.member.display_name)])).await;
    // The home screen of a trusted phone has the same title.
    app.expect_text("session-log-out").await;
}

/// From the session's offer to a trusted phone, and back to the session.
pub async fn trust_phone(app: &TestApp) {
    app.tap("phone-offer-yes").await;
    app.expect_screen("phone-title").await;
    app.tap("phone-turn-on").await;
    app.expect_text("phone-on").await;
    app.tap("phone-done").await;
    expect_session(app).await;
}

/// Waits for the home screen of a trusted phone.
pub async fn expect_greeting(app: &TestApp) {
    app.expect_title(&app.words_with("home-greeting", &[("username", app.env.member.display_name)])).await;
    app.expect_text("phone-use-pin").await;
}

/// To the question of a username's recovery.
pub async fn to_email(app: &TestApp) {
    start(app, "home-forgot-username").await;
    app.expect_screen("email-title").await;
}

/// Slides the slider to the right with a finger.
pub async fn slide(app: &TestApp) {
    app.locate("document.querySelector('.slide__range')", vec![]).await;
    let script = "const box = document.querySelector('.slide__range').getBoundingClientRect(); \
        return [box.left, box.right, box.top + box.height / 2];";
    let edges = app.browser.run(script, vec![]).await;
    let at = |place: usize| edges[place].as_f64().expect("the slider has a track").round();
    let (left, right, middle) = (at(0) + 28.0, at(1) - 4.0, at(2));
    let half = f64::midpoint(left, right).round();
    app.browser
        .finger(json!([
            { "type": "pointerMove", "duration": 0, "x": left, "y": middle },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 80, "x": half, "y": middle },
            { "type": "pointerMove", "duration": 80, "x": right, "y": middle },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await;
    app.expect_text("slide-done").await;
}

/// To the code of a username's recovery.
pub async fn to_username_code(app: &TestApp) {
    to_email(app).await;
    app.type_into("email", app.env.member.email).await;
    slide(app).await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
}

/// Lets the code expire. The clock sends no notifications: the app reads it at its next event.
pub async fn expire_code(app: &TestApp) {
    app.pass(CODE_LIFE);
    app.tap("home-help").await;
    app.expect_screen("help-title").await;
    app.tap("common-close").await;
    app.expect_text("code-expired-title").await;
}

/// To the first question of a PIN's recovery.
pub async fn to_questions(app: &TestApp) {
    start(app, "home-forgot-pin").await;
    app.expect_screen("question-title").await;
}

/// Answers the username, where it is asked first.
pub async fn answer_username(app: &TestApp) {
    app.type_into("username", app.env.member.username).await;
    app.tap("common-continue").await;
    app.expect_text("question-kind").await;
}

/// Answers everything after the username, and sends the answers.
pub async fn answer_questions(app: &TestApp) {
    answer_up_to_phone(app).await;
    app.tap("common-recover").await;
}

/// Answers everything after the username, and does not send the answers.
pub async fn answer_up_to_phone(app: &TestApp) {
    app.tap("document-cc").await;
    app.tap("common-continue").await;
    app.type_into("document-number", app.env.member.document_number).await;
    app.tap("common-continue").await;
    app.type_into("email", app.env.member.email).await;
    app.tap("common-continue").await;
    app.type_into("phone", &app.env.member.phone[3..]).await;
}

/// To the code of a PIN's recovery.
pub async fn to_pin_code(app: &TestApp) {
    to_questions(app).await;
    answer_username(app).await;
    answer_questions(app).await;
    app.expect_screen("code-title").await;
}

pub async fn to_new_pin(app: &TestApp) {
    to_pin_code(app).await;
    let code = app.env.code(1).await;
    app.type_digits(&code).await;
    app.expect_screen("new-pin-title").await;
}

/// Enters the new PIN twice by keyboard, and waits for its confirmation.
pub async fn choose_new_pin(app: &TestApp) {
    for title in ["new-pin-again-title", "changed-title"] {
        app.type_digits(NEW_PIN).await;
        app.expect_screen(title).await;
    }
}
