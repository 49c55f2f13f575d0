//! The three journeys, whole, in both languages.

use e2e::suite::Sentence;
use e2e::{Engine, Stage, Tongue, sentences, tour};

pub fn all() -> Vec<Sentence> {
    let mut all = sentences![in Engine::ALL, [Tongue::Spanish, Tongue::English];
        a_member_logs_in_sees_the_session_and_logs_out,
        a_member_recovers_the_username_with_the_hand_and_the_code,
        a_member_recovers_the_pin_and_logs_in_with_it,
    ];
    all.extend(sentences![
        a_member_who_forgot_both_recovers_them_with_one_code,
        a_member_practises_and_nothing_is_sent
    ]);
    all
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

async fn a_member_who_forgot_both_recovers_them_with_one_code(stage: &Stage) {
    tour::to_questions(stage).await;
    stage.tap("question-both").await;
    stage.see("question-kind").await;
    tour::answer_questions(stage).await;
    stage.on("code-title").await;
    stage.enter(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    let username = stage.world.sms(2).await;
    assert!(username.contains(stage.world.member().username), "the same code brings the username");
    stage.enter("2758").await;
    stage.on("new-pin-again-title").await;
    stage.enter("2758").await;
    stage.on("changed-title").await;
    stage.see("changed-username").await;
    stage.tap("common-log-in").await;
    stage.on("username-title").await;
    // The app never learnt it.
    stage.holds("username", "").await;
}

async fn a_member_practises_and_nothing_is_sent(stage: &Stage) {
    let before = stage.world.gate().calls("");
    stage.tap("home-help").await;
    stage.on("help-title").await;
    stage.tap("practice-title").await;
    stage.on("practice-title").await;
    stage.enter("1357").await;
    stage.see("practice-done").await;
    stage.tap("practice-again").await;
    stage.entered(0).await;
    stage.tap("common-close").await;
    stage.on("home-title").await;
    assert_eq!(stage.world.gate().calls(""), before, "the portal heard nothing of it");
}
