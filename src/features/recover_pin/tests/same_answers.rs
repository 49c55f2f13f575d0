//! The same answers lead back to their code while it is valid; a likely slip of the e-mail is asked about.

use super::*;

#[test]
fn same_answers_lead_back_to_their_code_without_a_message() {
    let mut flow = at_code();
    let before = flow.message().clone();
    flow.act(Event::Back);
    assert!(all_answers_stand(&flow));
    assert_eq!(flow.effect_names(), ["Pause"]);
    assert_eq!(flow.act(Event::Continue).effect_names(), ["Await"]);
    assert_eq!(flow.message(), &before);
    for _ in 0..6 {
        flow.act(Event::Back);
    }
    let Some(Exit::Back(left)) = flow.exit.take() else { panic!() };
    let saved = serde_json::to_string(&left).unwrap();
    for answer in ["aurelia", "41777906", "3001234567"] {
        assert!(!saved.contains(answer), "{saved}");
    }
    let mut flow = Driven::start(|context| RecoverPin::start(None, left, context));
    assert_eq!(flow.effect_names(), [""; 0]);
    give_answers(&mut flow);
    assert_eq!(flow.act(Event::Continue).effect_names(), ["Await"]);
    assert_eq!(flow.message(), &before);
}

#[test]
fn other_answers_after_a_code_are_another_request() {
    let mut flow = at_code();
    flow.act(Event::Back).act(Event::Typed(Draft::new("300 123 4568"))).act(Event::Continue);
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"]);
    flow.respond(Ok(Response::Prepared(prepared())));
    assert_eq!(flow.effect_names(), ["RecoverPin"]);
}

#[test]
fn likely_slip_of_the_email_is_asked_about_once() {
    let mut flow = answered();
    flow.act(Event::Back).act(Event::Typed(Draft::new("aurelia@gmail.con"))).act(Event::Continue);
    assert_eq!(form(&flow).answers.question, Question::Email);
    assert!(matches!(&form(&flow).problem, Some(FormProblem::Slip(meant)) if meant.as_str() == "aurelia@gmail.com"));
    flow.act(Event::Continue);
    assert_eq!((form(&flow).answers.question, &form(&flow).problem), (Question::Phone, &None));
    flow.act(Event::Back).act(Event::Continue);
    assert_eq!(form(&flow).answers.question, Question::Phone, "also after Regresar");
}

#[test]
fn suggestion_at_the_code_leads_to_the_email_question() {
    let mut flow = answered();
    flow.act(Event::Back).act(Event::Typed(Draft::new("aurelia@gmail.con")));
    flow.act(Event::Continue).act(Event::Continue).act(Event::Continue);
    flow.code_sent(Ok(code_sent()));
    flow.act(Event::SuggestionTaken);
    assert_eq!(
        (form(&flow).answers.question, form(&flow).answers.email.as_str()),
        (Question::Email, "aurelia@gmail.com")
    );
    flow.act(Event::Continue).act(Event::Continue);
    assert_eq!(flow.effect_names(), ["Stop", "Prepare"], "another e-mail is another request");
}
