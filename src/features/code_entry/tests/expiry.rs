//! The code expires while it is entered.

use super::*;

const LIFE: Duration = Duration::from_mins(5);

/// An entry whose code has expired.
fn expired() -> Driven<CodeEntry> {
    let mut flow = started();
    enter(&mut flow, "48");
    flow.env.pass(LIFE);
    flow.act(Event::Ticked);
    assert_eq!((flow.state().name().as_str(), flow.state().keypad.count()), ("Expired", 0));
    flow
}

#[test]
fn expired_code_takes_no_digits_and_another_is_offered() {
    let mut flow = expired();
    enter(&mut flow, "482913");
    flow.act(Event::Filled(CodeText::new("482913"))).act(Event::Pasted(CodeText::new("482913")));
    assert_eq!((flow.effect_names(), flow.state().keypad.count()), (Vec::new(), 0));
    assert_eq!(flow.act(Event::Resend(Delivery::Autofill(None))).effect_names(), ["Resend"]);
    assert!(flow.state().is_expired(), "nothing changes on the screen until the answer");
    resent(&mut flow, Ok(code_sent()));
    assert_eq!(flow.state().name().as_str(), "Entering");
}

#[test]
fn code_expires_at_its_end_and_not_before() {
    let mut flow = started();
    let left = |flow: &mut Driven<CodeEntry>| {
        let now = flow.env.at_once().now;
        flow.state().deadline().map(|deadline| deadline.left(now))
    };
    assert_eq!(left(&mut flow), Some(LIFE));
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name().as_str(), "Entering");
    assert_eq!(left(&mut expired()), None);
}

#[test]
fn code_that_is_being_checked_does_not_expire() {
    let mut flow = checking();
    flow.env.pass(LIFE);
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name().as_str(), "Checking", "the portal may have received it in time");
    assert!(flow.state().deadline().is_none());
    flow.respond(Err(LOST));
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name().as_str(), "Unchecked", "the way to retry stays");
    flow.act(Event::Retry);
    answer(&mut flow, Err(CodeError::Wrong { attempts_left: 4 }));
    flow.act(Event::Ticked);
    assert_eq!(flow.state().name().as_str(), "Expired");
}

#[test]
fn failed_request_for_another_code_is_said_after_the_expiry() {
    let mut flow = expired();
    flow.act(Event::Resend(Delivery::Autofill(None)));
    let first = flow.id;
    flow.respond(Err(LOST));
    flow.act(Event::Ticked);
    assert_eq!(flow.state().problem, Some(CodeProblem::NotResent(LOST)));
    assert_eq!(flow.act(Event::Retry).effect_names(), ["Resend"]);
    assert_eq!(flow.id, first);
}

#[test]
fn code_that_the_portal_says_expired_stays_expired() {
    let mut flow = checking();
    answer(&mut flow, Err(CodeError::Expired));
    let now = flow.env.at_once().now;
    assert!(flow.state().message.expires.has_passed(now), "the time line says it too");
    assert_eq!(flow.killed(saved, restored).state().name().as_str(), "Expired");
}

#[test]
fn code_of_a_lost_request_is_tried_after_the_expiry() {
    let mut flow = expired();
    flow.act(Event::Resend(Delivery::Autofill(None)));
    flow.respond(Err(LOST));
    arrive(&mut flow, "482913");
    assert_eq!(flow.effect_names(), ["CheckCode"]);
}

#[test]
fn expired_code_is_restored_expired() {
    let flow = started();
    let message = saved(flow.state());
    let restored = Driven::start(|context| {
        let mut context = context.clone();
        context.now = context.now.later(LIFE);
        restored(message, &context)
    });
    assert_eq!(restored.state().name().as_str(), "Expired");
}
