#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::CodeSent;
use crate::features::test_driver::{
    Driven, LOST, choose_pin, code_sent, name, prepared, troubles, typed, username_sent,
};
use crate::flow::{CallError, CodeError};

fn begun() -> Driven<RecoverUsername> {
    Driven::begin(RecoverUsername::begin)
}

fn ready() -> Driven<RecoverUsername> {
    let mut flow = begun();
    let key = flow.key;
    flow.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Action::Slid(Slide::Green));
    flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
    flow
}

fn sending() -> Driven<RecoverUsername> {
    let mut flow = ready();
    flow.act(Action::Recover);
    assert_eq!(flow.asked(), ["SendUsernameCode"]);
    flow
}

fn answer(flow: &mut Driven<RecoverUsername>, result: Result<CodeSent, RecoveryError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::CodeSent(key, result)));
}

fn at_code() -> Driven<RecoverUsername> {
    let mut flow = sending();
    answer(&mut flow, Ok(code_sent()));
    assert_eq!(flow.asked(), ["AwaitCode"]);
    flow
}

fn check(flow: &mut Driven<RecoverUsername>, result: Result<CodeAccepted, CodeError>) {
    for digit in "482913".chars() {
        flow.act(Action::Code(code_entry::Action::Key(typed(digit))));
    }
    let key = flow.key;
    flow.act(Action::Received(Response::CodeChecked(key, result)));
}

fn stands_with_the_email(flow: &Driven<RecoverUsername>) -> bool {
    matches!(
        flow.state(),
        RecoverUsername::Asking(question) if question.draft.as_str() == "aurelia@unal.edu.co" && question.slide == Slide::Green
    )
}

#[test]
fn the_red_hand_and_an_e_mail_that_is_none_send_nothing_and_say_why() {
    let mut flow = begun();
    flow.act(Action::EmailTyped(Draft::new("a@@b"))).act(Action::Recover);
    assert!(matches!(
        flow.state(),
        RecoverUsername::Asking(Question { problem: Some(EmailProblem::Unreadable(_)), .. })
    ));
    flow.act(Action::EmailTyped(Draft::new("a@unal.edu.co"))).act(Action::Recover);
    assert!(matches!(flow.state(), RecoverUsername::Asking(Question { problem: Some(EmailProblem::NotSlid), .. })));
    assert_eq!(flow.asked(), [""; 0]);
}

#[test]
fn what_was_wrong_is_said_until_the_member_mends_it() {
    let problem = |flow: &Driven<RecoverUsername>| match flow.state() {
        RecoverUsername::Asking(question) => question.problem.is_some(),
        other => panic!("{other:?}"),
    };
    let mut flow = begun();
    assert!(problem(flow.act(Action::Recover)));
    assert!(!problem(flow.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co")))));
    assert!(problem(flow.act(Action::Recover)), "the hand is red");
    assert!(!problem(flow.act(Action::Slid(Slide::Green))));
}

#[test]
fn recover_waits_until_the_phone_is_ready_and_then_sends_by_itself() {
    let mut flow = begun();
    let prepare = flow.key;
    flow.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Action::Slid(Slide::Green));
    assert_eq!(flow.act(Action::Recover).asked(), [""; 0]);
    flow.act(Action::Received(Response::Prepared(prepare, Ok(prepared()))));
    assert_eq!(flow.asked(), ["SendUsernameCode"]);
    assert_ne!(flow.key, prepare, "a request has a key of its own");
}

#[test]
fn another_e_mail_is_another_request() {
    let mut flow = sending();
    let first = flow.key;
    answer(&mut flow, Err(LOST.into()));
    flow.act(Action::EmailTyped(Draft::new("aurelia2@unal.edu.co"))).act(Action::Recover);
    assert_ne!(flow.key, first);
}

#[test]
fn a_late_answer_to_an_earlier_request_changes_nothing() {
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::CodeSent(late, Ok(code_sent()))));
    assert_eq!(name(flow.state()), "Sending");
}

#[test]
fn a_second_tap_on_recover_sends_no_second_message() {
    let mut flow = sending();
    assert_eq!(flow.act(Action::Recover).asked(), [""; 0]);
}

#[test]
fn a_late_preparation_sends_no_second_message() {
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::Prepared(late, Ok(prepared()))));
    assert_eq!(flow.asked(), [""; 0]);
}

