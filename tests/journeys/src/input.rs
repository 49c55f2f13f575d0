//! Input that a member gives to a [`TestApp`], and the states that tests wait for.

use std::time::Duration;

use multiportal::app::{Action, App, Destination, Route};
use multiportal::domain::Digit;
use multiportal::domain::{DocumentKind, Draft};
use multiportal::features::code_entry::{self, CodeEntry};
use multiportal::features::keypad::{Key, Keypad};
use multiportal::features::log_in::{self, LogIn};
use multiportal::features::recover_pin::{self, RecoverPin};
use multiportal::features::recover_username::{self, RecoverUsername, Slide};
use multiportal::features::session::Session;
use multiportal::flow::CallError;
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
    matches!(log_in(app), Some(LogIn::AskingPin { .. }))
}

#[must_use]
pub fn asks_code(app: &App) -> bool {
    matches!(entry(app), Some(CodeEntry::Entering { .. }))
}

#[must_use]
pub fn is_open(app: &App) -> bool {
    matches!(app.route(), Route::Session(Session::Open { .. }))
}

#[must_use]
pub fn chooses_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::Choosing { .. }))
}

#[must_use]
pub fn confirms_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::Confirming { .. }))
}

#[must_use]
pub fn has_changed_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::PinChanged { .. }))
}

fn keypad(app: &App) -> Option<&Keypad> {
    match app.route() {
        Route::LogIn(LogIn::AskingPin { keypad, .. })
        | Route::RecoverPin(RecoverPin::Choosing { keypad, .. } | RecoverPin::Confirming { keypad, .. }) => {
            Some(keypad)
        }
        _ => entry(app).map(|entry| &entry.sent().keypad),
    }
}

impl TestApp {
    pub async fn open(&self, destination: Destination) {
        self.until(is_home).await;
        self.dispatch(Action::Enter(destination));
    }

    /// Taps digits on the keypad, each on the layout that shows then, and no faster than the keypad's guard.
    pub fn tap_digits(&self, digits: &str) {
        for digit in digits.chars() {
            self.clock.advance(Duration::from_millis(250));
            let digit = Digit::from_char(digit).unwrap();
            let generation = self.engine().read(|app| keypad(app).map(Keypad::generation)).unwrap();
            let key = Key::Pressed { digit, down: generation, up: generation };
            self.dispatch(match self.engine().read(|app| (log_in(app).is_some(), entry(app).is_some())) {
                (true, _) => Action::LogIn(log_in::Action::Key(key)),
                (_, false) => Action::RecoverPin(recover_pin::Action::Key(key)),
                (_, true) => self.code_action(code_entry::Action::Key(key)),
            });
        }
    }

    fn code_action(&self, action: code_entry::Action) -> Action {
        if self.engine().read(|app| recover_pin(app).is_some()) {
            Action::RecoverPin(recover_pin::Action::Code(action))
        } else {
            Action::RecoverUsername(recover_username::Action::Code(action))
        }
    }

    pub fn retry_code(&self) {
        self.dispatch(self.code_action(code_entry::Action::Retry));
    }

    pub fn resend_code(&self) {
        self.dispatch(self.code_action(code_entry::Action::Resend));
    }

    pub fn send_username(&self, username: &str) {
        self.dispatch(Action::LogIn(log_in::Action::UsernameTyped(Draft::new(username))));
        self.continue_log_in();
    }

    pub fn continue_log_in(&self) {
        self.dispatch(Action::LogIn(log_in::Action::Continue));
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
        self.recover_username(recover_username::Action::EmailTyped(Draft::new(email)));
        self.recover_username(recover_username::Action::Slid(Slide::Green));
        self.recover_username(recover_username::Action::Recover);
    }

    pub fn recover_username(&self, action: recover_username::Action) {
        self.dispatch(Action::RecoverUsername(action));
    }

    /// From the home screen to the code that recovers the username.
    pub async fn to_username_code(&self, email: &str) {
        self.send_email(email).await;
        self.until(asks_code).await;
    }

    pub fn recover_pin(&self, action: recover_pin::Action) {
        self.dispatch(Action::RecoverPin(action));
    }

    pub fn answer(&self, text: &str) {
        self.recover_pin(recover_pin::Action::Typed(Draft::new(text)));
        self.recover_pin(recover_pin::Action::Continue);
    }

    /// From the home screen through the questions, and sends the answers.
    pub async fn send_answers(&self, member: SeededMember) {
        self.open(Destination::RecoverPin).await;
        if self.engine().read(|app| app.remembered().is_none()) {
            self.answer(member.username);
        }
        self.recover_pin(recover_pin::Action::KindChosen(DocumentKind::from(member.document_type.to_owned())));
        self.recover_pin(recover_pin::Action::Continue);
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
        self.recover_pin(recover_pin::Action::LogIn);
        self.until(|app| log_in(app).is_some()).await;
        self.continue_log_in();
        self.until(asks_pin).await;
    }
}

/// The error that the screen shows.
#[must_use]
pub fn error(app: &App) -> Option<CallError> {
    match app.route() {
        Route::LogIn(
            LogIn::AskingUsername { problem: Some(log_in::UsernameProblem::CallError(error)), .. }
            | LogIn::PinUnchecked { error, .. },
        )
        | Route::RecoverPin(RecoverPin::Unsaved { error, .. })
        | Route::Session(Session::Open { error: Some(error), .. } | Session::NotResumed { error, .. }) => {
            Some(error.clone())
        }
        Route::RecoverUsername(RecoverUsername::Asking(question)) => match &question.problem {
            Some(recover_username::EmailProblem::CallError(error)) => Some(error.clone()),
            _ => None,
        },
        Route::RecoverPin(RecoverPin::Asking(form)) => match &form.problem {
            Some(recover_pin::FormProblem::CallError(error)) => Some(error.clone()),
            _ => None,
        },
        _ => match entry(app) {
            Some(CodeEntry::Unchecked { error, .. }) => Some(error.clone()),
            _ => None,
        },
    }
}
