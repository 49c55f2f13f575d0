//! Codes and their messages: the first of a recovery, and those after it.
//!
//! A recovery of an unknown person has a row, a code and a message as any other; its code is never right and its message is not sent.
//!
//! Whether a request is refused depends on what was typed and on the client's address alone, so that no refusal tells who is
//! a member. Messages are counted for the account and the phone that get them too: when one of these quotas is used up, by
//! another form or by another member with the same phone, the member gets an e-mail that says so, and no code.

use axum::http::StatusCode;
use multiportal::api::{ProblemCode, RecoveryResponse, ResendVia, SmsChannel};
use multiportal::domain::SecurityCode;
use rand::RngExt;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rusqlite::Transaction;

use super::Portal;
use super::answer::Answer;
use super::call::Caller;
use super::quota::{Counted, Load, count_load};
use super::recovery::{Recovered, Recovery, recovery_hash};
use super::refusal::Refusal;
use crate::config::Limits;
use crate::keys::{KeyedHash, Keys, random_text};
use crate::limits::{CODE_LENGTH, CODE_LIFE, CODE_TRIES, RECOVERY_LIFE, RESEND_WAIT, SMS_TOKEN_LENGTH};
use crate::member::{Member, PLACEHOLDER};
use crate::message::Message;
use crate::stamp::Stamp;
use crate::store::Statements;
use crate::throttle::UsedUp;
use crate::{outbox, throttle};

const ID_BYTES: usize = 16;

