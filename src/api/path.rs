//! Where each call lives (Calls).

use core::fmt;

/// The base of every path.
pub const BASE_PATH: &str = "/api/v1";
/// The header that every POST and PUT carries (portal API, "Idempotency"): 32 hexadecimal digits.
pub const HEADER_IDEMPOTENCY_KEY: &str = "idempotency-key";
/// The header of every response: members tell it to support, and the portal's log has it.
pub const HEADER_REQUEST_ID: &str = "request-id";

/// A call's path. `Display` includes [`BASE_PATH`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Path<'a> {
    /// `GET`: what the portal is.
    Portal,
    /// `POST`: a proof-of-work challenge.
    Challenges,
    /// `POST`: the username.
    LogIn,
    /// `POST`: the PIN of a log-in attempt.
    Pin {
        /// The attempt that log-in answered.
        attempt: &'a str,
    },
    /// `GET` and `DELETE`: the session.
    Session,
    /// `POST`: recover a username.
    RecoverUsername,
    /// `POST`: recover a password (the PIN).
    RecoverPassword,
    /// `POST`: send the code again.
    Resend {
        /// The recovery that was answered.
        recovery: &'a str,
    },
    /// `POST`: the security code.
    Code {
        /// The recovery that was answered.
        recovery: &'a str,
    },
    /// `PUT`: the new PIN.
    ChoosePin {
        /// The recovery that was answered.
        recovery: &'a str,
    },
    /// `POST`: "no fui yo".
    Freeze,
    /// `GET`: the last accesses.
    Accesses,
    /// `DELETE`: every other session of the member.
    OtherSessions,
    /// `POST`: an address that logs a browser in.
    HandOver,
    /// `POST`: a challenge for a trusted phone.
    PhoneChallenges,
    /// `GET` and `POST`: the trusted phones.
    Phones,
    /// `DELETE`: one trusted phone.
    Phone {
        /// The phone's id.
        phone: &'a str,
    },
    /// `POST`: log-in by a trusted phone.
    PhoneLogIn {
        /// The phone's id.
        phone: &'a str,
    },
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(BASE_PATH)?;
        match self {
            Self::Portal => f.write_str("/portal"),
            Self::Challenges => f.write_str("/challenges"),
            Self::LogIn => f.write_str("/log-in"),
            Self::Pin { attempt } => write!(f, "/log-in/{attempt}/pin"),
            Self::Session => f.write_str("/session"),
            Self::RecoverUsername => f.write_str("/recoveries/username"),
            Self::RecoverPassword => f.write_str("/recoveries/password"),
            Self::Resend { recovery } => write!(f, "/recoveries/{recovery}/resend"),
            Self::Code { recovery } => write!(f, "/recoveries/{recovery}/code"),
            Self::ChoosePin { recovery } => write!(f, "/recoveries/{recovery}/pin"),
            Self::Freeze => f.write_str("/freeze"),
            Self::Accesses => f.write_str("/accesses"),
            Self::OtherSessions => f.write_str("/sessions/others"),
            Self::HandOver => f.write_str("/session/hand-over"),
            Self::PhoneChallenges => f.write_str("/phones/challenges"),
            Self::Phones => f.write_str("/phones"),
            Self::Phone { phone } => write!(f, "/phones/{phone}"),
            Self::PhoneLogIn { phone } => write!(f, "/phones/{phone}/log-in"),
        }
    }
}
