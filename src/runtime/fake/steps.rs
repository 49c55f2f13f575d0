//! What a member does, as events, and what the scripted portal answers on the way.

use super::FakeApp;
use super::view::{asks_code, asks_pin, is_home, is_open};
use crate::app::{App, Destination, Event, PortalView, Preferences, Route};
use crate::domain::{Digit, Draft};
use crate::features::keypad::Key;
use crate::features::recover_username::Slide;
use crate::features::{code_entry, log_in, recover_pin, recover_username};
use crate::flow::{Delivery, Response, fake};

impl FakeApp {
    pub fn log_in(&self, event: log_in::Event) {
        self.dispatch(Event::LogIn(event));
    }

    pub fn recover_username(&self, event: recover_username::Event) {
        self.dispatch(Event::RecoverUsername(event));
    }

    pub fn recover_pin(&self, event: recover_pin::Event) {
        self.dispatch(Event::RecoverPin(event));
    }

    /// Passes an event to the code of the recovery that shows.
    pub fn code(&self, event: code_entry::Event) {
        self.dispatch(self.read(|app| code_event(app, event)));
    }

    /// "Reenviar".
    pub fn resend_code(&self) {
        self.code(code_entry::Event::Resend(Delivery::Autofill(None)));
    }

    pub fn prefer(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.read(|app| app.preferences().clone());
        change(&mut preferences);
        self.dispatch(Event::Prefer(preferences));
    }

    /// Opens a destination from the home screen, once the portal's self-description came or failed, and accepts the privacy
    /// notice.
    pub async fn open(&self, destination: Destination) {
        self.until(|app| is_home(app) && !matches!(app.portal(), PortalView::Fetching)).await;
        self.dispatch(Event::Enter(destination));
        self.dispatch(Event::PrivacyAccepted);
    }

    /// Types digits on a keyboard, for the PIN or code that shows.
    pub fn type_digits(&self, digits: &str) {
        for digit in digits.chars().filter_map(Digit::from_char) {
            let key = Key::Typed(digit);
            self.dispatch(self.read(|app| match app.route() {
                Route::LogIn(_) => Event::LogIn(log_in::Event::Key(key)),
                Route::RecoverPin(flow) if flow.pin_keypad().is_some() => {
                    Event::RecoverPin(recover_pin::Event::Key(key))
                }
                _ => code_event(app, code_entry::Event::Key(key)),
            }));
        }
    }

    /// From the home screen to the username, and sends it.
    pub async fn send_username(&self, username: &str) {
        self.open(Destination::LogIn).await;
        self.log_in(log_in::Event::UsernameTyped(Draft::new(username)));
        self.log_in(log_in::Event::Continue);
    }

    /// From the home screen to the PIN of a log-in.
    pub async fn to_pin(&self, username: &str) {
        self.portal.on("log_in").answer(Ok(Response::LogIn(Ok(fake::attempt()))));
        self.send_username(username).await;
        self.until(asks_pin).await;
    }

    /// From the home screen to the session.
    pub async fn to_session(&self, username: &str, pin: &str) {
        self.to_pin(username).await;
        self.portal.on("check_pin").answer(Ok(Response::CheckPin(Ok(fake::session()))));
        self.type_digits(pin);
        self.until(is_open).await;
    }

    /// From the home screen to the e-mail, and sends it.
    pub async fn send_email(&self, email: &str) {
        self.open(Destination::RecoverUsername).await;
        self.recover_username(recover_username::Event::EmailTyped(Draft::new(email)));
        self.recover_username(recover_username::Event::Slid(Slide::Green));
        self.recover_username(recover_username::Event::Recover);
    }

    /// From the home screen to the code that recovers the username.
    pub async fn to_username_code(&self, email: &str) {
        self.portal.on("recover_username").answer(Ok(Response::CodeSent(Ok(fake::code_sent()))));
        self.send_email(email).await;
        self.until(asks_code).await;
    }
}

fn code_event(app: &App, event: code_entry::Event) -> Event {
    if matches!(app.route(), Route::RecoverPin(_)) {
        Event::RecoverPin(recover_pin::Event::Code(event))
    } else {
        Event::RecoverUsername(recover_username::Event::Code(event))
    }
}
