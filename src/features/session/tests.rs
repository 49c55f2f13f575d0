#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::SessionState;
use crate::domain::limits::{SESSION_IDLE, SESSION_LIFE};
use crate::features::accesses;
use crate::features::test_driver::{Driven, LOST, TestFlow, accesses, call_errors, hand_over, session, session_state};
use crate::flow::{CallError, Effect, NoAppError, Response, SessionError};

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
    assert_eq!(
        (flow.state().name().as_str(), &flow.state().problem),
        ("Open", &Some(SessionProblem::NotRefreshed(LOST)))
    );
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
fn web_portal_opens_by_an_address_asked_for_once() {
    let mut flow = open();
    assert_eq!(flow.act(Event::OpenWeb).effect_names(), ["HandOver"]);
    assert_eq!(flow.act(Event::OpenWeb).effect_names(), [""; 0], "a second tap asks nothing");
    flow.respond(Ok(Response::HandOver(Ok(hand_over()))));
    assert!(matches!(&flow.effects[..], [Effect::OpenLink(_, link)] if *link == hand_over()));
    assert_eq!(flow.act(Event::OpenWeb).effect_names(), [""; 0], "the browser is being opened");
    let opening = flow.requests.last().unwrap().0;
    flow.respond_to(opening, Ok(Response::LinkOpened(Ok(()))));
    assert_eq!((flow.state().name().as_str(), &flow.state().problem), ("Open", &None));
    assert_eq!(flow.act(Event::OpenWeb).effect_names(), ["HandOver"], "an address works once");
}

#[test]
fn phone_without_a_browser_says_so() {
    let mut flow = open();
    flow.act(Event::OpenWeb).respond(Ok(Response::HandOver(Ok(hand_over()))));
    flow.respond(Ok(Response::LinkOpened(Err(NoAppError))));
    assert_eq!(flow.state().problem, Some(SessionProblem::NoBrowser));
    flow.act(Event::OpenWeb);
    assert_eq!(flow.state().problem, None);
}

#[test]
fn failed_hand_over_is_asked_anew_under_a_fresh_id() {
    for error in call_errors() {
        let mut flow = open();
        flow.act(Event::OpenWeb);
        let first = flow.id;
        flow.respond(Err(error.clone()));
        assert_eq!(flow.state().problem, Some(SessionProblem::NotHandedOver(error)));
        assert_eq!(flow.act(Event::OpenWeb).effect_names(), ["HandOver"]);
        // The earlier answer may be a minute old, and its address with it.
        assert_ne!(flow.id, first);
    }
}

#[test]
fn session_that_ended_before_the_hand_over_opens_nothing() {
    let mut flow = open();
    flow.act(Event::OpenWeb).respond(Ok(Response::HandOver(Err(SessionError::Over))));
    assert_eq!(flow.exit, Some(Exit::Expired));
}

#[test]
fn calls_count_as_activity_and_links_do_not() {
    let mut flow = open();
    flow.env.pass(SESSION_IDLE / 2);
    flow.act(Event::OpenAccesses);
    flow.respond(Ok(Response::Accesses(Ok(accesses()))));
    let left = |flow: &mut Driven<Session>| {
        let now = flow.env.at_once().now;
        flow.state().open.as_ref().unwrap().ends.first(now).left(now)
    };
    assert_eq!(left(&mut flow), SESSION_IDLE);
    flow.act(Event::OpenWeb).respond(Ok(Response::HandOver(Ok(hand_over()))));
    flow.env.pass(SESSION_IDLE / 2);
    flow.respond(Ok(Response::LinkOpened(Ok(()))));
    assert!(left(&mut flow) <= SESSION_IDLE / 2);
}

#[test]
fn accesses_open_once_and_back_returns_to_the_session() {
    let mut flow = resuming();
    assert_eq!(flow.act(Event::OpenAccesses).effect_names(), [""; 0], "not before the session is open");
    let mut flow = open();
    assert_eq!(flow.act(Event::OpenAccesses).effect_names(), ["Phones", "Accesses"]);
    assert_eq!(flow.act(Event::OpenAccesses).effect_names(), [""; 0]);
    flow.act(Event::Accesses(accesses::Event::Back));
    assert_eq!(flow.state().name(), "Open");
}

#[test]
fn session_that_ended_meanwhile_leaves_the_accesses_too() {
    let mut flow = open();
    flow.act(Event::OpenAccesses).respond(Ok(Response::Accesses(Err(SessionError::Over))));
    assert_eq!(flow.exit, Some(Exit::Expired));
    let mut flow = open();
    flow.act(Event::OpenAccesses);
    flow.env.pass(SESSION_IDLE);
    flow.act(Event::Ticked);
    assert_eq!(flow.exit, Some(Exit::Expired));
}
