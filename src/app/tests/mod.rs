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
use crate::domain::{KeyOrder, Layout};
use crate::features::code_entry;
use crate::features::practice::Practice;
use crate::features::recover_username::RecoverUsername;
use crate::features::test_driver::{Driven, attempt, choose_pin, code_sent, name, prepared, session, typed};
use crate::flow::PinCheckError;

/// A journey whose member read the privacy notice before.
pub(super) fn started(stored: Stored) -> Driven<App> {
    let mut app = Driven::begin(|_| (App::default(), Vec::new()));
    let preferences = Preferences { privacy_notice: PrivacyNotice::Read, ..Preferences::default() };
    app.act(Action::Started(Box::new(Stored { preferences, ..stored })));
    app
}

pub(super) fn prepare(app: &mut Driven<App>) {
    let key = app.key;
    app.act(Action::Received(Response::Prepared(key, Ok(prepared()))));
}

/// A username that is ready to be sent.
fn at_username() -> Driven<App> {
    let mut app = started(Stored::default());
    app.act(Action::Enter(Destination::LogIn));
    prepare(&mut app);
    app.act(Action::LogIn(log_in::Action::UsernameTyped(Draft::new("aurelia"))));
    app
}

fn ask_pin(app: &mut Driven<App>) {
    app.act(Action::LogIn(log_in::Action::Continue));
    let key = app.key;
    app.act(Action::Received(Response::LogInBegun(key, Ok(attempt()))));
}

fn type_pin(app: &mut Driven<App>) {
    for digit in "2580".chars() {
        app.act(Action::LogIn(log_in::Action::Key(typed(digit))));
    }
}

pub(super) fn checking_pin() -> Driven<App> {
    let mut app = at_username();
    ask_pin(&mut app);
    type_pin(&mut app);
    app
}

pub(super) fn logged_in() -> Driven<App> {
    let mut app = checking_pin();
    let key = app.key;
    app.act(Action::Received(Response::PinChecked(key, Ok(session()))));
    app
}

fn at_pin_code() -> Driven<App> {
    let mut app = started(Stored::default());
    app.act(Action::Enter(Destination::RecoverPin));
    prepare(&mut app);
    for text in ["aurelia", "", "41777906", "aurelia@unal.edu.co", "3001234567"] {
        app.act(Action::RecoverPin(match text {
            "" => recover_pin::Action::KindChosen(DocumentKind::from("CC".to_owned())),
            text => recover_pin::Action::Typed(Draft::new(text)),
        }));
        app.act(Action::RecoverPin(recover_pin::Action::Continue));
    }
    let key = app.key;
    app.act(Action::Received(Response::CodeSent(key, Ok(code_sent()))));
    app
}

pub(super) fn choosing_pin() -> Driven<App> {
    let mut app = at_pin_code();
    for digit in "482913".chars() {
        app.act(Action::RecoverPin(recover_pin::Action::Code(code_entry::Action::Key(typed(digit)))));
    }
    let key = app.key;
    app.act(Action::Received(Response::CodeChecked(key, Ok(choose_pin()))));
    app
}

fn route(app: &Driven<App>) -> String {
    name(app.state().route())
}

#[test]
fn a_second_tap_on_inicio_does_not_begin_the_log_in_anew() {
    let mut app = started(Stored::default());
    assert_eq!(app.act(Action::Enter(Destination::LogIn)).asked(), ["Prepare"]);
    assert_eq!(app.act(Action::Enter(Destination::LogIn)).asked(), [""; 0]);
    assert_eq!(route(&app), "LogIn");
}

#[test]
fn the_privacy_notice_comes_before_the_first_personal_field_and_once() {
    let mut app = Driven::begin(|_| (App::default(), Vec::new()));
    app.act(Action::Started(Box::default()));
    app.act(Action::Enter(Destination::RecoverUsername));
    assert_eq!(route(&app), "Privacy");
    assert_eq!(app.act(Action::PrivacyAccepted).asked(), ["Prepare"]);
    app.act(Action::Back).act(Action::Enter(Destination::LogIn));
    assert_eq!(route(&app), "LogIn");
}

#[test]
fn a_session_that_opens_late_is_ended_wherever_the_member_is() {
    for away in [log_in::Action::ForgotPin, log_in::Action::ForgotUsername, log_in::Action::Back] {
        let mut app = checking_pin();
        let key = app.key;
        app.act(Action::LogIn(away));
        app.act(Action::Received(Response::PinChecked(key, Ok(session()))));
        assert_eq!(app.asked(), ["EndSession"]);
    }
    let mut app = checking_pin();
    let key = app.key;
    app.act(Action::Back).act(Action::Back);
    assert_eq!(route(&app), "Home");
    app.act(Action::Received(Response::PinChecked(key, Ok(session()))));
    assert_eq!(app.asked(), ["EndSession"]);
}

