//! A request whose outcome may be unknown: the same body keeps its id; a changed body, or a definite "not done", takes a fresh id.

use serde::{Deserialize, Serialize};

use super::{CallError, Context, Effect, Outcome, Preparation, Prepared, Readiness, Request, Response, SmsCommand};
use crate::api::Purpose;
use crate::domain::RequestId;

/// A body that is sent to the portal, and what is known of its outcome.
///
/// The portal does a request once for each id. So a body whose outcome is unknown is sent again under its id, and neither a second
/// message nor a second try is counted.
///
/// It has no `Serialize`, so a PIN or a code in it cannot be saved:
///
/// ```compile_fail,E0277
/// use std::sync::Arc;
/// use multiportal::domain::Pin;
/// use multiportal::flow::Submission;
///
/// fn save<T: serde::Serialize>(_: &T) {}
/// save(&Submission::<Arc<Pin>>::Idle);
/// ```
///
/// ```
/// use std::sync::Arc;
/// use multiportal::domain::Pin;
/// use multiportal::flow::Submission;
///
/// fn print<T: core::fmt::Debug>(_: &T) {}
/// print(&Submission::<Arc<Pin>>::Idle);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Submission<B> {
    #[default]
    Idle,
    Pending {
        id: RequestId,
        body: B,
    },
    /// The portal may have acted.
    InDoubt {
        id: RequestId,
        body: B,
    },
    /// The portal did nothing.
    NotDone {
        body: B,
    },
}

impl<B: Clone + PartialEq> Submission<B> {
    /// Marks `body` as sent. Returns the id to send it under.
    pub fn submit(&mut self, body: B, context: &Context) -> RequestId {
        let id = match self {
            Self::Pending { id, body: sent } | Self::InDoubt { id, body: sent } if *sent == body => *id,
            _ => context.request_id,
        };
        *self = Self::Pending { id, body };
        id
    }

    /// Marks the failed body as sent again. Returns it with its id.
    pub fn retry(&mut self, context: &Context) -> Option<(RequestId, B)> {
        let body = self.body()?.clone();
        Some((self.submit(body.clone(), context), body))
    }
}

impl<B> Submission<B> {
    pub(crate) fn awaits(&self, id: RequestId) -> bool {
        matches!(self, Self::Pending { id: awaited, .. } if *awaited == id)
    }

    /// Whether the outcome of `id` is unknown: also after [`Self::abandon`], when the portal may still answer.
    pub(crate) fn may_concern(&self, id: RequestId) -> bool {
        matches!(self, Self::Pending { id: sent, .. } | Self::InDoubt { id: sent, .. } if *sent == id)
    }

    #[must_use]
    pub const fn is_pending(&self) -> bool {
        matches!(self, Self::Pending { .. })
    }

    /// Returns the body that was sent last, until its outcome is known.
    #[must_use]
    pub const fn body(&self) -> Option<&B> {
        match self {
            Self::Idle => None,
            Self::Pending { body, .. } | Self::InDoubt { body, .. } | Self::NotDone { body } => Some(body),
        }
    }

    pub fn fail(&mut self, error: &CallError) {
        if let Self::Pending { id, body } = core::mem::replace(self, Self::Idle) {
            *self = if error.outcome_unknown() { Self::InDoubt { id, body } } else { Self::NotDone { body } };
        }
    }

    /// Stops waiting without an outcome: the member went back.
    pub(crate) fn abandon(&mut self) {
        if let Self::Pending { id, body } = core::mem::replace(self, Self::Idle) {
            *self = Self::InDoubt { id, body };
        }
    }

    /// Records that the portal answered. Returns the body.
    pub fn settle(&mut self) -> Option<B> {
        match core::mem::replace(self, Self::Idle) {
            Self::Idle => None,
            Self::Pending { body, .. } | Self::InDoubt { body, .. } | Self::NotDone { body } => Some(body),
        }
    }
}

/// A body that needs a proof of work.
pub trait PreparedBody: Clone + PartialEq {
    const PURPOSE: Purpose;

    fn request(&self, prepared: &Prepared) -> Request;
}

/// A [`Submission`] that is prepared while the member types, and sent once body and preparation are there.
#[derive(Debug)]
pub struct PreparedSubmission<B> {
    preparation: Preparation,
    /// Submitted; sent as soon as the preparation is ready.
    waiting: Option<B>,
    sent: Submission<(B, Prepared)>,
}

/// What an outcome meant for a [`PreparedSubmission`].
#[derive(Debug)]
pub enum Progress<B> {
    /// Nothing to decide.
    Continue(Vec<Effect>),
    /// The member has to send again.
    Failed(CallError),
    /// The portal answered the request with this body.
    Answered(Response, B),
}

/// What is saved of a [`PreparedSubmission`]. The body is read from the form again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SubmissionSnapshot {
    /// None where the request was not sent yet.
    #[serde(rename = "key", default, skip_serializing_if = "Option::is_none")]
    id: Option<RequestId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    prepared: Option<Prepared>,
    #[serde(default)]
    pending: bool,
}

impl SubmissionSnapshot {
    /// Returns the snapshot of a pending request, in the form that version 0.1.0 saved.
    #[must_use]
    pub const fn pending(id: RequestId, prepared: Option<Prepared>) -> Self {
        Self { id: Some(id), prepared, pending: true }
    }
}

impl<B: PreparedBody> PreparedSubmission<B> {
    #[must_use]
    pub fn start(context: &Context) -> (Self, Vec<Effect>) {
        let prepare = Effect::Prepare(context.request_id, B::PURPOSE);
        (Self { preparation: Preparation::start(context), waiting: None, sent: Submission::Idle }, vec![prepare])
    }

