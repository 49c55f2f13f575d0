//! Refused calls, counted for their address (Common rules, "Throttles").
//!
//! The count is in the database. An address that has used it up is remembered in memory too, so that refusing it any
//! further costs no transaction.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use multiportal::api::ProblemCode;
use rusqlite::Transaction;
use tracing::Instrument;

use super::Portal;
use super::call::Caller;
use super::refusal::Refusal;
use crate::address::ClientAddress;
use crate::stamp::Stamp;
use crate::throttle;

/// Addresses that are remembered at the most.
const REMEMBERED: usize = 10_000;

/// Addresses whose calls are refused, each until when.
#[derive(Default)]
pub struct Refusals(Mutex<HashMap<ClientAddress, Stamp>>);

impl Refusals {
    fn until(&self, address: ClientAddress) -> Option<Stamp> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&address).copied()
    }

    fn refuse(&self, address: ClientAddress, until: Stamp, now: Stamp) {
        let mut refused = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if refused.len() >= REMEMBERED {
            refused.retain(|_, until| *until > now);
        }
        if refused.len() < REMEMBERED {
            refused.insert(address, until);
        }
    }
}

/// Runs a call to its end, even when the client hangs up, and counts it when it is refused.
pub async fn counted(State(portal): State<Arc<Portal>>, caller: Caller, request: Request, next: Next) -> Response {
    let (now, within) = (portal.now(), portal.limits.address_refusals.within);
    if let Some(until) = portal.refusals.until(caller.address).filter(|until| until.is_open(now, within)) {
        return Refusal::new(ProblemCode::SlowDown).retry_after(until.seconds_from(now)).into_response();
    }
    let call = async move {
        let response = next.run(request).await;
        if response.status().is_client_error() {
            count(&portal, caller.address).await;
        }
        response
    };
    let finished = tokio::spawn(call.in_current_span()).await;
    finished.unwrap_or_else(|_| Refusal::new(ProblemCode::Internal).into_response())
}

async fn count(portal: &Arc<Portal>, address: ClientAddress) {
    let (now, quota) = (portal.now(), portal.limits.address_refusals);
    let id = portal.keys.hash("quota: refusals", &[address.bytes()]);
    let take = move |tx: &Transaction<'_>| Ok::<_, Refusal>(throttle::take(tx, &id, quota, now)?.err());
    if let Ok(Some(used_up)) = portal.store.transact(now, take).await {
        let until = now.after(core::time::Duration::from_secs(used_up.retry_after));
        portal.refusals.refuse(address, until, now);
    }
}
