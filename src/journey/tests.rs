#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod diagrams;
mod machines;
mod portal;
mod random;
mod upgrade;

use core::time::Duration;

use super::*;
use crate::domain::Username;
use crate::domain::{DocumentKind, Draft, ReceiptDraft};
use crate::flow::keypad::{KeyOrder, Layout};
use crate::flow::practice::Practice;
use crate::flow::recover_username::RecoverUsername;
use crate::flow::scripted::{Driven, attempt, choose_pin, code_sent, name, prepared, session, typed};
use crate::flow::{PinCheckError, code_entry};

/// A journey whose member read the privacy notice before.
pub(super) fn started(stored: Stored) -> Driven<Journey> {
    let mut journey = Driven::begin(|_| (Journey::default(), Vec::new()));
    let preferences = Preferences { privacy_notice: PrivacyNotice::Read, ..Preferences::default() };
    journey.act(Action::Started(Box::new(Stored { preferences, ..stored })));
    journey
}

pub(super) fn prepare(journey: &mut Driven<Journey>) {
    let key = journey.key;
    journey.act(Action::Answered(Reply::Prepared(key, Ok(prepared()))));
}

/// A username that is ready to be sent.
fn at_username() -> Driven<Journey> {
    let mut journey = started(Stored::default());
    journey.act(Action::Enter(Destination::LogIn));
    prepare(&mut journey);
    journey.act(Action::LogIn(log_in::Action::UsernameTyped(Draft::new("aurelia"))));
    journey
}

fn ask_pin(journey: &mut Driven<Journey>) {
    journey.act(Action::LogIn(log_in::Action::Continue));
    let key = journey.key;
    journey.act(Action::Answered(Reply::LogInBegun(key, Ok(attempt()))));
}

fn type_pin(journey: &mut Driven<Journey>) {
    for digit in "2580".chars() {
        journey.act(Action::LogIn(log_in::Action::Key(typed(digit))));
    }
}

pub(super) fn checking_pin() -> Driven<Journey> {
    let mut journey = at_username();
    ask_pin(&mut journey);
    type_pin(&mut journey);
    journey
}

pub(super) fn logged_in() -> Driven<Journey> {
    let mut journey = checking_pin();
    let key = journey.key;
    journey.act(Action::Answered(Reply::PinChecked(key, Ok(session()))));
    journey
}

fn at_pin_code() -> Driven<Journey> {
    let mut journey = started(Stored::default());
    journey.act(Action::Enter(Destination::RecoverPin));
    prepare(&mut journey);
    for text in ["aurelia", "", "41777906", "aurelia@unal.edu.co", "3001234567"] {
        journey.act(Action::RecoverPin(match text {
            "" => recover_pin::Action::KindChosen(DocumentKind::from("CC".to_owned())),
            text => recover_pin::Action::Typed(Draft::new(text)),
        }));
        journey.act(Action::RecoverPin(recover_pin::Action::Continue));
    }
    let key = journey.key;
    journey.act(Action::Answered(Reply::CodeSent(key, Ok(code_sent()))));
    journey
}

pub(super) fn choosing_pin() -> Driven<Journey> {
    let mut journey = at_pin_code();
    for digit in "482913".chars() {
        journey.act(Action::RecoverPin(recover_pin::Action::Code(code_entry::Action::Key(typed(digit)))));
    }
    let key = journey.key;
    journey.act(Action::Answered(Reply::CodeChecked(key, Ok(choose_pin()))));
    journey
}

fn place(journey: &Driven<Journey>) -> String {
    name(journey.state().place())
}

#[test]
fn a_second_tap_on_inicio_does_not_begin_the_log_in_anew() {
    let mut journey = started(Stored::default());
    assert_eq!(journey.act(Action::Enter(Destination::LogIn)).asked(), ["Prepare"]);
    assert_eq!(journey.act(Action::Enter(Destination::LogIn)).asked(), [""; 0]);
    assert_eq!(place(&journey), "LogIn");
}

#[test]
fn the_privacy_notice_comes_before_the_first_personal_field_and_once() {
    let mut journey = Driven::begin(|_| (Journey::default(), Vec::new()));
    journey.act(Action::Started(Box::default()));
    journey.act(Action::Enter(Destination::RecoverUsername));
    assert_eq!(place(&journey), "Privacy");
    assert_eq!(journey.act(Action::PrivacyAccepted).asked(), ["Prepare"]);
    journey.act(Action::Back).act(Action::Enter(Destination::LogIn));
    assert_eq!(place(&journey), "LogIn");
}

