//! Time that rules need to pass: a code's life, a lock's wait. Waited for, up to a limit; or moved, where the portal's clock
//! is in the caller's hand (the reference portal's own tests).

use core::time::Duration;

use tokio::time::Instant;

use super::finding::{Checked, not_checked};

/// How time passes for the suite.
pub enum Patience {
    /// Waits, but for no rule longer than this in all.
    Seconds(u64),
    /// Moves the portal's clock ahead.
    Moved(Box<dyn Fn(Duration) + Send + Sync>),
}

impl Patience {
    /// Returns when `span` has passed at the portal since `began`.
    ///
    /// # Errors
    /// That would take longer than there is patience for.
    pub async fn until(&self, began: Instant, span: Duration) -> Checked {
        match self {
            Self::Moved(ahead) => ahead(span),
            Self::Seconds(limit) if span.as_secs() > *limit => {
                let needed = span.as_secs();
                return Err(not_checked(format!("takes {needed} s of waiting (--patience {needed})")));
            }
            Self::Seconds(_) => tokio::time::sleep_until(began + span).await,
        }
        Ok(())
    }
}
