//! Prepares a request: the SMS channel of a recovery, and the proof of work.

use tokio::sync::oneshot;

use super::core::Core;
use crate::api::{Purpose, SmsChannel};
use crate::domain::RequestId;
use crate::flow::{CallError, Prepared, Reference, Request, Response};

pub(super) type AskedChannel = oneshot::Receiver<SmsChannel>;

/// Waits for the channel. Without an answer of the inbox, the member types the code.
pub(super) async fn channel(asked: AskedChannel) -> SmsChannel {
    asked.await.unwrap_or(SmsChannel::None {})
}

/// Solves a challenge; if it cannot be solved, another one.
pub(super) async fn prepare(
    core: &Core,
    id: RequestId,
    purpose: Purpose,
    asked: Option<AskedChannel>,
) -> Result<Prepared, CallError> {
    let channel = match asked {
        Some(asked) => channel(asked).await,
        None => SmsChannel::None {},
    };
    let request = Request::Challenge { purpose };
    // The same id would return the same challenge again.
    for id in [id, core.fresh_id()] {
        let Response::Challenge(challenge) = core.send(id, &request).await? else {
            break;
        };
        let good_for = challenge.expires_in;
        match core.dependencies.proof_of_work.solve(challenge).await {
            Ok(proof) => return Ok(Prepared { proof, channel, good_for }),
            Err(error) => tracing::warn!(%error, "asking for another challenge"),
        }
    }
    Err(CallError::Unexpected { reference: Reference::new(None) })
}
