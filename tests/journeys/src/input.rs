//! Input that a member gives to a [`TestApp`], and the states that tests wait for.

use std::time::Duration;

use multiportal::app::{App, Destination, Event, Route};
use multiportal::domain::Digit;
use multiportal::domain::{DocumentKind, Draft};
use multiportal::features::code_entry::{self, CodeEntry, CodeProblem, Phase};
use multiportal::features::keypad::{Key, Keypad};
use multiportal::features::log_in::{self, LogIn};
use multiportal::features::recover_pin::{self, NewPinPhase, RecoverPin};
use multiportal::features::recover_username::{self, RecoverUsername, Slide};
use multiportal::features::session::{Session, SessionProblem};
use multiportal::flow::{CallError, Delivery};
use portal::SeededMember;

use crate::test_app::TestApp;

#[must_use]
pub fn log_in(app: &App) -> Option<&LogIn> {
    match app.route() {
        Route::LogIn(flow) => Some(flow),
        _ => None,
    }
}

#[must_use]
pub fn recover_username(app: &App) -> Option<&RecoverUsername> {
    match app.route() {
        Route::RecoverUsername(flow) => Some(flow),
        _ => None,
    }
}

#[must_use]
pub fn recover_pin(app: &App) -> Option<&RecoverPin> {
    match app.route() {
        Route::RecoverPin(flow) => Some(flow),
        _ => None,
    }
}

#[must_use]
pub fn entry(app: &App) -> Option<&CodeEntry> {
    match app.route() {
        Route::RecoverUsername(RecoverUsername::Code { entry, .. })
        | Route::RecoverPin(RecoverPin::Code { entry, .. }) => Some(entry),
        _ => None,
    }
}

#[must_use]
pub fn is_home(app: &App) -> bool {
    matches!(app.route(), Route::Home)
}

#[must_use]
pub fn asks_pin(app: &App) -> bool {
    matches!(log_in(app), Some(LogIn::Pin(step)) if step.takes_keys())
}

#[must_use]
pub fn asks_code(app: &App) -> bool {
    matches!(entry(app), Some(entry) if entry.phase() == Phase::Entering)
}

#[must_use]
pub fn is_open(app: &App) -> bool {
    matches!(app.route(), Route::Session(Session { open: Some(_), .. }))
}

#[must_use]
pub fn chooses_pin(app: &App) -> bool {
    new_pin_phase(app) == Some(NewPinPhase::Choosing)
}

#[must_use]
pub fn confirms_pin(app: &App) -> bool {
    new_pin_phase(app) == Some(NewPinPhase::Confirming)
}

#[must_use]
pub fn has_changed_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::PinChanged { .. }))
}

fn new_pin_phase(app: &App) -> Option<NewPinPhase> {
    match recover_pin(app) {
        Some(RecoverPin::NewPin(step)) => Some(step.phase()),
        _ => None,
    }
}

fn keypad(app: &App) -> Option<&Keypad> {
    match app.route() {
        Route::LogIn(flow) => flow.keypad(),
        Route::RecoverPin(flow) if flow.pin_keypad().is_some() => flow.pin_keypad(),
        _ => entry(app).map(|entry| &entry.keypad),
    }
}

impl TestApp {
    pub async fn open(&self, destination: Destination) {
        self.until(is_home).await;
        self.dispatch(Event::Enter(destination));
    }

    /// Taps digits on the keypad, each on the layout that shows then, and no faster than the keypad's guard.
    pub fn tap_digits(&self, digits: &str) {
        for digit in digits.chars() {
            self.clock.advance(Duration::from_millis(250));
            let digit = Digit::from_char(digit).unwrap();
            let generation = self.engine().read(|app| keypad(app).map(Keypad::generation)).unwrap();
            let key = Key::Pressed { digit, down: generation, up: generation };
            self.dispatch(match self.engine().read(|app| (log_in(app).is_some(), entry(app).is_some())) {
                (true, _) => Event::LogIn(log_in::Event::Key(key)),
                (_, false) => Event::RecoverPin(recover_pin::Event::Key(key)),
                (_, true) => self.code_action(code_entry::Event::Key(key)),
            });
        }
    }

    fn code_action(&self, action: code_entry::Event) -> Event {
        if self.engine().read(|app| recover_pin(app).is_some()) {
            Event::RecoverPin(recover_pin::Event::Code(action))
        } else {
            Event::RecoverUsername(recover_username::Event::Code(action))
        }
    }

    pub fn retry_code(&self) {
        self.dispatch(self.code_action(code_entry::Event::Retry));
    }

