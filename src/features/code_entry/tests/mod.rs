#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod expiry;
mod other_ways;

use core::time::Duration;
use std::sync::Arc;

use super::*;
use crate::domain::CodeAccepted;
use crate::domain::limits::RESEND_WAIT;
use crate::domain::{CodeSent, SecurityCode};
use crate::features::test_driver::{
    Driven, LOST, TestFlow, call_errors, code, code_sent, tapped, typed, username_sent,
};
use crate::flow::{CodeError, Context, Delivery, Effect, RecoveryError, Request, Response};

fn started() -> Driven<CodeEntry> {
    Driven::start(|context| {
        let (entry, await_code) = CodeEntry::start(code_sent(), None, context);
        (entry, vec![await_code])
    })
}

fn enter(flow: &mut Driven<CodeEntry>, digits: &str) {
    flow.enter(digits, Event::Key);
}

fn checking() -> Driven<CodeEntry> {
    let mut flow = started();
    enter(&mut flow, "482913");
    flow
}

fn answer(flow: &mut Driven<CodeEntry>, result: Result<CodeAccepted, CodeError>) {
    flow.respond(Ok(Response::CheckCode(result)));
}

fn arrive(flow: &mut Driven<CodeEntry>, digits: &str) {
    flow.act(Event::CodeArrived(code(digits)));
}

fn resending() -> Driven<CodeEntry> {
    let mut flow = started();
    flow.env.pass(RESEND_WAIT);
    flow.act(Event::Resend(Delivery::Autofill(None)));
    assert_eq!(flow.effect_names(), ["Resend"]);
    flow
}

fn resent(flow: &mut Driven<CodeEntry>, result: Result<CodeSent, RecoveryError>) {
    flow.respond(Ok(Response::CodeSent(result)));
}

fn checked_code(flow: &Driven<CodeEntry>) -> &SecurityCode {
    let checked = flow.effects.iter().find_map(|effect| match effect {
        Effect::Call(_, Request::CheckCode { code, .. }) => Some(code),
        _ => None,
    });
    checked.expect("a code is checked")
}

fn saved(entry: &CodeEntry) -> CodeMessage {
    entry.message.clone()
}

fn restored(message: CodeMessage, context: &Context) -> (CodeEntry, Vec<Effect>) {
    let (entry, await_code) = CodeEntry::restore(message, context);
    (entry, vec![await_code])
}

#[test]
fn sixth_digit_sends_the_code_and_a_seventh_is_ignored() {
    let mut flow = checking();
    assert_eq!(flow.effect_names(), ["CheckCode"]);
    assert_eq!(flow.act(Event::Key(typed('1'))).effect_names(), [""; 0]);
}

#[test]
fn right_code_leaves() {
    let mut flow = checking();
    answer(&mut flow, Ok(username_sent()));
    assert!(matches!(flow.exit, Some(Exit::Accepted(_))));
}

#[test]
fn arriving_message_fills_the_boxes_and_is_checked() {
    let mut flow = started();
    enter(&mut flow, "99");
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), ["CheckCode"]);
    assert_eq!(flow.state().keypad.expose(), "482913");
}

#[test]
fn message_that_arrives_during_a_check_is_tried_next() {
    let mut flow = started();
    enter(&mut flow, "111222");
    let first = flow.id;
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0]);
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    assert_eq!(checked_code(&flow).expose(), "482913");
    assert_ne!(flow.id, first);
}

#[test]
fn message_that_arrives_during_a_failed_check_waits_for_retry() {
    let mut flow = started();
    enter(&mut flow, "111222");
    let first = flow.id;
    arrive(&mut flow, "482913");
    flow.respond(Err(LOST));
    flow.act(Event::Retry);
    assert_eq!(checked_code(&flow).expose(), "482913");
    assert_ne!(flow.id, first, "another body under a used key is a mismatch");
}

#[test]
fn the_same_message_twice_is_one_try() {
    let mut flow = started();
    arrive(&mut flow, "482913");
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0]);
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0], "it is known to be wrong");
}

#[test]
fn repeated_wrong_message_keeps_the_typed_digits() {
    let mut flow = started();
    arrive(&mut flow, "482913");
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    enter(&mut flow, "77");
    arrive(&mut flow, "482913");
    assert!(flow.effects.is_empty());
    assert_eq!(flow.state().keypad.expose(), "77");
}

#[test]
fn message_with_the_code_being_checked_keeps_the_id() {
    let mut flow = checking();
    let first = flow.id;
    arrive(&mut flow, "482913");
    flow.respond(Err(LOST));
    assert_eq!(flow.act(Event::Retry).effect_names(), ["CheckCode"]);
    assert_eq!(flow.id, first, "no try is counted twice");
}

#[test]
fn a_code_known_to_be_wrong_costs_no_second_try() {
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    enter(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0]);
    assert_eq!(flow.state().problem, Some(CodeProblem::Wrong { attempts_left: 4 }));
    assert_eq!(flow.state().keypad.count(), 0);
}

