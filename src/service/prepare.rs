//! Getting ready for a request: the proof of work, and for recoveries the phone's readiness for the text message.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::core::Core;
use crate::contract::{Purpose, SmsChannel};
use crate::domain::RequestKey;
use crate::flow::{Prepared, Reference, Trouble};

/// The channel of a request whose code the phone may take by itself.
pub(super) type AskedChannel = oneshot::Receiver<SmsChannel>;

/// Waits for the channel. Where nobody can say, the member types the code.
pub(super) async fn channel(asked: AskedChannel) -> SmsChannel {
    asked.await.unwrap_or(SmsChannel::None {})
}

/// Solves a challenge, and where that one cannot be solved another.
pub(super) async fn prepare(
    core: Arc<Core>,
    key: RequestKey,
    purpose: Purpose,
    asked: Option<AskedChannel>,
) -> Result<Prepared, Trouble> {
    let channel = match asked {
        Some(asked) => channel(asked).await,
        None => SmsChannel::None {},
    };
    // The same key would get the same challenge again.
    for key in [key, core.fresh_key()] {
        let ask = || core.ports.portal.challenge(key, purpose.clone());
        let challenge = core.patience.call("challenge", ask).await?;
        let good_for = challenge.expires_in;
        match core.ports.proof_of_work.solve(challenge).await {
            Ok(proof) => return Ok(Prepared { proof, channel, good_for }),
            Err(why) => tracing::warn!(%why, "asking for another challenge"),
        }
    }
    Err(Trouble::Unexpected { reference: Reference::new(None) })
}
