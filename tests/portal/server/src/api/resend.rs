//! `POST /recoveries/{id}/resend`: another code; the earlier one is void at once.

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use multiportal::api::{ProblemCode, RecoveryResponse, ResendRequest};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::refusal::Refusal;
use super::sending::{send_again, sms_token};

/// Asks for another code.
#[utoipa::path(post, path = "/recoveries/{recovery}/resend", operation_id = "resend", request_body = ResendRequest,
    params(("recovery" = String, Path)), responses((status = 202, description = "Another code is sent", body = RecoveryResponse)))]
pub async fn resend(
    State(portal): State<Arc<Portal>>,
    recovery: Result<Path<String>, PathRejection>,
    Call { body, key, caller }: Call<ResendRequest>,
) -> Result<Answer, Refusal> {
    let Path(recovery) = recovery.map_err(|_| Refusal::new(ProblemCode::RecoveryOver))?;
    let token = sms_token(&body.sms);
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let token = token?;
        send_again(tx, portal, now, caller, recovery, &body.via, token.as_deref())
    };
    portal.decide(key, decision).await
}
