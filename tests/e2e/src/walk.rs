//! Walks through every state of every screen, so that tests and pictures see each of them.
//!
//! Start at [`ALL`]; each walk is a file. What is checked or drawn is up to the [`Visitor`].

mod accesses;
mod errors;
mod freeze;
mod log_in;
mod pages;
mod recover_pin;
mod recover_username;
mod session;
mod trusted_phone;

use futures_util::future::BoxFuture;

use support::{Fault, Network};

use crate::app::TestApp;

/// Checks or draws each state.
pub trait Visitor: Sync {
    /// Visits the state that shows; `name` identifies it.
    fn visit<'a>(&'a self, app: &'a TestApp, name: &'static str) -> BoxFuture<'a, ()>;
}

/// A walk. It starts on the home screen of a new phone.
pub type Walk = for<'a> fn(&'a TestApp, &'a dyn Visitor) -> BoxFuture<'a, ()>;

pub const ALL: [(&str, Walk); 9] = [
    ("pages", |app, visitor| Box::pin(pages::walk(app, visitor))),
    ("log-in", |app, visitor| Box::pin(log_in::walk(app, visitor))),
    ("session", |app, visitor| Box::pin(session::walk(app, visitor))),
    ("accesses", |app, visitor| Box::pin(accesses::walk(app, visitor))),
    ("recover-username", |app, visitor| Box::pin(recover_username::walk(app, visitor))),
    ("recover-pin", |app, visitor| Box::pin(recover_pin::walk(app, visitor))),
    ("trusted-phone", |app, visitor| Box::pin(trusted_phone::walk(app, visitor))),
    ("freeze", |app, visitor| Box::pin(freeze::walk(app, visitor))),
    ("errors", |app, visitor| Box::pin(errors::walk(app, visitor))),
];

/// Waits for these words and visits the state, which is named by their key.
async fn visit_text(app: &TestApp, visitor: &dyn Visitor, key: &'static str) {
    app.expect_text(key).await;
    visitor.visit(app, key).await;
}

/// Waits for the screen or page with this title and visits it.
async fn visit_screen(app: &TestApp, visitor: &dyn Visitor, title: &str, name: &'static str) {
    app.expect_screen(title).await;
    visitor.visit(app, name).await;
}

/// Taps a button, waits for these words and visits the state, which is named by their key.
async fn tap_to_text(app: &TestApp, visitor: &dyn Visitor, button: &str, key: &'static str) {
    app.tap(button).await;
    visit_text(app, visitor, key).await;
}

/// Taps a button, waits for the screen or page with this title and visits it.
async fn tap_to_screen(app: &TestApp, visitor: &dyn Visitor, button: &str, title: &str, name: &'static str) {
    app.tap(button).await;
    visit_screen(app, visitor, title, name).await;
}

/// Visits the state in which the app waits for the answer to this call, which the button makes.
async fn visit_held(app: &TestApp, visitor: &dyn Visitor, call: &str, button: &str, key: &'static str) {
    app.env.proxy.inject(call, Fault::Held);
    tap_to_text(app, visitor, button, key).await;
    app.env.proxy.clear();
}

/// Visits what the button leads to while the phone is offline.
async fn visit_offline(app: &TestApp, visitor: &dyn Visitor, button: &str, name: &'static str) {
    app.phone.set_network(Network::Offline).await;
    app.tap(button).await;
    app.expect_text("call-error-offline").await;
    visitor.visit(app, name).await;
    app.phone.set_network(Network::Online).await;
}