#[test]
fn a_session_that_opens_late_is_ended_wherever_the_member_is() {
    for away in [log_in::Action::ForgotPin, log_in::Action::ForgotUsername, log_in::Action::Back] {
        let mut journey = checking_pin();
        let key = journey.key;
        journey.act(Action::LogIn(away));
        journey.act(Action::Answered(Reply::PinChecked(key, Ok(session()))));
        assert_eq!(journey.asked(), ["EndSession"]);
    }
    let mut journey = checking_pin();
    let key = journey.key;
    journey.act(Action::Back).act(Action::Back);
    assert_eq!(place(&journey), "Home");
    journey.act(Action::Answered(Reply::PinChecked(key, Ok(session()))));
    assert_eq!(journey.asked(), ["EndSession"]);
}

#[test]
fn a_wrong_pin_that_is_late_ends_nothing() {
    let mut journey = checking_pin();
    let key = journey.key;
    journey.act(Action::Back).act(Action::Back);
    let wrong = PinCheckError::Wrong { attempts_left: 1 };
    assert_eq!(journey.act(Action::Answered(Reply::PinChecked(key, Err(wrong)))).asked(), [""; 0]);
}

#[test]
fn logging_in_keeps_the_token_and_logging_out_ends_and_drops_it() {
    let mut journey = logged_in();
    assert_eq!(journey.asked(), ["KeepSession", "ForgetUsername"]);
    assert_eq!(journey.act(Action::Back).asked(), [""; 0], "Back asks first");
    assert_eq!(journey.state().sheet(), Some(Sheet::ConfirmLogOut));
    journey.act(Action::Session(session::Action::LogOut));
    assert_eq!(journey.asked(), ["EndSession", "DropSession"]);
    assert_eq!((place(&journey).as_str(), journey.state().notice()), ("Home", Some(Notice::LoggedOut)));
}

#[test]
fn a_remembered_username_greets_and_no_soy_yo_forgets_it() {
    let remembered = Username::parse("aurelia").ok();
    let mut journey = started(Stored { remembered, ..Stored::default() });
    assert!(journey.state().remembered().is_some());
    assert_eq!(journey.act(Action::ForgetUsername).asked(), ["ForgetUsername"]);
    assert!(journey.state().remembered().is_none());
}

#[test]
fn a_username_to_be_remembered_greets_after_the_session_and_stays_so_the_next_time() {
    let mut journey = at_username();
    journey.act(Action::LogIn(log_in::Action::Remember(log_in::Remember::Yes)));
    for again in [false, true] {
        if again {
            journey.act(Action::Enter(Destination::LogIn));
            prepare(&mut journey);
        }
        ask_pin(&mut journey);
        type_pin(&mut journey);
        let key = journey.key;
        journey.act(Action::Answered(Reply::PinChecked(key, Ok(session()))));
        assert_eq!(journey.asked(), ["KeepSession", "RememberUsername"]);
        journey.act(Action::Session(session::Action::LogOut));
        assert_eq!(journey.state().remembered().map(Username::as_str), Some("aurelia"));
    }
}

#[test]
fn a_grant_that_ran_out_is_noticed_by_itself() {
    let mut journey = choosing_pin();
    let now = journey.outside.at_once().at;
    let deadline = journey.state().deadline(now).expect("the grant has an end");
    journey.outside.pass(deadline.left(now));
    journey.act(Action::Ticked);
    assert!(matches!(journey.state().place(), Place::RecoverPin(RecoverPin::Asking(_))));
}

#[test]
fn going_back_from_a_recovery_forgets_its_message() {
    for destination in [Destination::RecoverUsername, Destination::RecoverPin] {
        let mut journey = started(Stored::default());
        journey.act(Action::Enter(destination)).act(Action::Back);
        assert_eq!((place(&journey).as_str(), journey.asked()), ("Home", vec!["StopAwaitingCode".to_owned()]));
    }
}

fn layout(journey: &Driven<Journey>) -> Layout {
    let Place::RecoverPin(RecoverPin::Choosing { keypad, .. }) = journey.state().place() else { panic!() };
    *keypad.layout()
}

#[test]
fn the_keys_are_ordered_for_a_screen_reader_and_shuffled_at_once_when_it_ends() {
    let mut journey = choosing_pin();
    assert!(layout(&journey) != Layout::ORDERED);
    journey.act(Action::ScreenReader(ScreenReader::Running));
    assert!(layout(&journey) == Layout::ORDERED);
    journey.act(Action::RecoverPin(recover_pin::Action::Key(typed('2'))));
    assert!(layout(&journey) == Layout::ORDERED);
    journey.act(Action::ScreenReader(ScreenReader::Silent));
    assert!(layout(&journey) != Layout::ORDERED);
    assert_eq!(journey.state().key_order(), KeyOrder::Shuffled);
    let before = layout(&journey);
    journey.act(Action::ScreenReader(ScreenReader::Silent));
    assert!(layout(&journey) == before, "what changes nothing disturbs no finger");
}