    /// Leaves the preparation to [`Self::submit`].
    pub(crate) const fn unprepared() -> Self {
        Self { preparation: Preparation::NotStarted, waiting: None, sent: Submission::Idle }
    }

    /// Sends `body`, or waits for the preparation. A body whose outcome is unknown is sent again as it was, also with an old proof.
    pub fn submit(&mut self, body: B, context: &Context) -> Vec<Effect> {
        if let Submission::InDoubt { body: (earlier, prepared), .. } = &self.sent
            && *earlier == body
        {
            let prepared = prepared.clone();
            return self.send(body, prepared, context);
        }
        match &self.preparation {
            Preparation::Ready { prepared, until, .. } if !until.has_passed(context.now) => {
                let prepared = prepared.clone();
                self.send(body, prepared, context)
            }
            Preparation::Underway { .. } => {
                self.waiting = Some(body);
                Vec::new()
            }
            Preparation::NotStarted | Preparation::Ready { .. } | Preparation::Failed(_) => {
                // `Stop` runs first: it deletes the SMS token that `Prepare` sets again.
                let stop = matches!(self.preparation, Preparation::NotStarted).then_some(Effect::Sms(SmsCommand::Stop));
                self.waiting = Some(body);
                self.preparation = Preparation::start(context);
                stop.into_iter().chain([Effect::Prepare(context.request_id, B::PURPOSE)]).collect()
            }
        }
    }

    fn send(&mut self, body: B, prepared: Prepared, context: &Context) -> Vec<Effect> {
        let request = body.request(&prepared);
        self.waiting = None;
        vec![Effect::Call(self.sent.submit((body, prepared), context), request)]
    }

    pub(crate) fn receive(&mut self, outcome: Outcome, context: &Context) -> Progress<B> {
        if self.sent.is_pending() {
            return match outcome {
                Ok(response) => match self.sent.settle() {
                    Some((body, _)) => Progress::Answered(response, body),
                    None => Progress::Continue(Vec::new()),
                },
                Err(error) => {
                    self.sent.fail(&error);
                    Progress::Failed(error)
                }
            };
        }
        self.preparation = self.preparation.clone().receive(outcome);
        match (self.waiting.take(), &self.preparation) {
            (None, _) => Progress::Continue(Vec::new()),
            // However long it took: the portal judges whether the proof is too old.
            (Some(body), Preparation::Ready { prepared, .. }) => {
                let prepared = prepared.clone();
                Progress::Continue(self.send(body, prepared, context))
            }
            (Some(_), Preparation::Failed(error)) => Progress::Failed(error.clone()),
            (waiting, Preparation::NotStarted | Preparation::Underway { .. }) => {
                self.waiting = waiting;
                Progress::Continue(Vec::new())
            }
        }
    }

    /// Prepares and sends again after the portal refused the proof.
    ///
    /// # Errors
    /// The portal refuses every proof.
    pub fn renew(&mut self, body: B, context: &Context) -> Result<Vec<Effect>, CallError> {
        self.preparation = self.preparation.renew(context);
        if let Preparation::Failed(error) = &self.preparation {
            return Err(error.clone());
        }
        self.waiting = Some(body);
        Ok(vec![Effect::Prepare(context.request_id, B::PURPOSE)])
    }

    /// Stops sending: the member went back. What was sent is sent again under its id.
    pub(crate) fn abandon(&mut self) {
        self.waiting = None;
        self.sent.abandon();
    }

    #[must_use]
    pub const fn is_pending(&self) -> bool {
        self.waiting.is_some() || self.sent.is_pending()
    }

    pub(crate) fn awaits(&self, id: RequestId) -> bool {
        self.sent.awaits(id) || !self.sent.is_pending() && self.preparation.awaits(id)
    }

    pub(crate) const fn readiness(&self) -> Readiness {
        self.preparation.readiness()
    }

    /// Returns what to save; none where nothing was sent. `body` is what the form holds now, and so what is restored: another body must
    /// not be sent under the id of the one in doubt.
    #[must_use]
    pub fn snapshot(&self, body: Option<&B>) -> Option<SubmissionSnapshot> {
        match &self.sent {
            Submission::Pending { id, body: (_, prepared) } => {
                Some(SubmissionSnapshot::pending(*id, Some(prepared.clone())))
            }
            _ if self.waiting.is_some() => Some(SubmissionSnapshot { id: None, prepared: None, pending: true }),
            Submission::InDoubt { id, body: (in_doubt, prepared) } if body == Some(in_doubt) => {
                Some(SubmissionSnapshot { id: Some(*id), prepared: Some(prepared.clone()), pending: false })
            }
            Submission::Idle | Submission::InDoubt { .. } | Submission::NotDone { .. } => None,
        }
    }

    /// Restores what was sent. `body` is what the saved form holds; without it, or without a snapshot, a fresh one starts.
    #[must_use]
    pub fn restore(snapshot: Option<SubmissionSnapshot>, body: Option<B>, context: &Context) -> (Self, Vec<Effect>) {
        let (Some(SubmissionSnapshot { id, prepared, pending }), Some(body)) = (snapshot, body) else {
            return Self::start(context);
        };
        let (Some(id), Some(prepared)) = (id, prepared) else {
            let (mut fresh, effects) = Self::start(context);
            fresh.waiting = pending.then_some(body);
            return (fresh, effects);
        };
        let preparation = Preparation::restored(prepared.clone(), context);
        let mut effects = Vec::new();
        let sent = if pending {
            effects.push(Effect::Call(id, body.request(&prepared)));
            Submission::Pending { id, body: (body, prepared) }
        } else {
            Submission::InDoubt { id, body: (body, prepared) }
        };
        (Self { preparation, waiting: None, sent }, effects)
    }
}

#[cfg(test)]
mod tests;
