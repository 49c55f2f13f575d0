//! What of the journey a screen shows: small values that say whether a redraw is due.
//!
//! A typed letter or a digit changes no [`Face`]: fields keep their own text, the keypad has a [`KeypadFace`] of its own. What is
//! personal in a face has no `Debug`.

mod keypad;

pub use keypad::KeypadFace;

use crate::domain::{Deadline, DocumentKind, Draft, Member, Moment, SentTo, Username};
use crate::flow::code_entry::{CodeEntry, CodeProblem};
use crate::flow::freeze::{Freeze, ReceiptProblem};
use crate::flow::log_in::{LogIn, PinProblem, Remember, UsernameProblem};
use crate::flow::recover_pin::{self, Forgotten, Form, FormProblem, Question, RecoverPin};
use crate::flow::recover_username::{EmailProblem, RecoverUsername, Slide};
use crate::flow::session::{Ends, Open, Session};
use crate::flow::{Preparation, Trouble};
use crate::journey::{Journey, Notice, Place};

/// One screen and what it shows.
#[derive(Clone, PartialEq)]
pub enum Face {
    /// What the phone kept is being read.
    Starting,
    /// "Inicio".
    Home { notice: Option<Notice>, remembered: Option<Username> },
    /// The privacy notice, before the first personal field.
    Privacy,
    /// "Digite el usuario".
    Username { typed: Once, remember: Remember, check: Check, problem: Option<UsernameProblem>, call: Call },
    /// The PIN of a log-in.
    Pin { username: Username, remember: Remember, problem: Option<PinProblem>, call: Call },
    /// Too many wrong PINs.
    Locked { until: Deadline },
    /// Access is frozen.
    Frozen,
    /// "Digite el correo electrónico" and the hand.
    Email { typed: Once, slide: Slide, problem: Option<EmailProblem>, call: Call },
    /// The username is on its way.
    UsernameSent { channels: Vec<SentTo> },
    /// The security code.
    Code { of: CodeOf, message: Message, problem: Option<CodeProblem>, call: CodeCall },
    /// One question of the form.
    Question(QuestionFace),
    /// The new PIN.
    NewPin { step: PinStep, problem: Option<recover_pin::PinProblem> },
    /// The new PIN is in force.
    PinChanged { forgotten: Forgotten },
    /// "No fui yo": the receipt's code.
    Receipt { problem: Option<ReceiptProblem>, call: Call },
    /// Access is frozen, as the member asked.
    AccessFrozen,
    /// The session is being taken up again, or could not be.
    Resuming { trouble: Option<Trouble> },
    /// The session.
    Session { member: Member, ends: Ends, trouble: Option<Trouble>, call: Call },
    /// This version is too old.
    Outdated,
}

/// A field's text as it was when the field appeared. A later one redraws nothing: the field has it already.
#[derive(Clone)]
pub struct Once(pub Draft);

