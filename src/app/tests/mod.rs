#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod diagrams;
mod machines;
mod portal;
mod random;
mod trusted_phone;
mod upgrade;

use core::time::Duration;

use super::*;
use crate::domain::{Draft, KeyOrder, Layout, ReceiptDraft, Username};
use crate::features::log_in;
use crate::features::practice::{self, Practice};
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::test_driver::{
    Driven, TestFlow, attempt, choose_pin, code_sent, email_answer, pin_answers, prepared, session, typed,
};
use crate::features::{code_entry, freeze, session};
use crate::flow::{PinCheckError, Response};

/// An app whose member read the privacy notice.
pub(super) fn started(stored: Stored) -> Driven<App> {
    let mut app = Driven::start(|_| (App::default(), Vec::new()));
    let preferences = Preferences { privacy_notice: PrivacyNotice::Read, ..Preferences::default() };
    app.act(Event::Started(Box::new(Stored { preferences, ..stored })));
    app
}

pub(super) fn prepare(app: &mut Driven<App>) {
    app.respond(Ok(Response::Prepared(prepared())));
}

/// A log-in whose request is prepared.
fn at_username() -> Driven<App> {
    let mut app = started(Stored::default());
    app.act(Event::Enter(Destination::LogIn));
    prepare(&mut app);
    app.act(Event::LogIn(log_in::Event::UsernameTyped(Draft::new("aurelia"))));
    app
}

fn ask_pin(app: &mut Driven<App>) {
    app.act(Event::LogIn(log_in::Event::Continue));
    app.respond(Ok(Response::LogIn(Ok(attempt()))));
}

fn type_pin(app: &mut Driven<App>) {
    app.enter("2580", |key| Event::LogIn(log_in::Event::Key(key)));
}

pub(super) fn checking_pin() -> Driven<App> {
    let mut app = at_username();
    ask_pin(&mut app);
    type_pin(&mut app);
    app
}

pub(super) fn logged_in() -> Driven<App> {
    let mut app = checking_pin();
    app.respond(Ok(Response::CheckPin(Ok(session()))));
    app
}

fn at_pin_code() -> Driven<App> {
    let mut app = started(Stored::default());
    app.act(Event::Enter(Destination::RecoverPin));
    prepare(&mut app);
    for event in pin_answers() {
        app.act(Event::RecoverPin(event));
    }
    app.respond(Ok(Response::CodeSent(Ok(code_sent()))));
    app
}

pub(super) fn choosing_pin() -> Driven<App> {
    let mut app = at_pin_code();
    app.enter("482913", |key| Event::RecoverPin(recover_pin::Event::Code(code_entry::Event::Key(key))));
    app.respond(Ok(Response::CheckCode(Ok(choose_pin()))));
    app
}

fn route(app: &Driven<App>) -> String {
    app.state().name()
}

#[test]
fn second_tap_on_inicio_does_not_restart_the_log_in() {
    let mut app = started(Stored::default());
    assert_eq!(app.act(Event::Enter(Destination::LogIn)).effect_names(), ["Prepare"]);
    assert_eq!(app.act(Event::Enter(Destination::LogIn)).effect_names(), [""; 0]);
    assert_eq!(route(&app), "LogIn");
}

#[test]
fn privacy_notice_comes_once_before_the_first_personal_field() {
    let mut app = Driven::start(|_| (App::default(), Vec::new()));
    app.act(Event::Started(Box::default()));
    app.act(Event::Enter(Destination::RecoverUsername));
    assert_eq!(route(&app), "Privacy");
    assert_eq!(app.act(Event::PrivacyAccepted).effect_names(), ["Prepare"]);
    app.act(Event::Back).act(Event::Enter(Destination::LogIn));
    assert_eq!(route(&app), "LogIn");
}

#[test]
fn session_that_opens_late_is_ended_anywhere() {
    for away in [log_in::Event::ForgotPin, log_in::Event::ForgotUsername, log_in::Event::Back] {
        let mut app = checking_pin();
        let key = app.id;
        app.act(Event::LogIn(away));
        app.respond_to(key, Ok(Response::CheckPin(Ok(session()))));
        assert_eq!(app.effect_names(), ["EndSession"]);
    }
    let mut app = checking_pin();
    let key = app.id;
    app.act(Event::Back).act(Event::Back);
    assert_eq!(route(&app), "Home");
    app.respond_to(key, Ok(Response::CheckPin(Ok(session()))));
    assert_eq!(app.effect_names(), ["EndSession"]);
}