    pub fn resend_code(&self) {
        self.dispatch(self.code_action(code_entry::Event::Resend(Delivery::Autofill(None))));
    }

    pub fn send_username(&self, username: &str) {
        self.dispatch(Event::LogIn(log_in::Event::UsernameTyped(Draft::new(username))));
        self.continue_log_in();
    }

    pub fn continue_log_in(&self) {
        self.dispatch(Event::LogIn(log_in::Event::Continue));
    }

    /// From the home screen to the PIN of a log-in.
    pub async fn to_pin(&self, username: &str) {
        self.open(Destination::LogIn).await;
        self.send_username(username);
        self.until(asks_pin).await;
    }

    /// From the home screen to the session.
    pub async fn log_in(&self, member: SeededMember, pin: &str) {
        self.to_pin(member.username).await;
        self.tap_digits(pin);
        self.until(is_open).await;
    }

    /// From the home screen to the e-mail, and sends it.
    pub async fn send_email(&self, email: &str) {
        self.open(Destination::RecoverUsername).await;
        self.recover_username(recover_username::Event::EmailTyped(Draft::new(email)));
        self.recover_username(recover_username::Event::Slid(Slide::Green));
        self.recover_username(recover_username::Event::Recover);
    }

    pub fn recover_username(&self, action: recover_username::Event) {
        self.dispatch(Event::RecoverUsername(action));
    }

    /// From the home screen to the code that recovers the username.
    pub async fn to_username_code(&self, email: &str) {
        self.send_email(email).await;
        self.until(asks_code).await;
    }

    pub fn recover_pin(&self, action: recover_pin::Event) {
        self.dispatch(Event::RecoverPin(action));
    }

    pub fn answer(&self, text: &str) {
        self.recover_pin(recover_pin::Event::Typed(Draft::new(text)));
        self.recover_pin(recover_pin::Event::Continue);
    }

    /// From the home screen through the questions, and sends the answers.
    pub async fn send_answers(&self, member: SeededMember) {
        self.open(Destination::RecoverPin).await;
        if self.engine().read(|app| app.remembered().is_none()) {
            self.answer(member.username);
        }
        self.recover_pin(recover_pin::Event::KindChosen(DocumentKind::from(member.document_type.to_owned())));
        self.recover_pin(recover_pin::Event::Continue);
        for text in [member.document_number, member.email, member.phone] {
            self.answer(text);
        }
    }

    /// From the home screen to the code that recovers the PIN.
    pub async fn to_pin_code(&self, member: SeededMember) {
        self.send_answers(member).await;
        self.until(asks_code).await;
    }

    /// Enters the new PIN twice.
    pub async fn choose_pin(&self, pin: &str) {
        self.until(chooses_pin).await;
        self.tap_digits(pin);
        self.until(confirms_pin).await;
        self.tap_digits(pin);
    }

    /// From the changed PIN to the PIN of a log-in.
    pub async fn log_in_after_change(&self) {
        self.until(has_changed_pin).await;
        self.recover_pin(recover_pin::Event::LogIn);
        self.until(asks_pin).await;
    }
}

/// The error that the screen shows.
#[must_use]
pub fn error(app: &App) -> Option<CallError> {
    match app.route() {
        Route::LogIn(LogIn::Username(step)) => match &step.problem {
            Some(log_in::UsernameProblem::NotSent(error)) => Some(error.clone()),
            _ => None,
        },
        Route::LogIn(LogIn::Pin(step)) => match &step.problem {
            Some(log_in::PinProblem::NotChecked(error)) => Some(error.clone()),
            _ => None,
        },
        Route::RecoverUsername(RecoverUsername::Email(step)) => match &step.problem {
            Some(recover_username::EmailProblem::NotSent(error)) => Some(error.clone()),
            _ => None,
        },
        Route::RecoverPin(RecoverPin::Form(step)) => match &step.problem {
            Some(recover_pin::FormProblem::NotSent(error)) => Some(error.clone()),
            _ => None,
        },
        Route::RecoverPin(RecoverPin::NewPin(step)) => match &step.problem {
            Some(recover_pin::PinProblem::NotSaved(error)) => Some(error.clone()),
            _ => None,
        },
        Route::Session(session) => session.problem.as_ref().and_then(|problem| match problem {
            SessionProblem::NotRefreshed(error) | SessionProblem::NotHandedOver(error) => Some(error.clone()),
            SessionProblem::NoBrowser => None,
        }),
        _ => match entry(app).and_then(|entry| entry.problem.as_ref()) {
            Some(CodeProblem::NotChecked(error)) => Some(error.clone()),
            _ => None,
        },
    }
}
