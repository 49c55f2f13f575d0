//! One call of the portal: its tries, its time-outs, and what is worth another try.
//!
//! Every call of the contract is safe to repeat: reads by nature, the others by their `Idempotency-Key`, which stays the same in
//! all tries of a call.

use core::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::timeout;

use crate::domain::numbers::{CALL_TIMEOUT, CALL_TRIES, RETRY_WAIT, TRY_TIMEOUT};
use crate::flow::{
    CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError, Trouble,
};

/// How long to wait, and how often to try.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// For one try.
    pub a_try: Duration,
    /// For a call with all its tries.
    pub a_call: Duration,
    /// Before the second try.
    pub between: Duration,
    /// Tries of a call, the first included.
    pub tries: usize,
}

impl Default for Patience {
    fn default() -> Self {
        Self { a_try: TRY_TIMEOUT, a_call: CALL_TIMEOUT, between: RETRY_WAIT, tries: CALL_TRIES }
    }
}

impl Patience {
    /// Calls the portal, again where that can help. `name` is for the log.
    pub(super) async fn call<T, E, F>(&self, name: &'static str, mut once: impl FnMut() -> F) -> Result<T, E>
    where
        E: MayBeTrouble,
        F: Future<Output = Result<T, E>>,
    {
        let a_try = || {
            let answer = once();
            async move { timeout(self.a_try, answer).await.unwrap_or_else(|_| Err(Trouble::TimedOut.into())) }
        };
        let waits = ExponentialBuilder::default()
            .with_min_delay(self.between)
            .with_max_times(self.tries.saturating_sub(1))
            .with_jitter();
        let tries = a_try
            .retry(waits)
            .sleep(tokio::time::sleep) // The jittered wait between two tries.
            .when(|error: &E| error.trouble().is_some_and(is_worth_another_try))
            .notify(|error: &E, wait| tracing::info!(call = name, trouble = ?error.trouble(), ?wait, "trying again"));
        let answer = timeout(self.a_call, tries).await.unwrap_or_else(|_| Err(Trouble::TimedOut.into()));
        if let Some(trouble) = answer.as_ref().err().and_then(MayBeTrouble::trouble) {
            tracing::warn!(call = name, ?trouble, "the call did not get through");
        }
        answer
    }
}

/// Whether another try may meet a portal that answers. One that says when to come back is not asked before.
fn is_worth_another_try(trouble: &Trouble) -> bool {
    match trouble {
        Trouble::Offline | Trouble::TimedOut | Trouble::Unexpected { .. } => true,
        Trouble::NotGenuine | Trouble::Maintenance { .. } | Trouble::SlowDown { .. } | Trouble::Outdated => false,
    }
}

/// An operation's error, which may be the trouble that any call can meet.
pub(super) trait MayBeTrouble: From<Trouble> {
    /// The trouble.
    fn trouble(&self) -> Option<&Trouble>;
}

impl MayBeTrouble for Trouble {
    fn trouble(&self) -> Option<&Trouble> {
        Some(self)
    }
}

macro_rules! may_be_trouble {
    ($($error:ident),+) => {$(
        impl MayBeTrouble for $error {
            fn trouble(&self) -> Option<&Trouble> {
                match self {
                    Self::Trouble(trouble) => Some(trouble),
                    _ => None,
                }
            }
        }
    )+};
}

may_be_trouble!(CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError);
