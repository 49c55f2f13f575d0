//! This phone as a trusted one: offered once, added, used, and forgotten.

use std::sync::Arc;

use super::super::*;
use super::machines::{logging_in_by_phone, portal};
use super::{checking_pin, choosing_pin, route, started};
use crate::api::{Offer, PortalResponse};
use crate::domain::{InstallationId, KeyAvailability, PhoneId, SignError, Username};
use crate::features::accesses::{self, Change};
use crate::features::freeze;
use crate::features::recover_pin;
use crate::features::session;
use crate::features::test_driver::{
    Driven, key_prompt, phone_challenge, phone_id, public_key, session, signature, trusted_phone, trusted_phones,
};
use crate::features::trusted_phone::{LogInEvent, PhoneProblem, Untrusted};
use crate::flow::{AddPhoneError, CallError, FreezeError, PhoneLogInError, Response};

fn portal_with(offers: &[Offer]) -> Arc<PortalResponse> {
    Arc::new(PortalResponse { offers: offers.to_vec(), ..portal("0.0.1").as_ref().clone() })
}

fn fetched(app: &mut Driven<App>, offers: &[Offer]) {
    app.act(Event::FetchPortal).respond(Ok(Response::Portal(portal_with(offers))));
}

/// A session whose phone can have a key, if the portal offers trusted phones.
fn in_session(offers: &[Offer], availability: KeyAvailability) -> Driven<App> {
    let mut app = checking_pin();
    let check = app.id;
    fetched(&mut app, offers);
    if app.effect_names() == ["CheckAvailability"] {
        app.respond(Ok(Response::CheckAvailability(availability)));
    }
    app.respond_to(check, Ok(Response::CheckPin(Ok(session()))));
    app
}

fn offered() -> Driven<App> {
    in_session(&[Offer::TrustedPhone], KeyAvailability::Biometrics)
}

/// Answers the challenge and the member's consent.
fn sign(app: &mut Driven<App>) {
    app.respond(Ok(Response::PhoneChallenge(Ok(phone_challenge()))));
    app.respond(Ok(Response::Sign(Ok(signature()))));
}

fn add(app: &mut Driven<App>, result: Result<PhoneId, AddPhoneError>) {
    app.act(Event::Open(Modal::TrustedPhone)).act(Event::TrustPhone(key_prompt()));
    app.respond(Ok(Response::CreateKey(Ok(public_key()))));
    sign(app);
    app.respond(Ok(Response::AddPhone(result)));
}

fn added(app: &mut Driven<App>) {
    add(app, Ok(phone_id()));
}

fn trusting() -> Driven<App> {
    started(Stored { trusted_phone: Some(trusted_phone()), ..Stored::default() })
}

#[test]
fn session_offers_this_phone_once_and_settings_always() {
    let mut app = offered();
    assert!(app.state().phone().offered);
    assert!(!app.act(Event::DeclinePhone).state().phone().offered);
    assert_eq!(app.state().phone().status, PhoneStatus::Off, "settings offer it");
    assert_eq!(app.state().preferences().phone_offer, PhoneOffer::Made);
    app.act(Event::Session(session::Event::LogOut));
    let again = app.act(Event::Open(Modal::Settings)).effect_names();
    assert_eq!(again, ["CheckAvailability"]);
}

#[test]
fn older_portal_and_lesser_phone_are_never_offered_it() {
    for (offers, availability) in [
        (&[][..], KeyAvailability::Biometrics),
        (&[Offer::Notices][..], KeyAvailability::Biometrics),
        (&[Offer::TrustedPhone][..], KeyAvailability::Unavailable),
    ] {
        let app = in_session(offers, availability);
        let phone = app.state().phone();
        assert_eq!((phone.offered, phone.status), (false, PhoneStatus::Impossible), "{offers:?} {availability:?}");
        assert_eq!(app.state().preferences().phone_offer, PhoneOffer::NotMade);
    }
    let app = in_session(&[Offer::TrustedPhone], KeyAvailability::NotEnrolled);
    let phone = app.state().phone();
    assert_eq!((phone.offered, phone.status), (false, PhoneStatus::Off), "settings say what to enroll");
}

