//! The process killed at every step, and started again: the member stands where they stood.

use e2e::suite::Sentence;
use e2e::{Stage, sentences, tour};

pub fn all() -> Vec<Sentence> {
    sentences![
        a_killed_log_in_stands_where_it_stood,
        a_killed_recovery_of_the_username_stands_where_it_stood,
        a_killed_recovery_of_the_pin_stands_where_it_stood,
        a_killed_session_is_taken_up_again,
        a_killed_app_keeps_language_and_keypad,
    ]
}

async fn a_killed_log_in_stands_where_it_stood(stage: &Stage) {
    tour::to_username(stage).await;
    stage.write("username", "mlo").await;
    stage.restart().await;
    stage.on("username-title").await;
    stage.holds("username", "mlo").await;
    stage.focus("username").await;
    stage.browser.keys("pez".chars(), 0).await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.enter("83").await;
    stage.entered(2).await;
    stage.restart().await;
    stage.on("pin-title").await;
    // A PIN is never saved.
    stage.enter(stage.world.member().pin).await;
    tour::session_stands(stage).await;
}

async fn a_killed_recovery_of_the_username_stands_where_it_stood(stage: &Stage) {
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    stage.restart().await;
    stage.on("email-title").await;
    stage.holds("email", stage.world.member().email).await;
    stage.see("slide-done").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    let code = stage.world.code(1).await;
    stage.enter(&code[..3]).await;
    stage.entered(3).await;
    stage.restart().await;
    stage.on("code-title").await;
    // A code is never saved.
    stage.enter(&code).await;
    stage.on("sent-title").await;
    stage.restart().await;
    stage.on("sent-title").await;
    stage.see("sent-channels").await;
}

async fn a_killed_recovery_of_the_pin_stands_where_it_stood(stage: &Stage) {
    tour::to_questions(stage).await;
    tour::answer_username(stage).await;
    stage.tap("document-cc").await;
    stage.restart().await;
    stage.see("question-kind").await;
    stage.tap("common-continue").await;
    stage.write("document-number", stage.world.member().document_number).await;
    stage.restart().await;
    stage.holds("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-continue").await;
    stage.write("phone", "3001234542").await;
    stage.restart().await;
    stage.holds("phone", "3001234542").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    stage.restart().await;
    stage.on("code-title").await;
    stage.enter(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    stage.restart().await;
    stage.on("new-pin-title").await;
    stage.enter("2758").await;
    stage.on("new-pin-again-title").await;
    stage.restart().await;
    // Without the first one there is nothing to compare with.
    stage.on("new-pin-title").await;
    stage.enter("2758").await;
    stage.on("new-pin-again-title").await;
    stage.enter("2758").await;
    stage.on("changed-title").await;
    stage.restart().await;
    stage.on("changed-title").await;
}

async fn a_killed_session_is_taken_up_again(stage: &Stage) {
    tour::to_session(stage).await;
    stage.restart().await;
    tour::session_stands(stage).await;
    stage.tap("session-log-out").await;
    stage.on("home-title").await;
    stage.restart().await;
    stage.on("home-title").await;
}

async fn a_killed_app_keeps_language_and_keypad(stage: &Stage) {
    stage.tap("home-settings").await;
    stage.tap("settings-order-ordered").await;
    stage.tap("settings-size-large").await;
    stage.tap("settings-english").await;
    stage.see_text("Order of the keypad").await;
    stage.restart().await;
    stage.see_text("LOG IN to Multiportal").await;
    assert!(
        stage.browser.until("document.documentElement.lang === 'en'", vec![]).await,
        "the page's language is the member's"
    );
    let large = "document.querySelector('.app').dataset.keys === 'extra-large'";
    assert!(stage.browser.until(large, vec![]).await, "the keys are as large as the member wants them");
}
