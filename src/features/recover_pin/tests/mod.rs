#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forgot_both;
mod killed;
mod questions;

use core::time::Duration;

use super::*;
use crate::api::WeakPinReason;
use crate::domain::CodeSent;
use crate::features::test_driver::{
    Driven, LOST, REFUSED, choose_pin, code_sent, name, prepared, tapped, troubles, typed, username_sent,
};
use crate::flow::{CallError, CodeError, RecoveryError, SetPinError};

fn begun() -> Driven<RecoverPin> {
    Driven::begin(|context| RecoverPin::begin(None, context))
}

fn answered() -> Driven<RecoverPin> {
    let mut flow = begun();
    let key = flow.key;
    flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
    give_answers(&mut flow);
    flow
}

/// Every answer, the last one typed and not yet sent.
fn give_answers(flow: &mut Driven<RecoverPin>) {
    flow.act(Action::Typed(Draft::new("aurelia"))).act(Action::Continue);
    flow.act(Action::KindChosen(DocumentKind::from("CC".to_owned()))).act(Action::Continue);
    flow.act(Action::Typed(Draft::new("41.777.906"))).act(Action::Continue);
    flow.act(Action::Typed(Draft::new("aurelia@unal.edu.co"))).act(Action::Continue);
    flow.act(Action::Typed(Draft::new("300 123 4567")));
}

fn sending() -> Driven<RecoverPin> {
    let mut flow = answered();
    flow.act(Action::Continue);
    assert_eq!(flow.asked(), ["SendPinCode"]);
    flow
}

fn answer(flow: &mut Driven<RecoverPin>, result: Result<CodeSent, RecoveryError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::CodeSent(key, result)));
}

fn at_code() -> Driven<RecoverPin> {
    let mut flow = sending();
    answer(&mut flow, Ok(code_sent()));
    flow
}

fn check(flow: &mut Driven<RecoverPin>, result: Result<CodeAccepted, CodeError>) {
    for digit in "482913".chars() {
        flow.act(Action::Code(code_entry::Action::Key(typed(digit))));
    }
    let key = flow.key;
    flow.act(Action::Received(Response::CodeChecked(key, result)));
}

fn choosing() -> Driven<RecoverPin> {
    let mut flow = at_code();
    check(&mut flow, Ok(choose_pin()));
    flow
}

fn enter(flow: &mut Driven<RecoverPin>, pin: &str) {
    for digit in pin.chars() {
        flow.act(Action::Key(typed(digit)));
    }
}

fn saving() -> Driven<RecoverPin> {
    let mut flow = choosing();
    enter(&mut flow, "2580");
    enter(&mut flow, "2580");
    assert_eq!(flow.asked(), ["ChoosePin"]);
    flow
}

fn chosen(flow: &mut Driven<RecoverPin>, result: Result<(), SetPinError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::PinChosen(key, result)));
}

fn form(flow: &Driven<RecoverPin>) -> &Form {
    let RecoverPin::Asking(form) = flow.state() else { panic!("{:?}", flow.state()) };
    form
}

fn all_answers_stand(flow: &Driven<RecoverPin>) -> bool {
    let form = form(flow);
    let drafts = [&form.username, &form.document_number, &form.email, &form.phone].map(Draft::as_str);
    drafts == ["aurelia", "41.777.906", "aurelia@unal.edu.co", "300 123 4567"] && form.kind.is_some()
}

#[test]
fn back_while_sending_and_recover_again_unchanged_is_the_same_request() {
    let mut flow = sending();
    let first = flow.key;
    flow.act(Action::Back);
    assert!(all_answers_stand(&flow));
    flow.act(Action::Back).act(Action::Continue).act(Action::Continue);
    assert_eq!((flow.asked(), flow.key), (vec!["SendPinCode".to_owned()], first));
}

#[test]
fn offline_at_each_step_keeps_everything_and_repeats_what_may_have_been_done() {
    for error in troubles() {
        let doubt = error.outcome_unknown();
        let mut flow = sending();
        let first = flow.key;
        answer(&mut flow, Err(error.clone().into()));
        assert!(all_answers_stand(&flow));
        assert_eq!(flow.act(Action::Continue).asked(), ["SendPinCode"]);
        assert_eq!(flow.key == first, doubt);

        let mut flow = saving();
        let first = flow.key;
        chosen(&mut flow, Err(error.into()));
        assert_eq!(flow.act(Action::Retry).asked(), ["ChoosePin"]);
        assert_eq!(flow.key == first, doubt);
    }
}

#[test]
fn the_last_answer_waits_until_the_phone_is_ready_and_is_then_sent_by_itself() {
    for (result, asks) in [(Ok(prepared()), "SendPinCode"), (Err(LOST), "")] {
        let mut flow = begun();
        let prepare = flow.key;
        give_answers(&mut flow);
        assert_eq!(flow.act(Action::Continue).asked(), [""; 0]);
        flow.act(Action::Received(Response::Prepared(prepare, result)));
        assert_eq!(flow.asked().concat(), asks);
        if asks.is_empty() {
            assert!(all_answers_stand(&flow));
            assert_eq!(flow.act(Action::Continue).asked(), ["Prepare"], "the member can try again");
        }
    }
}

#[test]
fn a_late_answer_to_an_earlier_request_changes_nothing() {
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::CodeSent(late, Ok(code_sent()))));
    assert_eq!(name(flow.state()), "Sending");
}