/// The token that the message must carry, where the phone gave one.
pub fn sms_token(sms: &SmsChannel) -> Result<Option<String>, Refusal> {
    match sms {
        // Base 64, as Android makes it: a line break or an `@` in it would change the last line.
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

pub struct Input {
    pub recovered: Recovered,
    /// A hash of everything typed.
    pub form: KeyedHash,
    pub member: Member,
    pub token: Option<String>,
}

/// How a code reaches the member.
enum Delivery<'a> {
    Sms(Option<&'a str>),
    Call,
}

/// What the quotas of a form leave.
struct Taken {
    resends_left: u32,
    /// `Err` where the account or the phone has had its messages.
    may_be_sent: Result<(), UsedUp>,
}

/// What a code is sent for: what its quotas are counted by.
struct Recipient<'a> {
    member: &'a Member,
    recovered: Recovered,
    form: &'a KeyedHash,
}

pub fn begin(tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: Caller, input: Input) -> Result<Answer, Refusal> {
    let Input { recovered, form, member, token } = input;
    let id = random_text::<ID_BYTES>()?;
    let hash = recovery_hash(&portal.keys, &id);
    // A member who said "no fui yo" is like an unknown person until the cooperative lifts it.
    let member = if member.frozen { Member::by_id(tx, PLACEHOLDER)? } else { member };
    let recipient = Recipient { member: &member, recovered, form: &form };
    let left = recipient.take(tx, portal, now, by)?;
    let code = draw_code()?;
    let statement =
        "INSERT INTO recovery (id, purpose, member, form, state, code, code_ends, tries_left, next_send, ends)
        VALUES (?1, ?2, ?3, ?4, 'code', ?5, ?6, ?7, ?8, ?9)";
    tx.run(
        statement,
        (
            hash,
            recovered.word(),
            member.id,
            form,
            code_hash(&portal.keys, &hash, &code),
            now.after(CODE_LIFE),
            CODE_TRIES,
            now.after(RESEND_WAIT),
            now.after(RECOVERY_LIFE),
        ),
    )?;
    send(tx, portal, now, &member, &code, &Delivery::Sms(token.as_deref()), left.may_be_sent)?;
    answer(id, left.resends_left)
}

/// Sends another code; the earlier one is void at once.
pub fn send_again(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    by: Caller,
    id: String,
    via: &ResendVia,
    token: Option<&str>,
) -> Result<Answer, Refusal> {
    let delivery = match via {
        ResendVia::Sms => Delivery::Sms(token),
        ResendVia::Call => Delivery::Call,
        ResendVia::Other(_) => return Err(Refusal::field("via")),
    };
    let recovery = Recovery::waiting(tx, recovery_hash(&portal.keys, &id), now)?;
    if recovery.next_send.is_open(now, RESEND_WAIT) {
        let wait = recovery.next_send.seconds_from(now);
        return Err(Refusal::new(ProblemCode::SlowDown).retry_after(wait));
    }
    let recipient = Recipient { member: &recovery.member, recovered: recovery.recovered, form: &recovery.form };
    let left = recipient.take(tx, portal, now, by)?;
    let code = draw_code()?;
    let statement = "UPDATE recovery SET code = ?1, code_ends = ?2, tries_left = ?3, next_send = ?4 WHERE id = ?5";
    tx.run(
        statement,
        (
            code_hash(&portal.keys, &recovery.id, &code),
            now.after(CODE_LIFE),
            CODE_TRIES,
            now.after(RESEND_WAIT),
            recovery.id,
        ),
    )?;
    send(tx, portal, now, &recovery.member, &code, &delivery, left.may_be_sent)?;
    answer(id, left.resends_left)
}

/// Returns the hash of a code with its recovery, so that no other recovery's is right.
pub fn code_hash(keys: &Keys, recovery: &KeyedHash, code: &SecurityCode) -> KeyedHash {
    // Only the keyed digest of the code stays; a plain one of six digits is guessed in a second.
    keys.hash("code", &[recovery.bytes(), code.expose().as_bytes()])
}

fn draw_code() -> Result<SecurityCode, Refusal> {
    let number = UnwrapErr(SysRng).random_range(0..10u32.pow(6));
    SecurityCode::parse(&format!("{number:06}"), CODE_LENGTH).map_err(|_| Refusal::new(ProblemCode::Internal))
}

impl Recipient<'_> {
    /// Takes one message for the address and the form, or refuses it; then one for the account and the phone.
    ///
    /// For unknown people an account and a phone of the form's own are counted, so that both cost the same.
    fn take(&self, tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: Caller) -> Result<Taken, Refusal> {
        let Self { member, recovered, form } = self;
        Counted::Sends.take(tx, portal, now, by.address)?;
        count_load(tx, portal, now, Load::Sends)?;
        let kind = recovered.kind().as_bytes();
        let id = member.id.to_be_bytes();
        let (account, phone) = if member.is_member() {
            (
                portal.keys.hash("quota: account", &[kind, &id]),
                portal.keys.hash("quota: phone", &[member.phone.as_bytes()]),
            )
        } else {
            let unknown = |realm| portal.keys.hash(realm, &[kind, form.bytes()]);
            (unknown("quota: nobody's account"), unknown("quota: nobody's phone"))
        };
        let form = portal.keys.hash("quota: form", &[kind, form.bytes()]);
        let Limits { sends, phone_sends, .. } = portal.limits;
        throttle::take(tx, &form, sends, now)??;
        let may_be_sent = match throttle::take(tx, &account, sends, now)? {
            Ok(hit) => {
                let taken = throttle::take(tx, &phone, phone_sends, now)?;
                if taken.is_err() {
                    throttle::give_back(tx, hit)?;
                }
                taken.map(|_| ())
            }
            Err(used_up) => Err(used_up),
        };
        Ok(Taken { resends_left: throttle::left(tx, &form, sends, now)?, may_be_sent })
    }
}

fn send(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    member: &Member,
    code: &SecurityCode,
    delivery: &Delivery<'_>,
    may_be_sent: Result<(), UsedUp>,
) -> Result<(), Refusal> {
    let message = match (delivery, may_be_sent) {
        (Delivery::Sms(token), Ok(())) => Message::code(member, code, &portal.host, *token),
        (Delivery::Call, Ok(())) => Message::spoken_code(member, code),
        (_, Err(used_up)) => Message::code_not_sent(member, used_up.retry_after),
    };
    Ok(outbox::post(tx, &portal.keys, now, member.is_member(), &message)?)
}

fn answer(recovery: String, resends_left: u32) -> Result<Answer, Refusal> {
    let response = RecoveryResponse {
        recovery,
        code_length: CODE_LENGTH,
        code_expires_in: CODE_LIFE.as_secs(),
        resend_in: RESEND_WAIT.as_secs(),
        resends_left,
    };
    Answer::json(StatusCode::ACCEPTED, &response)
}