#[test]
fn a_wrong_pin_that_is_late_ends_nothing() {
    let mut app = checking_pin();
    let key = app.id;
    app.act(Event::Back).act(Event::Back);
    let wrong = PinCheckError::Wrong { attempts_left: 1 };
    assert_eq!(app.respond_to(key, Ok(Response::CheckPin(Err(wrong)))).effect_names(), [""; 0]);
}

#[test]
fn log_in_saves_the_token_and_log_out_clears_it() {
    let mut app = logged_in();
    assert_eq!(app.effect_names(), ["SaveSession", "ClearUsername"]);
    assert_eq!(app.act(Event::Back).effect_names(), [""; 0], "Back asks first");
    assert_eq!(app.state().modal(), Some(Modal::ConfirmLogOut));
    app.act(Event::Session(session::Event::LogOut));
    assert_eq!(app.effect_names(), ["EndSession", "ClearSession"]);
    assert_eq!((route(&app).as_str(), app.state().notice()), ("Home", Some(Notice::LoggedOut)));
}

#[test]
fn a_remembered_username_greets_and_no_soy_yo_forgets_it() {
    let remembered = Username::parse("aurelia").ok();
    let mut app = started(Stored { remembered, ..Stored::default() });
    assert!(app.state().remembered().is_some());
    assert_eq!(app.act(Event::ForgetUsername).effect_names(), ["ClearUsername"]);
    assert!(app.state().remembered().is_none());
}

#[test]
fn remembered_username_stays_remembered_after_the_next_session() {
    let mut app = at_username();
    app.act(Event::LogIn(log_in::Event::Remember(log_in::Remember::Yes)));
    for again in [false, true] {
        if again {
            app.act(Event::Enter(Destination::LogIn));
            prepare(&mut app);
        }
        ask_pin(&mut app);
        type_pin(&mut app);
        app.respond(Ok(Response::CheckPin(Ok(session()))));
        assert_eq!(app.effect_names(), ["SaveSession", "SaveUsername"]);
        app.act(Event::Session(session::Event::LogOut));
        assert_eq!(app.state().remembered().map(Username::as_str), Some("aurelia"));
    }
}

#[test]
fn expired_grant_is_noticed_by_itself() {
    let mut app = choosing_pin();
    let now = app.env.at_once().now;
    let deadline = app.state().deadline(now).expect("the grant has an end");
    app.env.pass(deadline.left(now));
    app.act(Event::Ticked);
    assert!(matches!(app.state().route(), Route::RecoverPin(RecoverPin::Form(_))));
}

#[test]
fn going_back_from_a_recovery_forgets_its_message() {
    for destination in [Destination::RecoverUsername, Destination::RecoverPin] {
        let mut app = started(Stored::default());
        app.act(Event::Enter(destination)).act(Event::Back);
        assert_eq!((route(&app).as_str(), app.effect_names()), ("Home", vec!["Stop".to_owned()]));
    }
}

fn layout(app: &Driven<App>) -> Layout {
    app.state().keypad().expect("a keypad").layout
}

#[test]
fn keys_are_ordered_while_a_screen_reader_runs() {
    let mut app = choosing_pin();
    assert!(layout(&app) != Layout::ORDERED);
    app.act(Event::ScreenReader(ScreenReader::Running));
    assert!(layout(&app) == Layout::ORDERED);
    app.act(Event::RecoverPin(recover_pin::Event::Key(typed('2'))));
    assert!(layout(&app) == Layout::ORDERED);
    app.act(Event::ScreenReader(ScreenReader::Silent));
    assert!(layout(&app) != Layout::ORDERED);
    assert_eq!(app.state().key_order(), KeyOrder::Shuffled);
    let before = layout(&app);
    app.act(Event::ScreenReader(ScreenReader::Silent));
    assert!(layout(&app) == before, "what changes nothing disturbs no finger");
}

#[test]
fn screen_reader_orders_the_keys_of_pin_and_codes() {
    let mut pin = at_username();
    ask_pin(&mut pin);
    for mut app in [pin, machines::at_username_code(), at_pin_code()] {
        app.act(Event::ScreenReader(ScreenReader::Running));
        assert!(layout(&app) == Layout::ORDERED, "{}", route(&app));
    }
}

#[test]
fn code_left_for_inicio_outlives_the_process_until_it_expires() {
    let mut left = machines::at_username_code();
    left.act(Event::Back).act(Event::Back);
    assert_eq!(route(&left), "Home");
    let at = left.env.at_once().now;
    for (age, effects) in [(4, ["Await"]), (40, ["Prepare"])] {
        let app = left.state().snapshot(at);
        let mut fresh = started(Stored::default());
        let behind = at.since(fresh.env.at_once().now);
        fresh.env.pass(behind + Duration::from_mins(age));
        fresh.act(Event::Started(Box::new(Stored {
            app,
            preferences: fresh.state().preferences().clone(),
            ..Stored::default()
        })));
        assert_eq!(fresh.state().notice(), None, "nothing was under way");
        fresh.act(Event::Enter(Destination::RecoverUsername));
        if age < 5 {
            for event in email_answer() {
                fresh.act(Event::RecoverUsername(event));
            }
        }
        assert_eq!(fresh.effect_names(), effects);
    }
}

