//! What flows ask for. [`crate::runtime`] carries it out and answers with a [`super::Response`].

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::{Purpose, SmsChannel};
use crate::domain::{
    Document, Email, Handle, Phone, Pin, Proof, Receipt, RequestId, SecretText, SecurityCode, Username, redacted_debug,
};

/// One thing to do. Where it has a key, the reply carries the same key, and doing it again with that key does it once.
#[derive(Debug)]
pub enum Effect {
    /// Ask the portal what it is.
    FetchPortal,
    /// Get ready for a request: solve a proof of work and, for recoveries, prepare the phone for the text message.
    Prepare {
        /// Names the reply.
        key: RequestId,
        /// What for.
        purpose: Purpose,
    },
    /// Begin a log-in.
    BeginLogIn {
        /// The request.
        key: RequestId,
        /// Who.
        username: Username,
        /// A proof for `log_in`.
        proof: Proof,
    },
    /// Check the PIN of a log-in.
    CheckPin {
        /// The request.
        key: RequestId,
        /// The log-in.
        attempt: Handle,
        /// The PIN.
        pin: Arc<Pin>,
    },
    /// Ask for a code to recover the username.
    SendUsernameCode {
        /// The request.
        key: RequestId,
        /// Whose.
        email: Email,
        /// A proof for `recover_username`.
        proof: Proof,
        /// How the phone takes the code.
        channel: SmsChannel,
    },
    /// Ask for a code to choose a new PIN.
    SendPinCode {
        /// The request.
        key: RequestId,
        /// Whose.
        claim: Box<PinClaim>,
        /// A proof for `recover_password`.
        proof: Proof,
        /// How the phone takes the code.
        channel: SmsChannel,
    },
    /// Ask for another code; prepares the phone for it first.
    SendCodeAgain {
        /// The request.
        key: RequestId,
        /// The recovery.
        recovery: Handle,
    },
    /// Check a security code.
    CheckCode {
        /// The request.
        key: RequestId,
        /// The recovery.
        recovery: Handle,
        /// The code.
        code: Arc<SecurityCode>,
    },
    /// Put the new PIN in force.
    ChoosePin {
        /// The request.
        key: RequestId,
        /// The recovery.
        recovery: Handle,
        /// Its grant.
        grant: Arc<SecretText>,
        /// The new PIN.
        pin: Arc<Pin>,
    },
    /// Freeze the access of the member to whom the receipt went.
    FreezeAccess {
        /// The request.
        key: RequestId,
        /// The receipt's code.
        receipt: Arc<Receipt>,
    },
    /// Watch for the text message until told otherwise; answers with [`super::Response::CodeArrived`].
    AwaitCode {
        /// Digits of the code.
        code_length: usize,
    },
    /// Watch no more, and forget a message that was kept.
    StopAwaitingCode,
    /// Ask how the session is; counts as activity.
    RefreshSession {
        /// Names the reply.
        key: RequestId,
        /// The session.
        token: Arc<SecretText>,
    },
    /// End the session at the portal. Nobody waits for it.
    EndSession {
        /// The session.
        token: Arc<SecretText>,
    },
    /// Keep the session's token in the secret store.
    KeepSession {
        /// The session.
        token: Arc<SecretText>,
    },
    /// Remove the session's token from the secret store.
    DropSession,
    /// Keep the username in the secret store ("Recordar mi usuario").
    RememberUsername(Username),
    /// Remove it.
    ForgetUsername,
    /// Let the hand feel it.
    Haptic(Haptic),
    /// Put the app into the background: "Regresar" where there is nothing to go back to.
    LeaveApp,
}

/// What the hand feels. Every digit feels the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Haptic {
    /// A key was taken.
    Key,
    /// Something was refused.
    Refused,
    /// Something is done.
    Done,
}

/// What a member says of themselves to choose a new PIN (manual: the four fields of "Recuperación de contraseña").
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinClaim {
    /// The username, known from the log-in or asked first; none where the member forgot both.
    pub username: Option<Username>,
    /// The registered document.
    pub document: Document,
    /// The registered e-mail.
    pub email: Email,
    /// The registered mobile phone.
    pub phone: Phone,
}

redacted_debug!(PinClaim);
