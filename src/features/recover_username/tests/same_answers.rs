//! The same answers lead back to their code while it is valid; others are another request. A likely slip is asked about.

use super::*;
use crate::features::code_entry;

const LIFE: Duration = Duration::from_mins(5);
const OTHER: &str = "aurelia@unal.edu.example";

fn recover_with(flow: &mut Driven<RecoverUsername>, email: &str) {
    flow.act(Event::EmailTyped(Draft::new(email))).act(Event::Slid(Slide::Green)).act(Event::Recover);
}

/// Recovers with another e-mail, after a code was left.
fn recover_with_other(flow: &mut Driven<RecoverUsername>) {
    recover_with(flow, OTHER);
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"]);
    flow.respond(Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), ["RecoverUsername"]);
    flow.code_sent(Ok(CodeSent { recovery: RecoveryId::parse("handle-2").unwrap(), ..code_sent() }));
}

#[test]
fn same_email_leads_back_to_its_code_without_a_message() {
    let mut flow = at_code();
    let before = flow.message().clone();
    flow.act(Event::Back).act(Event::Recover);
    assert_eq!(flow.effect_names(), ["Await"]);
    assert_eq!(flow.message(), &before, "its countdown goes on");
    // Written in another way, and by way of "Inicio".
    flow.act(Event::Back).act(Event::Back);
    let Some(Exit::Back(left)) = flow.exit.take() else { panic!() };
    let mut flow = Driven { requests: flow.requests, ..Driven::start(|context| RecoverUsername::start(left, context)) };
    assert_eq!(flow.effect_names(), [""; 0], "a preparation would make the phone ignore the message");
    recover_with(&mut flow, " Aurelia@UNAL.edu.co ");
    assert_eq!((flow.effect_names().concat().as_str(), flow.message()), ("Await", &before));
}

#[test]
fn left_code_outlives_the_process_without_the_email() {
    let mut flow = at_code();
    let before = flow.message().clone();
    flow.act(Event::Back).act(Event::EmailTyped(Draft::new("")));
    let saved = serde_json::to_string(&flow.state().snapshot()).unwrap();
    assert!(!saved.contains("aurelia"), "{saved}");
    let mut restored = flow.killed(RecoverUsername::snapshot, RecoverUsername::restore);
    assert_eq!(restored.effect_names(), [""; 0]);
    recover_with(&mut restored, "aurelia@unal.edu.co");
    assert_eq!((restored.effect_names().concat().as_str(), restored.message()), ("Await", &before));
}

#[test]
fn another_email_is_another_request_and_both_lead_back() {
    let mut flow = at_code();
    let first = flow.message().clone();
    flow.act(Event::Back);
    recover_with_other(&mut flow);
    let second = flow.message().clone();
    for (email, message_of) in [("aurelia@unal.edu.co", &first), (OTHER, &second)] {
        flow.act(Event::Back);
        recover_with(&mut flow, email);
        assert_eq!((flow.effect_names().concat().as_str(), flow.message()), ("Await", message_of));
    }
    let restored = flow.killed(RecoverUsername::snapshot, RecoverUsername::restore);
    assert_eq!(restored.message(), &second);
}

#[test]
fn code_that_expired_or_is_over_leads_to_another_request() {
    let mut flow = at_code();
    flow.env.pass(LIFE);
    flow.act(Event::Back);
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"]);
    let mut flow = at_code();
    flow.act(Event::Back);
    flow.env.pass(LIFE);
    assert_eq!(flow.act(Event::Recover).effect_names(), ["Stop", "Prepare"]);
    let mut flow = at_code();
    flow.check_code(Err(CodeError::RecoveryOver));
    flow.respond(Ok(Response::Prepared(prepared())));
    assert_eq!(flow.act(Event::Recover).effect_names(), ["RecoverUsername"]);
}

fn enter(flow: &mut Driven<RecoverUsername>, code: &str) {
    flow.enter(code, |key| Event::Code(code_entry::Event::Key(key)));
}

#[test]
fn code_left_during_its_check_keeps_its_id() {
    let mut flow = at_code();
    enter(&mut flow, "482913");
    let first = flow.id;
    flow.act(Event::Back).act(Event::Recover);
    enter(&mut flow, "482913");
    assert_eq!((flow.effect_names().concat().as_str(), flow.id), ("CheckCode", first), "it is one try");
    flow.act(Event::Back).act(Event::Recover);
    enter(&mut flow, "739104");
    assert_ne!(flow.id, first, "another body under a used id is a mismatch");
}

#[test]
fn code_known_to_be_wrong_costs_no_try_after_back() {
    let mut flow = at_code();
    flow.check_code(Err(CodeError::Wrong { attempts_left: 4 }));
    flow.act(Event::Back).act(Event::Recover);
    enter(&mut flow, "482913");
    assert_eq!(flow.effect_names(), [""; 0]);
}

#[test]
fn likely_slip_is_asked_about_once() {
    let mut flow = ready();
    recover_with(&mut flow, "aurelia@gmail.con");
    assert_eq!(flow.effect_names(), [""; 0]);
    let RecoverUsername::Email(EmailStep { problem: Some(EmailProblem::Slip(meant)), .. }) = flow.state() else {
        panic!("{:?}", flow.state())
    };
    assert_eq!(meant.as_str(), "aurelia@gmail.com");
    assert_eq!(flow.act(Event::Recover).effect_names(), ["RecoverUsername"], "it may be right as it is");
    flow.respond(Err(LOST));
    assert_eq!(flow.act(Event::Recover).effect_names(), ["RecoverUsername"]);
}

#[test]
fn suggestion_at_the_code_leads_back_with_the_corrected_email() {
    let mut flow = ready();
    recover_with(&mut flow, "aurelia@gmail.con");
    flow.act(Event::Recover);
    flow.code_sent(Ok(code_sent()));
    flow.act(Event::SuggestionTaken);
    assert_eq!(flow.effect_names(), ["Pause"]);
    let RecoverUsername::Email(step) = flow.state() else { panic!("{:?}", flow.state()) };
    assert_eq!((step.form.draft.as_str(), step.form.slide), ("aurelia@gmail.com", Slide::Green));
}
