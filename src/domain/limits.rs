//! The app's limits: value, unit and source of each.
//!
//! Sources in brackets are headings of the portal API (version 1) unless another is named. A limit without a source is the app's own.

use core::time::Duration;

/// Digits of a security code (Numbers, "security code").
pub const CODE_LENGTH: usize = 6;
/// Wrong tries that end a code (Numbers, "security code").
pub const CODE_TRIES: u32 = 5;
/// Wait before a code may be sent again (Numbers, "resend").
pub const RESEND_WAIT: Duration = Duration::from_mins(1);

/// Time over which the portal counts messages (Numbers, "resend": 3 an hour).
pub const SENDS_WINDOW: Duration = Duration::from_hours(1);

/// Digits of a PIN (manual: "la contraseña es numérica de cuatro dígitos").
pub const PIN_LENGTH: usize = 4;
/// Wrong PINs before the first wait (Numbers, "PIN tries").
pub const PIN_TRIES: u32 = 5;
/// Wait after [`PIN_TRIES`] wrong PINs, and after each further wrong PIN (Numbers, "PIN tries").
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

/// Time without a call after which a session ends (Numbers, "session").
pub const SESSION_IDLE: Duration = Duration::from_mins(5);
/// Longest life of a session (Numbers, "session").
pub const SESSION_LIFE: Duration = Duration::from_mins(30);
/// Warning before the end of a time limit (WCAG 2.2, success criterion 2.2.1: at least 20 s).
pub const TIME_WARNING: Duration = Duration::from_mins(1);

/// Accesses that the app lists, at most (Calls, `GET /accesses`).
pub const ACCESSES_LISTED: usize = 20;
/// Trusted phones that the app lists, at most. A portal has five of a member (Calls, `POST /phones`); not named by the design: with
/// four times as many no phone is hidden, and the list ends.
pub const PHONES_LISTED: usize = 20;

/// Bits of an idempotency key (Common rules, "Idempotency").
pub const IDEMPOTENCY_KEY_BITS: usize = 128;

/// Bits of an installation's id (Notices).
pub const INSTALLATION_BITS: usize = 128;

/// Most characters of the portal's text message (The text message).
pub const SMS_LENGTH: usize = 140;
/// Characters of Android's token for one message (Calls, `sms`).
pub const SMS_TOKEN_LENGTH: usize = 11;

/// Age after which a snapshot is discarded: the life of a session; no saved deadline is longer.
pub const SNAPSHOT_LIFE: Duration = Duration::from_mins(30);

/// Time-out of one try of a call: a member does not wait longer.
pub const TRY_TIMEOUT: Duration = Duration::from_secs(10);
/// Time-out of a call with all its tries.
pub const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// Tries of a call that is safe to repeat. Three fit the call's time-out when each one times out.
pub const CALL_TRIES: usize = 3;
/// Interval of HTTP/2 keep-alive pings: a third of a try's time-out, so that a dead connection is noticed within one try.
pub const KEEP_ALIVE_INTERVAL: Duration = Duration::from_secs(3);
/// Time-out of a ping; its connection is closed then.
pub const KEEP_ALIVE_TIMEOUT: Duration = Duration::from_secs(3);
/// Time since a certificate's end after which a wrong date of the phone is the likely reason. Portals renew an expired certificate
/// within days; the date of a phone with an empty battery is wrong by years.
pub const CLOCK_TOLERANCE: Duration = Duration::from_hours(24 * 60);
/// Wait after the last wrong PIN if the portal names none (Numbers, "PIN tries").
pub const LOCK_WAIT: Duration = Duration::from_secs(30);
/// Wait before the second try, doubled before each further one, with a jitter of up to as much. A radio needs about as long to
/// wake up.
pub const RETRY_WAIT: Duration = Duration::from_millis(300);
/// Most bytes of an answer's body. The longest answer, that of `GET /portal`, has a few thousand.
pub const ANSWER_LIMIT: usize = 256 * 1024;
/// Wait after `slow_down` without `Retry-After`.
pub const SLOW_DOWN_WAIT: Duration = RESEND_WAIT;
/// Digits of a security code that the keypad and the boxes can show.
pub const CODE_LENGTHS: core::ops::RangeInclusive<usize> = 4..=12;
/// Most characters of the member's name: two lines on a small phone.
pub const DISPLAY_NAME_LENGTH: usize = 60;
/// Most characters of any other name that a portal gives: three lines on a small phone.
pub const LABEL_LENGTH: usize = 90;
/// Most characters of the name that the app gives this phone: the portal takes no more (`AddPhoneRequest::label`).
pub const PHONE_MODEL_LENGTH: usize = 40;
/// Most characters of a phone number or a short code that a portal states; a longer one is dropped.
pub const SHORT_TEXT_LENGTH: usize = 32;
/// Most characters of a web address that a portal states: browsers take as many.
pub const ADDRESS_LENGTH: usize = 2_048;
/// Most entries of a list that a portal states and a screen shows.
pub const LIST_LENGTH: usize = 20;
/// Most tries or messages left that the app shows: a higher number is an error of the portal.
pub const MOST_TRIES: u32 = 99;
/// Longest wait or lifetime that the app counts down; a longer one is cut. A day: the longest time after which the portal forgets a
/// counter (Common rules).
pub const LONGEST_WAIT: Duration = Duration::from_hours(24);
/// Most characters of a received text message: a gateway's prefix may make two messages of one.
pub const SMS_READ_LENGTH: usize = 2 * SMS_LENGTH;
/// Longest work on one proof: a hundred times its target (Numbers, "proof of work").
pub const PROOF_TIMEOUT: Duration = Duration::from_secs(30);
/// Most iterations of one round of a proof: a hundred times what the portal asks for, and short enough that the time-out is checked
/// in time.
pub const PROOF_ROUND_LIMIT: u32 = 30_000;

/// Time after a key of the keypad in which another press is ignored: a bounce, not a second key.
pub const KEY_GUARD: Duration = Duration::from_millis(200);
/// Time in which a screen or page that appeared takes no touch, so that the second tap of a double tap does nothing there: Android's
/// double-tap time-out (`ViewConfiguration.getDoubleTapTimeout`).
pub const SCREEN_GUARD: Duration = Duration::from_millis(300);
