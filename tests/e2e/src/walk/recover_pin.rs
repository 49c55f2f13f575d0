//! The recovery of the PIN: questions, code, new PIN.

use support::Fault;
use support::fixtures::NEW_PIN;

use super::{Visitor, tap_to_text, visit_held, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    steps::to_questions(app).await;
    visitor.visit(app, "question-username").await;
    tap_to_text(app, visitor, "question-both", "question-kind").await;
    questions(app, visitor).await;
    codes(app, visitor).await;
    new_pins(app, visitor).await;
}

async fn questions(app: &TestApp, visitor: &dyn Visitor) {
    app.tap("document-pa").await;
    visitor.visit(app, "question-kind-chosen").await;
    app.tap("document-cc").await;
    tap_to_text(app, visitor, "common-continue", "question-number").await;
    let letter = app.words_with("sign-letter", &[("letter", "a")]);
    for (typed, said, values) in [
        ("12a4", "question-number-letter", [("sign", letter.as_str()), ("place", "3")]),
        ("12", "question-number-length", [("shortest", "3"), ("longest", "10")]),
    ] {
        app.type_into("document-number", typed).await;
        app.tap("common-continue").await;
        app.expect_text_with(said, &values).await;
        visitor.visit(app, said).await;
        app.clear("document-number").await;
    }
    app.type_into("document-number", app.env.member.document_number).await;
    app.tap("common-continue").await;
    app.type_into("email", app.env.member.email).await;
    visitor.visit(app, "question-email").await;
    tap_to_text(app, visitor, "common-continue", "question-phone").await;
    app.tap("common-where").await;
    for (typed, said) in [("601 555 0100", "question-phone-landline"), ("+1 202 555 0100", "question-phone-foreign")] {
        app.type_into("phone", typed).await;
        tap_to_text(app, visitor, "common-recover", said).await;
        app.clear("phone").await;
    }
    app.type_into("phone", &app.env.member.phone[3..]).await;
    let proxy = &app.env.proxy;
    proxy.inject("/recoveries/password", Fault::problem(422, "invalid_field", None));
    tap_to_text(app, visitor, "common-recover", "question-refused").await;
    proxy.inject_times("/recoveries/password", 9, &Fault::problem(503, "maintenance", Some(600)));
    app.tap("common-recover").await;
    app.expect_text("call-error-maintenance-title").await;
    visitor.visit(app, "question-maintenance").await;
    proxy.clear();
    visit_held(app, visitor, "/recoveries/password", "common-retry", "question-sending").await;
}

async fn codes(app: &TestApp, visitor: &dyn Visitor) {
    visit_screen(app, visitor, "code-title", "code-of-pin").await;
    // The recovery is over and nothing more is sent: the longest text of a code's screen.
    let proxy = &app.env.proxy;
    proxy.inject("/code", Fault::problem(410, "code_expired", None));
    app.type_digits("111111").await;
    visit_text(app, visitor, "code-expired-title").await;
    app.pass(steps::RESEND_WAIT);
    proxy.inject("/resend", Fault::problem(410, "recovery_over", None));
    // The button follows the clock each second.
    let label = app.words("code-ask-again");
    let enabled = "tappable(given[0])[0]?.getAttribute('aria-disabled') === 'false'";
    assert!(app.browser.until(enabled, vec![label.into()]).await, "the wait is over");
    tap_to_text(app, visitor, "code-ask-again", "question-recovery-over").await;
    proxy.inject("/recoveries/password", Fault::Replaced(r#""resends_left":1"#, r#""resends_left":0"#));
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    visit_text(app, visitor, "code-resends-over").await;
}

async fn new_pins(app: &TestApp, visitor: &dyn Visitor) {
    app.type_digits(&app.env.code(2).await).await;
    visit_screen(app, visitor, "new-pin-title", "new-pin").await;
    for (pin, said) in [("0000", "new-pin-repeated"), ("1234", "new-pin-run")] {
        app.type_digits(pin).await;
        visit_text(app, visitor, said).await;
    }
    for (pin, said) in [("1952", "new-pin-birth-year"), ("7829", "new-pin-document-tail")] {
        twice(app, pin, pin).await;
        app.expect_screen("new-pin-title").await;
        visit_text(app, visitor, said).await;
    }
    app.type_digits(NEW_PIN).await;
    visit_screen(app, visitor, "new-pin-again-title", "new-pin-again").await;
    app.type_digits("2759").await;
    app.expect_screen("new-pin-title").await;
    visit_text(app, visitor, "new-pin-differs").await;
    let proxy = &app.env.proxy;
    proxy.inject("/pin", Fault::problem(410, "grant_over", None));
    twice(app, NEW_PIN, NEW_PIN).await;
    visit_text(app, visitor, "question-grant-over").await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
    // The app warns in the last minute.
    proxy.inject("/code", Fault::Replaced(r#""expires_in":300"#, r#""expires_in":55"#));
    app.type_digits(&app.env.code(3).await).await;
    app.expect_screen("new-pin-title").await;
    visit_text(app, visitor, "new-pin-almost-over").await;
    proxy.inject_times("/pin", 9, &Fault::problem(503, "maintenance", None));
    twice(app, NEW_PIN, NEW_PIN).await;
    visit_text(app, visitor, "call-error-maintenance").await;
    proxy.clear();
    visit_held(app, visitor, "/pin", "common-retry", "new-pin-saving").await;
    app.expect_screen("changed-title").await;
    visit_text(app, visitor, "changed-username").await;
}

async fn twice(app: &TestApp, first: &str, second: &str) {
    app.type_digits(first).await;
    app.expect_screen("new-pin-again-title").await;
    app.type_digits(second).await;
}
