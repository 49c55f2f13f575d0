//! The portal API's numbers that this check holds a portal to (heading "Numbers" unless another is named).

use core::time::Duration;

/// How long a security code lives (Numbers, "security code").
pub const CODE_LIFE: Duration = Duration::from_mins(5);
/// Codes an hour for one account by one kind of recovery, the first one included (Numbers, "resend").
pub const SENDS_AN_HOUR: u32 = 3;
/// Wrong PINs from one client address, over all accounts, within [`ADDRESS_WINDOW`] (Numbers, "PIN tries").
pub const ADDRESS_WRONG_PINS: u32 = 20;
/// Bits of a session token (Numbers, "session").
pub const SESSION_TOKEN_BITS: usize = 256;
/// How long a grant to choose a PIN lives (Numbers, "grant").
pub const GRANT_LIFE: Duration = Duration::from_mins(5);
/// How long a proof-of-work challenge is good (Calls, `POST /challenges`).
pub const CHALLENGE_LIFE: Duration = Duration::from_mins(5);
/// How long the portal remembers an idempotency key, at the least (Common rules, "Idempotency").
pub const IDEMPOTENCY_LIFE: Duration = Duration::from_mins(15);
/// Bytes of a request's body, at the most (Common rules, "Bodies").
pub const BODY_LIMIT: usize = 16 * 1024;
