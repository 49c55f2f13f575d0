//! The tries and time-outs of one request, and which failures are worth another try.
//!
//! Every request of the API is safe to repeat: reads by nature, the others by their id, which is the same in all tries.

use core::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use tokio::time::timeout;

use crate::device::PortalClient;
use crate::domain::RequestId;
use crate::domain::limits::{CALL_TIMEOUT, CALL_TRIES, RETRY_WAIT, TRY_TIMEOUT};
use crate::flow::{CallError, Outcome, Request};

#[derive(Clone, Copy, Debug)]
pub struct RetryPolicy {
    pub try_timeout: Duration,
    /// Time-out of a request with all its tries.
    pub call_timeout: Duration,
    pub wait: Duration,
    /// Tries, the first included.
    pub tries: usize,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { try_timeout: TRY_TIMEOUT, call_timeout: CALL_TIMEOUT, wait: RETRY_WAIT, tries: CALL_TRIES }
    }
}

impl RetryPolicy {
    /// Sends a request, and again if that can help.
    pub(super) async fn send(&self, portal: &dyn PortalClient, id: RequestId, request: &Request) -> Outcome {
        let call = request.name();
        let try_once =
            || async { timeout(self.try_timeout, portal.send(id, request)).await.unwrap_or(Err(CallError::TimedOut)) };
        let waits = ExponentialBuilder::default()
            .with_min_delay(self.wait)
            .with_max_times(self.tries.saturating_sub(1))
            .with_jitter();
        let tries = try_once
            .retry(waits)
            .sleep(tokio::time::sleep) // The jittered wait between two tries.
            .when(is_worth_another_try)
            .notify(|error, wait| tracing::info!(call, ?error, ?wait, "trying again"));
        let outcome = timeout(self.call_timeout, tries).await.unwrap_or(Err(CallError::TimedOut));
        if let Err(error) = &outcome {
            tracing::warn!(call, ?error, "the call failed");
        }
        outcome
    }
}

/// Returns whether another try may succeed. A portal that says when to retry is not asked before.
const fn is_worth_another_try(error: &CallError) -> bool {
    match error {
        CallError::Offline | CallError::TimedOut | CallError::Unexpected { .. } => true,
        CallError::BehindProxy
        | CallError::NotGenuine
        | CallError::WrongDate
        | CallError::Maintenance { .. }
        | CallError::SlowDown { .. }
        | CallError::Outdated => false,
    }
}
