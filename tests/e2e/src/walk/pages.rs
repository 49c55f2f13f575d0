//! "Inicio" and the pages over the journey: help, practice, settings, "Acerca de".

use super::{Visitor, come_to, see};
use crate::stage::Stage;
use crate::tour;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    eye.visit(stage, "home").await;
    stage.tap("home-help").await;
    come_to(stage, eye, "help-title", "help").await;
    practice(stage, eye).await;
    stage.tap("home-about").await;
    come_to(stage, eye, "about-title", "about").await;
    stage.tap("about-privacy").await;
    come_to(stage, eye, "privacy-title", "privacy-again").await;
    close(stage).await;
    stage.tap("home-about").await;
    stage.on("about-title").await;
    stage.tap("about-licences").await;
    come_to(stage, eye, "licences-title", "licences").await;
    close(stage).await;
    stage.tap("home-settings").await;
    come_to(stage, eye, "settings-title", "settings").await;
    stage.tap("settings-order-ordered").await;
    stage.tap("settings-size-large").await;
    close(stage).await;
    tour::to_pin(stage).await;
    see(stage, eye, "keypad-ordered").await;
}

async fn practice(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("practice-title").await;
    come_to(stage, eye, "practice-title", "practice").await;
    stage.key_in("75").await;
    stage.entered(2).await;
    eye.visit(stage, "practice-half").await;
    stage.key_in("31").await;
    see(stage, eye, "practice-done").await;
    close(stage).await;
}

async fn close(stage: &Stage) {
    stage.tap("common-close").await;
    stage.on("home-title").await;
}