#[test]
fn code_in_doubt_keeps_its_id_however_it_is_entered() {
    let mut flow = checking();
    let first = flow.id;
    flow.respond(Err(LOST));
    enter(&mut flow, "482913");
    assert_eq!((flow.effect_names(), flow.id), (vec!["CheckCode".to_owned()], first));
    flow.respond(Err(LOST));
    arrive(&mut flow, "482913");
    assert_eq!((flow.effect_names(), flow.id), (vec!["CheckCode".to_owned()], first));
    flow.respond(Err(LOST));
    flow.act(Event::Filled(CodeText::new("482 913")));
    assert_eq!((flow.effect_names(), flow.id), (vec!["CheckCode".to_owned()], first));
    flow.respond(Err(LOST));
    enter(&mut flow, "482914");
    assert_ne!(flow.id, first, "another code is another request");
}

#[test]
fn retry_keeps_the_id_only_while_the_outcome_is_unknown() {
    for error in call_errors() {
        let mut flow = checking();
        let first = flow.id;
        let doubt = error.outcome_unknown();
        flow.respond(Err(error));
        assert_eq!(flow.act(Event::Retry).effect_names(), ["CheckCode"]);
        assert_eq!(flow.id == first, doubt);
    }
}

#[test]
fn tap_after_a_failed_check_starts_another_code() {
    let mut flow = checking();
    flow.respond(Err(LOST));
    let tap = tapped(&flow.state().keypad, '7');
    flow.act(Event::Key(tap));
    assert_eq!((flow.state().name().as_str(), flow.state().keypad.expose()), ("Entering", "7"));
}

#[test]
fn a_stale_tap_after_a_lost_answer_keeps_the_retry() {
    let mut flow = started();
    let stale = tapped(&flow.state().keypad, '7');
    enter(&mut flow, "482913");
    flow.respond(Err(LOST));
    flow.act(Event::Key(stale));
    assert_eq!(flow.state().name().as_str(), "Unchecked");
}

#[test]
fn a_resend_too_soon_or_too_often_changes_nothing() {
    let mut flow = started();
    assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), [""; 0]);
    let mut flow = checking();
    flow.respond(Err(LOST));
    flow.act(Event::Resend(Delivery::Autofill(None)));
    assert_eq!(flow.state().name().as_str(), "Unchecked", "the way to retry stays");
    let mut flow = resending();
    resent(&mut flow, Ok(CodeSent { resends_left: 0, ..code_sent() }));
    flow.env.pass(Duration::from_mins(2));
    assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), [""; 0]);
}

#[test]
fn a_second_tap_on_resend_sends_nothing() {
    let mut flow = resending();
    assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), [""; 0]);
}

#[test]
fn failed_resend_is_reported_and_keeps_an_unknown_id() {
    for error in call_errors() {
        let mut flow = resending();
        let first = flow.id;
        let doubt = error.outcome_unknown();
        flow.respond(Err(error.clone()));
        assert_eq!(flow.state().problem, Some(CodeProblem::NotResent(error)));
        assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), ["Resend"]);
        assert_eq!(flow.id == first, doubt);
    }
}

#[test]
fn message_that_arrives_before_the_resend_answer_is_checked() {
    let mut flow = resending();
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0]);
    resent(&mut flow, Ok(code_sent()));
    assert_eq!(flow.effect_names(), ["Await", "CheckCode"]);

    let mut flow = resending();
    arrive(&mut flow, "482913");
    flow.respond(Err(LOST));
    assert_eq!(flow.effect_names(), ["CheckCode"]);
}

#[test]
fn wrong_code_can_be_tried_again_after_a_resend() {
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    flow.env.pass(RESEND_WAIT);
    flow.act(Event::Resend(Delivery::Autofill(None)));
    resent(&mut flow, Ok(code_sent()));
    enter(&mut flow, "482913");
    assert_eq!(flow.effect_names(), ["CheckCode"]);
}

#[test]
fn error_stays_until_the_boxes_change() {
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    flow.act(Event::Filled(CodeText::new("")));
    assert!(matches!(flow.state().problem, Some(CodeProblem::Wrong { .. })));
    flow.act(Event::Filled(CodeText::new("7")));
    assert!(flow.state().problem.is_none());
}

#[test]
fn text_that_is_not_a_code_is_refused_whole() {
    for text in ["4829135", "482913 es tu codigo", "48a913", "٤٨٢٩١٣"] {
        let mut flow = started();
        flow.act(Event::Filled(CodeText::new(text)));
        assert_eq!(flow.effect_names(), [""; 0]);
        assert!(matches!(flow.state().problem, Some(CodeProblem::Refused(_))));
        assert_eq!(flow.state().keypad.count(), 0, "nothing invisible stays in the field");
    }
}

#[test]
fn last_try_ends_the_recovery_and_expiry_allows_resend() {
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::RecoveryOver));
    assert!(matches!(flow.exit, Some(Exit::RecoveryOver)));
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::Expired));
    assert_eq!(flow.state().name().as_str(), "Expired");
    flow.env.pass(RESEND_WAIT);
    assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), ["Resend"]);
}

#[test]
fn every_state_is_restored_with_empty_boxes() {
    let mut unchecked = checking();
    unchecked.respond(Err(LOST));
    for flow in [started(), checking(), unchecked, resending()] {
        let restored = flow.killed(saved, restored);
        assert_eq!(restored.effect_names(), ["Await"]);
        assert_eq!((restored.state().name().as_str(), restored.state().keypad.count()), ("Entering", 0));
    }
}
