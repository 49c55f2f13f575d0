#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::domain::{ListedPhone, RequestId};
use crate::features::test_driver::{Driven, LOST, REFUSED, TestFlow, accesses, session, trusted_phones};
use crate::flow::{CallError, Effect, Request, Response, SessionError};

fn asked() -> Driven<Accesses> {
    Driven::start(|context| Accesses::start(session().token, context))
}

/// The id of the last request of this name.
fn id(flow: &Driven<Accesses>, name: &str) -> RequestId {
    flow.requests.iter().rev().find(|(_, asked)| asked == name).unwrap().0
}

fn answer(flow: &mut Driven<Accesses>, name: &str, response: Response) {
    let id = id(flow, name);
    flow.respond_to(id, Ok(response));
}

fn fail(flow: &mut Driven<Accesses>, name: &str, error: CallError) {
    let id = id(flow, name);
    flow.respond_to(id, Err(error));
}

fn listed() -> Driven<Accesses> {
    let mut flow = asked();
    answer(&mut flow, "Phones", Response::Phones(Ok(trusted_phones())));
    answer(&mut flow, "Accesses", Response::Accesses(Ok(accesses())));
    flow
}

fn removing(phone: &ListedPhone) -> Driven<Accesses> {
    let mut flow = listed();
    flow.act(Event::Ask(Change::RemovePhone(phone.clone()))).act(Event::Confirm);
    flow
}

fn phones(flow: &Driven<Accesses>) -> Option<Vec<ListedPhone>> {
    flow.state().phones.items.clone()
}

#[test]
fn both_lists_are_asked_for_at_once_and_shown() {
    let flow = asked();
    assert_eq!(flow.effect_names(), ["Phones", "Accesses"]);
    let flow = listed();
    assert_eq!((phones(&flow), flow.state().accesses.items.clone()), (Some(trusted_phones()), Some(accesses())));
}

#[test]
fn phone_of_the_app_is_marked_in_every_session() {
    let own = trusted_phones().remove(1).id;
    let marks = |own| match AccessesView::new(listed().state(), own) {
        AccessesView::Lists { phones: Some(phones), .. } => phones.iter().map(|phone| phone.this).collect::<Vec<_>>(),
        _ => panic!("no list"),
    };
    assert_eq!((marks(None), marks(Some(&own))), (vec![true, false], vec![true, true]));
}

#[test]
fn retry_asks_only_for_the_list_that_failed() {
    let mut flow = asked();
    answer(&mut flow, "Phones", Response::Phones(Ok(trusted_phones())));
    fail(&mut flow, "Accesses", CallError::Offline);
    assert_eq!(flow.state().name(), "NotLoaded");
    assert_eq!(flow.act(Event::Retry).effect_names(), ["Accesses"]);
    assert_eq!(flow.act(Event::Retry).effect_names(), [""; 0], "a second tap asks nothing");
    answer(&mut flow, "Accesses", Response::Accesses(Ok(accesses())));
    assert_eq!(flow.state().name(), "Lists");

    let mut flow = asked();
    fail(&mut flow, "Phones", LOST);
    fail(&mut flow, "Accesses", LOST);
    assert_eq!(flow.act(Event::Retry).effect_names(), ["Phones", "Accesses"]);
}

#[test]
fn nothing_is_removed_before_the_member_confirms() {
    let phone = trusted_phones().remove(1);
    let mut flow = listed();
    assert_eq!(flow.act(Event::Confirm).effect_names(), [""; 0]);
    assert_eq!(flow.act(Event::Ask(Change::RemovePhone(phone))).effect_names(), [""; 0]);
    assert_eq!(flow.state().name(), "AskingRemoval");
    assert_eq!(flow.act(Event::Back).effect_names(), [""; 0]);
    assert_eq!((flow.state().name().as_str(), phones(&flow)), ("Lists", Some(trusted_phones())));
}

#[test]
fn removed_phone_is_gone_and_the_list_is_asked_again() {
    let [this, other] = trusted_phones().try_into().unwrap();
    let mut flow = removing(&other);
    let [Request::RemovePhone { phone, .. }] = &flow.effects.iter().filter_map(request).collect::<Vec<_>>()[..] else {
        panic!()
    };
    assert_eq!(*phone, other.id);
    assert_eq!(flow.act(Event::Confirm).effect_names(), [""; 0], "a second tap removes nothing");
    answer(&mut flow, "RemovePhone", Response::RemovePhone(Ok(())));
    assert_eq!(flow.effect_names(), ["Phones"]);
    assert_eq!((flow.state().done, phones(&flow)), (Some(Done::PhoneRemoved), Some(vec![this])));
    // The portal still has it: it is shown, whatever the earlier answer.
    answer(&mut flow, "Phones", Response::Phones(Ok(trusted_phones())));
    assert_eq!(phones(&flow), Some(trusted_phones()));
}

fn request(effect: &Effect) -> Option<&Request> {
    match effect {
        Effect::Call(_, request) => Some(request),
        _ => None,
    }
}

#[test]
fn ending_the_other_sessions_is_asked_done_and_said_once() {
    let mut flow = listed();
    flow.act(Event::Ask(Change::EndOtherSessions));
    assert_eq!(flow.act(Event::Confirm).effect_names(), ["EndOtherSessions"]);
    answer(&mut flow, "EndOtherSessions", Response::EndOtherSessions(Ok(())));
    assert_eq!((flow.state().name().as_str(), flow.state().done), ("Lists", Some(Done::OtherSessionsEnded)));
    flow.act(Event::Ask(Change::EndOtherSessions)).act(Event::Back);
    assert_eq!(flow.state().done, None);
}

#[test]
fn failed_change_keeps_the_question_and_can_be_repeated() {
    for (error, same_id) in [(LOST, true), (REFUSED, false)] {
        let mut flow = removing(&trusted_phones()[0]);
        let first = flow.id;
        fail(&mut flow, "RemovePhone", error.clone());
        assert_eq!(flow.state().question.as_ref().unwrap().error, Some(error));
        assert_eq!(flow.act(Event::Confirm).effect_names(), ["RemovePhone"]);
        assert_eq!(flow.id == first, same_id);
    }
}

#[test]
fn change_that_may_be_done_reloads_the_phones() {
    let mut flow = removing(&trusted_phones()[0]);
    flow.act(Event::Back);
    assert_eq!(flow.state().name(), "AskingRemoval", "Back stops waiting first");
    assert_eq!(flow.act(Event::Back).effect_names(), ["Phones"]);

    let mut flow = removing(&trusted_phones()[0]);
    flow.act(Event::Back);
    answer(&mut flow, "RemovePhone", Response::RemovePhone(Ok(())));
    assert_eq!(flow.state().done, Some(Done::PhoneRemoved), "a late success is said");
}

#[test]
fn session_that_ended_meanwhile_leaves_the_screen() {
    let mut flow = asked();
    answer(&mut flow, "Accesses", Response::Accesses(Err(SessionError::Over)));
    assert_eq!(flow.exit, Some(Exit::SessionOver));
    let mut flow = removing(&trusted_phones()[0]);
    answer(&mut flow, "RemovePhone", Response::RemovePhone(Err(SessionError::Over)));
    assert_eq!(flow.exit, Some(Exit::SessionOver));
}
