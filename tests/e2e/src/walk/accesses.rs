//! The way to the web portal, and "Mis celulares y accesos".

use std::time::Duration;

use support::{Fault, Network};

use super::{Visitor, tap_to_screen, tap_to_text, visit_held, visit_offline, visit_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

/// A phone with the longest label, and one without a label and a last use.
const PHONES: &str = r#"{"phones":[
    {"phone":"AAAAAAAAAAAAAAAAAAAAAA","label":"<b>Galaxy A15</b> de María López, el que usa en la oficina del edificio 214","added_at":"2026-11-20T21:05:00Z","last_used_at":"2026-11-27T12:31:00Z","this":true},
    {"phone":"BBBBBBBBBBBBBBBBBBBBBB","label":" ","added_at":"2026-03-02T02:10:00Z","this":false}
]}"#;
/// The label of the first.
const LABEL: &str = "<b>Galaxy A15</b> de María López, el que usa en la oficina del edificio 214";

/// The response to `GET /phones`.
fn phones() -> Fault {
    Fault::response("200 OK", "content-type: application/json\r\n", PHONES)
}

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    steps::to_session(app).await;
    web_portal(app, visitor).await;
    let proxy = &app.env.proxy;
    proxy.inject("GET /phones", Fault::Held);
    app.tap("accesses-title").await;
    app.expect_text("accesses-by-pin").await;
    visit_text(app, visitor, "accesses-loading").await;
    proxy.clear();
    visit_text(app, visitor, "accesses-no-phones").await;
    app.tap("common-back").await;
    steps::expect_session(app).await;
    app.phone.set_network(Network::Offline).await;
    app.tap("accesses-title").await;
    app.expect_text("call-error-offline").await;
    visit_text(app, visitor, "accesses-missing").await;
    app.phone.set_network(Network::Online).await;
    proxy.inject("GET /phones", phones());
    app.tap("common-retry").await;
    app.expect_literal(LABEL).await;
    visit_text(app, visitor, "accesses-this").await;
    changes(app, visitor).await;
}

async fn web_portal(app: &TestApp, visitor: &dyn Visitor) {
    // A browser that opens no tab, as a phone without a browser.
    app.browser.run("window.open = () => null;", vec![]).await;
    visit_held(app, visitor, "/session/hand-over", "session-web", "session-web-opening").await;
    let web = "https://portal.cooprofesoresun.example/";
    app.expect_text_with("session-web-no-browser", &[("address", web)]).await;
    visitor.visit(app, "session-web-no-browser").await;
}

/// The portal does not have the phones of the list: it answers as for one that an earlier try removed.
async fn changes(app: &TestApp, visitor: &dyn Visitor) {
    let proxy = &app.env.proxy;
    app.tap_label(&app.words_with("accesses-remove-name", &[("name", LABEL)])).await;
    visit_screen(app, visitor, "accesses-remove-title", "accesses-remove-this").await;
    app.tap("accesses-keep").await;
    let unnamed = app.words("accesses-unnamed");
    app.tap_label(&app.words_with("accesses-remove-name", &[("name", &unnamed)])).await;
    visit_screen(app, visitor, "accesses-remove-title", "accesses-remove").await;
    proxy.inject("DELETE /phones/*", Fault::Held);
    tap_to_text(app, visitor, "accesses-remove-yes", "accesses-removing").await;
    let refused = "tappable(given[0])[0]?.getAttribute('aria-disabled') === 'true'";
    let kept = app.browser.until(refused, vec![app.words("accesses-keep").into()]).await;
    assert!(kept, "nothing promises to keep a phone that is being removed");
    proxy.clear();
    app.expect_text("accesses-no-phones").await;
    visit_text(app, visitor, "accesses-removed").await;
    tap_to_screen(app, visitor, "accesses-end", "accesses-end-title", "accesses-end").await;
    visit_offline(app, visitor, "accesses-end-yes", "accesses-end-offline").await;
    tap_to_text(app, visitor, "common-retry", "accesses-ended").await;
    tap_to_screen(app, visitor, "accesses-not-me", "not-me-title", "accesses-not-me").await;
    app.env.clock.forward(Duration::from_secs(301));
    app.tap("accesses-title").await;
    app.tap("accesses-end").await;
    tap_to_text(app, visitor, "accesses-end-yes", "home-session-expired").await;
}
