#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use super::*;
use crate::domain::{CreateKeyError, SignError};
use crate::features::test_driver::{
    Driven, LOST, REFUSED, TestFlow, call_errors, key_prompt, phone_challenge, phone_id, public_key, session, signature,
};
use crate::flow::{
    AddPhoneError, Effect, KeyCommand, Outcome, PhoneChallengeError, PhoneLogInError, Request, Response,
};

type LoggingIn = Driven<PhoneLogIn>;
type Adding = Driven<AddPhone>;

fn log_in() -> LoggingIn {
    Driven::start(|context| PhoneLogIn::start(phone_id(), key_prompt(), context))
}

fn add() -> Adding {
    Driven::start(|context| AddPhone::start(session().token, key_prompt(), context))
}

fn challenged<F: TestFlow>(mut flow: Driven<F>) -> Driven<F> {
    flow.respond(Ok(Response::PhoneChallenge(Ok(phone_challenge()))));
    flow
}

fn signed<F: TestFlow>(flow: Driven<F>) -> Driven<F> {
    let mut flow = challenged(flow);
    flow.respond(Ok(Response::Sign(Ok(signature()))));
    flow
}

fn created() -> Adding {
    let mut flow = add();
    flow.respond(Ok(Response::CreateKey(Ok(public_key()))));
    flow
}

fn opened(flow: &mut LoggingIn, result: Result<(), PhoneLogInError>) {
    flow.respond(Ok(Response::PhoneLogIn(result.map(|()| session()))));
}

fn statement<F: TestFlow>(flow: &Driven<F>) -> &str {
    match &flow.effects[..] {
        [Effect::Key(_, KeyCommand::Sign { text, prompt })] if *prompt == key_prompt() => text.expose(),
        effects => panic!("{effects:?}"),
    }
}

const HOST: &str = "portal.cooprofesoresun.example";

#[test]
fn log_in_takes_a_challenge_a_consent_and_one_call() {
    let mut flow = log_in();
    assert_eq!(flow.effect_names(), ["PhoneChallenge"]);
    flow = challenged(flow);
    let expected = format!("multiportal-phone-v1\nlog_in\n{HOST}\nphone-of-aurelia\nchallenge-of-the-portal");
    assert_eq!(statement(&flow), expected);
    assert_eq!(flow.state().name(), "Prompting");
    flow.respond(Ok(Response::Sign(Ok(signature()))));
    assert_eq!(flow.effect_names(), ["PhoneLogIn"]);
    opened(&mut flow, Ok(()));
    assert!(matches!(flow.exit, Some(LogInExit::LoggedIn(_))));
}

#[test]
fn adding_makes_a_key_first_and_names_no_phone() {
    let mut flow = add();
    assert_eq!(flow.effect_names(), ["CreateKey"]);
    flow = created();
    assert_eq!(flow.effect_names(), ["AddPhoneChallenge"]);
    flow = challenged(flow);
    assert_eq!(statement(&flow), format!("multiportal-phone-v1\nadd\n{HOST}\n\nchallenge-of-the-portal"));
    flow.respond(Ok(Response::Sign(Ok(signature()))));
    let [Effect::Call(_, Request::AddPhone { key, signed, .. })] = &flow.effects[..] else { panic!() };
    assert_eq!((key, &signed.signature), (&public_key(), &signature()));
    flow.respond(Ok(Response::AddPhone(Ok(phone_id()))));
    assert!(matches!(flow.exit, Some(AddExit::Added(phone)) if phone == phone_id()));
}

#[test]
fn every_end_of_the_prompt_has_a_way_on() {
    for (error, problem) in [
        (SignError::Cancelled, PhoneProblem::Cancelled),
        (SignError::LockedOut, PhoneProblem::LockedOut),
        (SignError::Unavailable, PhoneProblem::Unavailable),
    ] {
        let mut flow = challenged(log_in());
        let first = flow.id;
        flow.respond(Ok(Response::Sign(Err(error))));
        assert_eq!(flow.state().problem, Some(problem.clone()));
        assert_eq!(flow.act(LogInEvent::Retry).effect_names(), ["PhoneChallenge"], "each try signs a fresh challenge");
        assert_ne!(flow.id, first);
        flow.act(LogInEvent::UsePin);
        assert!(matches!(flow.exit, Some(LogInExit::UsePin)));

        let mut flow = challenged(created());
        flow.respond(Ok(Response::Sign(Err(error))));
        assert_eq!(flow.state().problem, Some(problem));
        assert_eq!(flow.act(AddEvent::Retry).effect_names(), ["CreateKey"]);
    }
}

#[test]
fn phone_whose_key_is_gone_is_trusted_no_more() {
    let mut flow = challenged(log_in());
    flow.respond(Ok(Response::Sign(Err(SignError::Invalidated))));
    assert!(matches!(flow.exit, Some(LogInExit::Untrusted(Untrusted::KeyGone))));

    let mut flow = challenged(created());
    flow.respond(Ok(Response::Sign(Err(SignError::Invalidated))));
    assert_eq!(flow.state().problem, Some(PhoneProblem::Unavailable), "a key that was never trusted");
}

#[test]
fn phone_without_biometrics_or_hardware_says_so() {
    for (error, problem) in [
        (CreateKeyError::NotEnrolled, PhoneProblem::NotEnrolled),
        (CreateKeyError::Unavailable, PhoneProblem::Unavailable),
    ] {
        let mut flow = add();
        flow.respond(Ok(Response::CreateKey(Err(error))));
        assert_eq!(flow.state().problem, Some(problem));
        assert_eq!(flow.act(AddEvent::Retry).effect_names(), ["CreateKey"]);
    }
}

