//! The questions: one at a time, what is wrong with an answer, and what another answer means.

use super::*;
use crate::domain::DocumentError;

#[test]
fn known_username_is_not_asked() {
    let flow = started();
    assert_eq!(form(&flow).answers.position(), (1, 5));
    let username = Username::parse("aurelia").unwrap();
    let mut flow = Driven::start(|context| RecoverPin::start(Some(&username), LeftCodes::default(), context));
    assert_eq!(form(&flow).answers.position(), (1, 4));
    flow.act(Event::Back);
    assert!(matches!(flow.exit, Some(Exit::Back(_))));
}

#[test]
fn unreadable_answer_stays_at_its_question_with_an_error() {
    let mut flow = started();
    flow.act(Event::Continue);
    assert_eq!(form(&flow).answers.question, Question::Username);
    assert!(matches!(form(&flow).problem, Some(FormProblem::Username(_))));
    flow.act(Event::Typed(Draft::new("aurelia"))).act(Event::Continue).act(Event::Continue).act(Event::Continue);
    assert_eq!(form(&flow).answers.question, Question::DocumentNumber);
    assert_eq!(form(&flow).problem, Some(FormProblem::Document(DocumentError::Missing)));
}

#[test]
fn error_stays_until_an_edit_or_another_question() {
    let mut flow = started();
    assert!(form(flow.act(Event::Continue)).problem.is_some());
    assert_eq!(form(flow.act(Event::Typed(Draft::new("")))).problem, None);
    assert!(form(flow.act(Event::Continue)).problem.is_some());
    assert_eq!(form(flow.act(Event::ForgotBoth)).problem, None);
    assert_eq!(form(&flow).answers.kind, Some(DocumentKind::CitizenCard), "most members have one");
    flow.act(Event::Continue);
    assert!(form(flow.act(Event::Continue)).problem.is_some());
    assert_eq!(form(flow.act(Event::Back)).problem, None);

    let mut flow = sending();
    flow.code_sent(Err(RecoveryError::FieldRefused { field: Some("document.number".to_owned()) }));
    assert_eq!(form(&flow).problem, Some(FormProblem::Refused));
    flow.act(Event::Continue);
    assert_eq!((form(&flow).answers.question, &form(&flow).problem), (Question::Email, &None));
}

#[test]
fn another_answer_to_any_question_is_another_request() {
    for (questions_back, other) in [
        (0, Event::Typed(Draft::new("300 123 4568"))),
        (3, Event::KindChosen(DocumentKind::Passport)),
        (4, Event::ForgotBoth),
    ] {
        let mut flow = sending();
        let first = flow.id;
        flow.respond(Err(LOST));
        for _ in 0..questions_back {
            flow.act(Event::Back);
        }
        flow.act(other);
        while flow.state().name() == "Asking" {
            flow.act(Event::Continue);
            assert_eq!(flow.effect_names(), if flow.state().name() == "Sending" { vec!["RecoverPin"] } else { vec![] });
        }
        assert_ne!(flow.id, first, "another body under a used key is a mismatch");
    }
}

#[test]
fn back_from_question_to_question_loses_no_answer() {
    let mut flow = answered();
    for question in [Question::Email, Question::DocumentNumber, Question::DocumentKind, Question::Username] {
        flow.act(Event::Back);
        assert_eq!(form(&flow).answers.question, question);
    }
    assert!(all_answers_stand(&flow));
}

#[test]
fn refused_field_is_asked_again_even_a_known_username() {
    for (field, question) in [
        ("username", Question::Username),
        ("document.type", Question::DocumentKind),
        ("document.number", Question::DocumentNumber),
        ("email", Question::Email),
        ("phone", Question::Phone),
    ] {
        let mut flow = sending();
        flow.code_sent(Err(RecoveryError::FieldRefused { field: Some(field.to_owned()) }));
        assert_eq!(form(&flow).answers.question, question);
    }

    let username = Username::parse("aurelia").unwrap();
    let mut flow = Driven::start(|context| RecoverPin::start(Some(&username), LeftCodes::default(), context));
    flow.respond(Ok(Response::Prepared(prepared())));
    for event in pin_answers().skip(2) {
        flow.act(event);
    }
    flow.code_sent(Err(RecoveryError::FieldRefused { field: Some("username".to_owned()) }));
    assert_eq!((form(&flow).answers.question, form(&flow).answers.position()), (Question::Username, (1, 5)));
}

#[test]
fn username_with_a_likely_slip_is_asked_about_once() {
    let mut flow = started();
    flow.act(Event::Typed(Draft::new("aurelia."))).act(Event::Continue);
    assert_eq!(form(&flow).problem, Username::parse("aurelia").ok().map(FormProblem::PerhapsMeant));
    assert_eq!(form(flow.act(Event::Continue)).answers.question, Question::DocumentKind);
}
