//! The username forgotten with the PIN: what is asked and sent, and a member who remembers it after all.

use super::*;
use crate::flow::{Effect, Request};

fn both_sending() -> Driven<RecoverPin> {
    let mut flow = started();
    flow.respond(Ok(Response::Prepared(prepared())));
    flow.act(Event::ForgotBoth);
    for event in pin_answers().skip(2) {
        flow.act(event);
    }
    flow
}

/// Returns the username that the last step sent.
fn claimed(flow: &Driven<RecoverPin>) -> Option<&Username> {
    let [Effect::Call(_, Request::RecoverPin { claim, .. })] = &flow.effects[..] else { panic!("{:?}", flow.effects) };
    claim.username.as_ref()
}

#[test]
fn member_who_forgot_both_sends_no_username() {
    let mut flow = both_sending();
    assert_eq!((flow.effect_names(), claimed(&flow)), (vec!["RecoverPin".to_owned()], None));
    let restored = flow.killed(RecoverPin::snapshot, RecoverPin::restore);
    assert_eq!(claimed(&restored), None, "killed on the way, nothing is asked twice");
    flow.code_sent(Ok(code_sent()));
    flow.check_code(Ok(choose_pin()));
    enter(&mut flow, "25802580");
    chosen(&mut flow, Ok(()));
    flow.act(Event::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn(None))));
}

#[test]
fn username_typed_after_forgetting_both_is_sent_under_fresh_id() {
    let mut flow = both_sending();
    let first = flow.id;
    flow.respond(Err(LOST));
    for _ in 0..4 {
        flow.act(Event::Back);
    }
    assert_eq!(form(&flow).answers.question, Question::Username);
    flow.act(Event::Continue);
    assert!(matches!(form(&flow).problem, Some(FormProblem::Username(_))), "nothing is typed yet");
    flow.act(Event::Typed(Draft::new("aurelia")));
    for _ in 0..5 {
        flow.act(Event::Continue);
    }
    assert_eq!(claimed(&flow).map(Username::as_str), Some("aurelia"));
    assert_ne!(flow.id, first);
}

#[test]
fn typed_username_is_not_sent_after_forgetting_both() {
    let mut flow = answered();
    for _ in 0..4 {
        flow.act(Event::Back);
    }
    flow.act(Event::ForgotBoth);
    for _ in 0..4 {
        flow.act(Event::Continue);
    }
    let first = flow.id;
    assert_eq!(claimed(&flow), None);
    flow.respond(Err(LOST));
    for _ in 0..4 {
        flow.act(Event::Back);
    }
    for _ in 0..5 {
        flow.act(Event::Continue);
    }
    assert_eq!(claimed(&flow).map(Username::as_str), Some("aurelia"));
    assert_ne!(flow.id, first, "another body is another request");
}

#[test]
fn forgetting_both_changes_nothing_at_other_questions() {
    let mut flow = answered();
    flow.act(Event::ForgotBoth);
    assert_eq!((form(&flow).answers.question, form(&flow).answers.forgotten), (Question::Phone, Forgotten::Pin));
}
