#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::SessionState;
use crate::domain::limits::{SESSION_IDLE, SESSION_LIFE};
use crate::features::test_driver::{Driven, LOST, TestFlow, session, session_state};
use crate::flow::{CallError, Response, SessionError};

fn open() -> Driven<Session> {
    Driven::start(|context| {
        let (flow, keep) = Session::start(session(), context);
        (flow, vec![keep])
    })
}

fn resuming() -> Driven<Session> {
    Driven::start(|context| {
        let (flow, ask) = Session::resume(session().token, context);
        (flow, vec![ask])
    })
}

fn answer(flow: &mut Driven<Session>, result: Result<SessionState, SessionError>) {
    flow.respond(Ok(Response::Session(result)));
}

#[test]
fn session_expires_exactly_when_its_idle_time_ends() {
    let mut flow = open();
    flow.env.pass(SESSION_IDLE.saturating_sub(Duration::from_secs(2)));
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name(), "Open");
    flow.act(Event::Ticked);
    assert_eq!(flow.exit, Some(Exit::Expired));
}

#[test]
fn staying_connected_extends_the_idle_time_only() {
    let mut flow = open();
    assert_eq!(flow.act(Event::StayConnected).effect_names(), ["Session"]);
    assert_eq!(flow.act(Event::StayConnected).effect_names(), [""; 0], "a second tap asks nothing");
    let fresh = SessionState { expires_in: Duration::from_mins(2), ..session_state() };
    answer(&mut flow, Ok(fresh));
    let now = flow.env.at_once().now;
    let open = flow.state().open.as_ref().unwrap();
    assert_eq!(open.ends.first(now).left(now), Duration::from_mins(2));
    assert!(!open.ends.can_be_extended(now));
    assert!(!open.ends.warns(now) && open.ends.warns(now.later(Duration::from_mins(1))));
    assert!(SESSION_LIFE > Duration::from_mins(2));
}

#[test]
fn session_at_the_end_of_its_life_cannot_be_extended() {
    let mut flow = open();
    flow.act(Event::StayConnected);
    answer(&mut flow, Ok(SessionState { expires_in: SESSION_IDLE, ..session_state() }));
    let now = flow.env.at_once().now;
    let open = flow.state().open.as_ref().unwrap();
    assert!(!open.ends.can_be_extended(now));
}

#[test]
fn failure_while_staying_connected_keeps_the_session() {
    let mut flow = open();
    flow.act(Event::StayConnected);
    flow.respond(Err(LOST));
    assert_eq!((flow.state().name().as_str(), &flow.state().error), ("Open", &Some(LOST)));
}

#[test]
fn resumed_session_follows_the_answer_of_the_portal() {
    let mut flow = resuming();
    answer(&mut flow, Ok(session_state()));
    assert_eq!(flow.state().name(), "Open");

    let mut flow = resuming();
    answer(&mut flow, Err(SessionError::Over));
    assert_eq!(flow.exit, Some(Exit::Expired));
}

#[test]
fn failed_resume_can_be_retried_or_left() {
    let mut flow = resuming();
    flow.respond(Err(CallError::Offline));
    assert_eq!(flow.state().name(), "NotResumed");
    assert_eq!(flow.act(Event::StayConnected).effect_names(), ["Session"]);
    flow.act(Event::LogOut);
    assert_eq!(flow.exit, Some(Exit::LoggedOut));
}

#[test]
fn a_late_answer_to_an_earlier_question_changes_nothing() {
    let mut flow = open();
    flow.act(Event::StayConnected);
    let late = flow.env.context().request_id;
    flow.respond_to(late, Ok(Response::Session(Err(SessionError::Over))));
    assert_eq!(flow.state().name(), "Refreshing");
}
