//! What can go wrong with any call, named for what the member can do about it.

use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

/// Trouble that has nothing to do with what was asked. Nothing is lost by it: the same request may be sent again.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Look at the connection: the portal was not reached.
    #[error("the portal was not reached")]
    Offline,
    /// Try again: the portal did not answer in time, or in the middle of its answer no more.
    #[error("the portal did not answer in time")]
    TimedOut,
    /// Do not go on: whoever answered could not prove to be the portal.
    #[error("the server could not prove to be the portal")]
    NotGenuine,
    /// Come back later: the portal is being looked after.
    #[error("the portal is being looked after")]
    Maintenance {
        /// When, where the portal said so.
        retry_after: Option<Duration>,
    },
    /// Wait: too much at once, from this phone or on the portal.
    #[error("too many requests")]
    SlowDown {
        /// How long.
        retry_after: Duration,
    },
    /// Update the app: the portal takes this version no more.
    #[error("this version of the app is too old for the portal")]
    Outdated,
    /// Try again, and tell support the reference: the portal failed or answered what cannot be read.
    #[error("the portal failed or its answer could not be read (request {reference})")]
    Unexpected {
        /// The response's `Request-Id`, for support.
        reference: Reference,
    },
}

impl CallError {
    /// Whether the request may have been carried out all the same: then it is sent again with the key that it had. Where the
    /// portal said that it did nothing, a fresh key is right: the old one would only bring the same answer again.
    #[must_use]
    pub const fn outcome_unknown(&self) -> bool {
        match self {
            Self::Offline | Self::TimedOut | Self::NotGenuine | Self::Unexpected { .. } => true,
            Self::Maintenance { .. } | Self::SlowDown { .. } | Self::Outdated => false,
        }
    }
}

/// A response's `Request-Id`, made safe to show and to log; a dash where the response had none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference(String);

impl Reference {
    const NONE: &str = "-";
    /// Characters that are kept.
    const LONGEST: usize = 64;

    /// Keeps letters, digits and dashes.
    #[must_use]
    pub fn new(request_id: Option<&str>) -> Self {
        let safe: String = request_id
            .unwrap_or_default()
            .chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '-')
            .take(Self::LONGEST)
            .collect();
        Self(if safe.is_empty() { Self::NONE.to_owned() } else { safe })
    }

    /// Whether there is one to give.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.0 != Self::NONE
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_that_a_member_reads_out_has_letters_digits_and_dashes_alone_and_is_never_empty() {
        for (request_id, read_out) in
            [(Some("7f3a-11"), "7f3a-11"), (Some("<b>7f3a</b>\n"), "b7f3ab"), (Some("..."), "-"), (None, "-")]
        {
            assert_eq!(Reference::new(request_id).to_string(), read_out);
        }
        assert_eq!(Reference::new(Some(&"a".repeat(10_000))).to_string().len(), 64);
    }
}