#[test]
fn added_phone_greets_by_name_and_logs_in_next_time() {
    let mut app = offered();
    added(&mut app);
    assert_eq!(app.state().trusted_phone(), Some(&trusted_phone()));
    assert_eq!(app.state().phone().status, PhoneStatus::On);
    assert!(app.state().phone().adding.is_none() && !app.state().phone().offered);
    app.act(Event::Session(session::Event::LogOut));
    assert_eq!(app.state().greeting(), Some("Aurelia Quijano"));
    app.act(Event::LogInByPhone(key_prompt()));
    sign(&mut app);
    app.respond(Ok(Response::PhoneLogIn(Ok(session()))));
    assert_eq!((route(&app).as_str(), app.effect_names()), ("Session", vec!["SaveSession".to_owned()]));
    assert!(!app.state().phone().offered);
}

#[test]
fn accesses_open_below_no_page() {
    let mut app = offered();
    app.act(Event::Open(Modal::Settings));
    add(&mut app, Err(AddPhoneError::TooManyPhones));
    assert_eq!(app.state().modals(), [Modal::Settings, Modal::TrustedPhone]);
    app.act(Event::Session(session::Event::OpenAccesses));
    assert!(app.state().modals().is_empty());
}

#[test]
fn closed_page_loses_no_phone_that_is_being_added() {
    let mut app = offered();
    app.act(Event::Open(Modal::TrustedPhone)).act(Event::TrustPhone(key_prompt())).act(Event::Close);
    app.respond(Ok(Response::CreateKey(Ok(public_key()))));
    assert_eq!(app.effect_names(), ["AddPhoneChallenge"]);
    app.respond(Err(CallError::Offline));
    assert!(app.state().phone().adding.is_some_and(|adding| adding.problem.is_some()));
    app.act(Event::Open(Modal::TrustedPhone)).act(Event::Back);
    assert!(app.state().phone().adding.is_none(), "a page that opens again starts again");
}

#[test]
fn session_that_is_over_while_adding_is_said() {
    let mut app = offered();
    add(&mut app, Err(AddPhoneError::SessionOver));
    assert_eq!(app.state().notice(), Some(Notice::SessionExpired));
    assert_eq!((route(&app).as_str(), app.effect_names()), ("Home", vec!["ClearSession".to_owned()]));
    assert!(app.state().modal().is_none());
}

#[test]
fn untrusted_phone_is_forgotten_said_and_offered_again() {
    for (outcome, why) in [
        (Response::Sign(Err(SignError::Invalidated)), Untrusted::KeyGone),
        (Response::PhoneLogIn(Err(PhoneLogInError::Refused)), Untrusted::Refused),
    ] {
        let mut app = logging_in_by_phone();
        app.respond(Ok(Response::PhoneChallenge(Ok(phone_challenge()))));
        if why == Untrusted::Refused {
            app.respond(Ok(Response::Sign(Ok(signature()))));
        }
        app.respond(Ok(outcome));
        assert_eq!((route(&app).as_str(), app.effect_names()), ("Home", vec!["DeleteKey".to_owned()]));
        assert_eq!(app.state().notice(), Some(Notice::Untrusted(why)));
        assert_eq!((app.state().greeting(), app.state().preferences().phone_offer), (None, PhoneOffer::NotMade));
    }
}

#[test]
fn other_problems_keep_the_phone_and_ask_for_the_pin() {
    let mut app = logging_in_by_phone();
    app.respond(Ok(Response::PhoneChallenge(Ok(phone_challenge()))));
    app.respond(Ok(Response::Sign(Err(SignError::LockedOut))));
    let Route::PhoneLogIn(flow) = app.state().route() else { panic!() };
    assert_eq!(flow.problem, Some(PhoneProblem::LockedOut));
    app.act(Event::PhoneLogIn(LogInEvent::UsePin));
    assert_eq!(route(&app), "LogIn");
    assert!(app.state().trusted_phone().is_some());
}

#[test]
fn turned_off_phone_deletes_its_key_and_is_not_offered() {
    let mut app = offered();
    added(&mut app);
    assert_eq!(app.act(Event::TurnOffPhone).effect_names(), ["RemovePhone", "DeleteKey"]);
    assert_eq!((app.state().trusted_phone(), app.state().phone().offered), (None, false));
    assert_eq!(app.state().preferences().phone_offer, PhoneOffer::Made);
}

