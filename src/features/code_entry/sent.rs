//! A message on its way: entering its code, checking it, having another one sent.

use core::fmt;
use std::sync::Arc;

use super::{CodeEntry, CodeProblem, Exit};
use crate::domain::{CodeAccepted, CodeSent, Deadline, Handle, Moment, RequestId, SecurityCode};
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{CallError, CodeError, Context, Effect, Haptic, RecoveryError, Step};

/// A message on its way, and the keypad to enter its code on.
pub struct Sent {
    /// The recovery.
    pub recovery: Handle,
    /// The last two digits of the phone, where the member typed it; `None` where nobody may learn which phone.
    pub phone_tail: Option<String>,
    /// When it was sent ("Enviado a las 10:02").
    pub at: Moment,
    /// When it runs out ("Vence en 4:31").
    pub expires: Deadline,
    /// When another may be sent ("Reenviar en 0:41").
    pub resend_from: Deadline,
    /// How often another may be sent.
    pub resends_left: u32,
    /// The keypad and the digits entered.
    pub keypad: Keypad,
    pub(super) last: Option<LastCheck>,
    /// The resend that may have been carried out all the same: asked for again it is the same one.
    pub(super) unsent: Option<RequestId>,
}

/// What became of the code that was checked last.
pub(super) enum LastCheck {
    /// Nobody knows: checked again, it is the same request, so that no try is counted twice.
    Unanswered(RequestId, Arc<SecurityCode>),
    /// It was wrong, and stays wrong: it costs no second try.
    Wrong(Arc<SecurityCode>, u32),
}

/// A check that did not get through.
pub(super) struct Unanswered {
    pub key: RequestId,
    pub code: Arc<SecurityCode>,
    pub error: CallError,
}

/// Without the digits of the member's phone.
impl fmt::Debug for Sent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sent")
            .field("at", &self.at)
            .field("expires", &self.expires)
            .field("resend_from", &self.resend_from)
            .field("resends_left", &self.resends_left)
            .field("keypad", &self.keypad)
            .finish_non_exhaustive()
    }
}

impl Sent {
    /// A message that the portal just answered for.
    #[must_use]
    pub fn new(sent: CodeSent, phone_tail: Option<String>, context: &Context) -> Self {
        Self {
            recovery: sent.recovery,
            phone_tail,
            at: context.at,
            expires: Deadline::after(context.at, sent.expires_in),
            resend_from: Deadline::after(context.at, sent.resend_in),
            resends_left: sent.resends_left,
            keypad: Keypad::new(sent.code_length, context),
            last: None,
            unsent: None,
        }
    }

    /// Whether "Reenviar" can be asked for now.
    #[must_use]
    pub fn may_resend(&self, context: &Context) -> bool {
        self.resends_left > 0 && self.resend_from.has_passed(context.at)
    }

    pub(super) fn knows_wrong(&self, code: &SecurityCode) -> bool {
        matches!(&self.last, Some(LastCheck::Wrong(wrong, _)) if wrong.matches(code))
    }

    pub(super) fn key(mut self, key: &Key, problem: Option<CodeProblem>, context: &Context) -> Step<CodeEntry> {
        match self.keypad.take(key, context) {
            Taken::Ignored => Step::stay(CodeEntry::Entering { sent: self, problem }),
            Taken::Changed => Step::ask(CodeEntry::Entering { sent: self, problem: None }, Effect::Haptic(Haptic::Key)),
            Taken::Complete => self.complete(context),
        }
    }

    /// Another code than the one that did not get through: the member begins it with this key.
    pub(super) fn afresh(mut self, key: &Key, unanswered: Unanswered, context: &Context) -> Step<CodeEntry> {
        match self.keypad.take_afresh(key, context) {
            Taken::Ignored => {
                let Unanswered { key, code, error } = unanswered;
                Step::stay(CodeEntry::Unchecked { sent: self, key, code, error })
            }
            Taken::Changed => Step::ask(CodeEntry::Entering { sent: self, problem: None }, Effect::Haptic(Haptic::Key)),
            Taken::Complete => self.complete(context),
        }
    }

    pub(super) fn filled(mut self, text: &str, problem: Option<CodeProblem>, context: &Context) -> Step<CodeEntry> {
        // A code may be pasted with spaces; what is typed grows digit by digit. Never the first digits of something else.
        let foreign = text.chars().any(|c| !c.is_ascii_digit() && !c.is_whitespace());
        let digits = text.chars().filter(char::is_ascii_digit).count();
        if foreign || digits > self.keypad.length() {
            if self.keypad.is_full() {
                self.keypad.clear(context);
            }
            return Step::stay(CodeEntry::Entering { sent: self, problem: Some(CodeProblem::NotACode) });
        }
        let before = self.keypad.count();
        match self.keypad.fill(text, context) {
            Taken::Complete => self.complete(context),
            _ if before == self.keypad.count() => Step::stay(CodeEntry::Entering { sent: self, problem }),
            _ => Step::stay(CodeEntry::Entering { sent: self, problem: None }),
        }
    }

