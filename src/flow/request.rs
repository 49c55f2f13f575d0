//! The calls of the portal API, as values. This is the one list of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::{Purpose, SmsChannel};
use crate::domain::{
    AttemptId, Document, Email, InstallationId, Phone, PhoneId, Pin, Proof, PublicKey, Receipt, RecoveryId, SecretText,
    SecurityCode, SignedChallenge, Username, redacted_debug,
};

/// One call of the portal. Sending it again under the same id does it once.
#[derive(Clone, Debug)]
pub enum Request {
    /// `GET /portal`.
    Portal,
    /// `POST /challenges`.
    Challenge { purpose: Purpose },
    /// `POST /log-in`.
    LogIn { username: Username, proof: Proof },
    /// `POST /log-in/{attempt}/pin`.
    CheckPin { attempt: AttemptId, check: PinCheck },
    /// `POST /recoveries/username`.
    RecoverUsername { email: Email, proof: Proof, channel: SmsChannel },
    /// `POST /recoveries/password`.
    RecoverPin { claim: Box<PinClaim>, proof: Proof, channel: SmsChannel },
    /// `POST /recoveries/{id}/resend`.
    Resend { recovery: RecoveryId, delivery: Delivery },
    /// `POST /recoveries/{id}/code`.
    CheckCode { recovery: RecoveryId, code: Arc<SecurityCode> },
    /// `PUT /recoveries/{id}/pin`.
    ChoosePin { recovery: RecoveryId, grant: Arc<SecretText>, pin: Arc<Pin> },
    /// `POST /freeze`.
    Freeze { receipt: Arc<Receipt> },
    /// `GET /session`; counts as activity.
    Session { token: Arc<SecretText> },
    /// `GET /phones`; counts as activity.
    Phones { token: Arc<SecretText> },
    /// `DELETE /phones/{phone}`; counts as activity.
    RemovePhone { token: Arc<SecretText>, phone: PhoneId },
    /// `GET /accesses`; counts as activity.
    Accesses { token: Arc<SecretText> },
    /// `DELETE /sessions/others`; counts as activity.
    EndOtherSessions { token: Arc<SecretText> },
    /// `POST /session/hand-over`; counts as activity.
    HandOver { token: Arc<SecretText> },
    /// `DELETE /session`. No flow waits for the outcome.
    EndSession { token: Arc<SecretText> },
    /// `POST /phones/challenges`, to add this phone.
    AddPhoneChallenge { token: Arc<SecretText> },
    /// `POST /phones/challenges`, to log in.
    PhoneChallenge { phone: PhoneId },
    /// `POST /phones`.
    AddPhone { token: Arc<SecretText>, key: PublicKey, signed: SignedChallenge },
    /// `POST /phones/{phone}/log-in`.
    PhoneLogIn { phone: PhoneId, signed: SignedChallenge },
}

impl Request {
    /// Returns the call's name, for the log.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Portal => "portal",
            Self::Challenge { .. } => "challenge",
            Self::LogIn { .. } => "log_in",
            Self::CheckPin { .. } => "check_pin",
            Self::RecoverUsername { .. } => "recover_username",
            Self::RecoverPin { .. } => "recover_pin",
            Self::Resend { .. } => "resend",
            Self::CheckCode { .. } => "check_code",
            Self::ChoosePin { .. } => "choose_pin",
            Self::Freeze { .. } => "freeze",
            Self::Session { .. } => "session",
            Self::Phones { .. } => "phones",
            Self::RemovePhone { .. } => "remove_phone",
            Self::Accesses { .. } => "accesses",
            Self::EndOtherSessions { .. } => "end_other_sessions",
            Self::HandOver { .. } => "hand_over",
            Self::EndSession { .. } => "end_session",
            Self::AddPhoneChallenge { .. } => "add_phone_challenge",
            Self::PhoneChallenge { .. } => "phone_challenge",
            Self::AddPhone { .. } => "add_phone",
            Self::PhoneLogIn { .. } => "phone_log_in",
        }
    }
}

/// A PIN to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PinCheck {
    pub pin: Arc<Pin>,
    /// None where the portal does not take it.
    pub installation: Option<InstallationId>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Delivery {
    /// A text message that the phone can fill in. `None` until the runtime has prepared the inbox.
    Autofill(Option<SmsChannel>),
    /// A text message to the member's own inbox.
    Inbox,
    /// A call that speaks the code, if the portal offers calls.
    Call,
}

/// The member's answers to the four questions of "Recuperación de contraseña".
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PinClaim {
    /// `None` if the member forgot the username too.
    pub username: Option<Username>,
    pub document: Document,
    pub email: Email,
    pub phone: Phone,
}

redacted_debug!(PinClaim);
