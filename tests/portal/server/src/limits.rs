//! The server's limits: value, unit and source of each (heading "Numbers" of the portal API unless another is named).

use core::time::Duration;

pub use multiportal::domain::limits::{
    CODE_LENGTH, CODE_TRIES, IDEMPOTENCY_KEY_BITS, PIN_LENGTH, PIN_TRIES, PIN_WAITS, RESEND_WAIT, SESSION_IDLE,
    SESSION_LIFE, SMS_LENGTH, SMS_TOKEN_LENGTH,
};

/// How long a security code lives (Numbers, "security code").
pub const CODE_LIFE: Duration = Duration::from_mins(5);
/// Codes an hour for one account by one kind of recovery (Numbers, "resend").
pub const SENDS_AN_HOUR: u32 = 3;
/// Wrong PINs from one client address, over all accounts, within [`ADDRESS_WINDOW`] (Numbers, "PIN tries").
pub const ADDRESS_WRONG_PINS: u32 = 20;
/// The window of [`ADDRESS_WRONG_PINS`] (Numbers, "PIN tries").
pub const ADDRESS_WINDOW: Duration = Duration::from_mins(10);
/// Argon2id memory in KiB (Numbers, "PIN at rest").
pub const ARGON2_MEMORY_KIB: u32 = 19 * 1024;
/// Argon2id passes (Numbers, "PIN at rest").
pub const ARGON2_PASSES: u32 = 2;
/// Argon2id lanes (Numbers, "PIN at rest").
pub const ARGON2_LANES: u32 = 1;
/// Argon2 runs that may wait while as many run as there are cores (Common rules, "Floods").
pub const ARGON2_WAITING: usize = 64;
/// Bits of a session token (Numbers, "session").
pub const SESSION_TOKEN_BITS: usize = 256;
/// How long a grant to choose a PIN lives (Numbers, "grant").
pub const GRANT_LIFE: Duration = Duration::from_mins(5);
/// How long a log-in attempt lives between the username and the PIN. Not named by the API: as long as a challenge.
pub const ATTEMPT_LIFE: Duration = Duration::from_mins(5);
/// How long a proof-of-work challenge is good (Calls, `POST /challenges`).
pub const CHALLENGE_LIFE: Duration = Duration::from_mins(5);
/// How long the portal remembers an idempotency key, at the least (Common rules, "Idempotency").
pub const IDEMPOTENCY_LIFE: Duration = Duration::from_mins(15);
/// Bytes of a request's body, at the most (Common rules, "Bodies").
pub const BODY_LIMIT: usize = 16 * 1024;

/// How long wrong PINs of a known or unknown name are remembered after the last one (Common rules).
pub const WRONG_PINS_LIFE: Duration = Duration::from_hours(24);
/// Codes an hour to one phone (Numbers, "resend").
pub const PHONE_SENDS_AN_HOUR: u32 = 6;
/// The PINs that a new one must differ from: the one in force and those before it (Numbers, "PIN").
pub const PINS_REMEMBERED: i64 = 3;
/// How long a recovery can be continued by resends. Not named by the API: the window of the resend quota.
pub const RECOVERY_LIFE: Duration = Duration::from_hours(1);
/// How long a receipt freezes. Not named by the API: as long as a member may not read mail.
pub const RECEIPT_LIFE: Duration = Duration::from_hours(30 * 24);
/// How long messages stay in the outbox. Not named by the API: long enough for any gateway to read them.
pub const OUTBOX_LIFE: Duration = Duration::from_hours(7 * 24);

/// How long a trusted phone's challenge is valid (Calls, `POST /phones/challenges`).
pub const PHONE_CHALLENGE_LIFE: Duration = Duration::from_mins(2);
/// Trusted phones of a member, at the most (Calls, `POST /phones`).
pub const PHONES: i64 = 5;
/// Wrong signatures of a trusted phone in an hour that stop it ("Trusted phone").
pub const PHONE_WRONG_SIGNATURES: u32 = 10;
/// Characters of a trusted phone's label, at the most. Not named by the API: one line of a list.
pub const PHONE_LABEL_LENGTH: usize = 40;
/// Accesses that are remembered (Calls, `GET /accesses`).
pub const ACCESSES: i64 = 20;
/// How long an installation is known to a member after its last log-in ("Notices").
pub const INSTALLATION_LIFE: Duration = Duration::from_hours(180 * 24);
/// Notices to a member in 24 hours, at the most ("Notices").
pub const NOTICES_A_DAY: u32 = 3;
/// How long a hand-over address works (Calls, `POST /session/hand-over`).
pub const HAND_OVER_LIFE: Duration = Duration::from_mins(1);

/// How far a clock may be set back before stored times are no longer trusted. Not named by the API: corrections by a time
/// server are shorter.
pub const CLOCK_TOLERANCE: Duration = Duration::from_mins(1);
/// Bytes of the pepper, at the least (Numbers, "PIN at rest").
pub const PEPPER_BYTES: usize = 32;
/// Characters of the host in a text message, at the most, so that the message fits [`SMS_LENGTH`].
pub const HOST_LENGTH: usize = 44;
