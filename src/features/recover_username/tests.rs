#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::{CodeAccepted, CodeSent, Draft};
use crate::features::code_entry;
use crate::features::test_driver::{
    Driven, LOST, TestFlow, call_errors, choose_pin, code_sent, prepared, typed, username_sent,
};
use crate::flow::{CallError, CodeError, RecoveryError, Response};

fn begun() -> Driven<RecoverUsername> {
    Driven::start(RecoverUsername::start)
}

fn ready() -> Driven<RecoverUsername> {
    let mut flow = begun();
    let key = flow.id;
    flow.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Event::Slid(Slide::Green));
    flow.respond_to(key, Ok(Response::Prepared(prepared())));
    flow
}

fn sending() -> Driven<RecoverUsername> {
    let mut flow = ready();
    flow.act(Event::Recover);
    assert_eq!(flow.effect_names(), ["RecoverUsername"]);
    flow
}

fn answer(flow: &mut Driven<RecoverUsername>, result: Result<CodeSent, RecoveryError>) {
    flow.respond(Ok(Response::CodeSent(result)));
}

fn at_code() -> Driven<RecoverUsername> {
    let mut flow = sending();
    answer(&mut flow, Ok(code_sent()));
    assert_eq!(flow.effect_names(), ["Await"]);
    flow
}

fn check(flow: &mut Driven<RecoverUsername>, result: Result<CodeAccepted, CodeError>) {
    for digit in "482913".chars() {
        flow.act(Event::Code(code_entry::Event::Key(typed(digit))));
    }
    flow.respond(Ok(Response::CheckCode(result)));
}

fn stands_with_the_email(flow: &Driven<RecoverUsername>) -> bool {
    matches!(
        flow.state(),
        RecoverUsername::Email(step) if step.form.draft.as_str() == "aurelia@unal.edu.co" && step.form.slide == Slide::Green
    )
}

#[test]
fn the_red_hand_and_an_e_mail_that_is_none_send_nothing_and_say_why() {
    let mut flow = begun();
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
fn what_was_wrong_is_said_until_the_member_mends_it() {
    let problem = |flow: &Driven<RecoverUsername>| match flow.state() {
        RecoverUsername::Email(step) => step.problem.is_some(),
        other => panic!("{other:?}"),
    };
    let mut flow = begun();
    assert!(problem(flow.act(Event::Recover)));
    assert!(!problem(flow.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co")))));
    assert!(problem(flow.act(Event::Recover)), "the hand is red");
    assert!(!problem(flow.act(Event::Slid(Slide::Green))));
}

#[test]
fn recover_waits_until_the_phone_is_ready_and_then_sends_by_itself() {
    let mut flow = begun();
    let prepare = flow.id;
    flow.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Event::Slid(Slide::Green));
    assert_eq!(flow.act(Event::Recover).effect_names(), [""; 0]);
    flow.respond_to(prepare, Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), ["RecoverUsername"]);
    assert_ne!(flow.id, prepare, "a request has a key of its own");
}

#[test]
fn another_e_mail_is_another_request() {
    let mut flow = sending();
    let first = flow.id;
    flow.respond(Err(LOST));
    flow.act(Event::EmailTyped(Draft::new("aurelia2@unal.edu.co"))).act(Event::Recover);
    assert_ne!(flow.id, first);
}

#[test]
fn a_late_answer_to_an_earlier_request_changes_nothing() {
    let mut flow = sending();
    let late = flow.env.context().request_id;
    flow.respond_to(late, Ok(Response::CodeSent(Ok(code_sent()))));
    assert_eq!(flow.state().name(), "Sending");
}

#[test]
fn a_second_tap_on_recover_sends_no_second_message() {
    let mut flow = sending();
    assert_eq!(flow.act(Event::Recover).effect_names(), [""; 0]);
}

#[test]
fn a_late_preparation_sends_no_second_message() {
    let mut flow = sending();
    let late = flow.env.context().request_id;
    flow.respond_to(late, Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), [""; 0]);
}

