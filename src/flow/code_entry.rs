//! Entering the security code: both recoveries' middle part (manual: "un código de seguridad el cual digitará con el teclado
//! en pantalla").
//!
//! Ends where the code was right, or where the recovery is over. The code is never saved.

mod state;

pub use state::{CodeEntry, CodeProblem, SavedCodeEntry, Sent};

use std::sync::Arc;

use super::keypad::{Key, Taken};
use super::{Buzz, CodeError, Effect, Flow, Given, Input, RecoveryError, Reply, Step};
use crate::domain::{CodeAccepted, CodeSent, RequestKey, SecurityCode};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// A key of the keypad.
    Key(Key),
    /// The one real input under the boxes holds another text: typed, pasted or filled in by the phone.
    Filled(SecurityText),
    /// "Reenviar".
    Resend,
    /// "Reintentar", after a check that did not get through: the same request again.
    Retry,
    /// "Regresar".
    Back,
    /// Something came of an effect.
    Answered(Reply),
}

/// The text of the code's input, wiped when dropped.
pub struct SecurityText(zeroize::Zeroizing<String>);

crate::domain::redacted_debug!(SecurityText);

impl SecurityText {
    /// Takes the input's text over; the rest of a pasted book is dropped.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self(zeroize::Zeroizing::new(text.chars().take(256).collect()))
    }
}

/// How it ends.
#[derive(Debug)]
pub enum Exit {
    /// The code was right.
    Accepted(CodeAccepted),
    /// Too many tries, or used: begin again.
    RecoveryOver,
    /// The member went back.
    Back,
}

impl Flow for CodeEntry {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { given, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (_, Action::Back) => Step::Leave(Exit::Back),
            (Self::Entering { sent, problem }, Action::Key(key)) => sent.key(&key, problem, &given),
            (Self::Entering { sent, problem }, Action::Filled(text)) => sent.filled(&text.0, problem, &given),
            (Self::Entering { sent, problem }, Action::Resend) => sent.resend(problem, &given),
            (
                Self::Entering { sent, .. } | Self::Unchecked { sent, .. },
                Action::Answered(Reply::CodeArrived(code)),
            ) => sent.arrived(code, &given),
            (Self::Resending { sent, key, .. }, Action::Answered(Reply::CodeArrived(code))) => {
                // The message overtook the portal's answer; it waits for it.
                Step::stay(Self::Resending { sent, key, arrived: Some(code) })
            }
            (Self::Unchecked { sent, key, code, .. }, Action::Retry) => sent.check(key, code),
            (Self::Unchecked { mut sent, .. }, Action::Key(key)) => {
                // Another code than the one that did not get through: the member begins it afresh.
                sent.keypad.clear(&given);
                match key {
                    Key::Deleted => Step::stay(Self::Entering { sent, problem: None }),
                    key => sent.key(&key, None, &given),
                }
            }
            (Self::Unchecked { sent, .. }, Action::Filled(text)) => sent.filled(&text.0, None, &given),
            (Self::Unchecked { sent, .. }, Action::Resend) => sent.resend(None, &given),
            (Self::Checking { sent, key, code }, Action::Answered(Reply::CodeChecked(answered, result)))
                if key == answered =>
            {
                checked(sent, key, code, result, &given)
            }
            (Self::Resending { sent, key, arrived }, Action::Answered(Reply::CodeSent(answered, result)))
                if key == answered =>
            {
                resent(sent, arrived, result, &given)
            }
            // Stray: a key while checking, a second tap on "Reenviar", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

impl Sent {
    fn key(mut self, key: &Key, problem: Option<CodeProblem>, given: &Given) -> Step<CodeEntry> {
        match self.keypad.take(key, given) {
            Taken::Ignored => Step::stay(CodeEntry::Entering { sent: self, problem }),
            Taken::Changed => Step::ask(CodeEntry::Entering { sent: self, problem: None }, Effect::Buzz(Buzz::Key)),
            Taken::Complete => self.complete(given),
        }
    }

