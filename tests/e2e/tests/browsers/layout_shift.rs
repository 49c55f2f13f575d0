//! What comes while a member is on a screen moves nothing that a finger may be about to touch.

use e2e::suite::Sentence;
use e2e::{Answer, Look, Stage, sentences, text_fit, tour};
use preview::Signal;
use serde_json::Value;

pub fn all() -> Vec<Sentence> {
    sentences![
        an_error_a_wait_and_trouble_at_the_pin_move_nothing,
        an_error_a_wait_and_trouble_at_a_form_move_nothing,
        an_error_a_wait_and_trouble_at_the_code_move_nothing,
        the_warning_before_a_session_ends_moves_nothing,
    ]
}

/// Where everything stands that can be used, from the page's beginning, on a phone as most are and on a narrow one with large
/// letters; what came meanwhile aside.
async fn places(stage: &Stage) -> [Value; 2] {
    let script = "return [...document.querySelectorAll('.keypad, .fraud-warning, input, .button, .tab')] \
        .filter(any => !any.closest('.over, .banner, details')) \
        .map(any => { const box = any.getBoundingClientRect(); \
            return [Math.round(box.left + scrollX), Math.round(box.top + scrollY), Math.round(box.width), Math.round(box.height)]; })";
    let usual = stage.browser.run(script, vec![]).await;
    stage.browser.look(Look::TIGHT).await;
    let tight = stage.browser.run(script, vec![]).await;
    stage.browser.look(Look::PHONE).await;
    [usual, tight]
}

/// Trouble that stands in the keypad's place lies on nothing, there neither.
async fn lies_on_nothing(stage: &Stage) {
    for look in [Look::TIGHT, Look::PHONE] {
        stage.browser.look(look).await;
        assert_eq!(text_fit::covered(stage).await, Vec::<String>::new(), "{look:?}");
    }
}

async fn stands_still(stage: &Stage, before: &[Value; 2], what: &str) {
    assert_eq!(places(stage).await, *before, "{what} moves nothing");
}

async fn an_error_a_wait_and_trouble_at_the_pin_move_nothing(stage: &Stage) {
    tour::to_pin(stage).await;
    let before = places(stage).await;
    stage.key_in("9753").await;
    stage.see_with("pin-wrong", &[("left", "4")]).await;
    stands_still(stage, &before, "an error").await;
    stage.world.gate().fail("/pin", 1, Answer::Held);
    stage.key_in("9753").await;
    stage.see("pin-checking").await;
    stands_still(stage, &before, "a wait").await;
    stage.world.gate().heal();
    stage.see_with("pin-wrong", &[("left", "3")]).await;
    stage.world.line(Signal::Offline);
    stage.key_in("9753").await;
    stage.see("trouble-offline").await;
    stands_still(stage, &before, "trouble").await;
    lies_on_nothing(stage).await;
}

async fn an_error_a_wait_and_trouble_at_a_form_move_nothing(stage: &Stage) {
    tour::to_username(stage).await;
    stage.see("robot-ready").await;
    let before = places(stage).await;
    stage.tap("common-continue").await;
    stage.see("username-missing").await;
    stands_still(stage, &before, "an error").await;
    stage.write("username", stage.world.member().username).await;
    stage.world.line(Signal::Offline);
    stage.tap("common-continue").await;
    stage.see("trouble-offline").await;
    stands_still(stage, &before, "trouble").await;
    stage.world.line(Signal::Online);
    stage.world.gate().fail("/log-in", 1, Answer::Held);
    stage.tap("common-retry").await;
    stage.see("username-sending").await;
    stands_still(stage, &before, "a wait").await;
    stage.world.gate().heal();
    stage.on("pin-title").await;
}

async fn an_error_a_wait_and_trouble_at_the_code_move_nothing(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    let before = places(stage).await;
    stage.key_in(if code == "000000" { "000001" } else { "000000" }).await;
    stage.see_with("code-wrong", &[("left", "4")]).await;
    stands_still(stage, &before, "an error").await;
    stage.world.gate().fail("/code", 1, Answer::Held);
    stage.key_in(if code == "111111" { "111112" } else { "111111" }).await;
    stage.see("code-checking").await;
    stands_still(stage, &before, "a wait").await;
    stage.world.gate().heal();
    stage.see_with("code-wrong", &[("left", "3")]).await;
    stage.world.line(Signal::Offline);
    stage.key_in(&code).await;
    stage.see("trouble-offline").await;
    stands_still(stage, &before, "trouble").await;
    lies_on_nothing(stage).await;
    stage.tap("keypad-anew").await;
    stage.see_no_more("trouble-offline").await;
    stands_still(stage, &before, "the keypad that came back").await;
    stage.key_in(&code).await;
    stage.see("trouble-offline").await;
    stage.world.line(Signal::Online);
    stage.tap("common-retry").await;
    stage.on("sent-title").await;
}

async fn the_warning_before_a_session_ends_moves_nothing(stage: &Stage) {
    tour::to_pin(stage).await;
    // One minute before its end the app warns: this session has a little more.
    stage.world.gate().fail("/pin", 1, Answer::Altered(r#""idle_timeout":300"#, r#""idle_timeout":66"#));
    stage.key_in(stage.world.member().pin).await;
    tour::session_stands(stage).await;
    let before = places(stage).await;
    assert!(!stage.text().await.contains(&stage.say("session-warning")), "it is early");
    stage.see("session-warning").await;
    stands_still(stage, &before, "the warning").await;
}
