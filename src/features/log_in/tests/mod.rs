#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod pin;
mod username;

use core::time::Duration;

use super::*;
use crate::domain::{Attempt, Draft, OpenedSession};
use crate::features::test_driver::{
    Driven, LOST, TestFlow, attempt, call_errors, prepared, session, session_state, tapped, typed,
};
use crate::flow::{LogInError, PinCheckError, Response};

const LOCKED: PinCheckError = PinCheckError::Locked { retry_after: Duration::from_secs(30) };

fn started() -> Driven<LogIn> {
    Driven::start(|context| LogIn::start(None, Remember::No, context))
}

fn ready() -> Driven<LogIn> {
    let mut flow = started();
    flow.respond(Ok(Response::Prepared(prepared())));
    flow.act(Event::UsernameTyped(Draft::new("aurelia")));
    flow
}

fn sending() -> Driven<LogIn> {
    let mut flow = ready();
    flow.act(Event::Continue);
    flow
}

fn answer(flow: &mut Driven<LogIn>, result: Result<Attempt, LogInError>) {
    flow.respond(Ok(Response::LogIn(result)));
}

fn asking_pin() -> Driven<LogIn> {
    let mut flow = sending();
    answer(&mut flow, Ok(attempt()));
    flow
}

fn enter(flow: &mut Driven<LogIn>, pin: &str) {
    flow.enter(pin, Event::Key);
}

fn checking() -> Driven<LogIn> {
    let mut flow = asking_pin();
    enter(&mut flow, "2580");
    flow
}

fn check(flow: &mut Driven<LogIn>, result: Result<OpenedSession, PinCheckError>) {
    flow.respond(Ok(Response::CheckPin(result)));
}

fn username_step(flow: &Driven<LogIn>) -> &UsernameStep {
    let LogIn::Username(step) = flow.state() else { panic!("{:?}", flow.state()) };
    step
}

fn pin_step(flow: &Driven<LogIn>) -> &PinStep {
    let LogIn::Pin(step) = flow.state() else { panic!("{:?}", flow.state()) };
    step
}

#[test]
fn remember_is_passed_on_from_both_steps() {
    let mut at_username = ready();
    at_username.act(Event::Remember(Remember::Yes)).act(Event::Continue);
    answer(&mut at_username, Ok(attempt()));
    let mut at_pin = asking_pin();
    at_pin.act(Event::Remember(Remember::Yes));
    for mut flow in [at_username, at_pin] {
        enter(&mut flow, "2580");
        check(&mut flow, Ok(session()));
        assert!(matches!(flow.exit, Some(Exit::LoggedIn { identity, .. }) if identity.remember == Remember::Yes));
    }
}

#[test]
fn every_call_error_keeps_the_input_and_can_be_retried() {
    for error in call_errors() {
        let keeps_id = error.outcome_unknown();
        let mut flow = started();
        flow.act(Event::UsernameTyped(Draft::new("aurelia"))).act(Event::Continue);
        flow.respond(Err(error.clone()));
        assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
        assert_eq!(flow.act(Event::Continue).effect_names(), ["Prepare"]);

        let mut flow = sending();
        flow.respond(Err(error.clone()));
        assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
        assert_eq!(flow.act(Event::Continue).effect_names(), ["LogIn"]);

        let mut flow = checking();
        let first = flow.id;
        flow.respond(Err(error));
        assert_eq!(flow.state().name(), "PinUnchecked");
        assert_eq!(flow.act(Event::Retry).effect_names(), ["CheckPin"]);
        assert_eq!(flow.id == first, keeps_id, "the portal would repeat its refusal");
    }
}

#[test]
fn every_state_is_restored_without_the_pin() {
    let mut unchecked = checking();
    unchecked.respond(Err(LOST));
    let mut locked = checking();
    check(&mut locked, Err(LOCKED));
    let mut frozen = checking();
    check(&mut frozen, Err(PinCheckError::Frozen));
    for (flow, restored_as) in [
        (ready(), "AskingUsername"),
        (sending(), "AskingUsername"),
        (asking_pin(), "AskingPin"),
        (checking(), "AskingPin"),
        (unchecked, "AskingPin"),
        (locked, "Locked"),
        (frozen, "Frozen"),
    ] {
        let restored = flow.killed(LogIn::snapshot, LogIn::restore);
        assert_eq!(restored.state().name(), restored_as);
    }
}