#[test]
fn snapshot_that_is_too_old_is_discarded_and_reported() {
    let mut old = choosing_pin();
    let at = old.env.at_once().now;
    for (age, expected) in [(29, "RecoverPin"), (31, "Home")] {
        let app = old.state().snapshot(at);
        let mut fresh = Driven::start(|_| (App::default(), Vec::new()));
        let behind = at.since(fresh.env.at_once().now);
        fresh.env.pass(behind + Duration::from_mins(age));
        fresh.act(Event::Started(Box::new(Stored { app, ..Stored::default() })));
        assert_eq!(route(&fresh), expected);
        assert_eq!(fresh.state().notice() == Some(Notice::SnapshotTooOld), expected == "Home");
    }
}

#[test]
fn freeze_needs_no_privacy_notice() {
    let mut app = Driven::start(|_| (App::default(), Vec::new()));
    app.act(Event::Started(Box::default())).act(Event::Enter(Destination::Freeze));
    assert_eq!(route(&app), "Freeze");
    app.act(Event::Freeze(freeze::Event::Typed(ReceiptDraft::new("7K2M-9QXF"))));
    assert_eq!(app.act(Event::Freeze(freeze::Event::Freeze)).effect_names(), ["Freeze"]);
    app.act(Event::Back).act(Event::Back);
    assert_eq!(route(&app), "Home");
}

#[test]
fn freeze_from_a_session_ends_it_and_clears_its_token() {
    let mut app = logged_in();
    app.act(Event::Open(Modal::NotMe)).act(Event::Enter(Destination::Freeze));
    assert_eq!((route(&app).as_str(), app.state().modal()), ("Freeze", None));
    assert_eq!(app.effect_names(), ["EndSession", "ClearSession"]);
}

#[test]
fn freeze_is_not_entered_from_another_feature() {
    let mut app = choosing_pin();
    app.act(Event::Enter(Destination::Freeze));
    assert_eq!((route(&app).as_str(), app.effect_names()), ("RecoverPin", vec![]));
}

#[test]
fn practice_leaves_the_route_below_unchanged() {
    let mut app = choosing_pin();
    app.act(Event::RecoverPin(recover_pin::Event::Key(typed('2'))));
    app.act(Event::Open(Modal::Practice));
    let at = app.env.at_once().now;
    let saved = serde_json::to_string(&app.state().snapshot(at)).unwrap();
    for digit in "7391".chars() {
        assert_eq!(app.act(Event::Practice(practice::Event::Key(typed(digit)))).effect_names(), [""; 0]);
    }
    assert!(matches!(app.state().practice(), Some(Practice::Done)));
    assert_eq!(serde_json::to_string(&app.state().snapshot(at)).unwrap(), saved);
    app.act(Event::Back);
    assert!(app.state().practice().is_none() && app.state().modal().is_none());
    assert_eq!(app.state().keypad().expect("the new PIN's").count, 1);
    app.act(Event::Practice(practice::Event::Key(typed('7'))));
    assert!(app.state().practice().is_none(), "a closed page receives nothing");
}

#[test]
fn practice_is_ordered_where_the_member_wants_the_keys_ordered() {
    let mut app = started(Stored::default());
    app.act(Event::Open(Modal::Practice));
    app.act(Event::ScreenReader(ScreenReader::Running));
    assert!(layout(&app) == Layout::ORDERED);
}

#[test]
fn closed_page_returns_to_the_page_it_was_opened_from() {
    let mut app = started(Stored::default());
    for modal in [Modal::Help, Modal::Settings, Modal::Practice] {
        app.act(Event::Open(modal));
    }
    app.act(Event::Practice(practice::Event::Key(typed('7'))));
    assert_eq!(app.act(Event::Close).state().modal(), Some(Modal::Settings));
    assert!(app.state().practice().is_none());
    assert_eq!(app.act(Event::Back).state().modal(), Some(Modal::Help));
    app.act(Event::Open(Modal::Practice)).act(Event::Open(Modal::Help));
    assert_eq!(app.state().modals(), [Modal::Help], "a page is open once");
    assert!(app.state().practice().is_none());
    assert_eq!(app.act(Event::Close).state().modal(), None);
}
