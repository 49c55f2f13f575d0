#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod forgot_both;
mod killed;
mod questions;
mod same_answers;

use core::time::Duration;

use super::*;
use crate::api::WeakPinReason;
use crate::domain::{DocumentKind, Draft, Username};
use crate::features::code_entry::LeftCodes;
use crate::features::test_driver::{
    Driven, LOST, REFUSED, TestFlow, call_errors, choose_pin, code_sent, pin_answers, prepared, tapped, typed,
    username_sent,
};
use crate::flow::{CodeError, RecoveryError, Response, SetPinError};

fn started() -> Driven<RecoverPin> {
    Driven::start(|context| RecoverPin::start(None, LeftCodes::default(), context))
}

fn answered() -> Driven<RecoverPin> {
    let mut flow = started();
    flow.respond(Ok(Response::Prepared(prepared())));
    give_answers(&mut flow);
    flow
}

/// Gives every answer; the last one is typed and not sent.
fn give_answers(flow: &mut Driven<RecoverPin>) {
    for event in pin_answers().take(9) {
        flow.act(event);
    }
}

fn sending() -> Driven<RecoverPin> {
    let mut flow = answered();
    flow.act(Event::Continue);
    assert_eq!(flow.effect_names(), ["RecoverPin"]);
    flow
}

fn at_code() -> Driven<RecoverPin> {
    let mut flow = sending();
    flow.code_sent(Ok(code_sent()));
    flow
}

fn choosing() -> Driven<RecoverPin> {
    let mut flow = at_code();
    flow.check_code(Ok(choose_pin()));
    flow
}

fn enter(flow: &mut Driven<RecoverPin>, pin: &str) {
    flow.enter(pin, Event::Key);
}

fn saving() -> Driven<RecoverPin> {
    let mut flow = choosing();
    enter(&mut flow, "2580");
    enter(&mut flow, "2580");
    assert_eq!(flow.effect_names(), ["ChoosePin"]);
    flow
}

fn chosen(flow: &mut Driven<RecoverPin>, result: Result<(), SetPinError>) {
    flow.respond(Ok(Response::ChoosePin(result)));
}

fn form(flow: &Driven<RecoverPin>) -> &FormStep {
    let RecoverPin::Form(step) = flow.state() else { panic!("{:?}", flow.state()) };
    step
}

fn new_pin(flow: &Driven<RecoverPin>) -> &NewPinStep {
    let RecoverPin::NewPin(step) = flow.state() else { panic!("{:?}", flow.state()) };
    step
}

fn all_answers_stand(flow: &Driven<RecoverPin>) -> bool {
    let form = &form(flow).answers;
    let drafts = [&form.username, &form.document_number, &form.email, &form.phone].map(Draft::as_str);
    drafts == ["aurelia", "41777906", "aurelia@unal.edu.co", "3001234567"] && form.kind.is_some()
}

#[test]
fn back_while_sending_keeps_the_answers_and_the_id() {
    let mut flow = sending();
    let first = flow.id;
    flow.act(Event::Back);
    assert!(all_answers_stand(&flow));
    flow.act(Event::Back).act(Event::Continue).act(Event::Continue);
    assert_eq!((flow.effect_names(), flow.id), (vec!["RecoverPin".to_owned()], first));
}

#[test]
fn every_call_error_keeps_the_input_and_can_be_retried() {
    for error in call_errors() {
        let doubt = error.outcome_unknown();
        let mut flow = sending();
        let first = flow.id;
        flow.respond(Err(error.clone()));
        assert!(all_answers_stand(&flow));
        assert_eq!(flow.act(Event::Continue).effect_names(), ["RecoverPin"]);
        assert_eq!(flow.id == first, doubt);

        let mut flow = saving();
        let first = flow.id;
        flow.respond(Err(error));
        assert_eq!(flow.act(Event::Retry).effect_names(), ["ChoosePin"]);
        assert_eq!(flow.id == first, doubt);
    }
}

#[test]
fn code_shows_the_last_digits_of_the_typed_phone() {
    let flow = at_code();
    let RecoverPin::Code { entry, .. } = flow.state() else { panic!() };
    assert_eq!(entry.message.phone_tail.as_deref(), Some("67"));
    assert!(!format!("{:?}", flow.state()).contains("\"67\""));
}

