#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::limits::KEY_GUARD;
use crate::features::test_driver::{
    Driven, LOST, REFUSED, attempt, name, prepared, session, session_state, tapped, troubles, typed,
};
use crate::flow::{CallError, Response};

fn begun() -> Driven<LogIn> {
    Driven::begin(|context| LogIn::begin(None, Remember::No, context))
}

fn ready() -> Driven<LogIn> {
    let mut flow = begun();
    flow.act(Action::UsernameTyped(Draft::new("aurelia")));
    let key = flow.key;
    flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
    flow
}

fn sending() -> Driven<LogIn> {
    let mut flow = ready();
    flow.act(Action::Continue);
    flow
}

fn answer(flow: &mut Driven<LogIn>, result: Result<crate::domain::Attempt, LogInError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::LogInBegun(key, result)));
}

fn asking_pin() -> Driven<LogIn> {
    let mut flow = sending();
    answer(&mut flow, Ok(attempt()));
    flow
}

fn enter(flow: &mut Driven<LogIn>, pin: &str) {
    for digit in pin.chars() {
        flow.act(Action::Key(typed(digit)));
    }
}

fn checking() -> Driven<LogIn> {
    let mut flow = asking_pin();
    enter(&mut flow, "2580");
    flow
}

fn check(flow: &mut Driven<LogIn>, result: Result<OpenedSession, PinCheckError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::PinChecked(key, result)));
}

#[test]
fn a_second_tap_while_submitting_sends_nothing() {
    let mut flow = sending();
    assert_eq!(flow.asked(), ["BeginLogIn"]);
    assert_eq!(flow.act(Action::Continue).asked(), [""; 0]);
    assert_eq!(name(flow.state()), "SendingUsername");
}

#[test]
fn a_username_that_cannot_be_is_not_sent_and_says_why_until_it_is_mended() {
    let mut flow = begun();
    flow.act(Action::Continue);
    assert_eq!(flow.asked(), [""; 0]);
    assert!(matches!(flow.state(), LogIn::AskingUsername { problem: Some(UsernameProblem::Unreadable(_)), .. }));
    flow.act(Action::UsernameTyped(Draft::new("a")));
    assert!(matches!(flow.state(), LogIn::AskingUsername { problem: None, .. }));
}

#[test]
fn whether_to_remember_the_username_is_told_with_the_session_wherever_it_was_ticked() {
    let mut at_username = ready();
    at_username.act(Action::Remember(Remember::Yes)).act(Action::Continue);
    answer(&mut at_username, Ok(attempt()));
    let mut at_pin = asking_pin();
    at_pin.act(Action::Remember(Remember::Yes));
    for mut flow in [at_username, at_pin] {
        enter(&mut flow, "2580");
        check(&mut flow, Ok(session()));
        assert!(matches!(flow.exit, Some(Exit::LoggedIn { remember: Remember::Yes, .. })));
    }
}

#[test]
fn continue_waits_for_the_proof_of_work_and_then_sends_by_itself() {
    let mut flow = begun();
    let prepare = flow.key;
    flow.act(Action::UsernameTyped(Draft::new("aurelia"))).act(Action::Continue);
    assert_eq!(flow.asked(), [""; 0]);
    flow.act(Action::Received(Response::Prepared(prepare, Ok(prepared()))));
    assert_eq!(flow.asked(), ["BeginLogIn"]);
    assert_ne!(flow.key, prepare, "a request has a key of its own");
}

#[test]
fn a_late_preparation_sends_nothing_again() {
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::Prepared(late, Ok(prepared()))));
    assert_eq!(flow.asked(), [""; 0]);
}

#[test]
fn a_late_preparation_is_not_taken_for_the_one_underway_whatever_became_of_it() {
    for result in [Ok(prepared()), Err(LOST)] {
        let mut flow = begun();
        let late = flow.outside.context().key;
        flow.act(Action::UsernameTyped(Draft::new("aurelia"))).act(Action::Received(Response::Prepared(late, result)));
        assert_eq!(flow.act(Action::Continue).asked(), [""; 0], "it waits for its own");
    }
}

#[test]
fn a_proof_that_ran_out_while_the_member_thought_is_solved_anew() {
    let mut flow = ready();
    flow.outside.pass(Duration::from_mins(6));
    assert_eq!(flow.act(Action::Continue).asked(), ["Prepare"]);
}

#[test]
fn back_while_sending_keeps_the_username_and_unchanged_it_is_the_same_request() {
    let mut flow = sending();
    let first = flow.key;
    flow.act(Action::Back);
    assert!(matches!(flow.state(), LogIn::AskingUsername { draft, .. } if draft.as_str() == "aurelia"));
    flow.act(Action::Continue);
    assert_eq!((flow.asked(), flow.key), (vec!["BeginLogIn".to_owned()], first));
}