    fn filled(mut self, text: &str, problem: Option<CodeProblem>, given: &Given) -> Step<CodeEntry> {
        // What was pasted may be the whole message, or a code with spaces; what is typed grows digit by digit.
        if text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace()) {
            return Step::stay(CodeEntry::Entering { sent: self, problem: Some(CodeProblem::NotACode) });
        }
        let before = self.keypad.count();
        match self.keypad.fill(text, given) {
            Taken::Complete => self.complete(given),
            _ if before == self.keypad.count() => Step::stay(CodeEntry::Entering { sent: self, problem }),
            _ => Step::stay(CodeEntry::Entering { sent: self, problem: None }),
        }
    }

    fn arrived(mut self, code: Arc<SecurityCode>, given: &Given) -> Step<CodeEntry> {
        // The boxes show what the phone filled in.
        self.keypad.fill(code.expose(), given);
        self.check(given.key, code)
    }

    fn complete(self, given: &Given) -> Step<CodeEntry> {
        match self.keypad.code() {
            Some(code) => self.check(given.key, Arc::new(code)),
            None => Step::stay(CodeEntry::Entering { sent: self, problem: None }),
        }
    }

    fn check(self, key: RequestKey, code: Arc<SecurityCode>) -> Step<CodeEntry> {
        let ask = Effect::CheckCode { key, recovery: self.recovery.clone(), code: Arc::clone(&code) };
        Step::ask(CodeEntry::Checking { sent: self, key, code }, ask)
    }

    fn resend(self, problem: Option<CodeProblem>, given: &Given) -> Step<CodeEntry> {
        if self.resends_left == 0 || !self.resend_from.has_passed(given.at) {
            return Step::stay(CodeEntry::Entering { sent: self, problem });
        }
        let ask = Effect::SendCodeAgain { key: given.key, recovery: self.recovery.clone() };
        Step::ask(CodeEntry::Resending { sent: self, key: given.key, arrived: None }, ask)
    }
}

fn checked(
    mut sent: Sent,
    key: RequestKey,
    code: Arc<SecurityCode>,
    result: Result<CodeAccepted, CodeError>,
    given: &Given,
) -> Step<CodeEntry> {
    let refused = |mut sent: Sent, problem| {
        sent.keypad.clear(given);
        Step::ask(CodeEntry::Entering { sent, problem: Some(problem) }, Effect::Buzz(Buzz::Refused))
    };
    match result {
        Ok(accepted) => Step::Leave(Exit::Accepted(accepted)),
        Err(CodeError::Wrong { attempts_left }) => refused(sent, CodeProblem::Wrong { attempts_left }),
        Err(CodeError::Expired) => refused(sent, CodeProblem::Expired),
        Err(CodeError::RecoveryOver) => Step::Leave(Exit::RecoveryOver),
        Err(CodeError::Trouble(trouble)) => {
            sent.keypad.reshuffle(given);
            Step::stay(CodeEntry::Unchecked { sent, key, code, trouble })
        }
    }
}

fn resent(
    mut sent: Sent,
    arrived: Option<Arc<SecurityCode>>,
    result: Result<CodeSent, RecoveryError>,
    given: &Given,
) -> Step<CodeEntry> {
    match result {
        Ok(again) => {
            let code_length = again.code_length;
            let sent = Sent::new(again, sent.phone_tail, given);
            if let Some(code) = arrived {
                return sent.arrived(code, given);
            }
            Step::ask(CodeEntry::Entering { sent, problem: None }, Effect::AwaitCode { code_length })
        }
        Err(RecoveryError::RecoveryOver) => Step::Leave(Exit::RecoveryOver),
        Err(RecoveryError::Trouble(trouble)) => {
            sent.keypad.reshuffle(given);
            Step::stay(CodeEntry::Entering { sent, problem: Some(CodeProblem::NotResent(trouble)) })
        }
        // A resend has no field and no proof; where a portal refuses one all the same, the recovery is of no use.
        Err(RecoveryError::ProofRefused | RecoveryError::FieldRefused { .. }) => Step::Leave(Exit::RecoveryOver),
    }
}
