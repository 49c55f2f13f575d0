//! Codes and their messages: the first of a recovery, and those after it.
//!
//! A recovery of nobody has a row, a code and a message as any other; only that its code is never right and its message
//! goes nowhere. Everything counted is named by what was typed, so that counting tells nobody who is a member; the phone
//! that really gets the messages is counted too, and where it has had enough the message stays unsent without a word.

use crate::limits::{CODE_LENGTH, CODE_LIFE, CODE_TRIES, RESEND_WAIT, SMS_TOKEN_LENGTH};
use axum::http::StatusCode;
use multiportal::api::{ProblemCode, RecoveryResponse, SmsChannel};
use multiportal::domain::SecurityCode;
use rand::RngExt;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Caller;
use super::quota::Counted;
use super::recovery::{Recovered, Recovery, recovery_hash};
use super::refusal::Refusal;
use crate::keys::{KeyedHash, Keys, random_text};
use crate::member::{Member, NOBODY};
use crate::message::Message;
use crate::stamp::Stamp;
use crate::{outbox, throttle};

/// How long a recovery may be gone on with, by resends, before it must begin again. Not named by the API: the time in
/// which all sends of an hour can be used.
const RECOVERY_LIFE: core::time::Duration = core::time::Duration::from_hours(1);
/// Bytes of randomness in a recovery's id.
const ID_BYTES: usize = 16;

/// The token that the message must carry, where the phone gave one.
pub fn sms_token(sms: &SmsChannel) -> Result<Option<String>, Refusal> {
    match sms {
        // Base 64, as Android makes it: a line break or an `@` in it would write the last line anew.
        SmsChannel::Android { token }
            if token.len() == SMS_TOKEN_LENGTH
                && token.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/-_=".contains(&b)) =>
        {
            Ok(Some(token.clone()))
        }
        SmsChannel::Android { .. } => Err(Refusal::field("sms.token")),
        SmsChannel::Ios {} | SmsChannel::None {} => Ok(None),
    }
}

/// Who asks to recover what.
pub struct Asked {
    pub recovered: Recovered,
    /// The names of everything typed that has a quota of its own.
    pub accounts: Vec<KeyedHash>,
    pub member: Member,
    pub token: Option<String>,
}

/// Begins a recovery: 202.
pub fn begin(tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: Caller, asked: Asked) -> Result<Answer, Refusal> {
    let Asked { recovered, accounts, member, token } = asked;
    let id = random_text::<ID_BYTES>()?;
    let name = recovery_hash(&portal.keys, &id);
    take_sends(tx, portal, now, by, &accounts)?;
    // A member who said "no fui yo" is nobody until the cooperative lifts it.
    let member = if member.frozen { Member::by_id(tx, NOBODY)? } else { member };
    let code = draw_code()?;
    let statement =
        "INSERT INTO recovery (id, purpose, member, accounts, state, code, code_ends, tries_left, next_send, ends)
        VALUES (?1, ?2, ?3, ?4, 'code', ?5, ?6, ?7, ?8, ?9)";
    tx.prepare_cached(statement)?.execute((
        name,
        recovered.word(),
        member.id,
        accounts.iter().flat_map(KeyedHash::bytes).copied().collect::<Vec<u8>>(),
        code_hash(&portal.keys, &name, &code),
        now.after(CODE_LIFE),
        CODE_TRIES,
        now.after(RESEND_WAIT),
        now.after(RECOVERY_LIFE),
    ))?;
    send(tx, portal, now, &member, &accounts, &code, token.as_deref())?;
    answer(tx, portal, now, id, &accounts)
}

/// Sends another code; the earlier one is void at once.
pub fn send_again(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    by: Caller,
    id: String,
    token: Option<&str>,
) -> Result<Answer, Refusal> {
    let recovery = Recovery::waiting(tx, recovery_hash(&portal.keys, &id), now)?;
    if recovery.next_send > now {
        let wait = recovery.next_send.seconds_from(now);
        return Err(Refusal::new(ProblemCode::SlowDown).retry_after(wait));
    }
    take_sends(tx, portal, now, by, &recovery.accounts)?;
    let code = draw_code()?;
    let statement = "UPDATE recovery SET code = ?1, code_ends = ?2, tries_left = ?3, next_send = ?4 WHERE id = ?5";
    tx.prepare_cached(statement)?.execute((
        code_hash(&portal.keys, &recovery.id, &code),
        now.after(CODE_LIFE),
        CODE_TRIES,
        now.after(RESEND_WAIT),
        recovery.id,
    ))?;
    send(tx, portal, now, &recovery.member, &recovery.accounts, &code, token)?;
    answer(tx, portal, now, id, &recovery.accounts)
}

/// Names a code: with its recovery, so that no other recovery's is right.
pub fn code_hash(keys: &Keys, recovery: &KeyedHash, code: &SecurityCode) -> KeyedHash {
    // Only the keyed digest of the code stays; a plain one of six digits is guessed in a second.
    keys.hash("code", &[recovery.bytes(), code.expose().as_bytes()])
}

fn draw_code() -> Result<SecurityCode, Refusal> {
    let number = UnwrapErr(SysRng).random_range(0..10u32.pow(6));
    SecurityCode::parse(&format!("{number:06}"), CODE_LENGTH).map_err(|_| Refusal::new(ProblemCode::Internal))
}

fn take_sends(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    by: Caller,
    accounts: &[KeyedHash],
) -> Result<(), Refusal> {
    Counted::Sends.take(tx, portal, now, by.address)?;
    for account in accounts {
        throttle::take(tx, account, portal.limits.sends, now)??;
    }
    Ok(())
}

fn send(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    member: &Member,
    accounts: &[KeyedHash],
    code: &SecurityCode,
    token: Option<&str>,
) -> Result<(), Refusal> {
    // Nobody's messages are counted for each account, as a member's are for each phone.
    let nowhere: &[u8] = accounts.first().map_or(b"", |account| account.bytes());
    let destination = if member.is_somebody() { member.phone.as_bytes() } else { nowhere };
    let destination = portal.keys.hash("destination", &[destination]);
    let room = throttle::take(tx, &destination, portal.limits.sends, now)?.is_ok();
    let message = Message::code(member, code, &portal.host, token);
    Ok(outbox::post(tx, &portal.keys, now, room && member.is_somebody(), &message)?)
}

fn answer(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    recovery: String,
    accounts: &[KeyedHash],
) -> Result<Answer, Refusal> {
    let mut resends_left = portal.limits.sends.most;
    for account in accounts {
        resends_left = resends_left.min(throttle::left(tx, account, portal.limits.sends, now)?);
    }
    let response = RecoveryResponse {
        recovery,
        code_length: CODE_LENGTH,
        code_expires_in: CODE_LIFE.as_secs(),
        resend_in: RESEND_WAIT.as_secs(),
        resends_left,
    };
    Answer::json(StatusCode::ACCEPTED, &response)
}
