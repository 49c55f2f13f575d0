//! What a member sees while recovering the username, and what of it outlives the process.

use serde::{Deserialize, Serialize};

use crate::api::Purpose;
use crate::domain::{Draft, Email, EmailError, RequestId, SentTo};
use crate::features::code_entry::{CodeEntry, CodeEntrySnapshot};
use crate::features::keypad::Keypad;
use crate::flow::{CallError, Context, Effect, Preparation, Prepared, UnansweredRequest};

/// The hand (manual: "deslice la mano de color rojo hacia el lado derecho hasta apreciar que se convierta en color verde").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Slide {
    /// At the left.
    #[default]
    Red,
    /// At the right.
    Green,
}

/// The states of recovering a username.
#[derive(Debug)]
pub enum RecoverUsername {
    /// "Digite el correo electrónico" and the hand.
    Asking(Question),
    /// "Enviando el código…"
    Sending {
        /// The question, as it was answered.
        question: Question,
        /// The answer.
        email: Email,
        /// The reply to wait for.
        key: RequestId,
    },
    /// The code.
    Code {
        /// Its boxes and keypad.
        entry: CodeEntry,
        /// What was asked for, to begin again with.
        email: Email,
    },
    /// "Verifique su correo y/o su celular".
    UsernameSent {
        /// Where the username went, masked.
        channels: Vec<SentTo>,
    },
}

/// The question as it stands.
#[derive(Clone, Debug)]
pub struct Question {
    /// What is typed.
    pub draft: Draft,
    /// The hand.
    pub slide: Slide,
    /// "No soy un robot", which here nobody sees.
    pub preparation: Preparation,
    /// What is wrong, where something is.
    pub problem: Option<EmailProblem>,
    /// The request that did not get through: sent again it is the same one.
    pub unsent: Option<RequestId>,
}

/// What is wrong with the e-mail, or with asking.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmailProblem {
    /// It is none.
    Unreadable(EmailError),
    /// The hand is still red.
    NotSlid,
    /// The portal cannot read it.
    Refused,
    /// Too many tries of the code, or used: a new one is needed.
    RecoveryOver,
    /// It could not be sent.
    CallError(CallError),
}

/// What of it is saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum RecoverUsernameSnapshot {
    /// The question.
    Asking {
        /// What was typed.
        draft: Draft,
        /// The hand.
        slide: Slide,
        /// What was sent and not answered.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unanswered: Option<Box<UnansweredRequest>>,
    },
    /// A request on its way: sent again it is the same one, and no second message goes out.
    Sending {
        /// The answer.
        email: Email,
        /// What was being sent, where it was.
        prepared: Option<Prepared>,
        /// The request.
        key: RequestId,
    },
    /// The code.
    Code {
        /// The message.
        entry: CodeEntrySnapshot,
        /// What was asked for.
        email: Email,
    },
    /// The username is on its way.
    UsernameSent {
        /// Where it went, masked.
        channels: Vec<SentTo>,
    },
}

impl RecoverUsername {
    /// Begins.
    #[must_use]
    pub fn begin(context: &Context) -> (Self, Vec<Effect>) {
        Self::ask(Draft::default(), Slide::default(), None, None, context)
    }

    pub(super) fn ask(
        draft: Draft,
        slide: Slide,
        problem: Option<EmailProblem>,
        unanswered: Option<Box<UnansweredRequest>>,
        context: &Context,
    ) -> (Self, Vec<Effect>) {
        let (preparation, unsent, effects) = Preparation::resume(unanswered, Purpose::RecoverUsername, context);
        (Self::Asking(Question { draft, slide, preparation, problem, unsent }), effects)
    }

    /// What to save.
    #[must_use]
    pub fn save(&self) -> RecoverUsernameSnapshot {
        match self {
            Self::Asking(Question { draft, slide, preparation, unsent, .. }) => RecoverUsernameSnapshot::Asking {
                draft: draft.clone(),
                slide: *slide,
                unanswered: preparation.unanswered(*unsent),
            },
            Self::Sending { question, email, key } => RecoverUsernameSnapshot::Sending {
                email: email.clone(),
                prepared: question.preparation.prepared().cloned(),
                key: *key,
            },
            Self::Code { entry, email } => RecoverUsernameSnapshot::Code { entry: entry.save(), email: email.clone() },
            Self::UsernameSent { channels } => RecoverUsernameSnapshot::UsernameSent { channels: channels.clone() },
        }
    }

    /// Stands where it stood.
    #[must_use]
    pub fn restore(saved: RecoverUsernameSnapshot, context: &Context) -> (Self, Vec<Effect>) {
        match saved {
            RecoverUsernameSnapshot::Asking { draft, slide, unanswered } => {
                Self::ask(draft, slide, None, unanswered, context)
            }
            RecoverUsernameSnapshot::Sending { email, prepared, key } => {
                let question = |preparation| Question {
                    draft: Draft::new(email.as_str()),
                    slide: Slide::Green,
                    preparation,
                    problem: None,
                    unsent: None,
                };
                let Some(prepared) = prepared else {
                    let prepare = Effect::Prepare { key: context.key, purpose: Purpose::RecoverUsername };
                    let question = question(Preparation::begin(context));
                    return (Self::Sending { question, email, key }, vec![prepare]);
                };
                let send = Effect::SendUsernameCode {
                    key,
                    email: email.clone(),
                    proof: prepared.proof.clone(),
                    channel: prepared.channel.clone(),
                };
                let question = question(Preparation::ready(prepared, context));
                (Self::Sending { question, email, key }, vec![send])
            }
            RecoverUsernameSnapshot::Code { entry, email } => {
                let (entry, await_code) = CodeEntry::restore(entry, context);
                (Self::Code { entry, email }, vec![await_code])
            }
            RecoverUsernameSnapshot::UsernameSent { channels } => (Self::UsernameSent { channels }, Vec::new()),
        }
    }

    /// The keypad, to be shown anew when the member changes its order.
    pub const fn keypad_mut(&mut self) -> Option<&mut Keypad> {
        match self {
            Self::Code { entry, .. } => Some(entry.keypad_mut()),
            _ => None,
        }
    }
}