#[test]
fn the_keys_of_a_log_in_and_of_every_code_are_ordered_for_a_screen_reader_too() {
    let mut pin = at_username();
    ask_pin(&mut pin);
    pin.act(Action::ScreenReader(ScreenReader::Running));
    let Place::LogIn(LogIn::AskingPin { keypad, .. }) = pin.state().place() else { panic!() };
    assert!(*keypad.layout() == Layout::ORDERED);

    let mut code = machines::at_username_code();
    code.act(Action::ScreenReader(ScreenReader::Running));
    let Place::RecoverUsername(RecoverUsername::Code { entry, .. }) = code.state().place() else { panic!() };
    assert!(*entry.sent().keypad.layout() == Layout::ORDERED);

    let mut code = at_pin_code();
    code.act(Action::ScreenReader(ScreenReader::Running));
    let Place::RecoverPin(RecoverPin::Code { entry, .. }) = code.state().place() else { panic!() };
    assert!(*entry.sent().keypad.layout() == Layout::ORDERED);
}

#[test]
fn a_journey_that_is_too_old_is_not_taken_up_again_and_says_so() {
    let mut old = choosing_pin();
    let at = old.outside.at_once().at;
    for (age, stands) in [(29, "RecoverPin"), (31, "Home")] {
        let journey = old.state().save(at);
        let mut fresh = Driven::begin(|_| (Journey::default(), Vec::new()));
        let behind = at.since(fresh.outside.at_once().at);
        fresh.outside.pass(behind + Duration::from_mins(age));
        fresh.act(Action::Started(Box::new(Stored { journey, ..Stored::default() })));
        assert_eq!(place(&fresh), stands);
        assert_eq!(fresh.state().notice() == Some(Notice::JourneyTooOld), stands == "Home");
    }
}

#[test]
fn no_fui_yo_waits_for_no_privacy_notice() {
    let mut journey = Driven::begin(|_| (Journey::default(), Vec::new()));
    journey.act(Action::Started(Box::default())).act(Action::Enter(Destination::Freeze));
    assert_eq!(place(&journey), "Freeze");
    journey.act(Action::Freeze(freeze::Action::Typed(ReceiptDraft::new("7K2M-9QXF"))));
    assert_eq!(journey.act(Action::Freeze(freeze::Action::Freeze)).asked(), ["FreezeAccess"]);
    journey.act(Action::Back).act(Action::Back);
    assert_eq!(place(&journey), "Home");
}

#[test]
fn no_fui_yo_out_of_a_session_ends_it_and_drops_its_token() {
    let mut journey = logged_in();
    journey.act(Action::Open(Sheet::NotMe)).act(Action::Enter(Destination::Freeze));
    assert_eq!((place(&journey).as_str(), journey.state().sheet()), ("Freeze", None));
    assert_eq!(journey.asked(), ["EndSession", "DropSession"]);
}

#[test]
fn no_fui_yo_leads_nowhere_from_the_middle_of_something_else() {
    let mut journey = choosing_pin();
    journey.act(Action::Enter(Destination::Freeze));
    assert_eq!((place(&journey).as_str(), journey.asked()), ("RecoverPin", vec![]));
}

#[test]
fn practice_stands_over_any_place_asks_for_nothing_and_leaves_it_as_it_was() {
    let mut journey = choosing_pin();
    journey.act(Action::RecoverPin(recover_pin::Action::Key(typed('2'))));
    journey.act(Action::Open(Sheet::Practice));
    let at = journey.outside.at_once().at;
    let saved = serde_json::to_string(&journey.state().save(at)).unwrap();
    for digit in "7391".chars() {
        assert_eq!(journey.act(Action::Practice(practice::Action::Key(typed(digit)))).asked(), [""; 0]);
    }
    assert!(matches!(journey.state().practice(), Some(Practice::Done)));
    assert_eq!(serde_json::to_string(&journey.state().save(at)).unwrap(), saved);
    journey.act(Action::Back);
    assert!(journey.state().practice().is_none() && journey.state().sheet().is_none());
    let Place::RecoverPin(RecoverPin::Choosing { keypad, .. }) = journey.state().place() else { panic!() };
    assert_eq!(keypad.count(), 1);
    journey.act(Action::Practice(practice::Action::Key(typed('7'))));
    assert!(journey.state().practice().is_none(), "a page that closed hears nothing");
}

#[test]
fn practice_is_ordered_where_the_member_wants_the_keys_ordered() {
    let mut journey = started(Stored::default());
    journey.act(Action::Open(Sheet::Practice));
    journey.act(Action::ScreenReader(ScreenReader::Running));
    let Some(Practice::Entering { keypad }) = journey.state().practice() else { panic!() };
    assert!(*keypad.layout() == Layout::ORDERED);
}
