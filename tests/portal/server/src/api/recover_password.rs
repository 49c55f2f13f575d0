//! `POST /recoveries/password`: a code to choose a new PIN, for known and unknown people alike.

use std::sync::Arc;

use axum::extract::State;
use multiportal::api::{Problem, Purpose, RecoverPasswordRequest, RecoveryResponse};
use multiportal::domain::{Document, DocumentRule, Email, Phone, Username};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::portal_info::is_taken;
use super::proofs::spend;
use super::recovery::Recovered;
use super::refusal::Refusal;
use super::sending::{Asked, begin, sms_token};
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
        if !is_taken(&body.document.kind) {
            return Err(Refusal::field("document.type"));
        }
        let rule = DocumentRule::lenient(body.document.kind);
        Ok(Self {
            username: body
                .username
                .map(|username| Username::parse(username.expose()))
                .transpose()
                .map_err(|_| Refusal::field("username"))?,
            document: Document::parse(&rule, body.document.number.expose())
                .map_err(|_| Refusal::field("document.number"))?,
            email: Email::parse(body.email.expose()).map_err(|_| Refusal::field("email"))?,
            phone: Phone::parse(body.phone.expose()).map_err(|_| Refusal::field("phone"))?,
            token: sms_token(&body.sms)?,
        })
    }
}

/// Asks for a code to choose a new PIN.
#[utoipa::path(post, path = "/recoveries/password", params(("idempotency-key" = String, Header)), responses(
    (status = 202, description = "A code is on its way, if there is such a member", body = RecoveryResponse),
    (status = "4XX", description = "A problem", body = Problem, content_type = "application/problem+json"),
))]
pub async fn recover_password(
    State(portal): State<Arc<Portal>>,
    Call { body, key, caller }: Call<RecoverPasswordRequest>,
) -> Result<Answer, Refusal> {
    let proof = challenge::check(&portal.keys, &Purpose::RecoverPassword, &body.proof, portal.now());
    let typed = Typed::read(body);
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now| {
        let Typed { username, document, email, phone, token } = typed?;
        spend(tx, proof.map_err(|error| Refusal::new(error.into()))?)?;
        let name = |realm, part: &str| portal.keys.hash(realm, &[part.as_bytes()]);
        let accounts = vec![
            name("quota: e-mail", &folded(&email)),
            match &username {
                Some(username) => name("quota: username", username.as_str()),
                // What names the account where no username does.
                None => name("quota: document", document.number()),
            },
            name("quota: phone", phone.as_e164()),
        ];
        let member = Member::by_all(tx, username.as_ref(), &document, &email, &phone)?;
        let recovered = if username.is_some() { Recovered::Pin } else { Recovered::Both };
        begin(tx, portal, now, caller, Asked { recovered, accounts, member, token })
    };
    portal.decide(key, decision).await
}