#[test]
fn a_retry_after_a_lost_answer_has_the_same_key_even_when_its_proof_ran_out_meanwhile() {
    let mut flow = sending();
    let first = flow.key;
    answer(&mut flow, Err(LOST.into()));
    flow.outside.pass(Duration::from_mins(6));
    flow.act(Action::Continue);
    assert_eq!((flow.asked(), flow.key), (vec!["BeginLogIn".to_owned()], first));
}

#[test]
fn a_retry_after_an_answer_that_nothing_was_done_has_a_fresh_key() {
    let mut flow = sending();
    let first = flow.key;
    answer(&mut flow, Err(REFUSED.into()));
    flow.act(Action::Continue);
    assert_ne!(flow.key, first);
}

#[test]
fn another_username_is_another_request() {
    let mut flow = sending();
    let first = flow.key;
    answer(&mut flow, Err(LOST.into()));
    flow.act(Action::UsernameTyped(Draft::new("aurelia2"))).act(Action::Continue);
    assert_ne!(flow.key, first);
}

#[test]
fn a_proof_that_is_refused_is_renewed_under_another_key_and_not_for_ever() {
    let mut flow = sending();
    let mut keys = vec![flow.key];
    for _ in 0..10 {
        answer(&mut flow, Err(LogInError::ProofRefused));
        if flow.asked() != ["Prepare"] {
            break;
        }
        let prepare = flow.key;
        flow.act(Action::Received(Response::Prepared(prepare, Ok(prepared()))));
        assert!(!keys.contains(&flow.key) && flow.key != prepare);
        keys.push(flow.key);
    }
    assert_eq!(keys.len(), 3, "the first and two renewals");
    assert!(matches!(
        flow.state(),
        LogIn::AskingUsername { draft, problem: Some(UsernameProblem::CallError(CallError::Unexpected { .. })), .. }
            if draft.as_str() == "aurelia"
    ));
    assert_eq!(flow.act(Action::Continue).asked(), ["Prepare"], "the member can try again");
}

#[test]
fn back_while_a_refused_proof_is_renewed_forgets_the_refused_request() {
    let mut flow = sending();
    let refused = flow.key;
    answer(&mut flow, Err(LogInError::ProofRefused));
    let prepare = flow.key;
    flow.act(Action::Back).act(Action::Received(Response::Prepared(prepare, Ok(prepared()))));
    flow.act(Action::Continue);
    assert_eq!(flow.asked(), ["BeginLogIn"]);
    assert!(flow.key != refused && flow.key != prepare, "another body under a used key is a mismatch");
}

#[test]
fn a_proof_that_is_over_before_it_is_solved_is_sent_once_and_judged_by_the_portal() {
    let mut flow = begun();
    let prepare = flow.key;
    flow.act(Action::UsernameTyped(Draft::new("aurelia"))).act(Action::Continue);
    let over = crate::flow::Prepared { good_for: Duration::ZERO, ..prepared() };
    flow.act(Action::Received(Response::Prepared(prepare, Ok(over))));
    assert_eq!(flow.asked(), ["BeginLogIn"]);
}

#[test]
fn offline_at_each_step_keeps_everything() {
    for error in troubles() {
        let mut flow = begun();
        let prepare = flow.key;
        flow.act(Action::UsernameTyped(Draft::new("aurelia"))).act(Action::Continue);
        flow.act(Action::Received(Response::Prepared(prepare, Err(error.clone()))));
        assert!(matches!(flow.state(), LogIn::AskingUsername { draft, .. } if draft.as_str() == "aurelia"));
        assert_eq!(flow.act(Action::Continue).asked(), ["Prepare"]);

        let mut flow = sending();
        answer(&mut flow, Err(error.clone().into()));
        assert!(matches!(flow.state(), LogIn::AskingUsername { draft, .. } if draft.as_str() == "aurelia"));
        assert_eq!(flow.act(Action::Continue).asked(), ["BeginLogIn"]);

        let mut flow = checking();
        check(&mut flow, Err(error.into()));
        assert_eq!(name(flow.state()), "PinUnchecked");
        assert_eq!(flow.act(Action::Retry).asked(), ["CheckPin"]);
    }
}

#[test]
fn the_fourth_digit_sends_the_pin_and_a_fifth_is_stray() {
    let mut flow = checking();
    assert_eq!(flow.asked(), ["CheckPin"]);
    assert_eq!(flow.act(Action::Key(typed('1'))).asked(), [""; 0]);
    assert_eq!(name(flow.state()), "CheckingPin");
}

#[test]
fn a_pin_whose_answer_was_lost_is_sent_again_with_the_same_key() {
    let mut flow = checking();
    let first = flow.key;
    check(&mut flow, Err(LOST.into()));
    flow.act(Action::Retry);
    assert_eq!((flow.asked(), flow.key), (vec!["CheckPin".to_owned()], first));
    check(&mut flow, Err(REFUSED.into()));
    flow.act(Action::Retry);
    assert_ne!(flow.key, first, "the portal would repeat its refusal for ever");
}

