//! The three journeys, whole, in both languages.

use e2e::suite::Sentence;
use e2e::{Engine, Stage, Tongue, sentences, tour};

pub fn all() -> Vec<Sentence> {
    sentences![in Engine::ALL, [Tongue::Spanish, Tongue::English];
        a_member_logs_in_sees_the_session_and_logs_out,
        a_member_recovers_the_username_with_the_hand_and_the_code,
        a_member_recovers_the_pin_and_logs_in_with_it,
    ]
}

async fn a_member_logs_in_sees_the_session_and_logs_out(stage: &Stage) {
    tour::to_session(stage).await;
    stage.see("session-first").await;
    stage.tap("session-log-out").await;
    stage.on("home-title").await;
    stage.see("home-logged-out").await;
}

async fn a_member_recovers_the_username_with_the_hand_and_the_code(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    stage.enter(&code).await;
    stage.on("sent-title").await;
    stage.see("sent-lead").await;
    let username = stage.world.sms(2).await;
    assert!(username.contains(stage.world.member().username), "the username comes by message too");
    stage.tap("common-log-in").await;
    stage.on("username-title").await;
}

async fn a_member_recovers_the_pin_and_logs_in_with_it(stage: &Stage) {
    tour::to_new_pin(stage).await;
    stage.enter("2758").await;
    stage.on("new-pin-again-title").await;
    stage.enter("2758").await;
    stage.on("changed-title").await;
    stage.tap("common-log-in").await;
    stage.on("username-title").await;
    stage.holds("username", stage.world.member().username).await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.enter("2758").await;
    tour::session_stands(stage).await;
}
