//! Text messages that are not what they seem: forged, late, twice, cut short. Only the portal's own newest one fills a code in.

use std::time::Duration;

use e2e::suite::Sentence;
use e2e::{Answer, Stage, sentences, tour};
use preview::Autofill;

pub fn all() -> Vec<Sentence> {
    sentences![
        no_forged_or_garbled_message_fills_a_code_in_and_the_right_one_does,
        a_message_that_comes_after_another_was_asked_for_fills_nothing_in,
        a_message_that_comes_twice_is_checked_once,
        without_a_token_nothing_is_filled_in_and_typing_works,
    ]
}

/// To the code of a username's recovery, with its message still on its way: the message.
async fn awaiting(stage: &Stage) -> String {
    stage.world.fill_in(Autofill::Late);
    tour::to_username_code(stage).await;
    stage.world.sms(1).await
}

async fn no_forged_or_garbled_message_fills_a_code_in_and_the_right_one_does(stage: &Stage) {
    let right = awaiting(stage).await;
    assert!(right.is_ascii(), "no letter halves the room of a message: {} characters", right.chars().count());
    let code = &right[..6];
    let (first, bound) = (right.lines().next().unwrap(), right.lines().last().unwrap());
    let host = bound.strip_prefix('@').unwrap().split_once(' ').unwrap().0;
    let other = if code == "111111" { "222222" } else { "111111" };
    let forged = [
        ("two codes in one text", right.replacen(code, &format!("{other} y {code}"), 1)),
        ("an amount before the code", format!("Compra por $250000. {right}")),
        ("a phone number before the code", format!("3001234542: {right}")),
        ("another host", right.replace(host, "portal.cooprofesores.example")),
        ("the host as the beginning of another", right.replace(host, &format!("{host}.example"))),
        ("two spaces before the number sign", right.replace(" #", "  #")),
        ("the bound line not last", format!("{right}\nGracias")),
        ("codes that differ", right.replace(&format!("#{code}"), &format!("#{other}"))),
        ("five digits", right.replace(code, &code[1..])),
        ("seven digits", right.replace(code, &format!("{code}1"))),
        ("digits of another script", right.replace(code, "٤٨٢٩١٣")),
        ("141 characters", right.replacen(first, &format!("{first}{}", ".".repeat(141 - right.len())), 1)),
    ];
    for (what, text) in &forged {
        assert_ne!(*text, right, "{what} is another text");
        // It carries the token: the phone gives it to the app, and the app looks at it.
        assert!(stage.world.deliver(text).await, "{what} reaches the app");
        stage.browser.wait("heard()", vec![]).await;
        stage.entered(0).await;
    }
    let token = right.lines().nth(1).unwrap();
    assert!(!stage.world.deliver(&right.replace(token, "AAAAAAAAAAA")).await, "a foreign token is none of the app's");
    stage.on("code-title").await;
    assert_eq!(stage.world.gate().calls("/code"), 0, "nothing was checked");
    assert!(stage.world.deliver(&right.replace('\n', "\r\n")).await, "the right one reaches the app");
    stage.on("sent-title").await;
    assert_eq!(stage.world.gate().calls("/code"), 1, "only the right one was checked");
}

async fn a_message_that_comes_after_another_was_asked_for_fills_nothing_in(stage: &Stage) {
    stage.world.gate().fail("/recoveries/username", 1, Answer::Altered(r#""resend_in":60"#, r#""resend_in":0"#));
    let early = awaiting(stage).await;
    stage.pass(Duration::from_secs(61));
    stage.tap("code-resend").await;
    let new = stage.world.sms(2).await;
    stage.see("code-title").await;
    assert_ne!(early, new, "another code, another token");
    assert!(!stage.world.deliver(&early).await, "a phone knows it by its token, and keeps it from the app");
    stage.entered(0).await;
    assert!(stage.world.deliver(&new).await, "the new one is the app's");
    stage.on("sent-title").await;
    assert_eq!(stage.world.gate().calls("/code"), 1, "only the new one was checked");
}

async fn a_message_that_comes_twice_is_checked_once(stage: &Stage) {
    let right = awaiting(stage).await;
    stage.world.gate().fail("/code", 1, Answer::Held);
    assert!(stage.world.deliver(&right).await, "it reaches the app");
    stage.see("code-checking").await;
    assert!(stage.world.deliver(&right).await, "and again");
    stage.world.gate().heal();
    stage.on("sent-title").await;
    assert_eq!(stage.world.gate().calls("/code"), 1, "one check");
    assert!(!stage.world.deliver(&right).await, "afterwards nobody waits for it");
    stage.browser.wait("heard()", vec![]).await;
    stage.on("sent-title").await;
}

async fn without_a_token_nothing_is_filled_in_and_typing_works(stage: &Stage) {
    tour::to_username_code(stage).await;
    let text = stage.world.sms(1).await;
    assert_eq!(text.lines().count(), 2, "no token was asked for, none came");
    assert!(!stage.world.deliver(&text).await, "the phone gives the app nothing");
    stage.entered(0).await;
    stage.enter(&text[..6]).await;
    stage.on("sent-title").await;
}
