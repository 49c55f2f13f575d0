//! The home screen and the pages that open over any screen: help, practice, settings, about.

use super::{Visitor, tap_to_screen, visit_text};
use crate::app::TestApp;
use crate::steps;

pub async fn walk(app: &TestApp, visitor: &dyn Visitor) {
    visitor.visit(app, "home").await;
    tap_to_screen(app, visitor, "home-help", "help-title", "help").await;
    practice(app, visitor).await;
    tap_to_screen(app, visitor, "home-about", "about-title", "about").await;
    tap_to_screen(app, visitor, "about-privacy", "privacy-title", "privacy-again").await;
    close_to(app, "about-title").await;
    tap_to_screen(app, visitor, "about-licences", "licences-title", "licences").await;
    close_to(app, "about-title").await;
    close_to(app, "home-title").await;
    tap_to_screen(app, visitor, "home-settings", "settings-title", "settings").await;
    app.tap("settings-order-ordered").await;
    app.tap("settings-size-large").await;
    close_to(app, "home-title").await;
    steps::to_pin(app).await;
    visit_text(app, visitor, "keypad-ordered").await;
}

async fn practice(app: &TestApp, visitor: &dyn Visitor) {
    tap_to_screen(app, visitor, "practice-title", "practice-title", "practice").await;
    app.type_digits("75").await;
    app.expect_entered(2).await;
    visitor.visit(app, "practice-half").await;
    app.type_digits("31").await;
    visit_text(app, visitor, "practice-done").await;
    close_to(app, "help-title").await;
    close_to(app, "home-title").await;
}

async fn close_to(app: &TestApp, title: &str) {
    app.tap("common-close").await;
    app.expect_screen(title).await;
}
