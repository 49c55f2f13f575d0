//! The limits that the app knows: value, unit and source of each. The server's own are the server's.
//!
//! Sources are the headings of the portal API (version 1) unless another is named.

use core::time::Duration;

/// Digits of a security code (Numbers, "security code").
pub const CODE_LENGTH: usize = 6;
/// Wrong tries before a code is over (Numbers, "security code").
pub const CODE_TRIES: u32 = 5;
/// Wait before a code may be sent again (Numbers, "resend").
pub const RESEND_WAIT: Duration = Duration::from_mins(1);

/// Digits of a PIN (manual: "la contraseña es numérica de cuatro dígitos").
pub const PIN_LENGTH: usize = 4;
/// Wrong PINs before the first wait (Numbers, "PIN tries").
pub const PIN_TRIES: u32 = 5;
/// The first wait after [`PIN_TRIES`] wrong PINs; the next wrong ones wait the steps after it (Numbers, "PIN tries").
pub const PIN_WAITS: [Duration; 8] = [
    Duration::from_secs(30),
    Duration::from_mins(1),
    Duration::from_mins(2),
    Duration::from_mins(4),
    Duration::from_mins(8),
    Duration::from_mins(16),
    Duration::from_mins(32),
    Duration::from_hours(1),
];

/// A session ends when idle this long (Numbers, "session").
pub const SESSION_IDLE: Duration = Duration::from_mins(5);
/// A session ends after this long in all (Numbers, "session").
pub const SESSION_LIFE: Duration = Duration::from_mins(30);
/// How long before its end a time limit warns (WCAG 2.2, success criterion 2.2.1: 20 s at the least).
pub const TIME_WARNING: Duration = Duration::from_mins(1);

/// Bits of an idempotency key (Common rules, "Idempotency").
pub const IDEMPOTENCY_KEY_BITS: usize = 128;

/// Characters of the SMS, at the most (The text message).
pub const SMS_LENGTH: usize = 140;
/// Characters of Android's token for one message (Calls, `sms`).
pub const SMS_TOKEN_LENGTH: usize = 11;

/// How long a saved journey is taken up again. Not named by the design: as long as a session, and no saved deadline is longer.
pub const SNAPSHOT_LIFE: Duration = Duration::from_mins(30);

/// Time-out of one try of a call: the member has long given up by then.
pub const TRY_TIMEOUT: Duration = Duration::from_secs(10);
/// Time-out of a call with all its tries (30 s a call).
pub const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// Tries of a call that is safe to repeat. Three fit the call's time-out when each one times out.
pub const CALL_TRIES: usize = 3;
/// Interval of HTTP/2 keep-alive pings: a third of a try's time-out, so that a dead connection is noticed within one try.
pub const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(3);
/// How long a ping may stay unanswered before its connection is closed.
pub const KEEP_ALIVE_TIMEOUT: Duration = Duration::from_secs(3);
/// How long ago a certificate must have ended before the phone's date is the likely reason. Portals renew a certificate that ended
/// within days; a phone with an empty battery is years off.
pub const CLOCK_TOLERANCE: Duration = Duration::from_hours(24 * 60);
/// Wait after the last wrong PIN, where the portal does not name it (Numbers, "PIN tries").
pub const LOCK_WAIT: Duration = Duration::from_secs(30);
/// Wait before the second try; the next one doubles, and each gets a jitter of up to itself. Not named by the design: a
/// radio that just woke needs about as long.
pub const RETRY_WAIT: Duration = Duration::from_millis(300);
/// Bytes of an answer's body that are read, at the most. Not named by the design: the longest answer, what the portal is,
/// has a few thousand.
pub const ANSWER_LIMIT: usize = 256 * 1024;
/// Wait where a portal says `slow_down` and not for how long. Not named by the design: as long as a resend.
pub const SLOW_DOWN_WAIT: Duration = RESEND_WAIT;
/// Digits of a security code that the keypad and the boxes can show.
pub const CODE_LENGTHS: core::ops::RangeInclusive<usize> = 4..=12;
/// Characters of the name that a member is greeted with, at most. Not named by the design: two lines of a small phone.
pub const DISPLAY_NAME_LENGTH: usize = 60;
/// Characters of any other name that a portal gives, at most. Not named by the design: three lines of a small phone.
pub const LABEL_LENGTH: usize = 90;
/// Tries or messages left that the app shows, at most: a portal's higher number is a mistake. Not named by the design.
pub const MOST_TRIES: u32 = 99;
/// The longest wait or lifetime that the app counts down; a portal's longer one is cut. Not named by the design: a day, the
/// longest time after which the portal forgets a counter (Common rules).
pub const LONGEST_WAIT: Duration = Duration::from_hours(24);
/// Characters of a received text message that are read, at most: two messages, as a gateway's prefix makes of one.
pub const SMS_READ_LENGTH: usize = 2 * SMS_LENGTH;
/// How long a phone works at one proof, at the most: a hundred times what a proof is to cost (Numbers, "proof of work").
pub const PROOF_TIMEOUT: Duration = Duration::from_secs(30);
/// Iterations of one round of a proof, at the most: a hundred times what a phone is asked for, and still short enough for the
/// time-out to be looked at.
pub const PROOF_ROUND_LIMIT: u32 = 30_000;

/// A key of the keypad ignores a second press this soon (The experience, "Keypad").
pub const KEY_GUARD: Duration = Duration::from_millis(200);
