#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::{ReceiptDraft, ReceiptError};
use crate::features::test_driver::{Driven, TestFlow, call_errors};
use crate::flow::{FreezeError, Response};

fn asking() -> Driven<Freeze> {
    Driven::start(|_| (Freeze::start(), Vec::new()))
}

fn freezing(receipt: &str) -> Driven<Freeze> {
    let mut flow = asking();
    flow.act(Event::Typed(ReceiptDraft::new(receipt))).act(Event::Freeze);
    flow
}

fn answer(flow: &mut Driven<Freeze>, result: Result<(), FreezeError>) {
    flow.respond(Ok(Response::Freeze(result)));
}

fn problem(flow: &Driven<Freeze>) -> Option<&ReceiptProblem> {
    match flow.state() {
        Freeze::Receipt(step) => step.problem.as_ref(),
        Freeze::Frozen => None,
    }
}

#[test]
fn the_code_of_the_receipt_freezes_the_access() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(flow.effect_names(), ["Freeze"]);
    answer(&mut flow, Ok(()));
    assert_eq!((flow.state().name().as_str(), flow.effect_names()), ("Frozen", vec!["ClearSession".to_owned()]));
    flow.act(Event::Back);
    assert_eq!(flow.exit, Some(Exit::Back));
}

#[test]
fn nothing_is_sent_before_there_is_a_code() {
    let mut flow = asking();
    assert_eq!(flow.act(Event::Freeze).effect_names(), [""; 0]);
    assert_eq!(problem(&flow), Some(&ReceiptProblem::Unreadable(ReceiptError::Missing)));
    flow.act(Event::Typed(ReceiptDraft::new("7")));
    assert_eq!(problem(&flow), None, "another text takes the error away");
}

#[test]
fn a_second_tap_while_freezing_sends_nothing() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(flow.act(Event::Freeze).effect_names(), [""; 0]);
    assert_eq!(flow.state().name(), "Freezing");
}

#[test]
fn used_receipt_is_asked_again_under_a_fresh_id() {
    let mut flow = freezing("7K2M-9QXF");
    let first = flow.id;
    answer(&mut flow, Err(FreezeError::ReceiptOver));
    assert_eq!(problem(&flow), Some(&ReceiptProblem::Over));
    flow.act(Event::Freeze);
    assert_ne!(flow.id, first, "the same request would bring the same answer");
}

#[test]
fn failed_receipt_is_reported_and_keeps_an_unknown_id() {
    for error in call_errors() {
        let mut flow = freezing("7K2M-9QXF");
        let first = flow.id;
        flow.respond(Err(error.clone()));
        assert_eq!(problem(&flow), Some(&ReceiptProblem::NotSent(error.clone())));
        flow.act(Event::Freeze);
        assert_eq!(flow.id == first, error.outcome_unknown(), "{error:?}");
    }
}

#[test]
fn freeze_that_succeeds_after_going_back_is_shown() {
    let mut flow = freezing("7K2M-9QXF");
    flow.act(Event::Back);
    answer(&mut flow, Ok(()));
    assert_eq!(flow.state().name(), "Frozen");
}

#[test]
fn every_state_is_restored_without_the_receipt() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(serde_json::to_string(&flow.state().snapshot()).unwrap(), "\"Asking\"");
    assert_eq!(Freeze::restore(flow.state().snapshot()).name(), "Asking");
    answer(&mut flow, Ok(()));
    assert_eq!(Freeze::restore(flow.state().snapshot()).name(), "Frozen");
}
