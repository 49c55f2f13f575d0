//! `POST /recoveries/password`: a code to choose a new PIN, for known and unknown people alike.

use std::sync::Arc;

use axum::extract::State;
use multiportal::api::{Purpose, RecoverPasswordRequest, RecoveryResponse};
use multiportal::domain::{Document, DocumentRule, Email, Phone, Username};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::portal_info;
use super::proofs::spend;
use super::recovery::Recovered;
use super::refusal::Refusal;
use super::sending::{Input, begin, sms_token};
use crate::challenge;
use crate::member::{Member, folded};

/// The form, read.
struct Typed {
    /// None where the member forgot both.
    username: Option<Username>,
    document: Document,
    email: Email,
    phone: Phone,
    token: Option<String>,
}

impl Typed {
    fn read(body: RecoverPasswordRequest) -> Result<Self, Refusal> {
        let lengths = portal_info::lengths(&body.document.kind).ok_or_else(|| Refusal::field("document.type"))?;
        let number = body.document.number.expose();
        Ok(Self {
            username: body
                .username
                .map(|username| Username::parse(username.expose()))
                .transpose()
                .map_err(|_| Refusal::field("username"))?,
            document: Document::parse(&DocumentRule::lenient(body.document.kind), number)
                .ok()
                .filter(|document| lengths.contains(&document.number().chars().count()))
                .ok_or_else(|| Refusal::field("document.number"))?,
            email: Email::parse(body.email.expose()).map_err(|_| Refusal::field("email"))?,
            phone: Phone::parse(body.phone.expose()).map_err(|_| Refusal::field("phone"))?,
            token: sms_token(&body.sms)?,
        })
    }
}

/// Asks for a code to choose a new PIN.
#[utoipa::path(post, path = "/recoveries/password", operation_id = "recover_password", request_body = RecoverPasswordRequest,
    responses((status = 202, description = "A code is sent, if there is such a member and the account and the phone may get one", body = RecoveryResponse)))]
pub async fn recover_password(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<RecoverPasswordRequest>,
) -> Result<Answer, Refusal> {
    let proof = challenge::check(&portal.keys, &Purpose::RecoverPassword, &body.proof, portal.now());
    let typed = Typed::read(body);
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let Typed { username, document, email, phone, token } = typed?;
        spend(tx, proof)?;
        let name = username.as_ref().map_or("", Username::as_str);
        let email_folded = folded(&email);
        let parts = [name, document.kind().code(), document.number(), &email_folded, phone.as_e164()];
        let form = portal.keys.hash("form: pin", &parts.map(str::as_bytes));
        let member = Member::by_all(tx, username.as_ref(), &document, &email, &phone)?;
        let recovered = if username.is_some() { Recovered::Pin } else { Recovered::Both };
        begin(tx, portal, now, caller, Input { recovered, form, member, token })
    };
    portal.decide(key, decision).await
}
