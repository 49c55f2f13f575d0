//! What of the journey a screen shows: small values that say whether a redraw is due.
//!
//! A typed letter or a digit changes no [`ScreenView`]: fields keep their own text, the keypad has a [`KeypadView`] of its own. What is
//! personal in a face has no `Debug`.

mod keypad;

pub use keypad::KeypadView;

use crate::app::{App, Notice, Route};
use crate::domain::{Deadline, DocumentKind, Draft, Member, Moment, SentTo, Username};
use crate::features::code_entry::{CodeEntry, CodeProblem};
use crate::features::freeze::{Freeze, ReceiptProblem};
use crate::features::log_in::{LogIn, PinProblem, Remember, UsernameProblem};
use crate::features::recover_pin::{self, Forgotten, Form, FormProblem, Question, RecoverPin};
use crate::features::recover_username::{EmailProblem, RecoverUsername, Slide};
use crate::features::session::{Ends, Open, Session};
use crate::flow::{CallError, Preparation};

/// One screen and what it shows.
#[derive(Clone, PartialEq)]
pub enum ScreenView {
    /// What the phone kept is being read.
    Starting,
    /// "Inicio".
    Home { notice: Option<Notice>, remembered: Option<Username> },
    /// The privacy notice, before the first personal field.
    Privacy,
    /// "Digite el usuario".
    Username { typed: InitialText, remember: Remember, check: Check, problem: Option<UsernameProblem>, call: Call },
    /// The PIN of a log-in.
    Pin { username: Username, remember: Remember, problem: Option<PinProblem>, call: Call },
    /// Too many wrong PINs.
    Locked { until: Deadline },
    /// Access is frozen.
    Frozen,
    /// "Digite el correo electrónico" and the hand.
    Email { typed: InitialText, slide: Slide, problem: Option<EmailProblem>, call: Call },
    /// The username is on its way.
    UsernameSent { channels: Vec<SentTo> },
    /// The security code.
    Code { of: CodeOf, message: Message, problem: Option<CodeProblem>, call: CodeCall },
    /// One question of the form.
    Question(QuestionView),
    /// The new PIN.
    NewPin { step: PinStep, problem: Option<recover_pin::PinProblem> },
    /// The new PIN is in force.
    PinChanged { forgotten: Forgotten },
    /// "No fui yo": the receipt's code.
    Receipt { problem: Option<ReceiptProblem>, call: Call },
    /// Access is frozen, as the member asked.
    AccessFrozen,
    /// The session is being taken up again, or could not be.
    Resuming { error: Option<CallError> },
    /// The session.
    Session { member: Member, ends: Ends, error: Option<CallError>, call: Call },
    /// This version is too old.
    Outdated,
}

/// A field's text as it was when the field appeared. A later one redraws nothing: the field has it already.
#[derive(Clone)]
pub struct InitialText(pub Draft);

impl PartialEq for InitialText {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Where a request stands.
#[derive(Clone, PartialEq, Eq)]
pub enum Call {
    /// None is on its way.
    None,
    /// One is.
    Underway,
    /// One did not get through; it may be sent again.
    Failed(CallError),
}

/// Where the code's requests stand.
#[derive(Clone, PartialEq, Eq)]
pub enum CodeCall {
    /// None is on its way.
    None,
    /// "Verificando el código…"
    Checking,
    /// "Enviando otro código…"
    Resending,
    /// The check did not get through.
    Unchecked(CallError),
}

/// "No soy un robot".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// "Verificando…"
    Underway,
    /// The tick.
    Ready,
    /// Sending tries again.
    Failed,
}

/// Which recovery a code belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeOf {
    /// Of the username.
    Username,
    /// Of the PIN.
    Pin,
}

/// The message with the code.
#[derive(Clone, PartialEq)]
pub struct Message {
    /// The last digits of the phone, where the member typed it.
    pub phone_tail: Option<String>,
    /// When it was sent.
    pub at: Moment,
    /// When its code runs out.
    pub expires: Deadline,
    /// When another may be sent.
    pub resend_from: Deadline,
    /// How often another may be sent.
    pub resends_left: u32,
}

/// One question of the form.
#[derive(Clone, PartialEq)]
pub struct QuestionView {
    /// Which.
    pub question: Question,
    /// Its place from 1, and how many there are.
    pub route: (usize, usize),
    /// What is typed as its answer.
    pub typed: InitialText,
    /// The kind of document that is chosen.
    pub kind: Option<DocumentKind>,
    /// What is wrong.
    pub problem: Option<FormProblem>,
    /// Whether the answers are on their way.
    pub call: Call,
}

/// The steps of the new PIN.
#[derive(Clone, PartialEq, Eq)]
pub enum PinStep {
    /// The first time.
    Choosing,
    /// The second time.
    Confirming,
    /// "Guardando…"
    Saving,
    /// It did not get through.
    Unsaved(CallError),
}

impl PinStep {
    /// Whether the member types the new PIN for the first time.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        matches!(self, Self::Choosing)
    }
}

impl ScreenView {
    /// What of the journey the screen shows.
    #[must_use]
    pub fn of(app: &App) -> Self {
        match app.route() {
            Route::Starting => Self::Starting,
            Route::Home => Self::Home { notice: app.notice(), remembered: app.remembered().cloned() },
            Route::Privacy { .. } => Self::Privacy,
            Route::LogIn(flow) => log_in(flow),
            Route::RecoverUsername(flow) => recover_username(flow),
            Route::RecoverPin(flow) => recover_pin(flow),
            Route::Freeze(flow) => freeze(flow),
            Route::Session(flow) => session(flow),
            Route::Outdated => Self::Outdated,
        }
    }
}

