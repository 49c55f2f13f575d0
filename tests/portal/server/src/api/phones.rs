//! Trusted phones: a key of the phone's hardware signs a challenge in place of the PIN ("Trusted phone").

use std::sync::Arc;

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use multiportal::api::{
    AccessMethod, AddPhoneRequest, AddPhoneResponse, PhoneChallengeRequest, PhoneChallengeResponse, PhoneLogInRequest,
    PhonePurpose, PhoneResponse, PhoneStatement, PhonesResponse, ProblemCode, SecretField, SessionResponse,
};
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Call;
use super::notices::{self, Notice};
use super::quota::Counted;
use super::refusal::Refusal;
use super::session::{self, Bearer, Opened, Session};
use crate::config::Quota;
use crate::keys::{KeyedHash, random_text};
use crate::limits::{PHONE_CHALLENGE_LIFE, PHONE_LABEL_LENGTH, PHONE_WRONG_SIGNATURES, PHONES, SESSION_TOKEN_BITS};
use crate::member::Member;
use crate::phone_key::{PLACEHOLDER_KEY, PhoneKey};
use crate::stamp::Stamp;
use crate::store::Statements;
use crate::throttle;

const ID_BYTES: usize = 16;
/// Characters of a phone's id: base64url without padding.
const ID_LENGTH: usize = 22;

pub fn remove_all(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    tx.run("DELETE FROM phone WHERE member = ?1", [member])?;
    Ok(())
}

/// What a challenge is bound to: the member who adds a phone, or the phone that logs in.
fn subject(portal: &Portal, purpose: &PhonePurpose, subject: &[u8]) -> KeyedHash {
    portal.keys.hash("phone challenge's subject", &[purpose.as_str().as_bytes(), subject])
}

/// Uses a challenge up. Returns whether it was one of this purpose and subject, and still valid.
fn use_up(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    challenge: &SecretField,
    purpose: &PhonePurpose,
    expected: KeyedHash,
) -> Result<bool, Refusal> {
    let id = portal.keys.hash("phone challenge", &[challenge.expose().as_bytes()]);
    let found: Option<(String, KeyedHash, Stamp)> =
        tx.find("DELETE FROM phone_challenge WHERE id = ?1 RETURNING purpose, subject, ends", [id])?;
    Ok(found.is_some_and(|(word, subject, ends)| {
        word == purpose.as_str() && subject.matches(&expected) && ends.is_open(now, PHONE_CHALLENGE_LIFE)
    }))
}

/// Makes a challenge for a trusted phone.
#[utoipa::path(post, path = "/phones/challenges", operation_id = "phone_challenges",
    security((), ("session" = [])), request_body = PhoneChallengeRequest,
    responses((status = 201, description = "A challenge, whether or not there is such a phone",
        body = PhoneChallengeResponse)))]
pub async fn challenges(
    State(portal): State<Arc<Portal>>,
    bearer: Bearer,
    Call { body, key, caller }: Call<PhoneChallengeRequest>,
) -> Result<Answer, Refusal> {
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now: Stamp| {
        Counted::PhoneChallenges.take(tx, portal, now, caller.address)?;
        let subject = match (&body.purpose, &body.phone) {
            (PhonePurpose::Add, None) => subject(portal, &body.purpose, &bearer.session(tx, now)?.member.to_be_bytes()),
            (PhonePurpose::LogIn, Some(phone)) if is_id(phone) => subject(portal, &body.purpose, phone.as_bytes()),
            (PhonePurpose::Add | PhonePurpose::LogIn, _) => return Err(Refusal::field("phone")),
            (PhonePurpose::Other(_), _) => return Err(Refusal::field("purpose")),
        };
        let challenge = random_text::<{ SESSION_TOKEN_BITS / 8 }>()?;
        let statement = "INSERT INTO phone_challenge (id, purpose, subject, ends) VALUES (?1, ?2, ?3, ?4)";
        let id = portal.keys.hash("phone challenge", &[challenge.as_bytes()]);
        let ends = now.after(PHONE_CHALLENGE_LIFE);
        tx.run(statement, (id, body.purpose.as_str(), subject, ends))?;
        let challenge = SecretField::new(&challenge);
        let response = PhoneChallengeResponse { challenge, expires_in: PHONE_CHALLENGE_LIFE.as_secs() };
        Answer::json(StatusCode::CREATED, &response)
    };
    portal.decide(key, decision).await
}

