#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::limits::{SESSION_IDLE, SESSION_LIFE};
use crate::features::test_driver::{Driven, LOST, name, session, session_state};

fn open() -> Driven<Session> {
    Driven::begin(|context| {
        let (flow, keep) = Session::begin(session(), context);
        (flow, vec![keep])
    })
}

fn resuming() -> Driven<Session> {
    Driven::begin(|context| {
        let (flow, ask) = Session::resume(session().token, context);
        (flow, vec![ask])
    })
}

fn answer(flow: &mut Driven<Session>, result: Result<SessionState, SessionError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::SessionRefreshed(key, result)));
}

#[test]
fn a_session_ends_by_itself_when_its_idle_time_is_over_and_not_before() {
    let mut flow = open();
    flow.outside.pass(SESSION_IDLE.saturating_sub(Duration::from_secs(2)));
    flow.act(Action::Ticked);
    assert_eq!(name(flow.state()), "Open");
    flow.act(Action::Ticked);
    assert_eq!(flow.exit, Some(Exit::Expired));
}

#[test]
fn staying_connected_moves_the_idle_time_and_never_the_whole_life() {
    let mut flow = open();
    assert_eq!(flow.act(Action::StayConnected).asked(), ["RefreshSession"]);
    assert_eq!(flow.act(Action::StayConnected).asked(), [""; 0], "a second tap asks nothing");
    let fresh = SessionState { expires_in: Duration::from_mins(2), ..session_state() };
    answer(&mut flow, Ok(fresh));
    let now = flow.outside.at_once().at;
    let Session::Open { open, .. } = flow.state() else { panic!() };
    assert_eq!(open.ends.first(now).left(now), Duration::from_mins(2));
    assert!(!open.ends.can_be_kept(now));
    assert!(!open.ends.warns(now) && open.ends.warns(now.later(Duration::from_mins(1))));
    assert!(SESSION_LIFE > Duration::from_mins(2));
}

#[test]
fn a_session_whose_whole_life_ends_with_its_idle_time_cannot_be_kept() {
    let mut flow = open();
    flow.act(Action::StayConnected);
    answer(&mut flow, Ok(SessionState { expires_in: SESSION_IDLE, ..session_state() }));
    let now = flow.outside.at_once().at;
    let Session::Open { open, .. } = flow.state() else { panic!() };
    assert!(!open.ends.can_be_kept(now));
}

#[test]
fn trouble_while_staying_connected_keeps_the_session_and_says_so() {
    let mut flow = open();
    flow.act(Action::StayConnected);
    answer(&mut flow, Err(LOST.into()));
    assert!(matches!(flow.state(), Session::Open { error: Some(CallError::TimedOut), .. }));
}

#[test]
fn after_a_restart_the_portal_says_whether_the_session_still_is() {
    let mut flow = resuming();
    answer(&mut flow, Ok(session_state()));
    assert_eq!(name(flow.state()), "Open");

    let mut flow = resuming();
    answer(&mut flow, Err(SessionError::Over));
    assert_eq!(flow.exit, Some(Exit::Expired));
}

#[test]
fn offline_after_a_restart_the_member_can_try_again_or_log_out() {
    let mut flow = resuming();
    answer(&mut flow, Err(CallError::Offline.into()));
    assert_eq!(name(flow.state()), "NotResumed");
    assert_eq!(flow.act(Action::StayConnected).asked(), ["RefreshSession"]);
    flow.act(Action::LogOut);
    assert_eq!(flow.exit, Some(Exit::LoggedOut));
}

#[test]
fn a_late_answer_to_an_earlier_question_changes_nothing() {
    let mut flow = open();
    flow.act(Action::StayConnected);
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::SessionRefreshed(late, Err(SessionError::Over))));
    assert_eq!(name(flow.state()), "Refreshing");
}
