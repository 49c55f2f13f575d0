//! The line cut at every step, and back: nothing is lost, nothing is done twice.

use e2e::suite::Sentence;
use e2e::{Answer, Stage, sentences, tour};
use preview::Signal;
use serde_json::json;

pub fn all() -> Vec<Sentence> {
    sentences![
        a_log_in_goes_on_when_the_line_is_back,
        a_recovery_of_the_username_goes_on_when_the_line_is_back,
        a_recovery_of_the_pin_goes_on_when_the_line_is_back,
        an_app_started_without_a_line_says_so_and_recovers,
        a_portal_that_never_answers_is_waited_for_and_counts_one_try,
    ]
}

async fn retried(stage: &Stage) {
    stage.see("trouble-offline-title").await;
    stage.world.line(Signal::Online);
    stage.tap("common-retry").await;
}

async fn a_log_in_goes_on_when_the_line_is_back(stage: &Stage) {
    tour::to_username(stage).await;
    stage.write("username", stage.world.member().username).await;
    stage.world.line(Signal::Offline);
    stage.tap("common-continue").await;
    retried(stage).await;
    stage.on("pin-title").await;
    stage.world.line(Signal::Offline);
    stage.key_in(stage.world.member().pin).await;
    retried(stage).await;
    tour::session_stands(stage).await;
    stage.world.line(Signal::Offline);
    stage.restart().await;
    stage.on("resuming-trouble-title").await;
    stage.world.line(Signal::Online);
    stage.tap("common-retry").await;
    tour::session_stands(stage).await;
}

async fn a_recovery_of_the_username_goes_on_when_the_line_is_back(stage: &Stage) {
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    stage.world.line(Signal::Offline);
    stage.tap("common-recover").await;
    retried(stage).await;
    stage.on("code-title").await;
    let code = stage.world.code(1).await;
    stage.world.line(Signal::Offline);
    stage.key_in(&code).await;
    retried(stage).await;
    stage.on("sent-title").await;
    assert_eq!(stage.world.letters().len(), 3, "one code, and the username by both ways: nothing was sent twice");
}

async fn a_recovery_of_the_pin_goes_on_when_the_line_is_back(stage: &Stage) {
    tour::to_questions(stage).await;
    tour::answer_username(stage).await;
    stage.world.line(Signal::Offline);
    tour::answer_questions(stage).await;
    retried(stage).await;
    stage.on("code-title").await;
    stage.key_in(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    stage.key_in("2758").await;
    stage.on("new-pin-again-title").await;
    stage.world.line(Signal::Offline);
    stage.key_in("2758").await;
    retried(stage).await;
    stage.on("changed-title").await;
}

async fn an_app_started_without_a_line_says_so_and_recovers(stage: &Stage) {
    stage.world.line(Signal::Offline);
    stage.restart().await;
    stage.on("home-title").await;
    retried(stage).await;
    stage.see_no_more("trouble-offline-title").await;
}

async fn a_portal_that_never_answers_is_waited_for_and_counts_one_try(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 9, Answer::Silence);
    stage.key_in("9753").await;
    stage.see("pin-checking").await;
    // The app's patience of 30 s is longer than the stage's.
    let title = json!(stage.say("trouble-timed-out-title"));
    stage.browser.until("text().includes(given[0])", vec![title]).await;
    stage.see("trouble-timed-out-title").await;
    stage.world.gate().heal();
    stage.tap("common-retry").await;
    stage.see_with("pin-wrong", &[("left", "4")]).await;
}
