//! What flows ask the runtime to do.

use std::sync::Arc;

use super::Request;
use crate::api::Purpose;
use crate::domain::{KeyPrompt, Link, RequestId, SecretText, Username};

#[derive(Debug)]
pub enum Effect {
    /// Calls the portal; the outcome comes back under the same id.
    Call(RequestId, Request),
    /// Solves a proof of work and, for recoveries, prepares the SMS inbox; answered by [`super::Response::Prepared`].
    Prepare(RequestId, Purpose),
    /// Uses the signing key of this phone; answered by the response of the command's name.
    Key(RequestId, KeyCommand),
    Store(StoreCommand),
    Sms(SmsCommand),
    Haptic(Haptic),
    /// Opens a link outside the app; answered by [`super::Response::LinkOpened`].
    OpenLink(RequestId, Link),
    /// Moves the app to the background: Back on the first screen.
    Background,
}

#[derive(Debug)]
pub enum StoreCommand {
    SaveSession(Arc<SecretText>),
    ClearSession,
    SaveUsername(Username),
    ClearUsername,
}

/// A use of the signing key of this phone.
#[derive(Debug)]
pub enum KeyCommand {
    CheckAvailability,
    CreateKey,
    /// Shows the system's prompt and signs the text.
    Sign {
        text: Arc<SecretText>,
        prompt: KeyPrompt,
    },
    /// Not answered.
    DeleteKey,
}

/// A change of what the SMS inbox waits for.
#[derive(Debug)]
pub enum SmsCommand {
    /// Waits for a message with a code of this many digits.
    Await { code_length: usize },
    /// Stops waiting, and keeps the token and a stored message for the next `Await`.
    Pause,
    /// Stops waiting, and deletes a stored message and its token.
    Stop,
}

/// Haptic feedback. Every key feels the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haptic {
    Key,
    Refused,
    Done,
}
