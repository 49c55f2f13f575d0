//! The portal's self-description: minimum version, and what stays known without an answer.

use super::super::*;
use super::machines::portal;
use super::{route, started};
use crate::api::PortalResponse;
use crate::domain::{DocumentError, Draft};
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::test_driver::Driven;
use crate::flow::{CallError, Response};

fn fetched(app: &mut Driven<App>, result: Result<&str, CallError>) {
    app.act(Event::FetchPortal).respond(result.map(|minimum| Response::Portal(portal(minimum))));
}

#[test]
fn only_a_version_below_the_minimum_is_outdated() {
    for (minimum, expected) in
        [("0.0.1", "Home"), (env!("CARGO_PKG_VERSION"), "Home"), ("99.0.0", "Outdated"), ("the newest", "Home")]
    {
        let mut app = started(Stored::default());
        fetched(&mut app, Ok(minimum));
        assert_eq!(route(&app), expected, "{minimum}");
    }
}

#[test]
fn pin_of_another_length_is_outdated() {
    let mut answer = PortalResponse::clone(&portal("0.0.1"));
    answer.pin_length = 6;
    let mut app = started(Stored::default());
    app.act(Event::FetchPortal).respond(Ok(Response::Portal(answer.into())));
    assert_eq!(route(&app), "Outdated");
}

#[test]
fn contacts_of_the_last_answer_outlive_the_process() {
    let mut app = started(Stored::default());
    assert_eq!(app.state().contact(), None);
    fetched(&mut app, Ok("0.0.1"));
    let contact = app.state().contact().cloned();
    assert!(contact.is_some());
    let mut app = started(Stored { contact: contact.clone(), ..Stored::default() });
    fetched(&mut app, Err(CallError::Offline));
    assert_eq!(app.state().contact(), contact.as_ref());
}

#[test]
fn documents_follow_the_rule_that_the_portal_states() {
    let mut answer = PortalResponse::clone(&portal("0.0.1"));
    let kind =
        |code: &str| serde_json::json!({ "code": code, "names": {}, "letters": true, "shortest": 6, "longest": 7 });
    answer.document_types = serde_json::from_value(serde_json::json!([kind("CC")])).unwrap();
    let mut app = started(Stored::default());
    app.act(Event::FetchPortal).respond(Ok(Response::Portal(answer.into())));
    app.act(Event::Enter(Destination::RecoverPin));
    for text in ["aurelia", "", "12345"] {
        app.act(Event::RecoverPin(recover_pin::Event::Typed(Draft::new(text))));
        app.act(Event::RecoverPin(recover_pin::Event::Continue));
    }
    let problem = |app: &Driven<App>| match app.state().route() {
        Route::RecoverPin(RecoverPin::Form(step)) => step.problem.clone(),
        _ => None,
    };
    let length = DocumentError::WrongLength { shortest: 6, longest: 7 };
    assert_eq!(problem(&app), Some(recover_pin::FormProblem::Document(length)));
    app.act(Event::RecoverPin(recover_pin::Event::Typed(Draft::new("a12345"))));
    app.act(Event::RecoverPin(recover_pin::Event::Continue));
    assert_eq!(problem(&app), None);
}

#[test]
fn document_kind_the_portal_refuses_is_not_chosen() {
    let mut answer = PortalResponse::clone(&portal("0.0.1"));
    answer.document_types = serde_json::from_value(serde_json::json!([{ "code": "PA", "names": {} }])).unwrap();
    let mut app = started(Stored::default());
    app.act(Event::FetchPortal).respond(Ok(Response::Portal(answer.into())));
    app.act(Event::Enter(Destination::RecoverPin)).act(Event::RecoverPin(recover_pin::Event::ForgotBoth));
    app.act(Event::RecoverPin(recover_pin::Event::Continue));
    let Route::RecoverPin(RecoverPin::Form(step)) = app.state().route() else { panic!() };
    assert_eq!(step.problem, Some(recover_pin::FormProblem::NoKind));
}

#[test]
fn failed_fetch_keeps_the_last_portal_answer() {
    let mut app = started(Stored::default());
    fetched(&mut app, Err(CallError::Offline));
    assert!(matches!(app.state().portal(), PortalView::Unknown(CallError::Offline)));
    fetched(&mut app, Ok("0.0.1"));
    fetched(&mut app, Err(CallError::Offline));
    assert!(matches!(app.state().portal(), PortalView::Known(_)));
}
