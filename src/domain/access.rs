//! The member's trusted phones and accesses, as the portal lists them.

use jiff::Timestamp;

use super::{Label, PhoneId, redacted_debug};

/// A trusted phone of the member, as the portal lists it.
#[derive(Clone, PartialEq, Eq)]
pub struct ListedPhone {
    pub id: PhoneId,
    /// The member's name for it; may be empty.
    pub label: Label,
    /// `None` where the portal sent a time that cannot be read.
    pub added_at: Option<Timestamp>,
    /// `None` before its first log-in, and where the portal sent a time that cannot be read.
    pub last_used_at: Option<Timestamp>,
    /// Whether this session belongs to it.
    pub this: bool,
}

redacted_debug!(ListedPhone);

/// An access to the member's account. Shown, never compared.
#[derive(Clone, PartialEq, Eq)]
pub struct Access {
    /// `None` where the portal sent a time that cannot be read.
    pub at: Option<Timestamp>,
    /// The device, in the portal's words.
    pub device: Label,
    pub method: AccessMethod,
}

redacted_debug!(Access);

/// How the member logged in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccessMethod {
    /// By username and PIN.
    Pin,
    /// By a trusted phone.
    TrustedPhone,
    /// In a way that this version does not know.
    Other,
}