#[test]
fn a_late_preparation_sends_no_second_message_and_a_refused_proof_is_not_renewed_for_ever() {
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::Prepared(late, Ok(prepared()))));
    assert_eq!(flow.asked(), [""; 0]);
    for renewal in 0..3 {
        answer(&mut flow, Err(RecoveryError::ProofRefused));
        assert_eq!(flow.asked() == ["Prepare"], renewal < 2);
        let key = flow.key;
        flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
    }
    assert!(all_answers_stand(&flow));
    assert!(matches!(form(&flow).problem, Some(FormProblem::CallError(CallError::Unexpected { .. }))));
}

#[test]
fn the_tail_of_the_phone_that_the_member_typed_is_shown() {
    let flow = at_code();
    let RecoverPin::Code { entry, .. } = flow.state() else { panic!() };
    assert_eq!(entry.sent().phone_tail.as_deref(), Some("67"));
    assert!(!format!("{:?}", flow.state()).contains("\"67\""));
}

#[test]
fn weak_pins_are_refused_on_the_phone_before_they_are_confirmed() {
    for (pin, reason) in [("0000", WeakPinReason::Repeated), ("1234", WeakPinReason::Run), ("4321", WeakPinReason::Run)]
    {
        let mut flow = choosing();
        enter(&mut flow, pin);
        assert!(matches!(
            flow.state(),
            RecoverPin::Choosing { keypad, problem: Some(PinProblem::Weak(why)), .. } if *why == reason && keypad.count() == 0
        ));
    }
}

#[test]
fn weak_pins_that_the_portal_alone_knows_ask_for_another() {
    for reason in [WeakPinReason::BirthYear, WeakPinReason::DocumentTail, WeakPinReason::InForce] {
        let mut flow = saving();
        chosen(&mut flow, Err(SetPinError::Weak(reason.clone())));
        assert!(matches!(
            flow.state(),
            RecoverPin::Choosing { problem: Some(PinProblem::Weak(why)), .. } if *why == reason
        ));
    }
}

#[test]
fn a_stray_touch_while_choosing_enters_nothing_is_not_felt_and_leaves_what_is_said() {
    let mut flow = choosing();
    let RecoverPin::Choosing { keypad, .. } = flow.state() else { panic!() };
    let stale = [tapped(keypad, '2'), tapped(keypad, '2')];
    for ((typed, stands), stale) in [("1234", "Choosing"), ("2580", "Confirming")].into_iter().zip(stale) {
        enter(&mut flow, typed);
        flow.act(Action::Key(stale));
        assert!(flow.asked.is_empty());
        assert_eq!(name(flow.state()), stands);
        if let RecoverPin::Choosing { problem, .. } = flow.state() {
            assert_eq!(*problem, Some(PinProblem::Weak(WeakPinReason::Run)));
        }
    }
}

#[test]
fn a_confirmation_that_differs_begins_the_pin_again_and_sends_nothing() {
    let mut flow = choosing();
    enter(&mut flow, "2580");
    enter(&mut flow, "2581");
    assert_eq!(flow.asked(), [""; 0]);
    assert!(matches!(flow.state(), RecoverPin::Choosing { problem: Some(PinProblem::Differs), .. }));
}

#[test]
fn the_same_pin_chosen_again_after_a_lost_answer_is_the_same_request() {
    let mut flow = saving();
    let first = flow.key;
    chosen(&mut flow, Err(LOST.into()));
    flow.act(Action::Back);
    enter(&mut flow, "2580");
    enter(&mut flow, "2580");
    assert_eq!((flow.asked(), flow.key), (vec!["ChoosePin".to_owned()], first));
    chosen(&mut flow, Err(LOST.into()));
    flow.act(Action::Back);
    enter(&mut flow, "7391");
    enter(&mut flow, "7391");
    assert_ne!(flow.key, first, "another body under a used key is a mismatch");
}

#[test]
fn keys_while_saving_and_late_answers_are_stray() {
    let mut flow = saving();
    let late = flow.outside.context().key;
    flow.act(Action::Key(typed('1'))).act(Action::Back);
    flow.act(Action::Received(Response::PinChosen(late, Ok(()))));
    assert_eq!(name(flow.state()), "Saving");
}

#[test]
fn a_grant_that_ran_out_begins_again_with_the_answers() {
    let mut flow = choosing();
    flow.act(Action::Ticked);
    assert_eq!(name(flow.state()), "Choosing", "it has not run out yet");
    flow.outside.pass(Duration::from_mins(5));
    flow.act(Action::Ticked);
    assert!(all_answers_stand(&flow));
    assert_eq!(form(&flow).problem, Some(FormProblem::GrantOver));
    assert_eq!(flow.asked(), ["StopAwaitingCode", "Prepare"]);
    let mut flow = saving();
    chosen(&mut flow, Err(SetPinError::RecoveryOver));
    assert_eq!(form(&flow).problem, Some(FormProblem::GrantOver));
}

#[test]
fn a_new_pin_in_force_leads_to_the_log_in_with_its_username() {
    let mut flow = saving();
    chosen(&mut flow, Err(REFUSED.into()));
    flow.act(Action::Retry);
    chosen(&mut flow, Ok(()));
    flow.act(Action::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn(Some(username))) if username.as_str() == "aurelia"));
}

#[test]
fn an_answer_of_the_other_recovery_is_of_no_use_and_says_so() {
    let mut flow = at_code();
    check(&mut flow, Ok(username_sent()));
    assert_eq!(form(&flow).problem, Some(FormProblem::RecoveryOver));
}