#[test]
fn only_the_phone_removed_from_the_list_is_forgotten() {
    for (mut listed, kept) in trusted_phones().into_iter().zip([false, true]) {
        let mut app = offered();
        added(&mut app);
        if !kept {
            listed.id = phone_id();
        }
        app.act(Event::Session(session::Event::OpenAccesses));
        app.act(Event::Session(session::Event::Accesses(accesses::Event::Ask(Change::RemovePhone(listed)))));
        app.act(Event::Session(session::Event::Accesses(accesses::Event::Confirm)));
        app.respond(Ok(Response::RemovePhone(Ok(()))));
        assert_eq!(app.state().trusted_phone().is_some(), kept);
        assert_eq!(app.effect_names().contains(&"DeleteKey".to_owned()), !kept);
    }
}

#[test]
fn phone_is_turned_on_through_a_pin_log_in() {
    let mut app = trusting();
    fetched(&mut app, &[Offer::TrustedPhone]);
    app.act(Event::TurnOffPhone).act(Event::TrustPhone(key_prompt()));
    assert_eq!(app.effect_names(), [""; 0], "without a session nothing is added");
    app.act(Event::LogInToTrustPhone);
    assert_eq!((route(&app).as_str(), app.state().preferences().phone_offer), ("LogIn", PhoneOffer::NotMade));
}

#[test]
fn new_pin_and_freeze_forget_this_phone() {
    let mut app = choosing_pin();
    let at = app.env.at_once().now;
    let saved = app.state().snapshot(at);
    let mut app = started(Stored { app: saved, trusted_phone: Some(trusted_phone()), ..Stored::default() });
    app.enter("25802580", |key| Event::RecoverPin(recover_pin::Event::Key(key)));
    assert!(app.state().trusted_phone().is_some());
    app.respond(Ok(Response::ChoosePin(Ok(()))));
    assert!(app.effect_names().contains(&"DeleteKey".to_owned()));
    assert!(app.state().trusted_phone().is_none());

    for (result, kept) in [(Err(FreezeError::ReceiptOver), true), (Ok(()), false)] {
        let mut app = trusting();
        app.act(Event::Enter(Destination::Freeze));
        app.act(Event::Freeze(freeze::Event::Typed(crate::domain::ReceiptDraft::new("7K2M-9QXF"))));
        app.act(Event::Freeze(freeze::Event::Freeze)).respond(Ok(Response::Freeze(result)));
        assert_eq!(app.state().trusted_phone().is_some(), kept);
    }
}

#[test]
fn no_soy_yo_forgets_the_phone_with_the_username() {
    let remembered = Username::parse("aurelia").ok();
    let mut app = started(Stored { remembered, trusted_phone: Some(trusted_phone()), ..Stored::default() });
    assert_eq!(app.act(Event::ForgetUsername).effect_names(), ["ClearUsername", "DeleteKey"]);
    assert_eq!(app.state().greeting(), None);
}

#[test]
fn portal_without_the_calls_hides_the_button_keeps_the_phone() {
    let mut app = trusting();
    assert!(app.state().greeting().is_some(), "also while the portal cannot be asked");
    fetched(&mut app, &[]);
    assert!(app.state().greeting().is_none() && app.state().trusted_phone().is_some());
    fetched(&mut app, &[Offer::TrustedPhone]);
    assert!(app.state().greeting().is_some());
}

#[test]
fn session_that_a_phone_opens_late_is_ended() {
    let mut app = logging_in_by_phone();
    sign(&mut app);
    let sent = app.id;
    app.act(Event::Back);
    assert_eq!(route(&app), "Home");
    app.respond_to(sent, Ok(Response::PhoneLogIn(Ok(session()))));
    assert_eq!(app.effect_names(), ["EndSession"]);
}

#[test]
fn log_in_by_phone_is_not_saved() {
    let mut app = logging_in_by_phone();
    let at = app.env.at_once().now;
    assert!(app.state().snapshot(at).is_none());
}

#[test]
fn installation_goes_to_a_portal_with_notices_alone() {
    let installation = Some(InstallationId::new([7; 16]));
    let mut app = started(Stored { installation, ..Stored::default() });
    assert_eq!(app.state().installation(), None);
    fetched(&mut app, &[Offer::TrustedPhone]);
    assert_eq!(app.state().installation(), None);
    fetched(&mut app, &[Offer::Notices]);
    assert_eq!(app.state().installation(), installation);
}
