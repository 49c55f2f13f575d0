//! The session, its warning, its end, and what "Inicio" says of it.

use std::time::Duration;

use preview::{Signal, Store};

use super::{Visitor, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;
use crate::words::Tongue;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    tour::to_pin(stage).await;
    stage.tap("username-remember").await;
    // The last minute has begun: the app warns.
    stage.world.gate().fail("/pin", 1, Answer::Altered(r#""idle_timeout":300"#, r#""idle_timeout":55"#));
    stage.key_in(stage.world.member().pin).await;
    tour::session_stands(stage).await;
    see(stage, eye, "session-warning").await;
    stage.world.gate().fail("/session", 1, Answer::Held);
    stage.tap("session-stay").await;
    see(stage, eye, "session-staying").await;
    stage.world.gate().heal();
    stage.see_no_more("session-warning").await;
    eye.visit(stage, "session").await;
    stage.tap("session-not-me").await;
    come_to(stage, eye, "not-me-title", "not-me").await;
    stage.tap("common-close").await;
    tour::session_stands(stage).await;
    stage.press_back().await;
    come_to(stage, eye, "log-out-title", "confirm-log-out").await;
    resumed(stage, eye).await;
    homes(stage, eye).await;
}

async fn resumed(stage: &Stage, eye: &dyn Visitor) {
    stage.world.gate().fail("/session", 1, Answer::Held);
    stage.restart().await;
    come_to(stage, eye, "resuming-title", "resuming").await;
    stage.world.gate().heal();
    tour::session_stands(stage).await;
    stage.world.line(Signal::Offline);
    stage.restart().await;
    come_to(stage, eye, "resuming-trouble-title", "resuming-trouble").await;
    stage.world.line(Signal::Online);
    stage.tap("common-retry").await;
    tour::session_stands(stage).await;
}

async fn homes(stage: &Stage, eye: &dyn Visitor) {
    stage.pass(Duration::from_secs(301));
    stage.restart().await;
    see(stage, eye, "home-session-expired").await;
    tour::to_session_again(stage).await;
    stage.tap("session-log-out").await;
    see(stage, eye, "home-logged-out").await;
    unwilling(stage, eye).await;
    stage.world.line(Signal::Offline);
    stage.restart().await;
    see(stage, eye, "trouble-offline-title").await;
}

/// The phone's store of secrets gives nothing, or nothing that can be read.
async fn unwilling(stage: &Stage, eye: &dyn Visitor) {
    if stage.tongue() != Tongue::Spanish {
        // With the store the member's choice of language is gone too.
        return;
    }
    for (store, said) in [(Store::Locked, "home-store-unavailable"), (Store::Garbled, "home-journey-unreadable")] {
        stage.world.store(store);
        stage.restart().await;
        see(stage, eye, said).await;
    }
    stage.world.store(Store::Whole);
}
