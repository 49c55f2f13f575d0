//! `POST /challenges`: a proof-of-work challenge, good once, for one purpose, for five minutes.

use std::sync::Arc;

use crate::limits::CHALLENGE_LIFE;
use axum::extract::State;
use axum::http::StatusCode;
use multiportal::api::{ChallengeRequest, ChallengeResponse, ProblemCode, Purpose};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::quota::{Counted, Load, count_load, proof_factor};
use super::refusal::Refusal;
use crate::challenge;

/// A challenge.
#[utoipa::path(post, path = "/challenges", operation_id = "challenges", request_body = ChallengeRequest,
    responses((status = 201, description = "A challenge", body = ChallengeResponse)))]
pub async fn challenges(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<ChallengeRequest>,
) -> Result<Answer, Refusal> {
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let ChallengeRequest { purpose } = body;
        if matches!(purpose, Purpose::Other(_)) {
            return Err(Refusal::field("purpose"));
        }
        Counted::Challenges.take(tx, portal, now, caller.address)?;
        let load = if purpose == Purpose::LogIn { Load::LogInChallenges } else { Load::RecoveryChallenges };
        count_load(tx, portal, now, load)?;
        let cost = portal.proof_cost.times(proof_factor(tx, portal, now, &purpose)?);
        let challenge = challenge::create(&portal.keys, cost, &purpose, now);
        let challenge = challenge.ok().and_then(|challenge| serde_json::to_value(challenge).ok());
        let challenge = challenge.ok_or_else(|| Refusal::new(ProblemCode::Internal))?;
        let expires_in = CHALLENGE_LIFE.as_secs();
        Answer::json(StatusCode::CREATED, &ChallengeResponse { challenge, expires_in })
    };
    portal.decide(key, decision).await
}
