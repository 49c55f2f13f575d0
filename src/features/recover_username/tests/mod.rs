#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod same_answers;

use core::time::Duration;

use super::*;
use crate::domain::{CodeSent, Draft, RecoveryId};
use crate::features::code_entry::LeftCodes;
use crate::features::test_driver::{
    Driven, LOST, TestFlow, call_errors, choose_pin, code_sent, email_answer, prepared, username_sent,
};
use crate::flow::{CodeError, Response};

fn started() -> Driven<RecoverUsername> {
    Driven::start(|context| RecoverUsername::start(LeftCodes::default(), context))
}

/// Gives the answer without sending it.
fn give_answer(flow: &mut Driven<RecoverUsername>) {
    for event in email_answer().into_iter().take(2) {
        flow.act(event);
    }
}

fn ready() -> Driven<RecoverUsername> {
    let mut flow = started();
    let key = flow.id;
    give_answer(&mut flow);
    flow.respond_to(key, Ok(Response::Prepared(prepared())));
    flow
}

fn sending() -> Driven<RecoverUsername> {
    let mut flow = ready();
    flow.act(Event::Recover);
    assert_eq!(flow.effect_names(), ["RecoverUsername"]);
    flow
}

#[test]
fn second_tap_while_sending_sends_nothing() {
    assert_eq!(sending().act(Event::Recover).effect_names(), [""; 0]);
}

fn at_code() -> Driven<RecoverUsername> {
    let mut flow = sending();
    flow.code_sent(Ok(code_sent()));
    assert_eq!(flow.effect_names(), ["Await"]);
    flow
}

fn stands_with_the_email(flow: &Driven<RecoverUsername>) -> bool {
    matches!(
        flow.state(),
        RecoverUsername::Email(step) if step.form.draft.as_str() == "aurelia@unal.edu.co" && step.form.slide == Slide::Green
    )
}

#[test]
fn red_slider_and_unreadable_email_are_reported_and_not_sent() {
    let mut flow = started();
    flow.act(Event::EmailTyped(Draft::new("a@@b"))).act(Event::Recover);
    assert!(matches!(
        flow.state(),
        RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::Unreadable(_)), .. })
    ));
    flow.act(Event::EmailTyped(Draft::new("a@unal.edu.co"))).act(Event::Recover);
    assert!(matches!(flow.state(), RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::NotSlid), .. })));
    assert_eq!(flow.effect_names(), [""; 0]);
}

#[test]
fn problem_is_shown_until_the_member_corrects_it() {
    let problem = |flow: &Driven<RecoverUsername>| match flow.state() {
        RecoverUsername::Email(step) => step.problem.is_some(),
        other => panic!("{other:?}"),
    };
    let mut flow = started();
    assert!(problem(flow.act(Event::Recover)));
    assert!(!problem(flow.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co")))));
    assert!(problem(flow.act(Event::Recover)), "the slider is red");
    assert!(!problem(flow.act(Event::Slid(Slide::Green))));
}

#[test]
fn every_call_error_keeps_the_input_and_can_be_retried() {
    for error in call_errors() {
        let mut flow = sending();
        let first = flow.id;
        let doubt = error.outcome_unknown();
        flow.respond(Err(error));
        assert!(stands_with_the_email(&flow));
        assert_eq!(flow.act(Event::Recover).effect_names(), ["RecoverUsername"]);
        assert_eq!(flow.id == first, doubt);
    }
}

#[test]
fn back_from_a_code_keeps_the_answers_and_the_token() {
    let mut flow = at_code();
    flow.act(Event::Back);
    assert_eq!(flow.effect_names(), ["Pause"], "the message may still come");
    assert!(stands_with_the_email(&flow));
}

#[test]
fn right_code_says_where_the_username_was_sent() {
    let mut flow = at_code();
    flow.check_code(Ok(username_sent()));
    assert_eq!(flow.effect_names(), ["Stop"]);
    assert!(matches!(flow.state(), RecoverUsername::UsernameSent { channels } if channels.len() == 1));
    flow.act(Event::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn)));
}

#[test]
fn useless_recovery_starts_again_with_the_email() {
    for result in [Err(CodeError::RecoveryOver), Ok(choose_pin())] {
        let mut flow = at_code();
        flow.check_code(result);
        assert!(stands_with_the_email(&flow));
        assert!(matches!(
            flow.state(),
            RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::RecoveryOver), .. })
        ));
    }
}

#[test]
fn every_state_is_restored_without_a_second_message() {
    let mut waiting = started();
    give_answer(&mut waiting);
    waiting.act(Event::Recover);
    let mut lost = sending();
    lost.respond(Err(LOST));
    let mut sent = at_code();
    sent.check_code(Ok(username_sent()));
    for (flow, expected, asks) in [
        (ready(), "Asking", "Prepare"),
        (waiting, "Sending", "Prepare"),
        (sending(), "Sending", "RecoverUsername"),
        (lost, "Asking", ""),
        (at_code(), "Code", "Await"),
        (sent, "UsernameSent", ""),
    ] {
        let restored = flow.killed(RecoverUsername::snapshot, RecoverUsername::restore);
        assert_eq!((restored.state().name().as_str(), restored.effect_names().concat().as_str()), (expected, asks));
        if asks == "RecoverUsername" {
            assert_eq!(restored.id, flow.id);
        }
    }
}
