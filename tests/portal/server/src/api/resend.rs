//! `POST /recoveries/{id}/resend`: another code; the earlier one is void at once.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use multiportal::api::{Problem, ProblemCode, RecoveryResponse, ResendRequest};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::refusal::Refusal;
use super::sending::{send_again, sms_token};

/// Asks for another code.
#[utoipa::path(post, path = "/recoveries/{recovery}/resend",
    params(("recovery" = String, Path), ("idempotency-key" = String, Header)),
    responses(
        (status = 202, description = "Another code is on its way", body = RecoveryResponse),
        (status = 410, description = "recovery_over", body = Problem, content_type = "application/problem+json"),
        (status = 429, description = "slow_down", body = Problem, content_type = "application/problem+json"),
    )
)]
pub async fn resend(
    State(portal): State<Arc<Portal>>,
    recovery: Result<Path<String>, PathRejection>,
    Call { body, key, caller }: Call<ResendRequest>,
) -> Result<Answer, Refusal> {
    let Path(recovery) = recovery.map_err(|_| Refusal::new(ProblemCode::RecoveryOver))?;
    let token = sms_token(&body.sms);
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let token = token?;
        send_again(tx, portal, now, caller, recovery, token.as_deref())
    };
    portal.decide(key, decision).await
}
