//! The recovery of the username: e-mail, slider, code.

use std::time::Duration;

use preview::Autofill;
use support::{Fault, Network};

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    app.phone.inbox().set_autofill(Autofill::Late);
    steps::to_email(app).await;
    visitor.visit(app, "email").await;
    emails(app, visitor).await;
    codes(app, visitor).await;
    expired(app, visitor).await;
    over(app, visitor).await;
    none_left(app, visitor).await;
    app.type_digits(&app.env.code(4).await).await;
    visit_screen(app, visitor, "sent-title", "sent").await;
}

async fn emails(app: &TestApp, visitor: &dyn Visitor) {
    tap_to_text(app, visitor, "common-recover", "email-missing").await;
    app.type_into("email", "maria@").await;
    tap_to_text(app, visitor, "common-recover", "email-malformed").await;
    app.clear("email").await;
    app.type_into("email", "maria.lopez@gmail.con").await;
    tap_to_text(app, visitor, "common-recover", "email-not-slid").await;
    steps::slide(app).await;
    visitor.visit(app, "email-slid").await;
    app.tap("common-recover").await;
    app.expect_text_with("field-use", &[("text", "maria.l…@gmail.com")]).await;
    visitor.visit(app, "email-slip").await;
    app.clear("email").await;
    app.type_into("email", app.env.member.email).await;
    app.tap("common-where").await;
    app.phone.set_network(Network::Offline).await;
    tap_to_text(app, visitor, "common-recover", "call-error-offline").await;
    app.phone.set_network(Network::Online).await;
    let proxy = &app.env.proxy;
    proxy.inject("/recoveries/username", Fault::problem(422, "invalid_field", None));
    tap_to_text(app, visitor, "common-retry", "email-refused").await;
    visit_held(app, visitor, "/recoveries/username", "common-recover", "email-sending").await;
    visit_screen(app, visitor, "code-title", "code").await;
}

async fn codes(app: &TestApp, visitor: &dyn Visitor) {
    let code = app.env.code(1).await;
    app.type_digits(&code[..3]).await;
    app.expect_entered(3).await;
    visitor.visit(app, "code-half").await;
    for count in (0..3).rev() {
        app.tap("keypad-delete").await;
        app.expect_entered(count).await;
    }
    let proxy = &app.env.proxy;
    let wrong = if code == "000000" { "000001" } else { "000000" };
    proxy.inject("/code", Fault::Held);
    app.type_digits(wrong).await;
    visit_text(app, visitor, "code-checking").await;
    proxy.clear();
    app.expect_text_with("code-wrong", &[("left", "4")]).await;
    visitor.visit(app, "code-wrong").await;
    app.focus("code").await;
    app.paste("Llame al 601").await;
    visit_text(app, visitor, "code-not-a-code").await;
    let touched = app.env.text(1).await.replacen('@', "", 1);
    assert!(app.deliver(&touched).await, "it has the token");
    visit_text(app, visitor, "code-refused-below").await;
    tap_to_text(app, visitor, "code-missing", "code-missing-wait").await;
    tap_to_screen(app, visitor, "code-changed-phone", "changed-phone-title", "changed-phone").await;
    app.tap("common-close").await;
    app.expect_screen("code-title").await;
    app.phone.set_network(Network::Offline).await;
    // Another code than before: the app refuses one that it knows to be wrong without a request.
    app.type_digits(if code == "111111" { "111112" } else { "111111" }).await;
    app.expect_text("call-error-offline").await;
    visitor.visit(app, "code-offline").await;
    app.phone.set_network(Network::Online).await;
    app.tap("common-retry").await;
    app.expect_text_with("code-wrong", &[("left", "3")]).await;
}

/// The code expires, and another one is asked for.
async fn expired(app: &TestApp, visitor: &dyn Visitor) {
    steps::expire_code(app).await;
    visitor.visit(app, "code-expired").await;
    app.tap("code-ask-again").await;
    app.expect_text_gone("code-expired-title").await;
}

/// The last code expires. An hour later the member asks again.
async fn none_left(app: &TestApp, visitor: &dyn Visitor) {
    steps::expire_code(app).await;
    visitor.visit(app, "code-expired-over").await;
    app.pass(Duration::from_hours(1));
    app.tap("common-back").await;
    app.expect_screen("email-title").await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
}

/// The portal ends the recovery, and the member starts again.
async fn over(app: &TestApp, visitor: &dyn Visitor) {
    app.env.proxy.inject("/code", Fault::problem(410, "recovery_over", None));
    app.focus("code").await;
    app.type_digits("222222").await;
    app.expect_screen("email-title").await;
    visit_text(app, visitor, "email-recovery-over").await;
    app.tap("common-recover").await;
    app.expect_screen("code-title").await;
}