fn is_id(text: &str) -> bool {
    text.len() == ID_LENGTH && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_')
}

/// A label as it is stored: one line of visible text.
fn read_label(typed: &SecretField) -> Result<String, Refusal> {
    let label = typed.expose().trim();
    // Marks that hide text or turn its direction are no part of a name.
    let strange = |c: char| c.is_control() || multiportal::domain::is_invisible(c);
    let length = label.chars().take(PHONE_LABEL_LENGTH + 1).count();
    if length == 0 || length > PHONE_LABEL_LENGTH || label.chars().any(strange) {
        return Err(Refusal::field("label"));
    }
    Ok(label.to_owned())
}

/// Adds a trusted phone.
#[utoipa::path(post, path = "/phones", operation_id = "add_phone", security(("session" = [])),
    request_body = AddPhoneRequest,
    responses((status = 201, description = "The phone is trusted; a notice is sent", body = AddPhoneResponse)))]
pub async fn add(
    State(portal): State<Arc<Portal>>,
    bearer: Bearer,
    Call { body, key, .. }: Call<AddPhoneRequest>,
) -> Result<Answer, Refusal> {
    let public_key = PhoneKey::parse(&body.public_key).ok_or_else(|| Refusal::field("public_key"));
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now: Stamp| {
        let session = bearer.session(tx, now)?;
        let (public_key, label) = (public_key?, read_label(&body.label)?);
        let purpose = PhonePurpose::Add;
        let expected = subject(portal, &purpose, &session.member.to_be_bytes());
        if !use_up(tx, portal, now, &body.challenge, &purpose, expected)? {
            return Err(Refusal::field("challenge"));
        }
        let challenge = body.challenge.expose();
        let statement = PhoneStatement { purpose: &purpose, host: &portal.host, phone: "", challenge };
        if !public_key.verifies(&statement, &body.signature) {
            return Ok(Refusal::field("signature").into());
        }
        let phone = insert(tx, portal, now, session.member, &public_key, &label)?;
        tx.run("UPDATE session SET phone = ?1 WHERE id = ?2", (&phone, session.id))?;
        Answer::json(StatusCode::CREATED, &AddPhoneResponse { phone })
    };
    portal.decide(key, decision).await
}

/// Returns the phone's id: a new one, or the one that this key has already.
fn insert(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    member: i64,
    key: &PhoneKey,
    label: &str,
) -> Result<String, Refusal> {
    let statement = "UPDATE phone SET label = ?1 WHERE member = ?2 AND public_key = ?3 RETURNING id";
    if let Some(phone) = tx.value(statement, (label, member, key.point()))? {
        return Ok(phone);
    }
    let phones = tx.value("SELECT count(*) FROM phone WHERE member = ?1", [member])?.unwrap_or(0);
    if phones >= PHONES {
        return Err(Refusal::new(ProblemCode::TooManyPhones));
    }
    let phone = random_text::<ID_BYTES>()?;
    let statement = "INSERT INTO phone (id, member, public_key, label, added_at) VALUES (?1, ?2, ?3, ?4, ?5)";
    tx.run(statement, (&phone, member, key.point(), label, now))?;
    notices::send(tx, portal, now, &Member::by_id(tx, member)?, Notice::NewPhone)?;
    Ok(phone)
}

/// Logs in by a trusted phone.
#[utoipa::path(post, path = "/phones/{phone}/log-in", operation_id = "phone_log_in", request_body = PhoneLogInRequest,
    params(("phone" = String, Path)),
    responses((status = 201, description = "A session", body = SessionResponse)))]
