//! Where the usual message does not help: one that cannot be read, another to the inbox, a call.

use super::*;

fn refuse(flow: &mut Driven<CodeEntry>) {
    flow.act(Event::TextRefused(Arc::new(RefusedText::new("Su codigo es 482913"))));
}

/// Asks for another code once that is possible.
fn ask(flow: &mut Driven<CodeEntry>, delivery: Delivery) {
    flow.env.pass(RESEND_WAIT);
    flow.act(Event::Resend(delivery));
}

fn delivery(flow: &Driven<CodeEntry>) -> &Delivery {
    match &flow.effects[..] {
        [Effect::Call(_, Request::Resend { delivery, .. })] => delivery,
        effects => panic!("{effects:?}"),
    }
}

#[test]
fn refused_text_is_shown_until_another_message_is_asked_for() {
    let mut flow = started();
    refuse(&mut flow);
    assert_eq!(flow.state().refused.as_ref().map(|text| text.as_str()), Some("Su codigo es 482913"));
    assert_eq!(flow.state().problem, Some(CodeProblem::TextRefused));
    enter(&mut flow, "48");
    assert!(flow.state().refused.is_some(), "it is read while the code is entered");
    assert!(flow.state().problem.is_none());
    ask(&mut flow, Delivery::Autofill(None));
    resent(&mut flow, Ok(code_sent()));
    assert!(flow.state().refused.is_none());
}

#[test]
fn refused_text_during_a_request_changes_no_error() {
    let mut flow = checking();
    refuse(&mut flow);
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    assert!(flow.state().refused.is_some());
    assert_eq!(flow.state().problem, Some(CodeProblem::Wrong { attempts_left: 4 }));
    let mut flow = checking();
    flow.respond(Err(LOST));
    refuse(&mut flow);
    assert_eq!(flow.state().name().as_str(), "Unchecked", "the way to retry stays");
}

#[test]
fn resends_after_a_refused_text_go_to_the_inbox() {
    let mut flow = started();
    refuse(&mut flow);
    let mut flow = flow.killed(saved, restored);
    assert!(flow.state().refused.is_none(), "it may hold a code");
    for _ in 0..2 {
        ask(&mut flow, Delivery::Autofill(None));
        assert_eq!(delivery(&flow), &Delivery::Inbox);
        resent(&mut flow, Ok(code_sent()));
    }
}

#[test]
fn message_to_the_inbox_ends_the_earlier_wait() {
    for way in [Delivery::Inbox, Delivery::Call] {
        let mut flow = started();
        ask(&mut flow, way.clone());
        assert_eq!(delivery(&flow), &way);
        arrive(&mut flow, "482913");
        resent(&mut flow, Ok(code_sent()));
        assert_eq!(flow.effect_names(), ["Stop", "Await"], "the code that came is void, and costs no try");
        assert_eq!(flow.state().message.by_call, way == Delivery::Call);
        assert_eq!(flow.state().message.to_inbox, way == Delivery::Inbox);
    }
}

#[test]
fn earlier_code_is_tried_where_no_other_was_sent() {
    let mut flow = started();
    ask(&mut flow, Delivery::Call);
    arrive(&mut flow, "482913");
    flow.respond(Err(LOST));
    assert_eq!(checked_code(&flow).expose(), "482913");
}

#[test]
fn each_way_is_a_request_of_its_own() {
    let mut flow = started();
    ask(&mut flow, Delivery::Inbox);
    let first = flow.id;
    flow.respond(Err(LOST));
    flow.act(Event::Retry);
    assert_eq!((delivery(&flow), flow.id), (&Delivery::Inbox, first));
    flow.respond(Err(LOST));
    flow.act(Event::Resend(Delivery::Call));
    assert_eq!(delivery(&flow), &Delivery::Call);
    assert_ne!(flow.id, first, "another body under a used key is a mismatch");
}

#[test]
fn calls_wait_and_are_counted_like_messages() {
    let mut flow = started();
    assert_eq!(flow.act(Event::Resend(Delivery::Call)).effect_names(), [""; 0]);
    ask(&mut flow, Delivery::Call);
    resent(&mut flow, Ok(CodeSent { resends_left: 0, ..code_sent() }));
    ask(&mut flow, Delivery::Call);
    assert_eq!(flow.effect_names(), [""; 0]);
}
