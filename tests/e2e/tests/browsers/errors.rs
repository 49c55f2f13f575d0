//! Every error that a member can meet: said in their words, nothing lost, and a way on.

use std::time::Duration;

use e2e::suite::Sentence;
use e2e::{Answer, Stage, sentences, tour};

pub fn all() -> Vec<Sentence> {
    sentences![
        an_empty_or_impossible_username_says_what_to_mend,
        an_empty_or_impossible_email_and_a_red_hand_say_what_to_mend,
        each_question_says_what_to_mend,
        wrong_pins_count_down_and_then_lock_with_a_way_to_recover,
        a_frozen_member_learns_whom_to_call,
        wrong_codes_count_down_and_then_begin_anew,
        an_expired_code_is_replaced_by_another,
        a_weak_pin_says_why_and_two_different_ones_save_nothing,
        a_portal_in_maintenance_says_when_to_come_back,
        a_portal_that_is_hurried_asks_for_patience,
        a_portal_that_fails_gives_a_number_for_support,
        an_answer_cut_in_the_middle_costs_no_second_message,
        an_old_app_says_how_to_update_before_and_amid_a_journey,
        a_session_that_ended_by_itself_says_so,
    ]
}

async fn an_empty_or_impossible_username_says_what_to_mend(stage: &Stage) {
    tour::to_username(stage).await;
    stage.tap("common-continue").await;
    stage.see("username-missing").await;
    for (typed, said) in [("   ", "username-missing"), ("maria lopez", "username-unwritable")] {
        stage.clear("username").await;
        stage.write("username", typed).await;
        stage.tap("common-continue").await;
        stage.see(said).await;
    }
    stage.clear("username").await;
    stage.write("username", &"x".repeat(65)).await;
    stage.tap("common-continue").await;
    stage.see("username-too-long").await;
}

async fn an_empty_or_impossible_email_and_a_red_hand_say_what_to_mend(stage: &Stage) {
    tour::to_email(stage).await;
    stage.tap("common-recover").await;
    stage.see("email-missing").await;
    stage.write("email", "maria@@correo").await;
    stage.tap("common-recover").await;
    stage.see("email-malformed").await;
    stage.clear("email").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-recover").await;
    stage.see("email-not-slid").await;
    stage.tap("slide-button").await;
    stage.see("slide-done").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
}

async fn each_question_says_what_to_mend(stage: &Stage) {
    tour::to_questions(stage).await;
    stage.tap("common-continue").await;
    stage.see("username-missing").await;
    tour::answer_username(stage).await;
    stage.tap("common-continue").await;
    stage.see("question-kind-missing").await;
    stage.tap("document-cc").await;
    stage.tap("common-continue").await;
    refuse(
        stage,
        "document-number",
        "common-continue",
        &[("", "question-number-missing"), ("12a45678", "question-number-letters"), ("12", "question-number-length")],
    )
    .await;
    stage.write("document-number", "41.567.829").await;
    stage.tap("common-continue").await;
    refuse(stage, "email", "common-continue", &[("", "email-missing"), ("maria", "email-malformed")]).await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-continue").await;
    refuse(
        stage,
        "phone",
        "common-recover",
        &[
            ("", "question-phone-missing"),
            ("601 555 0100", "question-phone-landline"),
            ("+1 202 555 0100", "question-phone-foreign"),
            ("300123454", "question-phone-length"),
        ],
    )
    .await;
    stage.write("phone", "0057 300 123 4542").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    assert!(stage.world.sms(1).await.len() > 6, "one number in all its forms: the message comes");
}

/// Types each text, goes on, reads what is said, and empties the field.
async fn refuse(stage: &Stage, field: &str, button: &str, texts: &[(&str, &str)]) {
    for (typed, said) in texts {
        stage.write(field, typed).await;
        stage.tap(button).await;
        stage.see(said).await;
        stage.clear(field).await;
    }
}

async fn wrong_pins_count_down_and_then_lock_with_a_way_to_recover(stage: &Stage) {
    tour::to_pin(stage).await;
    for left in ["4", "3", "2", "1"] {
        stage.key_in("9753").await;
        stage.see_with("pin-wrong", &[("left", left)]).await;
    }
    stage.key_in("9753").await;
    stage.on("locked-title").await;
    stage.see("locked-todo").await;
    stage.tap("locked-recover").await;
    stage.on("question-title").await;
    // A lock never locks the member out: the username is known, hence not asked again.
    stage.see("question-kind").await;
    tour::answer_questions(stage).await;
    stage.on("code-title").await;
}

async fn a_frozen_member_learns_whom_to_call(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 1, Answer::problem(403, "frozen", None));
    stage.key_in(stage.world.member().pin).await;
    stage.on("frozen-title").await;
    stage.see("frozen-todo").await;
    stage.see_text("+57 601 555 0100").await;
}

