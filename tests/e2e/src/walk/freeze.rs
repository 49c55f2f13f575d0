//! "No fui yo": the receipt's code and the frozen access.

use support::Fault;
use support::fixtures::{UNKNOWN_RECEIPT, WRONG_PIN};

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_offline, visit_screen};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    tap_to_screen(app, visitor, "home-freeze", "receipt-title", "receipt").await;
    tap_to_text(app, visitor, "receipt-freeze", "receipt-missing").await;
    app.type_into("receipt", "¿qué?").await;
    app.tap("receipt-freeze").await;
    let sign = app.words_with("sign-visible", &[("sign", "¿")]);
    app.expect_text_with("receipt-sign", &[("sign", &sign), ("place", "1")]).await;
    visitor.visit(app, "receipt-sign").await;
    app.clear("receipt").await;
    app.type_into("receipt", UNKNOWN_RECEIPT).await;
    tap_to_text(app, visitor, "receipt-freeze", "receipt-over").await;
    tap_to_text(app, visitor, "common-where", "receipt-where").await;
    visit_offline(app, visitor, "receipt-freeze", "receipt-offline").await;
    let proxy = &app.env.proxy;
    visit_held(app, visitor, "/freeze", "common-retry", "receipt-sending").await;
    app.expect_text("receipt-over").await;
    proxy.inject("/freeze", Fault::response("204 No Content", "", ""));
    tap_to_screen(app, visitor, "receipt-freeze", "access-frozen-title", "access-frozen").await;
    app.tap("common-back").await;
    app.expect_screen("home-title").await;
    steps::to_pin(app).await;
    proxy.inject("/pin", Fault::problem(403, "frozen", None));
    app.type_digits(WRONG_PIN).await;
    visit_screen(app, visitor, "frozen-title", "frozen").await;
}