fn log_in(flow: &LogIn) -> ScreenView {
    let pin = |identity: &crate::features::log_in::LoginIdentity, problem: Option<&PinProblem>, call| ScreenView::Pin {
        username: identity.username.clone(),
        remember: identity.remember,
        problem: problem.cloned(),
        call,
    };
    match flow {
        LogIn::AskingUsername { draft, remember, preparation, problem, .. } => ScreenView::Username {
            typed: InitialText(draft.clone()),
            remember: *remember,
            check: preparation.into(),
            problem: problem.clone(),
            call: Call::None,
        },
        LogIn::SendingUsername { identity, preparation, .. } => ScreenView::Username {
            typed: InitialText(Draft::new(identity.username.as_str())),
            remember: identity.remember,
            check: preparation.into(),
            problem: None,
            call: Call::Underway,
        },
        LogIn::AskingPin { identity, problem, .. } => pin(identity, problem.as_ref(), Call::None),
        LogIn::CheckingPin { identity, .. } => pin(identity, None, Call::Underway),
        LogIn::PinUnchecked { identity, error, .. } => pin(identity, None, Call::Failed(error.clone())),
        LogIn::Locked { until, .. } => ScreenView::Locked { until: *until },
        LogIn::Frozen { .. } => ScreenView::Frozen,
    }
}

fn recover_username(flow: &RecoverUsername) -> ScreenView {
    match flow {
        RecoverUsername::Asking(question) => ScreenView::Email {
            typed: InitialText(question.draft.clone()),
            slide: question.slide,
            problem: question.problem.clone(),
            call: Call::None,
        },
        RecoverUsername::Sending { question, .. } => ScreenView::Email {
            typed: InitialText(question.draft.clone()),
            slide: question.slide,
            problem: None,
            call: Call::Underway,
        },
        RecoverUsername::Code { entry, .. } => code(CodeOf::Username, entry),
        RecoverUsername::UsernameSent { channels } => ScreenView::UsernameSent { channels: channels.clone() },
    }
}

fn recover_pin(flow: &RecoverPin) -> ScreenView {
    let new_pin =
        |step, problem: Option<&recover_pin::PinProblem>| ScreenView::NewPin { step, problem: problem.cloned() };
    match flow {
        RecoverPin::Asking(form) => question(form, Call::None),
        RecoverPin::Sending { form, .. } => question(form, Call::Underway),
        RecoverPin::Code { entry, .. } => code(CodeOf::Pin, entry),
        RecoverPin::Choosing { problem, .. } => new_pin(PinStep::Choosing, problem.as_ref()),
        RecoverPin::Confirming { .. } => new_pin(PinStep::Confirming, None),
        RecoverPin::Saving { .. } => new_pin(PinStep::Saving, None),
        RecoverPin::Unsaved { error, .. } => new_pin(PinStep::Unsaved(error.clone()), None),
        RecoverPin::PinChanged { username } => {
            ScreenView::PinChanged { forgotten: if username.is_some() { Forgotten::Pin } else { Forgotten::Both } }
        }
    }
}

fn question(form: &Form, call: Call) -> ScreenView {
    let typed = match form.question {
        Question::Username => &form.username,
        Question::DocumentKind | Question::DocumentNumber => &form.document_number,
        Question::Email => &form.email,
        Question::Phone => &form.phone,
    };
    ScreenView::Question(QuestionView {
        question: form.question,
        route: form.question.route(form),
        typed: InitialText(typed.clone()),
        kind: form.kind.clone(),
        problem: form.problem.clone(),
        call,
    })
}

fn code(of: CodeOf, entry: &CodeEntry) -> ScreenView {
    let sent = entry.sent();
    let message = Message {
        phone_tail: sent.phone_tail.clone(),
        at: sent.at,
        expires: sent.expires,
        resend_from: sent.resend_from,
        resends_left: sent.resends_left,
    };
    let (problem, call) = match entry {
        CodeEntry::Entering { problem, .. } => (problem.clone(), CodeCall::None),
        CodeEntry::Checking { .. } => (None, CodeCall::Checking),
        CodeEntry::Unchecked { error, .. } => (None, CodeCall::Unchecked(error.clone())),
        CodeEntry::Resending { .. } => (None, CodeCall::Resending),
    };
    ScreenView::Code { of, message, problem, call }
}

fn freeze(flow: &Freeze) -> ScreenView {
    match flow {
        Freeze::Asking { problem, .. } => ScreenView::Receipt { problem: problem.clone(), call: Call::None },
        Freeze::Freezing { .. } => ScreenView::Receipt { problem: None, call: Call::Underway },
        Freeze::Frozen => ScreenView::AccessFrozen,
    }
}

fn session(flow: &Session) -> ScreenView {
    let open = |open: &Open, error: Option<&CallError>, call| ScreenView::Session {
        member: open.member.clone(),
        ends: open.ends,
        error: error.cloned(),
        call,
    };
    match flow {
        Session::Resuming { .. } => ScreenView::Resuming { error: None },
        Session::NotResumed { error, .. } => ScreenView::Resuming { error: Some(error.clone()) },
        Session::Open { open: state, error } => open(state, error.as_ref(), Call::None),
        Session::Refreshing { open: state, .. } => open(state, None, Call::Underway),
    }
}

impl From<&Preparation> for Check {
    fn from(preparation: &Preparation) -> Self {
        match preparation {
            Preparation::Underway { .. } => Self::Underway,
            Preparation::Ready { .. } => Self::Ready,
            Preparation::Failed(_) => Self::Failed,
        }
    }
}
