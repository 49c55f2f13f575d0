//! The configuration of a portal.

use core::fmt;
use core::num::NonZeroUsize;
use core::time::Duration;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::thread::available_parallelism;

use crate::limits::{ADDRESS_WINDOW, ADDRESS_WRONG_PINS, PHONE_SENDS_AN_HOUR, SENDS_AN_HOUR};
use axum::http::HeaderName;
use secrecy::SecretSlice;

/// The host that the text messages are bound to, where nothing else is said.
pub const HOST: &str = "portal.cooprofesoresun.example";

/// The configuration of a portal. Made by [`Config::new`] or [`Config::for_tests`], then changed as wanted.
pub struct Config {
    /// The folder with the database and, unless `pepper` is given, the pepper's file. Made where it does not stand.
    pub data: PathBuf,
    /// Where to listen; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The host that the text messages are bound to (The text message).
    pub host: String,
    pub proof_cost: ProofCost,
    /// Argon2 runs at a time (Common rules, "Floods": as many as there are cores).
    pub cores: NonZeroUsize,
    /// The secret that PINs are hashed with and everything else at rest is sealed with. `None`: the folder's own file
    /// `pepper`, made at the first start and readable by its owner alone.
    pub pepper: Option<SecretSlice<u8>>,
    /// How much of what is taken.
    pub limits: Limits,
    pub timeouts: Timeouts,
    /// Whether a proxy with TLS is before this portal: then it may listen beyond loopback.
    pub behind_tls_proxy: bool,
    /// The header in which a proxy of ours tells the client's address. `None`: the peer is the client.
    pub address_header: Option<HeaderName>,
}

/// The work that a proof costs (Numbers, "proof of work": median about 300 ms on a 2019 mid-range phone).
///
/// The solver counts from 0 up to a number that the portal draws below `rounds`, with one PBKDF2-SHA-256 of `iterations`
/// each: the median is half of `rounds`, and no member is ever unluckier than `rounds`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ProofCost {
    /// PBKDF2 iterations of one round; the portal itself pays one round for each challenge.
    pub iterations: u32,
    pub rounds: u32,
}

impl ProofCost {
    /// For members' phones: 600,000 SHA-256 compressions in the median, which a Cortex-A73 without its SHA instructions does
    /// in about 300 ms.
    pub const PHONE: Self = Self { iterations: 300, rounds: 2_000 };
    #[must_use]
    pub const fn times(self, factor: u32) -> Self {
        Self { rounds: self.rounds.saturating_mul(factor), ..self }
    }

    /// For tests: real, and solved in well under a millisecond.
    pub const TEST: Self = Self { iterations: 10, rounds: 20 };
}

/// How long connections may take (Common rules, "Floods").
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timeouts {
    /// For the headers of a request to arrive, since the connection was made or their first byte arrived.
    pub headers: Duration,
    /// For the next request to begin, since the response before was made.
    pub idle: Duration,
    pub body: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self { headers: Duration::from_secs(10), idle: Duration::from_mins(1), body: Duration::from_secs(30) }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    pub most: u32,
    /// Within any stretch of time this long.
    pub within: Duration,
}

/// How much of what is taken before `slow_down` (Common rules, "Throttles"). The first three are the API's numbers; the others
/// are this portal's own, sized for a campus behind one address and a cooperative of some thousand members.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// Codes for one form, and to one account by one kind of recovery (Numbers, "resend").
    pub sends: Quota,
    /// Codes to one phone (Numbers, "resend").
    pub phone_sends: Quota,
    /// Wrong PINs from one address (Numbers, "PIN tries").
    pub address_wrong_pins: Quota,
    /// Codes asked for from one address.
    pub address_sends: Quota,
    /// Challenges, log-ins and receipts, each, from one address.
    pub address_calls: Quota,
    pub address_refusals: Quota,
    /// Wrong PINs over the whole portal in 10 minutes, beyond which proofs get dearer.
    pub normal_wrong_pins: u32,
    /// Codes asked for over the whole portal in 10 minutes, beyond which proofs get dearer.
    pub normal_sends: u32,
    /// Challenges over the whole portal in 10 minutes, for log-in and for recovery each, beyond which proofs get dearer.
    pub normal_challenges: u32,
}

const HOUR: Duration = Duration::from_hours(1);

impl Default for Limits {
    fn default() -> Self {
        let calls = |most| Quota { most, within: ADDRESS_WINDOW };
        Self {
            sends: Quota { most: SENDS_AN_HOUR, within: HOUR },
            phone_sends: Quota { most: PHONE_SENDS_AN_HOUR, within: HOUR },
            address_wrong_pins: calls(ADDRESS_WRONG_PINS),
            address_sends: Quota { most: 60, within: HOUR },
            address_calls: calls(600),
            address_refusals: calls(600),
            normal_wrong_pins: 200,
            normal_sends: 200,
            normal_challenges: 2_000,
        }
    }
}

impl Config {
    /// A portal for people, on a free port of loopback, over this folder.
    #[must_use]
    pub fn new(data: impl Into<PathBuf>) -> Self {
        Self {
            data: data.into(),
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            host: HOST.to_owned(),
            proof_cost: ProofCost::PHONE,
            cores: available_parallelism().unwrap_or(NonZeroUsize::MIN),
            pepper: None,
            limits: Limits::default(),
            timeouts: Timeouts::default(),
            behind_tls_proxy: false,
            address_header: None,
        }
    }

    /// The same with proofs that cost next to nothing.
    #[must_use]
    pub fn for_tests(data: impl Into<PathBuf>) -> Self {
        Self { proof_cost: ProofCost::TEST, ..Self::new(data) }
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("data", &self.data).field("listen", &self.listen).finish_non_exhaustive()
    }
}