#[test]
fn a_wrong_pin_that_is_late_ends_nothing() {
    let mut app = checking_pin();
    let key = app.key;
    app.act(Action::Back).act(Action::Back);
    let wrong = PinCheckError::Wrong { attempts_left: 1 };
    assert_eq!(app.act(Action::Received(Response::PinChecked(key, Err(wrong)))).asked(), [""; 0]);
}

#[test]
fn logging_in_keeps_the_token_and_logging_out_ends_and_drops_it() {
    let mut app = logged_in();
    assert_eq!(app.asked(), ["KeepSession", "ForgetUsername"]);
    assert_eq!(app.act(Action::Back).asked(), [""; 0], "Back asks first");
    assert_eq!(app.state().modal(), Some(Modal::ConfirmLogOut));
    app.act(Action::Session(session::Action::LogOut));
    assert_eq!(app.asked(), ["EndSession", "DropSession"]);
    assert_eq!((route(&app).as_str(), app.state().notice()), ("Home", Some(Notice::LoggedOut)));
}

#[test]
fn a_remembered_username_greets_and_no_soy_yo_forgets_it() {
    let remembered = Username::parse("aurelia").ok();
    let mut app = started(Stored { remembered, ..Stored::default() });
    assert!(app.state().remembered().is_some());
    assert_eq!(app.act(Action::ForgetUsername).asked(), ["ForgetUsername"]);
    assert!(app.state().remembered().is_none());
}

#[test]
fn a_username_to_be_remembered_greets_after_the_session_and_stays_so_the_next_time() {
    let mut app = at_username();
    app.act(Action::LogIn(log_in::Action::Remember(log_in::Remember::Yes)));
    for again in [false, true] {
        if again {
            app.act(Action::Enter(Destination::LogIn));
            prepare(&mut app);
        }
        ask_pin(&mut app);
        type_pin(&mut app);
        let key = app.key;
        app.act(Action::Received(Response::PinChecked(key, Ok(session()))));
        assert_eq!(app.asked(), ["KeepSession", "RememberUsername"]);
        app.act(Action::Session(session::Action::LogOut));
        assert_eq!(app.state().remembered().map(Username::as_str), Some("aurelia"));
    }
}

#[test]
fn a_grant_that_ran_out_is_noticed_by_itself() {
    let mut app = choosing_pin();
    let now = app.outside.at_once().at;
    let deadline = app.state().deadline(now).expect("the grant has an end");
    app.outside.pass(deadline.left(now));
    app.act(Action::Ticked);
    assert!(matches!(app.state().route(), Route::RecoverPin(RecoverPin::Asking(_))));
}

#[test]
fn going_back_from_a_recovery_forgets_its_message() {
    for destination in [Destination::RecoverUsername, Destination::RecoverPin] {
        let mut app = started(Stored::default());
        app.act(Action::Enter(destination)).act(Action::Back);
        assert_eq!((route(&app).as_str(), app.asked()), ("Home", vec!["StopAwaitingCode".to_owned()]));
    }
}

fn layout(app: &Driven<App>) -> Layout {
    let Route::RecoverPin(RecoverPin::Choosing { keypad, .. }) = app.state().route() else { panic!() };
    *keypad.layout()
}

#[test]
fn the_keys_are_ordered_for_a_screen_reader_and_shuffled_at_once_when_it_ends() {
    let mut app = choosing_pin();
    assert!(layout(&app) != Layout::ORDERED);
    app.act(Action::ScreenReader(ScreenReader::Running));
    assert!(layout(&app) == Layout::ORDERED);
    app.act(Action::RecoverPin(recover_pin::Action::Key(typed('2'))));
    assert!(layout(&app) == Layout::ORDERED);
    app.act(Action::ScreenReader(ScreenReader::Silent));
    assert!(layout(&app) != Layout::ORDERED);
    assert_eq!(app.state().key_order(), KeyOrder::Shuffled);
    let before = layout(&app);
    app.act(Action::ScreenReader(ScreenReader::Silent));
    assert!(layout(&app) == before, "what changes nothing disturbs no finger");
}

