//! The PIN: keys, the check and its refusals.

use super::*;
use crate::domain::InstallationId;
use crate::flow::{Context, Effect, PinCheck, Request};

#[test]
fn fourth_digit_sends_the_pin_and_a_fifth_is_ignored() {
    let mut flow = checking();
    assert_eq!(flow.effect_names(), ["CheckPin"]);
    assert_eq!(flow.act(Event::Key(typed('1'))).effect_names(), [""; 0]);
    assert_eq!(flow.state().name(), "CheckingPin");
}

fn sent(flow: &Driven<LogIn>) -> &PinCheck {
    let [.., Effect::Call(_, Request::CheckPin { check, .. })] = &flow.effects[..] else {
        panic!("{:?}", flow.effects)
    };
    check
}

#[test]
fn repeated_pin_goes_with_the_installation_of_the_first_try() {
    let mut flow = checking();
    assert_eq!(sent(&flow).installation, None);
    flow.respond(Err(LOST));
    let context = Context { installation: Some(InstallationId::new([7; 16])), ..flow.env.context() };
    flow.act_with(&context, Event::Retry);
    assert_eq!(sent(&flow).installation, None, "another body under one id would be refused");
    check(&mut flow, Err(PinCheckError::Wrong { attempts_left: 3 }));
    flow.enter("258", Event::Key);
    let context = Context { installation: Some(InstallationId::new([7; 16])), ..flow.env.context() };
    flow.act_with(&context, Event::Key(typed('0')));
    assert!(sent(&flow).installation.is_some());
}

#[test]
fn wrong_pin_empties_the_keypad_and_names_the_tries_left() {
    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::Wrong { attempts_left: 3 }));
    assert_eq!(pin_step(&flow).problem, Some(PinProblem::Wrong { attempts_left: 3 }));
    assert_eq!(pin_step(&flow).keypad.count(), 0);
}

#[test]
fn stale_tap_keeps_the_error_and_gives_no_haptic() {
    let mut flow = asking_pin();
    let stale = tapped(&pin_step(&flow).keypad, '2');
    enter(&mut flow, "2580");
    check(&mut flow, Err(PinCheckError::Wrong { attempts_left: 3 }));
    flow.act(Event::Key(stale));
    assert!(flow.effects.is_empty());
    assert_eq!(pin_step(&flow).problem, Some(PinProblem::Wrong { attempts_left: 3 }));
}

#[test]
fn lock_ends_at_its_deadline() {
    let mut flow = checking();
    check(&mut flow, Err(LOCKED));
    flow.act(Event::Key(typed('1'))).act(Event::Ticked);
    assert_eq!(flow.state().name(), "Locked");
    flow.env.pass(Duration::from_secs(30));
    flow.act(Event::Ticked);
    assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
}

#[test]
fn pin_can_be_recovered_while_locked() {
    let mut flow = checking();
    check(&mut flow, Err(LOCKED));
    flow.act(Event::ForgotPin);
    assert!(matches!(flow.exit, Some(Exit::ForgotPin(Some(name))) if name.as_str() == "aurelia"));
}

fn restarting() -> Driven<LogIn> {
    let mut flow = checking();
    check(&mut flow, Err(PinCheckError::AttemptOver));
    assert_eq!((flow.state().name().as_str(), flow.effect_names()), ("SendingUsername", vec!["Prepare".to_owned()]));
    flow
}

#[test]
fn expired_attempt_is_replaced_and_the_same_pin_checked() {
    let mut flow = restarting();
    flow.respond(Ok(Response::Prepared(prepared())));
    answer(&mut flow, Ok(attempt()));
    assert_eq!(sent(&flow).pin.expose(), "2580");
    check(&mut flow, Ok(session()));
    assert!(matches!(flow.exit, Some(Exit::LoggedIn { .. })));
}

#[test]
fn attempt_that_expires_twice_asks_for_the_same_username() {
    let mut flow = restarting();
    flow.respond(Ok(Response::Prepared(prepared())));
    answer(&mut flow, Ok(attempt()));
    check(&mut flow, Err(PinCheckError::AttemptOver));
    assert_eq!(username_step(&flow).problem, Some(UsernameProblem::TookTooLong));
    assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
}

#[test]
fn pin_survives_a_call_error_while_the_attempt_restarts() {
    let mut flow = restarting();
    flow.respond(Err(LOST));
    flow.act(Event::Continue).respond(Ok(Response::Prepared(prepared())));
    answer(&mut flow, Ok(attempt()));
    assert_eq!(flow.effect_names(), ["CheckPin"]);
}

#[test]
fn pin_is_forgotten_on_back_or_another_username() {
    let mut back = restarting();
    back.act(Event::Back);
    let mut edited = restarting();
    edited.respond(Err(LOST));
    edited.act(Event::UsernameTyped(Draft::new("aurelia2")));
    for mut flow in [back, edited] {
        flow.act(Event::Continue).respond(Ok(Response::Prepared(prepared())));
        answer(&mut flow, Ok(attempt()));
        assert_eq!((flow.state().name().as_str(), flow.effect_names()), ("AskingPin", vec![]));
    }
}

#[test]
fn restored_restart_asks_for_the_pin_again() {
    let restored = restarting().killed(LogIn::snapshot, LogIn::restore);
    assert_eq!(restored.state().name(), "AskingUsername");
}

#[test]
fn right_pin_leaves_with_the_session() {
    let mut flow = checking();
    check(&mut flow, Ok(session()));
    assert!(matches!(
        flow.exit,
        Some(Exit::LoggedIn { session, identity })
            if session.state == session_state() && identity.remember == Remember::No
    ));
}