impl PartialEq for Once {
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
    Failed(Trouble),
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
    Unchecked(Trouble),
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
pub struct QuestionFace {
    /// Which.
    pub question: Question,
    /// Its place from 1, and how many there are.
    pub place: (usize, usize),
    /// What is typed as its answer.
    pub typed: Once,
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
    Unsaved(Trouble),
}

impl PinStep {
    /// Whether the member types the new PIN for the first time.
    #[must_use]
    pub const fn is_first(&self) -> bool {
        matches!(self, Self::Choosing)
    }
}

impl Face {
    /// What of the journey the screen shows.
    #[must_use]
    pub fn of(journey: &Journey) -> Self {
        match journey.place() {
            Place::Starting => Self::Starting,
            Place::Home => Self::Home { notice: journey.notice(), remembered: journey.remembered().cloned() },
            Place::Privacy { .. } => Self::Privacy,
            Place::LogIn(flow) => log_in(flow),
            Place::RecoverUsername(flow) => recover_username(flow),
            Place::RecoverPin(flow) => recover_pin(flow),
            Place::Freeze(flow) => freeze(flow),
            Place::Session(flow) => session(flow),
            Place::Outdated => Self::Outdated,
        }
    }
}

fn log_in(flow: &LogIn) -> Face {
    let pin = |who: &crate::flow::log_in::Who, problem: Option<&PinProblem>, call| Face::Pin {
        username: who.username.clone(),
        remember: who.remember,
        problem: problem.cloned(),
        call,
    };
    match flow {
        LogIn::AskingUsername { draft, remember, preparation, problem, .. } => Face::Username {
            typed: Once(draft.clone()),
            remember: *remember,
            check: preparation.into(),
            problem: problem.clone(),
            call: Call::None,
        },
        LogIn::SendingUsername { who, preparation, .. } => Face::Username {
            typed: Once(Draft::new(who.username.as_str())),
            remember: who.remember,
            check: preparation.into(),
            problem: None,
            call: Call::Underway,
        },
        LogIn::AskingPin { who, problem, .. } => pin(who, problem.as_ref(), Call::None),
        LogIn::CheckingPin { who, .. } => pin(who, None, Call::Underway),
        LogIn::PinUnchecked { who, trouble, .. } => pin(who, None, Call::Failed(trouble.clone())),
        LogIn::Locked { until, .. } => Face::Locked { until: *until },
        LogIn::Frozen { .. } => Face::Frozen,
    }
}

fn recover_username(flow: &RecoverUsername) -> Face {
    match flow {
        RecoverUsername::Asking(question) => Face::Email {
            typed: Once(question.draft.clone()),
            slide: question.slide,
            problem: question.problem.clone(),
            call: Call::None,
        },
        RecoverUsername::Sending { question, .. } => Face::Email {
            typed: Once(question.draft.clone()),
            slide: question.slide,
            problem: None,
            call: Call::Underway,
        },
        RecoverUsername::Code { entry, .. } => code(CodeOf::Username, entry),
        RecoverUsername::UsernameSent { channels } => Face::UsernameSent { channels: channels.clone() },
    }
}

fn recover_pin(flow: &RecoverPin) -> Face {
    let new_pin = |step, problem: Option<&recover_pin::PinProblem>| Face::NewPin { step, problem: problem.cloned() };
    match flow {
        RecoverPin::Asking(form) => question(form, Call::None),
        RecoverPin::Sending { form, .. } => question(form, Call::Underway),
        RecoverPin::Code { entry, .. } => code(CodeOf::Pin, entry),
        RecoverPin::Choosing { problem, .. } => new_pin(PinStep::Choosing, problem.as_ref()),
        RecoverPin::Confirming { .. } => new_pin(PinStep::Confirming, None),
        RecoverPin::Saving { .. } => new_pin(PinStep::Saving, None),
        RecoverPin::Unsaved { trouble, .. } => new_pin(PinStep::Unsaved(trouble.clone()), None),
        RecoverPin::PinChanged { username } => {
            Face::PinChanged { forgotten: if username.is_some() { Forgotten::Pin } else { Forgotten::Both } }
        }
    }
}

fn question(form: &Form, call: Call) -> Face {
    let typed = match form.question {
        Question::Username => &form.username,
        Question::DocumentKind | Question::DocumentNumber => &form.document_number,
        Question::Email => &form.email,
        Question::Phone => &form.phone,
    };
    Face::Question(QuestionFace {
        question: form.question,
        place: form.question.place(form),
        typed: Once(typed.clone()),
        kind: form.kind.clone(),
        problem: form.problem.clone(),
        call,
    })
}

fn code(of: CodeOf, entry: &CodeEntry) -> Face {
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
        CodeEntry::Unchecked { trouble, .. } => (None, CodeCall::Unchecked(trouble.clone())),
        CodeEntry::Resending { .. } => (None, CodeCall::Resending),
    };
    Face::Code { of, message, problem, call }
}

fn freeze(flow: &Freeze) -> Face {
    match flow {
        Freeze::Asking { problem, .. } => Face::Receipt { problem: problem.clone(), call: Call::None },
        Freeze::Freezing { .. } => Face::Receipt { problem: None, call: Call::Underway },
        Freeze::Frozen => Face::AccessFrozen,
    }
}

fn session(flow: &Session) -> Face {
    let open = |open: &Open, trouble: Option<&Trouble>, call| Face::Session {
        member: open.member.clone(),
        ends: open.ends,
        trouble: trouble.cloned(),
        call,
    };
    match flow {
        Session::Resuming { .. } => Face::Resuming { trouble: None },
        Session::NotResumed { trouble, .. } => Face::Resuming { trouble: Some(trouble.clone()) },
        Session::Open { open: state, trouble } => open(state, trouble.as_ref(), Call::None),
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