pub async fn log_in(
    State(portal): State<Arc<Portal>>,
    phone: Result<Path<String>, PathRejection>,
    Call { body, key, caller }: Call<PhoneLogInRequest>,
) -> Result<Answer, Refusal> {
    let Path(phone) = phone.map_err(|_| Refusal::new(ProblemCode::PhoneRefused))?;
    let decision = move |tx: &Transaction<'_>, portal: &Portal, now: Stamp| {
        Counted::LogIns.take(tx, portal, now, caller.address)?;
        let purpose = PhonePurpose::LogIn;
        let expected = subject(portal, &purpose, phone.as_bytes());
        let fresh = use_up(tx, portal, now, &body.challenge, &purpose, expected)?;
        let found: Option<(i64, Vec<u8>)> = tx.find("SELECT member, public_key FROM phone WHERE id = ?1", [&phone])?;
        // An unknown phone costs the same check.
        let (member, point) = found.map_or((None, PLACEHOLDER_KEY.to_vec()), |(member, point)| (Some(member), point));
        let quota = Quota { most: PHONE_WRONG_SIGNATURES, within: core::time::Duration::from_hours(1) };
        let hit = throttle::take(tx, &portal.keys.hash("quota: signatures", &[phone.as_bytes()]), quota, now)?;
        let challenge = body.challenge.expose();
        let statement = PhoneStatement { purpose: &purpose, host: &portal.host, phone: &phone, challenge };
        let signed = PhoneKey::stored(point).verifies(&statement, &body.signature);
        let (Ok(hit), Some(member), true) = (hit, member, signed && fresh) else {
            return Ok(Refusal::new(ProblemCode::PhoneRefused).into());
        };
        throttle::give_back(tx, hit)?;
        let member = Member::by_id(tx, member)?;
        if member.frozen {
            return Ok(Refusal::new(ProblemCode::PhoneRefused).into());
        }
        tx.run("UPDATE phone SET last_used_at = ?1 WHERE id = ?2", (now, &phone))?;
        let opened = Opened { device: caller.device, method: AccessMethod::TrustedPhone, phone: Some(phone) };
        Answer::json(StatusCode::CREATED, &session::begin(tx, now, member, opened)?)
    };
    portal.decide(key, decision).await
}

/// Returns the member's trusted phones.
#[utoipa::path(get, path = "/phones", operation_id = "phones", security(("session" = [])),
    responses((status = 200, description = "The trusted phones, the one added last first", body = PhonesResponse)))]
pub async fn list(State(portal): State<Arc<Portal>>, bearer: Bearer) -> Result<Answer, Refusal> {
    let read = move |tx: &Transaction<'_>, session: Session, _| {
        let statement = "SELECT id, label, added_at, last_used_at FROM phone WHERE member = ?1 ORDER BY rowid DESC";
        let mut rows = tx.prepare_cached(statement)?;
        let time = |at: Stamp| at.timestamp().to_string();
        let rows = rows.query_map([session.member], |row| {
            let (phone, label): (String, String) = (row.get(0)?, row.get(1)?);
            Ok(PhoneResponse {
                this: session.phone.as_ref() == Some(&phone),
                phone,
                label: SecretField::new(&label),
                added_at: time(row.get(2)?),
                last_used_at: row.get::<_, Option<Stamp>>(3)?.map(time),
            })
        })?;
        Answer::json(StatusCode::OK, &PhonesResponse { phones: rows.collect::<Result<_, _>>()? })
    };
    portal.in_session(bearer, read).await
}

/// Removes a trusted phone, and ends the sessions that it opened, this one aside.
#[utoipa::path(delete, path = "/phones/{phone}", operation_id = "remove_phone", security(("session" = [])),
    params(("phone" = String, Path)), responses((status = 204, description = "The phone is not trusted any more")))]
pub async fn remove(
    State(portal): State<Arc<Portal>>,
    phone: Result<Path<String>, PathRejection>,
    bearer: Bearer,
) -> Result<Answer, Refusal> {
    let Path(phone) = phone.map_err(|_| Refusal::new(ProblemCode::NotFound))?;
    let end = move |tx: &Transaction<'_>, session: Session, _| {
        let statement = "DELETE FROM phone WHERE id = ?1 AND member = ?2";
        if tx.run(statement, (&phone, session.member))? == 0 {
            return Err(Refusal::new(ProblemCode::NotFound));
        }
        tx.run("DELETE FROM session WHERE phone = ?1 AND id <> ?2", (&phone, session.id))?;
        Ok(Answer::nothing())
    };
    portal.in_session(bearer, end).await
}
