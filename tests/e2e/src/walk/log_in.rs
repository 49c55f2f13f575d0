//! The log-in: username, PIN, lock.

use support::Fault;
use support::fixtures::WRONG_PIN;

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_screen, visit_text};
use crate::app::TestApp;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    tap_to_screen(app, visitor, "home-log-in", "privacy-title", "privacy").await;
    tap_to_screen(app, visitor, "privacy-accept", "username-title", "username").await;
    usernames(app, visitor).await;
    pins(app, visitor).await;
}

async fn usernames(app: &TestApp, visitor: &dyn Visitor) {
    tap_to_text(app, visitor, "common-continue", "username-missing").await;
    tap_to_text(app, visitor, "common-where", "username-where").await;
    let space = app.words("sign-space");
    let letter = app.words_with("sign-cyrillic", &[("letter", "Ж")]);
    let mark = app.words_with("sign-direction", &[("code", "U+202E")]);
    for (typed, said, values, name) in [
        ("a b".to_owned(), "username-sign", &[("sign", space.as_str()), ("place", "2")][..], "username-sign"),
        ("aaaaaaaaaЖ".to_owned(), "username-sign", &[("sign", &letter), ("place", "10")], "username-sign-letter"),
        ("aaaaaaaaa\u{202e}b".to_owned(), "username-sign", &[("sign", &mark), ("place", "10")], "username-sign-mark"),
        ("x".repeat(65), "username-too-long", &[], "username-too-long"),
    ] {
        app.clear("username").await;
        app.type_into("username", &typed).await;
        app.tap("common-continue").await;
        app.expect_text_with(said, values).await;
        visitor.visit(app, name).await;
    }
    app.clear("username").await;
    app.type_into("username", app.env.member.username).await;
    app.tap("username-remember").await;
    app.env.proxy.inject("/log-in", Fault::problem(422, "invalid_field", None));
    tap_to_text(app, visitor, "common-continue", "username-refused").await;
    visit_held(app, visitor, "/log-in", "common-continue", "username-sending").await;
    visit_screen(app, visitor, "pin-title", "pin").await;
}

async fn pins(app: &TestApp, visitor: &dyn Visitor) {
    app.type_digits(WRONG_PIN).await;
    app.expect_text_with("pin-wrong", &[("left", "4")]).await;
    visitor.visit(app, "pin-wrong").await;
    app.env.proxy.inject("/pin", Fault::Held);
    app.type_digits(WRONG_PIN).await;
    visit_text(app, visitor, "pin-checking").await;
    app.env.proxy.clear();
    app.expect_text_with("pin-wrong", &[("left", "3")]).await;
    app.env.proxy.inject("/pin", Fault::Replaced(r#""attempts_left":2"#, r#""attempts_left":1"#));
    app.type_digits(WRONG_PIN).await;
    app.expect_text_with("pin-wrong", &[("left", "1")]).await;
    visitor.visit(app, "pin-wrong-last").await;
    // The first attempt that is over is repeated by the app; the second one is said.
    app.env.proxy.inject_times("/pin", 2, &Fault::problem(410, "attempt_over", None));
    app.type_digits(WRONG_PIN).await;
    visit_text(app, visitor, "username-took-too-long").await;
    app.tap("common-continue").await;
    app.expect_screen("pin-title").await;
    app.env.proxy.inject("/pin", Fault::problem(429, "locked", Some(120)));
    app.type_digits(WRONG_PIN).await;
    visit_screen(app, visitor, "locked-title", "locked").await;
}