#[test]
fn the_keys_of_a_log_in_and_of_every_code_are_ordered_for_a_screen_reader_too() {
    let mut pin = at_username();
    ask_pin(&mut pin);
    pin.act(Action::ScreenReader(ScreenReader::Running));
    let Route::LogIn(LogIn::AskingPin { keypad, .. }) = pin.state().route() else { panic!() };
    assert!(*keypad.layout() == Layout::ORDERED);

    let mut code = machines::at_username_code();
    code.act(Action::ScreenReader(ScreenReader::Running));
    let Route::RecoverUsername(RecoverUsername::Code { entry, .. }) = code.state().route() else { panic!() };
    assert!(*entry.sent().keypad.layout() == Layout::ORDERED);

    let mut code = at_pin_code();
    code.act(Action::ScreenReader(ScreenReader::Running));
    let Route::RecoverPin(RecoverPin::Code { entry, .. }) = code.state().route() else { panic!() };
    assert!(*entry.sent().keypad.layout() == Layout::ORDERED);
}

#[test]
fn a_journey_that_is_too_old_is_not_taken_up_again_and_says_so() {
    let mut old = choosing_pin();
    let at = old.outside.at_once().at;
    for (age, stands) in [(29, "RecoverPin"), (31, "Home")] {
        let app = old.state().save(at);
        let mut fresh = Driven::begin(|_| (App::default(), Vec::new()));
        let behind = at.since(fresh.outside.at_once().at);
        fresh.outside.pass(behind + Duration::from_mins(age));
        fresh.act(Action::Started(Box::new(Stored { app, ..Stored::default() })));
        assert_eq!(route(&fresh), stands);
        assert_eq!(fresh.state().notice() == Some(Notice::JourneyTooOld), stands == "Home");
    }
}

#[test]
fn no_fui_yo_waits_for_no_privacy_notice() {
    let mut app = Driven::begin(|_| (App::default(), Vec::new()));
    app.act(Action::Started(Box::default())).act(Action::Enter(Destination::Freeze));
    assert_eq!(route(&app), "Freeze");
    app.act(Action::Freeze(freeze::Action::Typed(ReceiptDraft::new("7K2M-9QXF"))));
    assert_eq!(app.act(Action::Freeze(freeze::Action::Freeze)).asked(), ["FreezeAccess"]);
    app.act(Action::Back).act(Action::Back);
    assert_eq!(route(&app), "Home");
}

#[test]
fn no_fui_yo_out_of_a_session_ends_it_and_drops_its_token() {
    let mut app = logged_in();
    app.act(Action::Open(Modal::NotMe)).act(Action::Enter(Destination::Freeze));
    assert_eq!((route(&app).as_str(), app.state().modal()), ("Freeze", None));
    assert_eq!(app.asked(), ["EndSession", "DropSession"]);
}

#[test]
fn no_fui_yo_leads_nowhere_from_the_middle_of_something_else() {
    let mut app = choosing_pin();
    app.act(Action::Enter(Destination::Freeze));
    assert_eq!((route(&app).as_str(), app.asked()), ("RecoverPin", vec![]));
}

#[test]
fn practice_stands_over_any_place_asks_for_nothing_and_leaves_it_as_it_was() {
    let mut app = choosing_pin();
    app.act(Action::RecoverPin(recover_pin::Action::Key(typed('2'))));
    app.act(Action::Open(Modal::Practice));
    let at = app.outside.at_once().at;
    let saved = serde_json::to_string(&app.state().save(at)).unwrap();
    for digit in "7391".chars() {
        assert_eq!(app.act(Action::Practice(practice::Action::Key(typed(digit)))).asked(), [""; 0]);
    }
    assert!(matches!(app.state().practice(), Some(Practice::Done)));
    assert_eq!(serde_json::to_string(&app.state().save(at)).unwrap(), saved);
    app.act(Action::Back);
    assert!(app.state().practice().is_none() && app.state().modal().is_none());
    let Route::RecoverPin(RecoverPin::Choosing { keypad, .. }) = app.state().route() else { panic!() };
    assert_eq!(keypad.count(), 1);
    app.act(Action::Practice(practice::Action::Key(typed('7'))));
    assert!(app.state().practice().is_none(), "a page that closed hears nothing");
}

#[test]
fn practice_is_ordered_where_the_member_wants_the_keys_ordered() {
    let mut app = started(Stored::default());
    app.act(Action::Open(Modal::Practice));
    app.act(Action::ScreenReader(ScreenReader::Running));
    let Some(Practice::Entering { keypad }) = app.state().practice() else { panic!() };
    assert!(*keypad.layout() == Layout::ORDERED);
}