#[test]
fn refused_phone_is_trusted_no_more() {
    let mut flow = signed(log_in());
    opened(&mut flow, Err(PhoneLogInError::Refused));
    assert!(matches!(flow.exit, Some(LogInExit::Untrusted(Untrusted::Refused))));
}

#[test]
fn expired_challenge_is_replaced_once_by_itself() {
    let late = Duration::from_mins(2);
    // The prompt stayed open too long.
    let mut flow = challenged(log_in());
    for names in [vec!["PhoneChallenge"], vec![]] {
        flow.env.pass(late);
        assert_eq!(flow.respond(Ok(Response::Sign(Ok(signature())))).effect_names(), names);
        flow = challenged(flow);
    }
    assert_eq!(flow.state().problem, Some(PhoneProblem::TookTooLong));
    assert_eq!(flow.act(LogInEvent::Retry).effect_names(), ["PhoneChallenge"]);

    // The connection took too long: the portal's refusal may mean the challenge alone.
    let mut flow = signed(log_in());
    flow.env.pass(late);
    opened(&mut flow, Err(PhoneLogInError::Refused));
    assert_eq!(flow.effect_names(), ["PhoneChallenge"]);
    let mut flow = signed(flow);
    opened(&mut flow, Err(PhoneLogInError::Refused));
    assert!(matches!(flow.exit, Some(LogInExit::Untrusted(Untrusted::Refused))));

    let mut flow = signed(created());
    flow.respond(Ok(Response::AddPhone(Err(AddPhoneError::ChallengeOver))));
    assert_eq!(flow.effect_names(), ["AddPhoneChallenge"]);
    let mut flow = signed(flow);
    flow.respond(Ok(Response::AddPhone(Err(AddPhoneError::ChallengeOver))));
    assert_eq!(flow.state().problem, Some(PhoneProblem::TookTooLong));
}

#[test]
fn signature_whose_outcome_is_unknown_keeps_its_id() {
    let failed = |flow: &mut LoggingIn, error| {
        let first = flow.id;
        flow.respond(Err(error));
        assert_eq!(flow.act(LogInEvent::Retry).effect_names(), ["PhoneLogIn"]);
        flow.id == first
    };
    assert!(failed(&mut signed(log_in()), LOST));
    assert!(!failed(&mut signed(log_in()), REFUSED), "the portal would repeat its refusal");

    let mut flow = signed(created());
    let first = flow.id;
    flow.respond(Err(LOST));
    assert_eq!((flow.act(AddEvent::Retry).effect_names(), flow.id), (vec!["AddPhone".to_owned()], first));
}

#[test]
fn every_failed_call_is_said_and_can_be_tried_again() {
    for error in call_errors() {
        let mut flow = log_in();
        flow.respond(Err(error.clone()));
        assert_eq!(flow.state().problem, Some(PhoneProblem::NotSent(error.clone())));
        assert_eq!(flow.act(LogInEvent::Retry).effect_names(), ["PhoneChallenge"]);
        let mut flow = created();
        flow.respond(Err(error.clone()));
        assert_eq!(flow.state().problem, Some(PhoneProblem::NotSent(error)));
        assert_eq!(flow.act(AddEvent::Retry).effect_names(), ["CreateKey"]);
    }
}

#[test]
fn refusals_of_the_portal_name_what_helps() {
    for (error, problem) in [
        (AddPhoneError::TooManyPhones, PhoneProblem::TooManyPhones),
        (AddPhoneError::KeyRefused, PhoneProblem::KeyRefused),
    ] {
        let mut flow = signed(created());
        flow.respond(Ok(Response::AddPhone(Err(error))));
        assert_eq!(flow.state().problem, Some(problem));
        assert_eq!(flow.act(AddEvent::Retry).effect_names(), ["CreateKey"]);
    }
    let answers: [fn() -> Outcome; 2] = [
        || Ok(Response::PhoneChallenge(Err(PhoneChallengeError::SessionOver))),
        || Ok(Response::AddPhone(Err(AddPhoneError::SessionOver))),
    ];
    for (mut flow, answer) in [created(), signed(created())].into_iter().zip(answers) {
        flow.respond(answer());
        assert!(matches!(flow.exit, Some(AddExit::SessionOver)));
    }
    let mut flow = log_in();
    flow.respond(Ok(Response::PhoneChallenge(Err(PhoneChallengeError::NotOffered))));
    assert_eq!(flow.state().problem, Some(PhoneProblem::NotOffered));
}

#[test]
fn second_tap_changes_nothing() {
    assert_eq!(signed(log_in()).act(LogInEvent::Retry).effect_names(), [""; 0]);
    assert_eq!(signed(created()).act(AddEvent::Retry).effect_names(), [""; 0]);
}

#[test]
fn late_outcome_of_an_earlier_step_changes_nothing() {
    let mut flow = log_in();
    let asked = flow.id;
    flow = challenged(flow);
    flow.respond_to(asked, Err(LOST));
    assert_eq!(flow.state().name(), "Prompting");
    let prompted = flow.id;
    flow.respond(Ok(Response::Sign(Err(SignError::Cancelled))));
    flow.respond_to(prompted, Ok(Response::Sign(Ok(signature()))));
    assert_eq!(flow.state().name(), "Cancelled");
}