    pub(super) fn arrived(mut self, code: Arc<SecurityCode>, context: &Context) -> Step<CodeEntry> {
        // The boxes show what the phone filled in.
        self.keypad.fill(code.expose(), context);
        self.check(code, context)
    }

    fn complete(self, context: &Context) -> Step<CodeEntry> {
        match self.keypad.code() {
            Some(code) => self.check(Arc::new(code), context),
            None => self.refuse(CodeProblem::NotACode, context),
        }
    }

    fn check(self, code: Arc<SecurityCode>, context: &Context) -> Step<CodeEntry> {
        let key = match &self.last {
            Some(LastCheck::Wrong(wrong, attempts_left)) if wrong.matches(&code) => {
                let attempts_left = *attempts_left;
                return self.refuse(CodeProblem::Wrong { attempts_left }, context);
            }
            Some(LastCheck::Unanswered(key, earlier)) if earlier.matches(&code) => *key,
            _ => context.key,
        };
        self.ask(key, code)
    }

    pub(super) fn ask(self, key: RequestId, code: Arc<SecurityCode>) -> Step<CodeEntry> {
        let ask = Effect::CheckCode { key, recovery: self.recovery.clone(), code: Arc::clone(&code) };
        Step::ask(CodeEntry::Checking { sent: self, key, code, arrived: None }, ask)
    }

    fn refuse(mut self, problem: CodeProblem, context: &Context) -> Step<CodeEntry> {
        self.keypad.clear(context);
        Step::ask(CodeEntry::Entering { sent: self, problem: Some(problem) }, Effect::Haptic(Haptic::Refused))
    }

    pub(super) fn checked(
        mut self,
        key: RequestId,
        code: Arc<SecurityCode>,
        arrived: Option<Arc<SecurityCode>>,
        result: Result<CodeAccepted, CodeError>,
        context: &Context,
    ) -> Step<CodeEntry> {
        match (result, arrived) {
            (Ok(accepted), _) => Step::Leave(Exit::Accepted(accepted)),
            (Err(CodeError::RecoveryOver), _) => Step::Leave(Exit::RecoveryOver),
            (Err(CodeError::Wrong { attempts_left }), arrived) => {
                self.last = Some(LastCheck::Wrong(code, attempts_left));
                match arrived {
                    Some(other) => self.arrived(other, context),
                    None => self.refuse(CodeProblem::Wrong { attempts_left }, context),
                }
            }
            (Err(CodeError::Expired), Some(other)) => self.arrived(other, context),
            (Err(CodeError::Expired), None) => self.refuse(CodeProblem::Expired, context),
            (Err(CodeError::CallError(error)), arrived) => {
                let (key, code) = match arrived {
                    Some(other) => (context.key, other),
                    None if error.outcome_unknown() => (key, code),
                    None => (context.key, code),
                };
                self.keypad.fill(code.expose(), context);
                self.last = Some(LastCheck::Unanswered(key, Arc::clone(&code)));
                Step::stay(CodeEntry::Unchecked { sent: self, key, code, error })
            }
        }
    }

    pub(super) fn resend(mut self, context: &Context) -> Step<CodeEntry> {
        if self.keypad.is_full() {
            self.keypad.clear(context);
        }
        let key = self.unsent.unwrap_or(context.key);
        let ask = Effect::SendCodeAgain { key, recovery: self.recovery.clone() };
        Step::ask(CodeEntry::Resending { sent: self, key, arrived: None }, ask)
    }

    pub(super) fn resent(
        mut self,
        key: RequestId,
        arrived: Option<Arc<SecurityCode>>,
        result: Result<CodeSent, RecoveryError>,
        context: &Context,
    ) -> Step<CodeEntry> {
        match (result, arrived) {
            (Ok(again), arrived) => {
                let await_code = Effect::AwaitCode { code_length: again.code_length };
                let sent = Self::new(again, self.phone_tail, context);
                let step = match arrived {
                    Some(code) => sent.arrived(code, context),
                    None => Step::stay(CodeEntry::Entering { sent, problem: None }),
                };
                match step {
                    Step::Stay(entry, mut effects) => {
                        effects.insert(0, await_code);
                        Step::Stay(entry, effects)
                    }
                    leave @ Step::Leave(_) => leave,
                }
            }
            // Whatever became of the answer: a code is at hand.
            (Err(RecoveryError::CallError(_)), Some(code)) => self.arrived(code, context),
            (Err(RecoveryError::CallError(error)), None) => {
                self.unsent = error.outcome_unknown().then_some(key);
                self.keypad.reshuffle(context);
                Step::stay(CodeEntry::Entering { sent: self, problem: Some(CodeProblem::NotResent(error)) })
            }
            // A resend has no field and no proof; where a portal refuses one all the same, the recovery is of no use.
            (
                Err(RecoveryError::RecoveryOver | RecoveryError::ProofRefused | RecoveryError::FieldRefused { .. }),
                _,
            ) => Step::Leave(Exit::RecoveryOver),
        }
    }
}