async fn wrong_codes_count_down_and_then_begin_anew(stage: &Stage) {
    tour::to_username_code(stage).await;
    let right = stage.world.code(1).await;
    let mut wrong = ["000000", "111111", "222222", "333333", "444444", "555555", "666666"]
        .into_iter()
        .filter(|code| *code != right);
    for left in ["4", "3", "2", "1"] {
        stage.key_in(wrong.next().unwrap()).await;
        stage.see_with("code-wrong", &[("left", left)]).await;
    }
    stage.key_in(wrong.next().unwrap()).await;
    stage.on("email-title").await;
    stage.see("email-recovery-over").await;
    stage.holds("email", stage.world.member().email).await;
}

async fn an_expired_code_is_replaced_by_another(stage: &Stage) {
    stage.world.gate().fail("/recoveries/username", 1, Answer::Altered(r#""resend_in":60"#, r#""resend_in":0"#));
    tour::to_username_code(stage).await;
    let old = stage.world.code(1).await;
    stage.pass(Duration::from_secs(301));
    stage.key_in(&old).await;
    stage.see("code-expired").await;
    stage.tap("code-resend").await;
    let new = stage.world.code(2).await;
    stage.see_no_more("code-expired").await;
    stage.key_in(&new).await;
    stage.on("sent-title").await;
}

async fn a_weak_pin_says_why_and_two_different_ones_save_nothing(stage: &Stage) {
    tour::to_new_pin(stage).await;
    for (pin, said) in [("0000", "new-pin-repeated"), ("1234", "new-pin-run"), ("4321", "new-pin-run")] {
        stage.key_in(pin).await;
        stage.see(said).await;
    }
    for (pin, said) in [("1952", "new-pin-birth-year"), ("7829", "new-pin-document-tail"), ("8305", "new-pin-in-force")]
    {
        stage.key_in(pin).await;
        stage.on("new-pin-again-title").await;
        stage.key_in(pin).await;
        stage.on("new-pin-title").await;
        stage.see(said).await;
    }
    stage.key_in("2758").await;
    stage.on("new-pin-again-title").await;
    stage.key_in("2759").await;
    stage.on("new-pin-title").await;
    stage.see("new-pin-differs").await;
}

async fn a_portal_in_maintenance_says_when_to_come_back(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 1, Answer::problem(503, "maintenance", Some(600)));
    stage.key_in(stage.world.member().pin).await;
    stage.see("trouble-maintenance-title").await;
    let wait = stage.say_with("common-minutes", &[("n", "10")]);
    stage.see_with("trouble-maintenance-in", &[("wait", &wait)]).await;
    stage.tap("common-retry").await;
    tour::session_stands(stage).await;
}

async fn a_portal_that_is_hurried_asks_for_patience(stage: &Stage) {
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    stage.world.gate().fail("/recoveries/username", 1, Answer::problem(429, "slow_down", Some(30)));
    stage.tap("common-recover").await;
    stage.see("trouble-slow-down-title").await;
    stage.tap("common-retry").await;
    stage.on("code-title").await;
}

async fn a_portal_that_fails_gives_a_number_for_support(stage: &Stage) {
    let answers = [
        Answer::problem(500, "internal", None),
        Answer::Instead(200, "application/json", r#"{"no":"session"}"#.to_owned()),
    ];
    tour::to_pin(stage).await;
    for answer in answers {
        // Whatever is tried again by itself fails too.
        stage.world.gate().fail("/pin", 9, answer);
        stage.key_in(stage.world.member().pin).await;
        stage.see("trouble-unexpected-title").await;
        stage.world.gate().heal();
        stage.tap("common-back").await;
        stage.on("username-title").await;
        stage.tap("common-continue").await;
        stage.on("pin-title").await;
    }
}

async fn an_answer_cut_in_the_middle_costs_no_second_message(stage: &Stage) {
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    stage.world.gate().fail("/recoveries/username", 1, Answer::Cut);
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    assert_eq!(stage.world.gate().calls("/recoveries/username"), 2, "the app asked again by itself");
    assert_eq!(stage.world.letters().len(), 1, "and the portal sent one message");
}

async fn an_old_app_says_how_to_update_before_and_amid_a_journey(stage: &Stage) {
    tour::to_username(stage).await;
    stage.write("username", stage.world.member().username).await;
    stage.world.gate().fail("/log-in", 1, Answer::problem(426, "upgrade_required", None));
    stage.tap("common-continue").await;
    stage.see("trouble-outdated-title").await;
    stage.world.gate().fail("/portal", 1, Answer::Altered(r#""0.1.0""#, r#""99.0.0""#));
    stage.restart().await;
    stage.on("outdated-title").await;
    stage.see("outdated-todo").await;
}

async fn a_session_that_ended_by_itself_says_so(stage: &Stage) {
    tour::to_session(stage).await;
    stage.pass(Duration::from_secs(301));
    stage.restart().await;
    stage.on("home-title").await;
    stage.see("home-session-expired").await;
}
