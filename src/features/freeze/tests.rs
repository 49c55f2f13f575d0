#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::features::test_driver::{Driven, LOST, REFUSED, name, troubles};

fn asking() -> Driven<Freeze> {
    Driven::begin(|_| (Freeze::begin(), Vec::new()))
}

fn freezing(receipt: &str) -> Driven<Freeze> {
    let mut flow = asking();
    flow.act(Action::Typed(ReceiptDraft::new(receipt))).act(Action::Freeze);
    flow
}

fn answer(flow: &mut Driven<Freeze>, result: Result<(), FreezeError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::AccessFrozen(key, result)));
}

fn problem(flow: &Driven<Freeze>) -> Option<&ReceiptProblem> {
    match flow.state() {
        Freeze::Asking { problem, .. } => problem.as_ref(),
        _ => None,
    }
}

#[test]
fn the_code_of_the_receipt_freezes_the_access() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(flow.asked(), ["FreezeAccess"]);
    answer(&mut flow, Ok(()));
    assert_eq!(name(flow.state()), "Frozen");
    flow.act(Action::Back);
    assert_eq!(flow.exit, Some(Exit::Back));
}

#[test]
fn nothing_is_sent_before_there_is_a_code() {
    let mut flow = asking();
    assert_eq!(flow.act(Action::Freeze).asked(), [""; 0]);
    assert_eq!(problem(&flow), Some(&ReceiptProblem::Unreadable(ReceiptError::Missing)));
    flow.act(Action::Typed(ReceiptDraft::new("7")));
    assert_eq!(problem(&flow), None, "another text takes the error away");
}

#[test]
fn a_second_tap_while_freezing_sends_nothing() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(flow.act(Action::Freeze).asked(), [""; 0]);
    assert_eq!(name(flow.state()), "Freezing");
}

#[test]
fn a_code_that_is_over_is_asked_for_again_and_the_next_one_is_another_request() {
    let mut flow = freezing("7K2M-9QXF");
    let first = flow.key;
    answer(&mut flow, Err(FreezeError::ReceiptOver));
    assert_eq!(problem(&flow), Some(&ReceiptProblem::Over));
    flow.act(Action::Freeze);
    assert_ne!(flow.key, first, "the same request would bring the same answer");
}

#[test]
fn after_trouble_that_leaves_doubt_the_same_code_is_the_same_request_and_another_is_another() {
    for error in troubles() {
        let mut flow = freezing("7K2M-9QXF");
        let first = flow.key;
        answer(&mut flow, Err(error.clone().into()));
        assert_eq!(problem(&flow), Some(&ReceiptProblem::CallError(error.clone())));
        flow.act(Action::Freeze);
        assert_eq!(flow.key == first, error.outcome_unknown(), "{error:?}");

        let mut flow = freezing("7K2M-9QXF");
        let first = flow.key;
        answer(&mut flow, Err(LOST.into()));
        flow.act(Action::Typed(ReceiptDraft::new("44TZ-0ABC"))).act(Action::Freeze);
        assert_ne!(flow.key, first);
    }
    assert!(LOST.outcome_unknown() && !REFUSED.outcome_unknown());
}

#[test]
fn going_back_while_freezing_and_sending_again_is_one_request() {
    let mut flow = freezing("7K2M-9QXF");
    let first = flow.key;
    flow.act(Action::Back);
    assert_eq!(name(flow.state()), "Asking");
    flow.act(Action::Freeze);
    assert_eq!(flow.key, first);
}

#[test]
fn what_was_done_after_going_back_is_said() {
    let mut flow = freezing("7K2M-9QXF");
    flow.act(Action::Back);
    answer(&mut flow, Ok(()));
    assert_eq!(name(flow.state()), "Frozen");
}

#[test]
fn a_late_answer_to_an_earlier_request_changes_nothing() {
    let mut flow = freezing("7K2M-9QXF");
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::AccessFrozen(late, Ok(()))));
    assert_eq!(name(flow.state()), "Freezing");
    flow.act(Action::Back).act(Action::Received(Response::AccessFrozen(late, Ok(()))));
    assert_eq!(name(flow.state()), "Asking");
}

#[test]
fn the_code_is_not_saved_and_the_member_stands_where_they_stood() {
    let mut flow = freezing("7K2M-9QXF");
    assert_eq!(serde_json::to_string(&flow.state().save()).unwrap(), "\"Asking\"");
    assert_eq!(name(&Freeze::restore(flow.state().save())), "Asking");
    answer(&mut flow, Ok(()));
    assert_eq!(name(&Freeze::restore(flow.state().save())), "Frozen");
}
