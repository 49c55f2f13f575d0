//! Walks past every screen and state of the app, so that each is looked at: for its accessibility, its text, its picture.

use futures_util::future::BoxFuture;

use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;

/// Looks at each state.
pub trait Visitor: Sync {
    /// Looks at what stands on the stage; the name says which state it is.
    fn visit<'a>(&'a self, stage: &'a Stage, state: &'static str) -> BoxFuture<'a, ()>;
}

/// One walk, from "Inicio" of a fresh phone.
pub type Walk = for<'a> fn(&'a Stage, &'a dyn Visitor) -> BoxFuture<'a, ()>;

/// All walks, by name.
pub const ALL: [(&str, Walk); 5] = [
    ("pages", |stage, eye| Box::pin(pages(stage, eye))),
    ("log-in", |stage, eye| Box::pin(log_in(stage, eye))),
    ("recover-username", |stage, eye| Box::pin(recover_username(stage, eye))),
    ("recover-pin", |stage, eye| Box::pin(recover_pin(stage, eye))),
    ("troubles", |stage, eye| Box::pin(troubles(stage, eye))),
];

/// A PIN that is nobody's.
const WRONG: &str = "9753";
/// A PIN that can be chosen.
const NEW: &str = "2758";

async fn pages(stage: &Stage, eye: &dyn Visitor) {
    eye.visit(stage, "home").await;
    for (tab, title, name) in [
        ("home-help", "help-title", "help"),
        ("home-about", "about-title", "about"),
        ("home-settings", "settings-title", "settings"),
    ] {
        stage.tap(tab).await;
        stage.on(title).await;
        eye.visit(stage, name).await;
        if name == "about" {
            stage.tap("about-licences").await;
            stage.on("licences-title").await;
            eye.visit(stage, "licences").await;
        }
        if name == "settings" {
            stage.tap("settings-size-large").await;
        }
        stage.tap("common-close").await;
        stage.on("home-title").await;
    }
    tour::to_pin(stage).await;
    eye.visit(stage, "pin-extra-large").await;
}

async fn log_in(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("home-log-in").await;
    stage.on("privacy-title").await;
    eye.visit(stage, "privacy").await;
    stage.tap("privacy-accept").await;
    stage.on("username-title").await;
    eye.visit(stage, "username").await;
    stage.tap("common-continue").await;
    stage.see("username-missing").await;
    eye.visit(stage, "username-missing").await;
    stage.tap("common-where").await;
    stage.see("username-where").await;
    eye.visit(stage, "username-where").await;
    stage.write("username", stage.world.member().username).await;
    stage.tap("username-remember").await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    eye.visit(stage, "pin").await;
    stage.enter(WRONG).await;
    stage.see_with("pin-wrong", &[("left", "4")]).await;
    eye.visit(stage, "pin-wrong").await;
    stage.enter(stage.world.member().pin).await;
    tour::session_stands(stage).await;
    eye.visit(stage, "session").await;
    stage.tap("session-not-me").await;
    stage.on("not-me-title").await;
    eye.visit(stage, "not-me").await;
    stage.tap("common-close").await;
    tour::session_stands(stage).await;
    stage.tap("session-log-out").await;
    stage.see("home-logged-out").await;
    eye.visit(stage, "home-remembered").await;
}

async fn recover_username(stage: &Stage, eye: &dyn Visitor) {
    tour::to_email(stage).await;
    eye.visit(stage, "email").await;
    stage.write("email", "maria@").await;
    stage.tap("common-recover").await;
    stage.see("email-malformed").await;
    eye.visit(stage, "email-malformed").await;
    stage.clear("email").await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    eye.visit(stage, "email-slid").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    eye.visit(stage, "code").await;
    let code = stage.world.code(1).await;
    stage.enter(&code[..3]).await;
    stage.entered(3).await;
    eye.visit(stage, "code-half").await;
    for count in (0..3).rev() {
        stage.tap("keypad-delete").await;
        stage.entered(count).await;
    }
    stage.enter(if code == "000000" { "000001" } else { "000000" }).await;
    stage.see_with("code-wrong", &[("left", "4")]).await;
    eye.visit(stage, "code-wrong").await;
    stage.tap("code-missing").await;
    stage.tap("code-changed-phone").await;
    stage.on("changed-phone-title").await;
    eye.visit(stage, "changed-phone").await;
    stage.tap("common-close").await;
    stage.on("code-title").await;
    stage.enter(&code).await;
    stage.on("sent-title").await;
    eye.visit(stage, "sent").await;
}

async fn recover_pin(stage: &Stage, eye: &dyn Visitor) {
    tour::to_questions(stage).await;
    eye.visit(stage, "question-username").await;
    tour::answer_username(stage).await;
    eye.visit(stage, "question-kind").await;
    stage.tap("document-cc").await;
    eye.visit(stage, "question-kind-chosen").await;
    stage.tap("common-continue").await;
    stage.see("question-number").await;
    eye.visit(stage, "question-number").await;
    stage.write("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    stage.write("email", stage.world.member().email).await;
    eye.visit(stage, "question-email").await;
    stage.tap("common-continue").await;
    stage.write("phone", "601 555 0100").await;
    stage.tap("common-recover").await;
    stage.see("question-phone-landline").await;
    eye.visit(stage, "question-phone-landline").await;
    stage.clear("phone").await;
    stage.write("phone", "300 123 4542").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    eye.visit(stage, "code-of-pin").await;
    stage.enter(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    eye.visit(stage, "new-pin").await;
    stage.enter("0000").await;
    stage.see("new-pin-repeated").await;
    eye.visit(stage, "new-pin-repeated").await;
    stage.enter(NEW).await;
    stage.on("new-pin-again-title").await;
    eye.visit(stage, "new-pin-again").await;
    stage.enter(NEW).await;
    stage.on("changed-title").await;
    eye.visit(stage, "pin-changed").await;
}

async fn troubles(stage: &Stage, eye: &dyn Visitor) {
    tour::to_pin(stage).await;
    for (status, code, wait, title, name) in [
        (503, "maintenance", Some(600), "trouble-maintenance-title", "maintenance"),
        (429, "slow_down", Some(30), "trouble-slow-down-title", "slow-down"),
        (429, "locked", Some(120), "locked-what", "locked"),
    ] {
        stage.world.gate().fail("/pin", 1, Answer::problem(status, code, wait));
        stage.enter(WRONG).await;
        stage.see(title).await;
        eye.visit(stage, name).await;
        stage.tap("common-back").await;
        stage.on("username-title").await;
        stage.tap("common-continue").await;
        stage.on("pin-title").await;
    }
    stage.world.gate().fail("/pin", 1, Answer::problem(403, "frozen", None));
    stage.enter(WRONG).await;
    stage.on("frozen-title").await;
    eye.visit(stage, "frozen").await;
    stage.world.gate().fail("/portal", 1, Answer::Altered(r#""0.1.0""#, r#""99.0.0""#));
    stage.restart().await;
    stage.on("outdated-title").await;
    eye.visit(stage, "outdated").await;
}
