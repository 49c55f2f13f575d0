//! What the app shows: the states that tests wait for.

use crate::app::{App, Route};
use crate::features::accesses::Accesses;
use crate::features::code_entry::{CodeEntry, CodeProblem, Phase};
use crate::features::log_in::{self, LogIn, PinStep, UsernameProblem, UsernameStep};
use crate::features::recover_pin::{self, FormProblem, FormStep, NewPinPhase, NewPinStep, RecoverPin};
use crate::features::recover_username::{EmailProblem, EmailStep, RecoverUsername};
use crate::features::session::{Session, SessionProblem};
use crate::flow::CallError;

#[must_use]
pub const fn log_in(app: &App) -> Option<&LogIn> {
    match app.route() {
        Route::LogIn(flow) => Some(flow),
        _ => None,
    }
}

#[must_use]
pub const fn session(app: &App) -> Option<&Session> {
    match app.route() {
        Route::Session(session) => Some(session),
        _ => None,
    }
}

#[must_use]
pub fn accesses(app: &App) -> Option<&Accesses> {
    session(app)?.accesses.as_ref()
}

/// Whether both lists of the accesses are there.
#[must_use]
pub fn lists_accesses(app: &App) -> bool {
    accesses(app).is_some_and(|flow| flow.phones.items.is_some() && flow.accesses.items.is_some())
}

#[must_use]
pub const fn entry(app: &App) -> Option<&CodeEntry> {
    match app.route() {
        Route::RecoverUsername(RecoverUsername::Code { entry, .. })
        | Route::RecoverPin(RecoverPin::Code { entry, .. }) => Some(entry),
        _ => None,
    }
}

#[must_use]
pub const fn is_home(app: &App) -> bool {
    matches!(app.route(), Route::Home)
}

#[must_use]
pub fn asks_pin(app: &App) -> bool {
    matches!(log_in(app), Some(LogIn::Pin(step)) if step.takes_keys())
}

#[must_use]
pub fn asks_code(app: &App) -> bool {
    entry(app).is_some_and(|entry| entry.phase() == Phase::Entering)
}

#[must_use]
pub fn checks_code(app: &App) -> bool {
    entry(app).is_some_and(|entry| entry.phase() == Phase::Checking)
}

#[must_use]
pub fn is_open(app: &App) -> bool {
    session(app).is_some_and(|session| session.open.is_some())
}

#[must_use]
pub const fn has_sent_username(app: &App) -> bool {
    matches!(app.route(), Route::RecoverUsername(RecoverUsername::UsernameSent { .. }))
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
pub const fn has_changed_pin(app: &App) -> bool {
    matches!(app.route(), Route::RecoverPin(RecoverPin::PinChanged { .. }))
}

fn new_pin_phase(app: &App) -> Option<NewPinPhase> {
    match app.route() {
        Route::RecoverPin(RecoverPin::NewPin(step)) => Some(step.phase()),
        _ => None,
    }
}

/// Returns the error that the screen shows.
#[must_use]
pub fn error(app: &App) -> Option<&CallError> {
    match app.route() {
        Route::LogIn(
            LogIn::Username(UsernameStep { problem: Some(UsernameProblem::NotSent(error)), .. })
            | LogIn::Pin(PinStep { problem: Some(log_in::PinProblem::NotChecked(error)), .. }),
        )
        | Route::RecoverUsername(RecoverUsername::Email(EmailStep {
            problem: Some(EmailProblem::NotSent(error)),
            ..
        }))
        | Route::RecoverPin(
            RecoverPin::Form(FormStep { problem: Some(FormProblem::NotSent(error)), .. })
            | RecoverPin::NewPin(NewPinStep { problem: Some(recover_pin::PinProblem::NotSaved(error)), .. }),
        )
        | Route::Session(Session {
            problem: Some(SessionProblem::NotRefreshed(error) | SessionProblem::NotHandedOver(error)),
            ..
        }) => Some(error),
        _ => match &entry(app)?.problem {
            Some(CodeProblem::NotChecked(error)) => Some(error),
            _ => None,
        },
    }
}
