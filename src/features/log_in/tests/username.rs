//! The username: what is sent, and what the member sees of it.

use super::*;
use crate::domain::Username;

#[test]
fn second_tap_while_sending_sends_nothing() {
    let mut flow = sending();
    assert_eq!(flow.effect_names(), ["LogIn"]);
    assert_eq!(flow.act(Event::Continue).effect_names(), [""; 0]);
    assert_eq!(flow.state().name(), "SendingUsername");
}

#[test]
fn unreadable_username_is_not_sent_and_reported_until_edited() {
    let mut flow = started();
    flow.act(Event::Continue);
    assert_eq!(flow.effect_names(), [""; 0]);
    assert!(matches!(username_step(&flow).problem, Some(UsernameProblem::Unreadable(_))));
    flow.act(Event::UsernameTyped(Draft::new("a")));
    assert_eq!(username_step(&flow).problem, None);
}

#[test]
fn username_that_the_portal_refuses_is_asked_again() {
    let mut flow = sending();
    answer(&mut flow, Err(LogInError::UsernameRefused));
    assert_eq!(username_step(&flow).problem, Some(UsernameProblem::Refused));
    assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
}

#[test]
fn back_while_sending_keeps_the_username_and_the_id() {
    let mut flow = sending();
    let first = flow.id;
    flow.act(Event::Back);
    assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia");
    flow.act(Event::Continue);
    assert_eq!((flow.effect_names(), flow.id), (vec!["LogIn".to_owned()], first));
}

#[test]
fn refused_proof_is_renewed_and_sent_by_itself() {
    let mut flow = sending();
    answer(&mut flow, Err(LogInError::ProofRefused));
    assert_eq!(flow.effect_names(), ["Prepare"]);
    flow.respond(Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), ["LogIn"]);
}

#[test]
fn username_with_a_likely_slip_is_asked_about_once() {
    let mut flow = started();
    flow.respond(Ok(Response::Prepared(prepared())));
    flow.act(Event::UsernameTyped(Draft::new("aurelia."))).act(Event::Continue);
    let Some(UsernameProblem::PerhapsMeant(meant)) = &username_step(&flow).problem else { panic!() };
    assert_eq!(meant.as_str(), "aurelia");
    assert_eq!(flow.effect_names(), [""; 0]);
    assert_eq!(flow.act(Event::Continue).effect_names(), ["LogIn"], "it may be the username after all");
    flow.respond(Err(LOST));
    assert_eq!(flow.act(Event::Continue).effect_names(), ["LogIn"], "it is asked about once");
}

#[test]
fn known_username_is_sent_without_a_tap() {
    let username = Username::parse("aurelia").unwrap();
    let mut flow = Driven::start(|context| LogIn::start(Some(&username), Remember::Yes, context));
    flow.respond(Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), ["LogIn"]);
    answer(&mut flow, Ok(attempt()));
    assert_eq!(flow.state().name(), "AskingPin");
    flow.act(Event::Back);
    assert_eq!(username_step(&flow).form.draft.as_str(), "aurelia", "another username can be typed");
}
