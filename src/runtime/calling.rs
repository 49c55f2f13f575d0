//! One call of the portal: its tries, its time-outs, and what is worth another try.
//!
//! Every call of the contract is safe to repeat: reads by nature, the others by their `Idempotency-Key`, which stays the same in
//! all tries of a call.

use core::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::timeout;

use crate::domain::limits::{CALL_TIMEOUT, CALL_TRIES, RETRY_WAIT, TRY_TIMEOUT};
use crate::flow::{
    CallError, CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError,
};

/// How long to wait, and how often to try.
#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    /// For one try.
    pub a_try: Duration,
    /// For a call with all its tries.
    pub a_call: Duration,
    /// Before the second try.
    pub between: Duration,
    /// Tries of a call, the first included.
    pub tries: usize,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { a_try: TRY_TIMEOUT, a_call: CALL_TIMEOUT, between: RETRY_WAIT, tries: CALL_TRIES }
    }
}

impl RetryPolicy {
    /// Calls the portal, again where that can help. `name` is for the log.
    pub(super) async fn call<T, E, F>(&self, name: &'static str, mut once: impl FnMut() -> F) -> Result<T, E>
    where
        E: MayBeTrouble,
        F: Future<Output = Result<T, E>>,
    {
        let a_try = || {
            let answer = once();
            async move { timeout(self.a_try, answer).await.unwrap_or_else(|_| Err(CallError::TimedOut.into())) }
        };
        let waits = ExponentialBuilder::default()
            .with_min_delay(self.between)
            .with_max_times(self.tries.saturating_sub(1))
            .with_jitter();
        let tries = a_try
            .retry(waits)
            .sleep(tokio::time::sleep) // The jittered wait between two tries.
            .when(|error: &E| error.error().is_some_and(is_worth_another_try))
            .notify(|error: &E, wait| tracing::info!(call = name, error = ?error.error(), ?wait, "trying again"));
        let answer = timeout(self.a_call, tries).await.unwrap_or_else(|_| Err(CallError::TimedOut.into()));
        if let Some(error) = answer.as_ref().err().and_then(MayBeTrouble::error) {
            tracing::warn!(call = name, ?error, "the call did not get through");
        }
        answer
    }
}

/// Whether another try may meet a portal that answers. One that says when to come back is not asked before.
fn is_worth_another_try(error: &CallError) -> bool {
    match error {
        CallError::Offline | CallError::TimedOut | CallError::Unexpected { .. } => true,
        CallError::NotGenuine | CallError::Maintenance { .. } | CallError::SlowDown { .. } | CallError::Outdated => {
            false
        }
    }
}

/// An operation's error, which may be the trouble that any call can meet.
pub(super) trait MayBeTrouble: From<CallError> {
    /// The trouble.
    fn error(&self) -> Option<&CallError>;
}

impl MayBeTrouble for CallError {
    fn error(&self) -> Option<&CallError> {
        Some(self)
    }
}

macro_rules! may_be_trouble {
    ($($error:ident),+) => {$(
        impl MayBeTrouble for $error {
            fn error(&self) -> Option<&CallError> {
                match self {
                    Self::CallError(error) => Some(error),
                    _ => None,
                }
            }
        }
    )+};
}

may_be_trouble!(CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError);