#[test]
fn a_wrong_pin_empties_the_keypad_and_says_how_many_tries_are_left() {
    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::Wrong { attempts_left: 3 }));
    let LogIn::AskingPin { keypad, problem: Some(PinProblem::Wrong { attempts_left: 3 }), .. } = flow.state() else {
        panic!("{:?}", flow.state())
    };
    assert_eq!(keypad.count(), 0);
}

#[test]
fn a_stray_touch_leaves_what_is_said_of_a_wrong_pin_and_is_not_felt() {
    let mut flow = asking_pin();
    let LogIn::AskingPin { keypad, .. } = flow.state() else { panic!() };
    let stale = tapped(keypad, '2');
    enter(&mut flow, "2580");
    check(&mut flow, Err(PinCheckError::Wrong { attempts_left: 3 }));
    flow.act(Action::Key(stale));
    assert!(flow.asked.is_empty());
    assert!(matches!(flow.state(), LogIn::AskingPin { problem: Some(PinProblem::Wrong { attempts_left: 3 }), .. }));
}

#[test]
fn a_sixth_try_is_locked_until_its_time_and_the_way_to_recover_stays_open() {
    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    flow.act(Action::Key(typed('1'))).act(Action::Ticked);
    assert_eq!(name(flow.state()), "Locked");
    flow.outside.pass(Duration::from_secs(30));
    flow.act(Action::Ticked);
    assert!(matches!(flow.state(), LogIn::AskingUsername { draft, .. } if draft.as_str() == "aurelia"));

    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    flow.act(Action::ForgotPin);
    assert!(matches!(flow.exit, Some(Exit::ForgotPin(Some(name))) if name.as_str() == "aurelia"));
}

#[test]
fn an_attempt_that_took_too_long_begins_with_the_same_username() {
    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::AttemptOver));
    assert!(matches!(
        flow.state(),
        LogIn::AskingUsername { draft, problem: Some(UsernameProblem::TookTooLong), .. } if draft.as_str() == "aurelia"
    ));
}

#[test]
fn a_right_pin_leaves_with_the_session() {
    let mut flow = checking();
    check(&mut flow, Ok(session()));
    assert!(matches!(
        flow.exit,
        Some(Exit::LoggedIn { session, remember: Remember::No, .. }) if session.state == session_state()
    ));
}

#[test]
fn a_session_that_opens_after_back_is_ended_at_once() {
    let mut flow = checking();
    let key = flow.key;
    flow.act(Action::Back).act(Action::Received(Response::PinChecked(key, Ok(session()))));
    assert_eq!(flow.asked(), ["EndSession"]);
    assert_eq!(name(flow.state()), "AskingUsername");
}

#[test]
fn a_late_answer_to_an_earlier_request_changes_nothing() {
    let mut flow = checking();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::PinChecked(late, Err(PinCheckError::Frozen))));
    assert_eq!(name(flow.state()), "CheckingPin");
    flow.act(Action::Received(Response::LogInBegun(late, Ok(attempt()))));
    assert_eq!(name(flow.state()), "CheckingPin");
    let mut flow = sending();
    let late = flow.outside.context().key;
    flow.act(Action::Received(Response::LogInBegun(late, Ok(attempt()))));
    assert_eq!(name(flow.state()), "SendingUsername");
}

#[test]
fn a_tap_while_the_keypad_reshuffles_enters_nothing() {
    let mut flow = asking_pin();
    let LogIn::AskingPin { keypad, .. } = flow.state() else { panic!() };
    let first = tapped(keypad, '2');
    flow.act(Action::Key(first));
    let LogIn::AskingPin { keypad, .. } = flow.state() else { panic!() };
    let second = tapped(keypad, '5');
    let mut context = flow.outside.at_once();
    context.at = context.at.later(KEY_GUARD.saturating_sub(Duration::from_millis(1)));
    flow.act_given(context, Action::Key(second));
    assert!(matches!(flow.state(), LogIn::AskingPin { keypad, .. } if keypad.count() == 1));
}

#[test]
fn killed_at_every_state_the_member_stands_there_again_without_the_pin() {
    let mut unchecked = checking();
    check(&mut unchecked, Err(LOST.into()));
    let mut locked = checking();
    check(&mut locked, Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }));
    let mut frozen = checking();
    check(&mut frozen, Err(PinCheckError::Frozen));
    for (flow, stands) in [
        (ready(), "AskingUsername"),
        (sending(), "AskingUsername"),
        (asking_pin(), "AskingPin"),
        (checking(), "AskingPin"),
        (unchecked, "AskingPin"),
        (locked, "Locked"),
        (frozen, "Frozen"),
    ] {
        let restored = flow.killed(LogIn::save, LogIn::restore);
        assert_eq!(name(restored.state()), stands);
    }
}
