//! What the screens of "Mis celulares y accesos" render.

use super::{Accesses, Change, Done};
use crate::domain::{Access, ListedPhone, PhoneId};
use crate::flow::CallError;

#[derive(Clone, PartialEq)]
pub enum AccessesView {
    Lists {
        /// None until they arrived.
        phones: Option<Vec<ListedPhone>>,
        /// None until they arrived.
        accesses: Option<Vec<Access>>,
        /// Why one of them did not.
        error: Option<CallError>,
        done: Option<Done>,
    },
    Question {
        change: Change,
        pending: bool,
        error: Option<CallError>,
    },
}

impl AccessesView {
    /// Also marks `own`, the trusted phone that the app runs on: the portal knows it only where it opened the session.
    #[must_use]
    pub fn new(flow: &Accesses, own: Option<&PhoneId>) -> Self {
        let mark = |phone: &ListedPhone| ListedPhone { this: phone.this || own == Some(&phone.id), ..phone.clone() };
        match &flow.question {
            Some(question) => Self::Question {
                change: question.change.clone(),
                pending: question.submission.is_pending(),
                error: question.error.clone(),
            },
            None => Self::Lists {
                phones: flow.phones.items.as_ref().map(|phones| phones.iter().map(mark).collect()),
                accesses: flow.accesses.items.clone(),
                error: flow.phones.error.clone().or_else(|| flow.accesses.error.clone()),
                done: flow.done,
            },
        }
    }
}