#[test]
fn back_and_recover_again_unchanged_is_the_same_request() {
    let mut flow = sending();
    let first = flow.id;
    flow.act(Event::Back);
    assert!(stands_with_the_email(&flow));
    flow.act(Event::Recover);
    assert_eq!((flow.effect_names(), flow.id), (vec!["RecoverUsername".to_owned()], first));
}

#[test]
fn back_while_the_phone_gets_ready_sends_later_under_a_request_id_its_own() {
    let mut flow = begun();
    let prepare = flow.id;
    flow.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Event::Slid(Slide::Green));
    flow.act(Event::Recover).act(Event::Back);
    flow.respond_to(prepare, Ok(Response::Prepared(prepared()))).act(Event::Recover);
    assert_eq!(flow.effect_names(), ["RecoverUsername"]);
    assert_ne!(flow.id, prepare);
}

#[test]
fn offline_at_each_step_keeps_everything_and_repeats_what_may_have_been_done() {
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
fn a_proof_that_is_refused_is_renewed_and_not_for_ever() {
    let mut flow = sending();
    let mut sent = 1;
    for _ in 0..10 {
        answer(&mut flow, Err(RecoveryError::ProofRefused));
        if flow.effect_names() != ["Prepare"] {
            break;
        }
        flow.respond(Ok(Response::Prepared(prepared())));
        sent += 1;
    }
    assert_eq!(sent, 3);
    assert!(stands_with_the_email(&flow));
    assert!(matches!(
        flow.state(),
        RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::NotSent(CallError::Unexpected { .. })), .. })
    ));
}

#[test]
fn going_back_forgets_the_message_before_the_phone_gets_ready_for_another() {
    let mut flow = at_code();
    flow.act(Event::Back);
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"]);
    assert!(stands_with_the_email(&flow));
}

#[test]
fn a_right_code_says_where_the_username_went() {
    let mut flow = at_code();
    check(&mut flow, Ok(username_sent()));
    assert_eq!(flow.effect_names(), ["Stop"]);
    assert!(matches!(flow.state(), RecoverUsername::UsernameSent { channels } if channels.len() == 1));
    flow.act(Event::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn)));
}

#[test]
fn a_recovery_that_is_over_or_answers_something_else_begins_again_with_the_e_mail() {
    for result in [Err(CodeError::RecoveryOver), Ok(choose_pin())] {
        let mut flow = at_code();
        check(&mut flow, result);
        assert!(stands_with_the_email(&flow));
        assert!(matches!(
            flow.state(),
            RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::RecoveryOver), .. })
        ));
    }
}

#[test]
fn killed_at_every_state_the_member_stands_there_again_and_no_second_message_goes_out() {
    let mut waiting = begun();
    waiting.act(Event::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Event::Slid(Slide::Green));
    waiting.act(Event::Recover);
    let mut lost = sending();
    lost.respond(Err(LOST));
    let mut sent = at_code();
    check(&mut sent, Ok(username_sent()));
    for (flow, stands, asks) in [
        (ready(), "Asking", "Prepare"),
        (waiting, "Sending", "Prepare"),
        (sending(), "Sending", "RecoverUsername"),
        (lost, "Asking", ""),
        (at_code(), "Code", "Await"),
        (sent, "UsernameSent", ""),
    ] {
        let restored = flow.killed(RecoverUsername::snapshot, RecoverUsername::restore);
        assert_eq!((restored.state().name().as_str(), restored.effect_names().concat().as_str()), (stands, asks));
        if asks == "RecoverUsername" {
            assert_eq!(restored.id, flow.id);
        }
    }
}

#[test]
fn killed_after_a_lost_answer_the_member_asks_again_with_the_same_request() {
    let mut flow = sending();
    let key = flow.id;
    flow.respond(Err(LOST));
    let mut restored = flow.killed(RecoverUsername::snapshot, RecoverUsername::restore);
    restored.act(Event::Recover);
    assert_eq!((restored.state().name().as_str(), restored.id), ("Sending", key));
    let answered_not_at_all = r#"{"Asking":{"draft":"","slide":"Red"}}"#;
    let earlier =
        Driven::start(|context| RecoverUsername::restore(serde_json::from_str(answered_not_at_all).unwrap(), context));
    assert_eq!(earlier.effect_names(), ["Prepare"], "what an earlier version saved is read");
}
