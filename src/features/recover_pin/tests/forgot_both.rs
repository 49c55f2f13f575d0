//! The username forgotten with the PIN: what is asked, what is sent, and when it comes to mind after all.

use super::*;

fn both_sending() -> Driven<RecoverPin> {
    let mut flow = begun();
    let key = flow.key;
    flow.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
    flow.act(Action::ForgotBoth);
    flow.act(Action::KindChosen(DocumentKind::from("CC".to_owned()))).act(Action::Continue);
    for text in ["41.777.906", "aurelia@unal.edu.co", "300 123 4567"] {
        flow.act(Action::Typed(Draft::new(text))).act(Action::Continue);
    }
    flow
}

fn claimed(flow: &Driven<RecoverPin>) -> Option<&Username> {
    let RecoverPin::Sending { claim, .. } = flow.state() else { panic!("{:?}", flow.state()) };
    claim.username.as_ref()
}

#[test]
fn whoever_forgot_both_answers_without_a_username_and_logs_in_with_the_one_that_is_sent() {
    let mut flow = both_sending();
    assert_eq!((flow.asked(), claimed(&flow)), (vec!["SendPinCode".to_owned()], None));
    let restored = flow.killed(RecoverPin::save, RecoverPin::restore);
    assert_eq!(claimed(&restored), None, "killed on the way, nothing is asked twice");
    answer(&mut flow, Ok(code_sent()));
    check(&mut flow, Ok(choose_pin()));
    enter(&mut flow, "25802580");
    chosen(&mut flow, Ok(()));
    flow.act(Action::LogIn);
    assert!(matches!(flow.exit, Some(Exit::LogIn(None))));
}

#[test]
fn a_username_that_comes_to_mind_is_taken_after_all_by_another_request() {
    let mut flow = both_sending();
    let first = flow.key;
    answer(&mut flow, Err(LOST.into()));
    for _ in 0..4 {
        flow.act(Action::Back);
    }
    assert_eq!(form(&flow).question, Question::Username);
    flow.act(Action::Continue);
    assert!(matches!(form(&flow).problem, Some(FormProblem::Username(_))), "nothing is typed yet");
    flow.act(Action::Typed(Draft::new("aurelia")));
    for _ in 0..5 {
        flow.act(Action::Continue);
    }
    assert_eq!(claimed(&flow).map(Username::as_str), Some("aurelia"));
    assert_ne!(flow.key, first);
}

#[test]
fn a_username_typed_before_is_forgotten_with_the_rest_and_sent_again_only_when_it_is_said_again() {
    let mut flow = answered();
    for _ in 0..4 {
        flow.act(Action::Back);
    }
    flow.act(Action::ForgotBoth);
    for _ in 0..4 {
        flow.act(Action::Continue);
    }
    let first = flow.key;
    assert_eq!(claimed(&flow), None);
    answer(&mut flow, Err(LOST.into()));
    for _ in 0..4 {
        flow.act(Action::Back);
    }
    for _ in 0..5 {
        flow.act(Action::Continue);
    }
    assert_eq!(claimed(&flow).map(Username::as_str), Some("aurelia"));
    assert_ne!(flow.key, first, "another body is another request");
}

#[test]
fn elsewhere_than_at_the_username_forgetting_both_changes_nothing() {
    let mut flow = answered();
    flow.act(Action::ForgotBoth);
    assert_eq!((form(&flow).question, form(&flow).forgotten), (Question::Phone, Forgotten::Pin));
}
