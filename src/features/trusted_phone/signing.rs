//! A challenge of the portal, signed by the phone's key.

use std::sync::Arc;

use super::PhoneProblem;
use crate::api::{PhonePurpose, PhoneStatement};
use crate::domain::{ChallengeText, Deadline, KeyPrompt, Moment, PhoneId, RequestId, SecretText, SignedChallenge};
use crate::flow::{Context, Effect, KeyCommand, Outcome, Request, Response};

/// What a challenge is signed for.
#[derive(Clone, Debug)]
pub(super) enum Signer {
    /// Adding this phone, from the session with this token.
    Session(Arc<SecretText>),
    /// Logging in with this phone.
    Phone(PhoneId),
}

#[derive(Debug)]
pub(super) struct Signing {
    signer: Signer,
    prompt: KeyPrompt,
    stage: Stage,
    /// Whether another challenge replaced one that was over. That happens once.
    renewed: bool,
}

#[derive(Debug)]
enum Stage {
    Challenging { id: RequestId, asked: Moment },
    Prompting { id: RequestId, challenge: ChallengeText, until: Deadline },
    Signed { until: Deadline },
}

/// What an outcome meant.
pub(super) enum Progress {
    Continue(Vec<Effect>),
    Signed(SignedChallenge),
    Stopped(Stopped),
}

pub(super) enum Stopped {
    /// Log in again.
    SessionOver,
    /// There is no key.
    KeyGone,
    Problem(PhoneProblem),
}

impl Signer {
    fn challenge(&self) -> Request {
        match self {
            Self::Session(token) => Request::AddPhoneChallenge { token: Arc::clone(token) },
            Self::Phone(phone) => Request::PhoneChallenge { phone: phone.clone() },
        }
    }

    fn statement(&self, challenge: &ChallengeText, host: &str) -> Arc<SecretText> {
        let (purpose, phone) = match self {
            Self::Session(_) => (&PhonePurpose::Add, ""),
            Self::Phone(phone) => (&PhonePurpose::LogIn, phone.as_str()),
        };
        let statement = PhoneStatement { purpose, host, phone, challenge: challenge.as_str() };
        Arc::new(SecretText::new(statement.to_string()))
    }
}

impl Signing {
    /// Asks the portal for a challenge.
    pub(super) fn start(signer: Signer, prompt: KeyPrompt, context: &Context) -> (Self, Effect) {
        let stage = Stage::Challenging { id: context.request_id, asked: context.now };
        let ask = Effect::Call(context.request_id, signer.challenge());
        (Self { signer, prompt, stage, renewed: false }, ask)
    }

    /// Asks for another challenge in place of one that is over.
    pub(super) fn renew(&mut self, context: &Context) -> Progress {
        if self.renewed {
            return Progress::Stopped(Stopped::Problem(PhoneProblem::TookTooLong));
        }
        let (fresh, ask) = Self::start(self.signer.clone(), self.prompt.clone(), context);
        *self = Self { renewed: true, ..fresh };
        Progress::Continue(vec![ask])
    }

    /// Whether the portal may have taken the signed challenge for one that is over.
    pub(super) fn is_over(&self, context: &Context) -> bool {
        matches!(self.stage, Stage::Signed { until } if until.has_passed(context.now))
    }

    pub(super) fn awaits(&self, id: RequestId) -> bool {
        match &self.stage {
            Stage::Challenging { id: awaited, .. } | Stage::Prompting { id: awaited, .. } => *awaited == id,
            Stage::Signed { .. } => false,
        }
    }

    /// Whether the phone's own prompt is open.
    pub(super) const fn is_prompting(&self) -> bool {
        matches!(self.stage, Stage::Prompting { .. })
    }

    /// Takes an outcome that this signing awaits.
    pub(super) fn receive(&mut self, outcome: Outcome, context: &Context) -> Progress {
        match (&self.stage, outcome) {
            (Stage::Challenging { asked, .. }, Ok(Response::PhoneChallenge(Ok(challenge)))) => {
                // Counted from the question, which is never later than the portal's own start.
                let until = Deadline::after(*asked, challenge.expires_in);
                let text = self.signer.statement(&challenge.text, &context.portal_host);
                let id = context.request_id;
                self.stage = Stage::Prompting { id, challenge: challenge.text, until };
                Progress::Continue(vec![Effect::Key(id, KeyCommand::Sign { text, prompt: self.prompt.clone() })])
            }
            (Stage::Challenging { .. }, Ok(Response::PhoneChallenge(Err(error)))) => Progress::Stopped(error.into()),
            (Stage::Prompting { until, .. }, Ok(Response::Sign(Ok(_)))) if until.has_passed(context.now) => {
                self.renew(context)
            }
            (Stage::Prompting { challenge, until, .. }, Ok(Response::Sign(Ok(signature)))) => {
                let signed = SignedChallenge { challenge: challenge.clone(), signature };
                self.stage = Stage::Signed { until: *until };
                Progress::Signed(signed)
            }
            (Stage::Prompting { .. }, Ok(Response::Sign(Err(error)))) => Progress::Stopped(error.into()),
            (_, Ok(_)) => Progress::Continue(Vec::new()),
            (_, Err(error)) => Progress::Stopped(Stopped::Problem(PhoneProblem::NotSent(error))),
        }
    }
}
