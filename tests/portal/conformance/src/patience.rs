//! Time that rules need to pass: a code's life, a lock's wait. Waited for, up to a limit; or moved, where the portal's clock
//! is in the caller's hand (the reference portal's own tests).

use core::time::Duration;
use std::sync::{Mutex, PoisonError};

use tokio::time::{Instant, sleep};

use super::finding::{Checked, left_out};

pub struct Patience {
    began: Instant,
    way: Way,
}

enum Way {
    Waits(Duration),
    /// Moves the portal's clock, and knows how far it has.
    Moves(Box<dyn Fn(Duration) + Send + Sync>, Mutex<Duration>),
}

/// A time at the portal, as long after the suite's beginning.
#[derive(Clone, Copy, Debug)]
pub struct Since(Duration);

impl Patience {
    /// Waits, but for no rule longer than this.
    #[must_use]
    pub fn up_to(longest: Duration) -> Self {
        Self { began: Instant::now(), way: Way::Waits(longest) }
    }

    /// Moves the portal's clock ahead instead of waiting.
    #[must_use]
    pub fn moving(ahead: impl Fn(Duration) + Send + Sync + 'static) -> Self {
        Self { began: Instant::now(), way: Way::Moves(Box::new(ahead), Mutex::default()) }
    }

    pub(crate) fn now(&self) -> Since {
        Since(match &self.way {
            Way::Waits(_) => self.began.elapsed(),
            Way::Moves(_, moved) => *moved.lock().unwrap_or_else(PoisonError::into_inner),
        })
    }

    /// Says early that a rule takes longer than there is patience for.
    pub(crate) fn affords(&self, span: Duration) -> Checked {
        match &self.way {
            Way::Waits(longest) if span > *longest => {
                let needed = span.as_secs();
                Err(left_out(format!("takes {needed} s of waiting (--patience {needed})")))
            }
            _ => Ok(()),
        }
    }

    /// Returns when `span` has passed since then.
    pub(crate) async fn until(&self, Since(then): Since, span: Duration) -> Checked {
        self.affords(span)?;
        let Since(now) = self.now();
        self.pass((then + span).saturating_sub(now)).await;
        Ok(())
    }

    /// Returns when `span` has passed from now on; whether there is patience for it was asked before.
    pub(crate) async fn pass(&self, span: Duration) {
        match &self.way {
            Way::Waits(_) => sleep(span).await, // A portal that is not ours has the world's clock.
            Way::Moves(ahead, moved) => {
                ahead(span);
                *moved.lock().unwrap_or_else(PoisonError::into_inner) += span;
            }
        }
    }
}
