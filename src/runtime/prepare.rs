//! Getting ready for a request: the proof of work, and for recoveries the phone's readiness for the text message.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::core::Core;
use crate::api::{Purpose, SmsChannel};
use crate::domain::RequestId;
use crate::flow::{CallError, Prepared, Reference};

/// The channel of a request whose code the phone may take by itself.
pub(super) type AskedChannel = oneshot::Receiver<SmsChannel>;

/// Waits for the channel. Where nobody can say, the member types the code.
pub(super) async fn channel(asked: AskedChannel) -> SmsChannel {
    asked.await.unwrap_or(SmsChannel::None {})
}

/// Solves a challenge, and where that one cannot be solved another.
pub(super) async fn prepare(
    core: Arc<Core>,
    key: RequestId,
    purpose: Purpose,
    asked: Option<AskedChannel>,
) -> Result<Prepared, CallError> {
    let channel = match asked {
        Some(asked) => channel(asked).await,
        None => SmsChannel::None {},
    };
    // The same key would get the same challenge again.
    for key in [key, core.fresh_key()] {
        let ask = || core.ports.portal.challenge(key, purpose.clone());
        let challenge = core.retry_policy.call("challenge", ask).await?;
        let good_for = challenge.expires_in;
        match core.ports.proof_of_work.solve(challenge).await {
            Ok(proof) => return Ok(Prepared { proof, channel, good_for }),
            Err(why) => tracing::warn!(%why, "asking for another challenge"),
        }
    }
    Err(CallError::Unexpected { reference: Reference::new(None) })
}