#[test]
fn back_and_recover_again_unchanged_is_the_same_request() {
    let mut flow = sending();
    let first = flow.key;
    flow.act(Action::Back);
    assert!(stands_with_the_email(&flow));
    flow.act(Action::Recover);
    assert_eq!((flow.asked(), flow.key), (vec!["SendUsernameCode".to_owned()], first));
}

#[test]
fn back_while_the_phone_gets_ready_sends_later_under_a_key_of_its_own() {
    let mut flow = begun();
    let prepare = flow.key;
    flow.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Action::Slid(Slide::Green));
    flow.act(Action::Recover).act(Action::Back);
    flow.act(Action::Received(Response::Prepared(prepare, Ok(prepared())))).act(Action::Recover);
    assert_eq!(flow.asked(), ["SendUsernameCode"]);
    assert_ne!(flow.key, prepare);
}

#[test]
fn offline_at_each_step_keeps_everything_and_repeats_what_may_have_been_done() {
    for error in troubles() {
        let mut flow = sending();
        let first = flow.key;
        let doubt = error.outcome_unknown();
        answer(&mut flow, Err(error.into()));
        assert!(stands_with_the_email(&flow));
        assert_eq!(flow.act(Action::Recover).asked(), ["SendUsernameCode"]);
        assert_eq!(flow.key == first, doubt);
    }
}

#[test]
fn a_proof_that_is_refused_is_renewed_and_not_for_ever() {
    let mut flow = sending();
    let mut sent = 1;
    for _ in 0..10 {
        answer(&mut flow, Err(RecoveryError::ProofRefused));
        if flow.asked() != ["Prepare"] {
            break;
        }
        let key = flow.key;
        flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
        sent += 1;
    }
    assert_eq!(sent, 3);
    assert!(stands_with_the_email(&flow));
    assert!(matches!(
        flow.state(),
        RecoverUsername::Asking(Question { problem: Some(EmailProblem::CallError(CallError::Unexpected { .. })), .. })
    ));
}

#[test]
fn going_back_forgets_the_message_before_the_phone_gets_ready_for_another() {
    let mut flow = at_code();
    flow.act(Action::Back);
    assert_eq!(flow.asked(), ["StopAwaitingCode", "Prepare"]);
    assert!(stands_with_the_email(&flow));
}

#[test]
fn a_right_code_says_where_the_username_went() {
    let mut flow = at_code();
    check(&mut flow, Ok(username_sent()));
    assert_eq!(flow.asked(), ["StopAwaitingCode"]);
    assert!(matches!(flow.state(), RecoverUsername::UsernameSent { channels } if channels.len() == 1));
    flow.act(Action::LogIn);
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
            RecoverUsername::Asking(Question { problem: Some(EmailProblem::RecoveryOver), .. })
        ));
    }
}

#[test]
fn killed_at_every_state_the_member_stands_there_again_and_no_second_message_goes_out() {
    let mut waiting = begun();
    waiting.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Action::Slid(Slide::Green));
    waiting.act(Action::Recover);
    let mut lost = sending();
    answer(&mut lost, Err(LOST.into()));
    let mut sent = at_code();
    check(&mut sent, Ok(username_sent()));
    for (flow, stands, asks) in [
        (ready(), "Asking", "Prepare"),
        (waiting, "Sending", "Prepare"),
        (sending(), "Sending", "SendUsernameCode"),
        (lost, "Asking", ""),
        (at_code(), "Code", "AwaitCode"),
        (sent, "UsernameSent", ""),
    ] {
        let restored = flow.killed(RecoverUsername::save, RecoverUsername::restore);
        assert_eq!((name(restored.state()).as_str(), restored.asked().concat().as_str()), (stands, asks));
        if asks == "SendUsernameCode" {
            assert_eq!(restored.key, flow.key);
        }
    }
}

#[test]
fn killed_after_a_lost_answer_the_member_asks_again_with_the_same_request() {
    let mut flow = sending();
    let key = flow.key;
    answer(&mut flow, Err(LOST.into()));
    let mut restored = flow.killed(RecoverUsername::save, RecoverUsername::restore);
    restored.act(Action::Recover);
    assert!(matches!(restored.state(), RecoverUsername::Sending { key: again, .. } if *again == key));
    let answered_not_at_all = r#"{"Asking":{"draft":"","slide":"Red"}}"#;
    let earlier =
        Driven::begin(|context| RecoverUsername::restore(serde_json::from_str(answered_not_at_all).unwrap(), context));
    assert_eq!(earlier.asked(), ["Prepare"], "what an earlier version saved is read");
}
