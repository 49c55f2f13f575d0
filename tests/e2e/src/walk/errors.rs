//! What can go wrong with the portal, on the screen that has the least room for it; a journey and a version that are too old.

use std::time::Duration;

use super::{Visitor, WRONG, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    tour::to_pin(stage).await;
    let gate = stage.world.gate();
    for (status, code, wait, title) in [
        (503, "maintenance", Some(600), "trouble-maintenance-title"),
        (429, "slow_down", Some(30), "trouble-slow-down-title"),
        (500, "internal", None, "trouble-unexpected-title"),
        (426, "upgrade_required", None, "trouble-outdated-title"),
    ] {
        // Whatever is tried again by itself fails too.
        gate.fail("/pin", 9, Answer::problem(status, code, wait));
        stage.key_in(WRONG).await;
        see(stage, eye, title).await;
        gate.heal();
        stage.tap("common-back").await;
        stage.on("username-title").await;
        stage.tap("common-continue").await;
        stage.on("pin-title").await;
    }
    let impostor = stage.world.meet_impostor().await;
    stage.restart().await;
    stage.on("pin-title").await;
    stage.key_in(WRONG).await;
    see(stage, eye, "trouble-not-genuine-title").await;
    drop(impostor);
    stage.world.meet_portal();
    // A journey is taken up within half an hour.
    stage.world.lie(Duration::from_mins(31));
    stage.restart().await;
    stage.on("home-title").await;
    see(stage, eye, "home-journey-too-old").await;
    gate.fail("/portal", 1, Answer::Altered(r#""0.1.0""#, r#""99.0.0""#));
    stage.restart().await;
    come_to(stage, eye, "outdated-title", "outdated").await;
}
