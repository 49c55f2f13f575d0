//! What the screens of "Mis celulares y accesos" render.

use super::{Accesses, Change, Done};
use crate::domain::{Access, ListedPhone};
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

impl From<&Accesses> for AccessesView {
    fn from(flow: &Accesses) -> Self {
        match &flow.question {
            Some(question) => Self::Question {
                change: question.change.clone(),
                pending: question.submission.is_pending(),
                error: question.error.clone(),
            },
            None => Self::Lists {
                phones: flow.phones.items.clone(),
                accesses: flow.accesses.items.clone(),
                error: flow.phones.error.clone().or_else(|| flow.accesses.error.clone()),
                done: flow.done,
            },
        }
    }
}