#[test]
fn weak_pin_is_refused_before_it_is_confirmed() {
    for (pin, reason) in [("0000", WeakPinReason::Repeated), ("1234", WeakPinReason::Run), ("4321", WeakPinReason::Run)]
    {
        let mut flow = choosing();
        enter(&mut flow, pin);
        assert_eq!(new_pin(&flow).problem, Some(PinProblem::Weak(reason)));
        assert_eq!(new_pin(&flow).keypad.count(), 0);
    }
}

#[test]
fn weak_pins_that_the_portal_alone_knows_ask_for_another() {
    for reason in [WeakPinReason::BirthYear, WeakPinReason::DocumentTail, WeakPinReason::InForce] {
        let mut flow = saving();
        chosen(&mut flow, Err(SetPinError::Weak(reason.clone())));
        assert_eq!(new_pin(&flow).problem, Some(PinProblem::Weak(reason)));
    }
}

#[test]
fn stale_tap_keeps_the_error_and_gives_no_haptic() {
    let mut flow = choosing();
    let keypad = &new_pin(&flow).keypad;
    let stale = [tapped(keypad, '2'), tapped(keypad, '2')];
    for ((typed, expected), stale) in [("1234", "Choosing"), ("2580", "Confirming")].into_iter().zip(stale) {
        enter(&mut flow, typed);
        flow.act(Event::Key(stale));
        assert!(flow.effects.is_empty());
        assert_eq!(flow.state().name(), expected);
        if expected == "Choosing" {
            assert_eq!(new_pin(&flow).problem, Some(PinProblem::Weak(WeakPinReason::Run)));
        }
    }
}

#[test]
fn different_confirmation_starts_the_pin_again() {
    let mut flow = choosing();
    enter(&mut flow, "2580");
    enter(&mut flow, "2581");
    assert_eq!(flow.effect_names(), [""; 0]);
    assert_eq!(new_pin(&flow).problem, Some(PinProblem::Differs));
}

#[test]
fn pin_in_doubt_keeps_its_id_when_chosen_again() {
    let mut flow = saving();
    let first = flow.id;
    flow.respond(Err(LOST));
    flow.act(Event::Back);
    enter(&mut flow, "2580");
    enter(&mut flow, "2580");
    assert_eq!((flow.effect_names(), flow.id), (vec!["ChoosePin".to_owned()], first));
    flow.respond(Err(LOST));
    flow.act(Event::Back);
    enter(&mut flow, "7391");
    enter(&mut flow, "7391");
    assert_ne!(flow.id, first, "another body under a used key is a mismatch");
}

#[test]
fn keys_while_saving_and_late_answers_are_stray() {
    let mut flow = saving();
    let late = flow.env.context().request_id;
    flow.act(Event::Key(typed('1'))).act(Event::Back);
    flow.respond_to(late, Ok(Response::ChoosePin(Ok(()))));
    assert_eq!(flow.state().name(), "Saving");
}

#[test]
fn expired_grant_starts_again_with_the_answers() {
    let mut flow = choosing();
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name(), "Choosing", "it has not run out yet");
    flow.env.pass(Duration::from_mins(5));
    flow.act(Event::Ticked);
    assert!(all_answers_stand(&flow));
    assert_eq!(form(&flow).problem, Some(FormProblem::TimeOver));
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"]);
    let mut flow = saving();
    chosen(&mut flow, Err(SetPinError::RecoveryOver));
    assert_eq!(form(&flow).problem, Some(FormProblem::GrantOver));
}

#[test]
fn expired_time_claims_only_what_is_certain() {
    let mut in_doubt = saving();
    in_doubt.respond(Err(LOST)).act(Event::Back);
    let killed = saving().killed(RecoverPin::snapshot, RecoverPin::restore);
    for mut flow in [in_doubt, killed] {
        flow.env.pass(Duration::from_mins(6));
        flow.act(Event::Ticked);
        assert_eq!(form(&flow).problem, Some(FormProblem::GrantOver), "the PIN that was sent may be in force");
    }
}

#[test]
fn changed_pin_leads_to_the_log_in_with_its_username() {
    let mut flow = saving();
    flow.respond(Err(REFUSED));
    flow.act(Event::Retry);
    chosen(&mut flow, Ok(()));
    flow.act(Event::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn(Some(username))) if username.as_str() == "aurelia"));
}

#[test]
fn answer_of_the_other_recovery_starts_again() {
    let mut flow = at_code();
    flow.check_code(Ok(username_sent()));
    assert_eq!(form(&flow).problem, Some(FormProblem::RecoveryOver));
}
