//! The member's hand: what is tapped and typed, and what is then to be seen.

use std::time::Duration;

use multiportal::app::{Event, App, Destination, Route};
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

use crate::town::Phone;

pub fn log_in(app: &App) -> Option<&LogIn> {
    match app.route() {
        Route::LogIn(flow) => Some(flow),
        _ => None,
    }
}

pub fn recover_username(app: &App) -> Option<&RecoverUsername> {
    match app.route() {
        Route::RecoverUsername(flow) => Some(flow),
        _ => None,
    }
}

pub fn recover_pin(app: &App) -> Option<&RecoverPin> {
    match app.route() {
        Route::RecoverPin(flow) => Some(flow),
        _ => None,
    }
}

pub fn entry(app: &App) -> Option<&CodeEntry> {
    match app.route() {
        Route::RecoverUsername(RecoverUsername::Code { entry, .. })
        | Route::RecoverPin(RecoverPin::Code { entry, .. }) => Some(entry),
        _ => None,
    }
}

pub fn is_home(app: &App) -> bool {
    matches!(app.route(), Route::Home)
}

pub fn asks_pin(app: &App) -> bool {
    matches!(log_in(app), Some(LogIn::AskingPin { .. }))
}

pub fn asks_code(app: &App) -> bool {
    matches!(entry(app), Some(CodeEntry::Entering { .. }))
}

pub fn is_open(app: &App) -> bool {
    matches!(app.route(), Route::Session(Session::Open { .. }))
}

pub fn chooses_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::Choosing { .. }))
}

pub fn confirms_pin(app: &App) -> bool {
    matches!(recover_pin(app), Some(RecoverPin::Confirming { .. }))
}

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

impl Phone {
    pub async fn enters(&self, destination: Destination) {
        self.until(is_home).await;
        self.act(Event::Enter(destination));
    }

    /// Taps digits on the shuffled keys, each on the layout that it then shows, and no faster than a keypad takes.
    pub fn taps(&self, digits: &str) {
        for digit in digits.chars() {
            self.clock.advance(Duration::from_millis(250));
            let digit = Digit::from_char(digit).unwrap();
            let shown = self.engine().read(|app| keypad(app).map(Keypad::generation)).unwrap();
            let key = Key::Pressed { digit, down: shown, up: shown };
            self.act(match self.engine().read(|app| (log_in(app).is_some(), entry(app).is_some())) {
                (true, _) => Event::LogIn(log_in::Event::Key(key)),
                (_, false) => Event::RecoverPin(recover_pin::Event::Key(key)),
                (_, true) => self.about_code(code_entry::Event::Key(key)),
            });
        }
    }

    pub fn about_code(&self, action: code_entry::Event) -> Event {
        if self.engine().read(|app| recover_pin(app).is_some()) {
            Event::RecoverPin(recover_pin::Event::Code(action))
        } else {
            Event::RecoverUsername(recover_username::Event::Code(action))
        }
    }

    pub fn retries_code(&self) {
        self.act(self.about_code(code_entry::Event::Retry));
    }

    pub fn resends(&self) {
        self.act(self.about_code(code_entry::Event::Resend));
    }

    pub fn types_username(&self, username: &str) {
        self.act(Event::LogIn(log_in::Event::UsernameTyped(Draft::new(username))));
        self.continues();
    }

    pub fn continues(&self) {
        self.act(Event::LogIn(log_in::Event::Continue));
    }

    /// From "Inicio" to the PIN's keypad.
    pub async fn gives_username(&self, username: &str) {
        self.enters(Destination::LogIn).await;
        self.types_username(username);
        self.until(asks_pin).await;
    }

    /// From "Inicio" to the session.
    pub async fn logs_in(&self, member: SeededMember, pin: &str) {
        self.gives_username(member.username).await;
        self.taps(pin);
        self.until(is_open).await;
    }

    /// From "Inicio" to the sending of the e-mail.
    pub async fn types_email(&self, email: &str) {
        self.enters(Destination::RecoverUsername).await;
        self.about_email(recover_username::Event::EmailTyped(Draft::new(email)));
        self.about_email(recover_username::Event::Slid(Slide::Green));
        self.about_email(recover_username::Event::Recover);
    }

    pub fn about_email(&self, action: recover_username::Event) {
        self.act(Event::RecoverUsername(action));
    }

    /// From "Inicio" to the code of the username's recovery.
    pub async fn gives_email(&self, email: &str) {
        self.types_email(email).await;
        self.until(asks_code).await;
    }

    pub fn about_pin(&self, action: recover_pin::Event) {
        self.act(Event::RecoverPin(action));
    }

    pub fn answers(&self, text: &str) {
        self.about_pin(recover_pin::Event::Typed(Draft::new(text)));
        self.about_pin(recover_pin::Event::Continue);
    }

    /// From "Inicio" through the questions to the sending of their answers.
    pub async fn answers_all(&self, member: SeededMember) {
        self.enters(Destination::RecoverPin).await;
        if self.engine().read(|app| app.remembered().is_none()) {
            self.answers(member.username);
        }
        self.about_pin(recover_pin::Event::KindChosen(DocumentKind::from(member.document_type.to_owned())));
        self.about_pin(recover_pin::Event::Continue);
        for text in [member.document_number, member.email, member.phone] {
            self.answers(text);
        }
    }

    /// From "Inicio" to the code of the PIN's recovery.
    pub async fn gives_answers(&self, member: SeededMember) {
        self.answers_all(member).await;
        self.until(asks_code).await;
    }

    /// The new PIN, twice.
    pub async fn chooses(&self, pin: &str) {
        self.until(chooses_pin).await;
        self.taps(pin);
        self.until(confirms_pin).await;
        self.taps(pin);
    }

    /// From the changed PIN to the keypad of the log-in.
    pub async fn goes_on_to_log_in(&self) {
        self.until(has_changed_pin).await;
        self.about_pin(recover_pin::Event::LogIn);
        self.until(|app| log_in(app).is_some()).await;
        self.continues();
        self.until(asks_pin).await;
    }
}

/// The trouble that the screen shows.
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
