//! Errors on the wire (RFC 9457 `application/problem+json`).

use serde::{Deserialize, Serialize};

use super::wire_words;

/// The media type of every error (RFC 9457, section 3).
pub const MEDIA_TYPE_PROBLEM: &str = "application/problem+json";

wire_words! {
    /// The stable name of a problem: the only field of it that a client may branch on.
    ProblemCode {
        /// 400: not JSON, or of the wrong shape, or with an unknown field.
        InvalidBody = "invalid_body",
        /// 400: no `Idempotency-Key`, or not 32 hexadecimal digits.
        InvalidIdempotencyKey = "invalid_idempotency_key",
        /// 400: no `Host`, more than one, or one that is no host.
        InvalidHost = "invalid_host",
        /// 401: the session is over, or never was.
        SessionOver = "session_over",
        /// 401: the PIN or the username is wrong, and no answer says which; `attempts_left`.
        WrongPin = "wrong_pin",
        /// 401: the security code is wrong; `attempts_left`.
        WrongCode = "wrong_code",
        /// 401: the trusted phone's log-in is refused, for every reason there can be.
        PhoneRefused = "phone_refused",
        /// 403: the member said "no fui yo"; only after the right PIN.
        Frozen = "frozen",
        /// 404: no such call.
        NotFound = "not_found",
        /// 405: no such method of that call.
        MethodNotAllowed = "method_not_allowed",
        /// 409: the member has as many trusted phones as there may be.
        TooManyPhones = "too_many_phones",
        /// 410: the log-in attempt is over; begin with the username again.
        AttemptOver = "attempt_over",
        /// 410: the code ran out; ask for another.
        CodeExpired = "code_expired",
        /// 410: the recovery is over (used, too many tries, unknown); begin again.
        RecoveryOver = "recovery_over",
        /// 410: the grant to choose a PIN is over; begin again.
        GrantOver = "grant_over",
        /// 410: the receipt of a "no fui yo" is unknown or used.
        ReceiptOver = "receipt_over",
        /// 413: the body is over 16 KiB.
        BodyTooLarge = "body_too_large",
        /// 415: not `application/json`.
        UnsupportedMediaType = "unsupported_media_type",
        /// 422: the key was used with another body.
        IdempotencyMismatch = "idempotency_mismatch",
        /// 422: the proof of work is missing, altered, of another purpose, or garbage.
        InvalidProof = "invalid_proof",
        /// 422: the proof of work is older than five minutes.
        ProofExpired = "proof_expired",
        /// 422: the proof of work was used before.
        ProofSpent = "proof_spent",
        /// 422: a value of the form cannot be one: `field` names it.
        InvalidField = "invalid_field",
        /// 422: the new PIN is too easy to guess: `reason` says why.
        WeakPin = "weak_pin",
        /// 426: this version of the app is too old.
        UpgradeRequired = "upgrade_required",
        /// 429: too many wrong PINs; `retry_after`.
        Locked = "locked",
        /// 429: too many requests; `retry_after`.
        SlowDown = "slow_down",
        /// 500: the portal failed; nothing is known.
        Internal = "internal",
        /// 503: too much at once; `retry_after`.
        Busy = "busy",
        /// 503: the portal is being looked after; `retry_after`.
        Maintenance = "maintenance",
    }
}

wire_words! {
    /// Why a new PIN is refused (Numbers, "PIN").
    WeakPinReason {
        /// One digit again and again.
        Repeated = "repeated",
        /// Digits in order, up or down.
        Run = "run",
        /// The member's birth year.
        BirthYear = "birth_year",
        /// The last four digits of the member's document.
        DocumentTail = "document_tail",
        /// The PIN in force.
        InForce = "in_force",
        /// One of the PINs before the one in force (the last three in all are refused).
        Recent = "recent",
    }
}

/// A problem: what went wrong, for people in `title`, for clients in `code`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// A URI reference that names the kind of problem: `/problems/{code}`.
    #[serde(rename = "type")]
    pub kind: String,
    /// A short English sentence for engineers; no value that was sent.
    pub title: String,
    /// The HTTP status, again.
    pub status: u16,
    /// The stable name.
    pub code: ProblemCode,
    /// Seconds after which trying again can help.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u64>,
    /// Tries left, where tries are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempts_left: Option<u32>,
    /// Why a PIN is weak, with `weak_pin`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<WeakPinReason>,
    /// Which field cannot be, with `invalid_field`: its name, never its value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub field: Option<String>,
}
