//! Failures that any call can have, named for what the member can do.

use core::fmt;
use core::time::Duration;

use serde::{Deserialize, Serialize};

/// A failure that any call can hit; safe to retry.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CallError {
    /// Check the connection.
    #[error("the portal was not reached")]
    Offline,
    /// Use another network: the phone's proxy, which the app does not use, may be the only way out of this one.
    #[error("the portal was not reached, and the phone has a proxy")]
    BehindProxy,
    /// Try again.
    #[error("the portal did not answer in time")]
    TimedOut,
    /// Do not go on.
    #[error("the server could not prove to be the portal")]
    NotGenuine,
    /// Correct the phone's date: no certificate is valid at it.
    #[error("the phone's date is wrong")]
    WrongDate,
    /// Come back later.
    #[error("the portal is under maintenance")]
    Maintenance { retry_after: Option<Duration> },
    /// Wait.
    #[error("too many requests")]
    SlowDown { retry_after: Duration },
    /// Update the app.
    #[error("this version of the app is too old for the portal")]
    Outdated,
    /// Try again, and tell support the reference.
    #[error("the portal failed or its answer could not be read (request {reference})")]
    Unexpected { reference: Reference },
}

impl CallError {
    /// Returns whether the portal may have acted nevertheless. Then the request is sent again under its id; after a definite "not
    /// done" it takes a fresh id, since the old one would return the same answer again.
    pub(crate) const fn outcome_unknown(&self) -> bool {
        match self {
            Self::Offline
            | Self::BehindProxy
            | Self::TimedOut
            | Self::NotGenuine
            | Self::WrongDate
            | Self::Unexpected { .. } => true,
            Self::Maintenance { .. } | Self::SlowDown { .. } | Self::Outdated => false,
        }
    }
}

/// A response's `Request-Id`, made safe to show and to log; a dash if the response had none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference(String);

impl Reference {
    const NONE: &str = "-";
    /// In characters.
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
    fn reference_has_letters_digits_and_dashes_and_is_never_empty() {
        for (request_id, read_out) in
            [(Some("7f3a-11"), "7f3a-11"), (Some("<b>7f3a</b>\n"), "b7f3ab"), (Some("..."), "-"), (None, "-")]
        {
            assert_eq!(Reference::new(request_id).to_string(), read_out);
        }
        assert_eq!(Reference::new(Some(&"a".repeat(10_000))).to_string().len(), 64);
    }
}
