//! The process killed at every step, and started again: the member stands where they stood.

use e2e::suite::Sentence;
use e2e::{Answer, Stage, sentences, tour};
use preview::Store;

pub fn all() -> Vec<Sentence> {
    sentences![
        a_killed_log_in_stands_where_it_stood,
        a_killed_recovery_of_the_username_stands_where_it_stood,
        a_killed_recovery_of_the_pin_stands_where_it_stood,
        a_killed_session_is_taken_up_again,
        a_killed_app_keeps_language_and_keypad,
        a_member_killed_while_a_pin_is_checked_gives_it_again,
        a_member_killed_while_a_code_is_checked_stands_at_the_code_or_beyond,
        a_member_killed_while_the_new_pin_is_saved_has_it,
        a_locked_member_killed_stands_before_the_lock,
        a_store_that_keeps_nothing_or_garbage_says_so_and_lets_the_member_begin,
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
    stage.key_in("83").await;
    stage.entered(2).await;
    stage.restart().await;
    stage.on("pin-title").await;
    // A PIN is never saved.
    stage.key_in(stage.world.member().pin).await;
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
    stage.key_in(&code[..3]).await;
    stage.entered(3).await;
    stage.restart().await;
    stage.on("code-title").await;
    // A code is never saved.
    stage.key_in(&code).await;
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
    stage.key_in(&stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    stage.restart().await;
    stage.on("new-pin-title").await;
    stage.key_in("2758").await;
    stage.on("new-pin-again-title").await;
    stage.restart().await;
    // Without the first one there is nothing to compare with.
    stage.on("new-pin-title").await;
    stage.key_in("2758").await;
    stage.on("new-pin-again-title").await;
    stage.key_in("2758").await;
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

async fn a_member_killed_while_a_pin_is_checked_gives_it_again(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 1, Answer::Held);
    stage.key_in(stage.world.member().pin).await;
    stage.see("pin-checking").await;
    stage.world.gate().has_kept().await;
    stage.restart().await;
    stage.world.gate().heal();
    stage.on("pin-title").await;
    stage.entered(0).await;
    stage.key_in(stage.world.member().pin).await;
    // The portal had taken the PIN already: the attempt is over, and the member is told so.
    stage.see("username-took-too-long").await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.key_in(stage.world.member().pin).await;
    tour::session_stands(stage).await;
}

async fn a_member_killed_while_a_code_is_checked_stands_at_the_code_or_beyond(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    stage.world.gate().fail("/code", 1, Answer::Held);
    stage.key_in(&code).await;
    stage.see("code-checking").await;
    stage.world.gate().has_kept().await;
    stage.restart().await;
    stage.world.gate().heal();
    stage.on("code-title").await;
    stage.entered(0).await;
    stage.key_in(&code).await;
    // The code was good once: the username is on its way, and the member is told that this recovery is over.
    stage.on("email-title").await;
    stage.see("email-recovery-over").await;
    assert!(stage.world.sms(2).await.contains(stage.world.member().username), "the username came");
}

async fn a_member_killed_while_the_new_pin_is_saved_has_it(stage: &Stage) {
    tour::to_new_pin(stage).await;
    stage.key_in("2758").await;
    stage.on("new-pin-again-title").await;
    stage.world.gate().fail("/pin", 1, Answer::Held);
    stage.key_in("2758").await;
    stage.see("new-pin-saving").await;
    // The portal has acted; its answer finds nobody.
    stage.world.gate().has_kept().await;
    stage.restart().await;
    stage.world.gate().heal();
    stage.on("new-pin-title").await;
    for title in ["new-pin-again-title", "question-title"] {
        stage.key_in("2758").await;
        stage.on(title).await;
    }
    stage.see("question-grant-over").await;
    assert_eq!(stage.world.letters().len(), 3, "one code, and one receipt by both ways: nothing was done twice");
}

async fn a_locked_member_killed_stands_before_the_lock(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 1, Answer::problem(429, "locked", Some(120)));
    stage.key_in("9753").await;
    stage.on("locked-title").await;
    stage.restart().await;
    stage.on("locked-title").await;
    stage.tap("locked-recover").await;
    stage.on("question-title").await;
}

async fn a_store_that_keeps_nothing_or_garbage_says_so_and_lets_the_member_begin(stage: &Stage) {
    tour::to_pin(stage).await;
    for (store, said) in [(Store::Garbled, "home-journey-unreadable"), (Store::Locked, "home-store-unavailable")] {
        stage.world.store(store);
        stage.restart().await;
        stage.on("home-title").await;
        stage.see(said).await;
    }
    tour::to_session(stage).await;
}
