//! "No fui yo": the receipt's code and the frozen access.

use support::fixtures::{UNKNOWN_RECEIPT, WRONG_PIN};
use support::{Fault, Network};

use super::{Visitor, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    app.tap("home-freeze").await;
    visit_screen(app, visitor, "receipt-title", "receipt").await;
    app.tap("receipt-freeze").await;
    visit_text(app, visitor, "receipt-missing").await;
    app.type_into("receipt", "¿qué?").await;
    app.tap("receipt-freeze").await;
    let sign = app.words_with("sign-visible", &[("sign", "¿")]);
    app.expect_text_with("receipt-sign", &[("sign", &sign), ("place", "1")]).await;
    visitor.visit(app, "receipt-sign").await;
    app.clear("receipt").await;
    app.type_into("receipt", UNKNOWN_RECEIPT).await;
    app.tap("receipt-freeze").await;
    visit_text(app, visitor, "receipt-over").await;
    app.tap("common-where").await;
    visit_text(app, visitor, "receipt-where").await;
    app.phone.set_network(Network::Offline).await;
    app.tap("receipt-freeze").await;
    app.expect_text("call-error-offline").await;
    visitor.visit(app, "receipt-offline").await;
    app.phone.set_network(Network::Online).await;
    let proxy = &app.env.proxy;
    proxy.inject("/freeze", Fault::Held);
    app.tap("common-retry").await;
    visit_text(app, visitor, "receipt-sending").await;
    proxy.clear();
    app.expect_text("receipt-over").await;
    proxy.inject("/freeze", Fault::response("204 No Content", "", ""));
    app.tap("receipt-freeze").await;
    visit_screen(app, visitor, "access-frozen-title", "access-frozen").await;
    app.tap("common-back").await;
    app.expect_screen("home-title").await;
    steps::to_pin(app).await;
    proxy.inject("/pin", Fault::problem(403, "frozen", None));
    app.type_digits(WRONG_PIN).await;
    visit_screen(app, visitor, "frozen-title", "frozen").await;
}
