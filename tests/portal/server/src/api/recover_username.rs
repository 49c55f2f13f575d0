//! `POST /recoveries/username`: a code to recover the username, for known and unknown people alike.

use std::sync::Arc;

use axum::extract::State;
use multiportal::api::{Purpose, RecoverUsernameRequest, RecoveryResponse};
use multiportal::domain::Email;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::proofs::spend;
use super::recovery::Recovered;
use super::refusal::Refusal;
use super::sending::{Input, begin, sms_token};
use crate::challenge;
use crate::member::{Member, folded};

/// Asks for a code to recover the username.
#[utoipa::path(post, path = "/recoveries/username", operation_id = "recover_username", request_body = RecoverUsernameRequest,
    responses((status = 202, description = "A code is sent, if there is such a member and the account and the phone may get one", body = RecoveryResponse)))]
pub async fn recover_username(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<RecoverUsernameRequest>,
) -> Result<Answer, Refusal> {
    let proof = challenge::check(&portal.keys, &Purpose::RecoverUsername, &body.proof, portal.now());
    let email = Email::parse(body.email.expose()).map_err(|_| Refusal::field("email"));
    let token = sms_token(&body.sms);
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let (email, token) = (email?, token?);
        spend(tx, proof)?;
        let form = portal.keys.hash("form: username", &[folded(&email).as_bytes()]);
        let member = Member::by_email(tx, &email)?;
        begin(tx, portal, now, caller, Input { recovered: Recovered::Username, form, member, token })
    };
    portal.decide(key, decision).await
}
