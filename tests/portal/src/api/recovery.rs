//! What both recoveries share: who asks, the code and its message, and the row between the calls.
//!
//! A recovery of nobody has a row, a code and a message as any other; only that its code is never right and its message
//! goes nowhere. Everything counted is named by what was typed, so that counting tells nobody who is a member; the phone
//! that really gets the messages is counted too, and where it has had enough the message stays unsent without a word.

use axum::http::StatusCode;
use multiportal::contract::{ProblemCode, RecoveryResponse, SmsChannel};
use multiportal::domain::SecurityCode;
use multiportal::domain::numbers::{CODE_LENGTH, CODE_LIFE, CODE_TRIES, RESEND_WAIT, SMS_TOKEN_LENGTH};
use rand::RngExt;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rusqlite::{OptionalExtension, Transaction};

use super::Portal;
use super::answer::Answer;
use super::call::Caller;
use super::quota::Counted;
use super::refusal::Refusal;
use crate::challenge::Proof;
use crate::letter::Letter;
use crate::member::Member;
use crate::stamp::Stamp;
use crate::vault::{Name, Vault, random_text};
use crate::{outbox, throttle};

/// How long a recovery may be gone on with, by resends, before it must begin again. Not named by the API: the time in
/// which all sends of an hour can be used.
const RECOVERY_LIFE: core::time::Duration = core::time::Duration::from_hours(1);
/// Bytes of randomness in a recovery's id.
const ID_BYTES: usize = 16;

/// Names a recovery in the database.
pub fn recovery_name(vault: &Vault, id: &str) -> Name {
    vault.name("recovery", &[id.as_bytes()])
}

/// Spends a proof: it never works again.
pub fn spend(tx: &Transaction<'_>, proof: Proof) -> Result<(), Refusal> {
    let statement = "INSERT INTO spent_proof (id, ends) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    match tx.prepare_cached(statement)?.execute((proof.nonce, proof.ends))? {
        0 => Err(Refusal::new(ProblemCode::ProofSpent)),
        _ => Ok(()),
    }
}

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

/// What a recovery is for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Recovered {
    Username,
    Password,
}

/// A recovery as it stands.
pub struct Recovery {
    pub id: Name,
    pub recovered: Recovered,
    pub member: Option<Member>,
    pub state: String,
    pub code: Name,
    pub code_ends: Stamp,
    pub tries_left: u32,
    pub permit: Option<(Name, Stamp)>,
    accounts: Vec<Name>,
    next_send: Stamp,
}

impl Recovery {
    /// The recovery of this id, or `recovery_over`.
    pub fn find(tx: &Transaction<'_>, id: Name, now: Stamp) -> Result<Self, Refusal> {
        let statement =
            "SELECT purpose, member, accounts, state, code, code_ends, tries_left, next_send, permit, permit_ends
            FROM recovery WHERE id = ?1 AND ends > ?2";
        let found = tx.prepare_cached(statement)?.query_row((id, now), |row| {
            let recovered = match row.get_ref(0)?.as_str()? {
                "username" => Recovered::Username,
                _ => Recovered::Password,
            };
            let accounts: Vec<u8> = row.get(2)?;
            let permit: Option<Name> = row.get(8)?;
            let found = Self {
                id,
                recovered,
                member: None,
                state: row.get(3)?,
                code: row.get(4)?,
                code_ends: row.get(5)?,
                tries_left: row.get(6)?,
                permit: permit.zip(row.get(9)?),
                accounts: accounts.as_chunks().0.iter().copied().map(Name::from).collect(),
                next_send: row.get(7)?,
            };
            Ok((found, row.get::<_, Option<i64>>(1)?))
        });
        let (found, member) = found.optional()?.ok_or_else(|| Refusal::new(ProblemCode::RecoveryOver))?;
        let member = member.map(|member| Member::by_id(tx, member)).transpose()?;
        Ok(Self { member, ..found })
    }

    /// The same, where it waits for its code.
    pub fn waiting(tx: &Transaction<'_>, id: Name, now: Stamp) -> Result<Self, Refusal> {
        Self::find(tx, id, now)?.in_state("code").ok_or_else(|| Refusal::new(ProblemCode::RecoveryOver))
    }

    /// This recovery, where it is in this state.
    pub fn in_state(self, state: &str) -> Option<Self> {
        (self.state == state).then_some(self)
    }

    /// Goes to another state.
    pub fn go(&self, tx: &Transaction<'_>, state: &str) -> Result<(), Refusal> {
        tx.prepare_cached("UPDATE recovery SET state = ?1 WHERE id = ?2")?.execute((state, self.id))?;
        Ok(())
    }
}

/// Ends every grant of a member: a PIN was chosen, or the member stopped.
pub fn end_grants(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    tx.prepare_cached("UPDATE recovery SET state = 'over' WHERE member = ?1 AND state = 'pin'")?.execute([member])?;
    Ok(())
}

/// Stops every recovery of a member. Those that wait for a code go on as nobody's: a stranger who began one must not see
/// from its end that it was somebody's.
pub fn disown(tx: &Transaction<'_>, member: i64) -> Result<(), Refusal> {
    end_grants(tx, member)?;
    tx.prepare_cached("UPDATE recovery SET member = NULL WHERE member = ?1 AND state = 'code'")?.execute([member])?;
    Ok(())
}

/// Who asks to recover what.
pub struct Asked {
    pub recovered: Recovered,
    /// The names of everything typed that has a quota of its own.
    pub accounts: Vec<Name>,
    pub member: Option<Member>,
    pub token: Option<String>,
}

/// Begins a recovery: 202.
pub fn begin(tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: Caller, asked: Asked) -> Result<Answer, Refusal> {
    let Asked { recovered, accounts, member, token } = asked;
    let id = random_text::<ID_BYTES>()?;
    let name = recovery_name(&portal.vault, &id);
    take_sends(tx, portal, now, by, &accounts)?;
    // A member who said "no fui yo" is nobody until the cooperative lifts it.
    let member = member.filter(|member| !member.frozen);
    let code = draw_code()?;
    let statement =
        "INSERT INTO recovery (id, purpose, member, accounts, state, code, code_ends, tries_left, next_send, ends)
        VALUES (?1, ?2, ?3, ?4, 'code', ?5, ?6, ?7, ?8, ?9)";
    tx.prepare_cached(statement)?.execute((
        name,
        if recovered == Recovered::Username { "username" } else { "password" },
        member.as_ref().map(|member| member.id),
        accounts.iter().flat_map(Name::bytes).copied().collect::<Vec<u8>>(),
        code_name(&portal.vault, &name, &code),
        now.after(CODE_LIFE),
        CODE_TRIES,
        now.after(RESEND_WAIT),
        now.after(RECOVERY_LIFE),
    ))?;
    send(tx, portal, now, member.as_ref(), &accounts, &code, token.as_deref())?;
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
    let recovery = Recovery::waiting(tx, recovery_name(&portal.vault, &id), now)?;
    if recovery.next_send > now {
        let wait = recovery.next_send.seconds_from(now);
        return Err(Refusal::new(ProblemCode::SlowDown).retry_after(wait));
    }
    take_sends(tx, portal, now, by, &recovery.accounts)?;
    let code = draw_code()?;
    let statement = "UPDATE recovery SET code = ?1, code_ends = ?2, tries_left = ?3, next_send = ?4 WHERE id = ?5";
    tx.prepare_cached(statement)?.execute((
        code_name(&portal.vault, &recovery.id, &code),
        now.after(CODE_LIFE),
        CODE_TRIES,
        now.after(RESEND_WAIT),
        recovery.id,
    ))?;
    send(tx, portal, now, recovery.member.as_ref(), &recovery.accounts, &code, token)?;
    answer(tx, portal, now, id, &recovery.accounts)
}

/// Names a code: with its recovery, so that no other recovery's is right.
pub fn code_name(vault: &Vault, recovery: &Name, code: &SecurityCode) -> Name {
    // Only the keyed digest of the code stays; a plain one of six digits is guessed in a second.
    vault.name("code", &[recovery.bytes(), code.expose().as_bytes()])
}

fn draw_code() -> Result<SecurityCode, Refusal> {
    let number = UnwrapErr(SysRng).random_range(0..10u32.pow(6));
    SecurityCode::parse(&format!("{number:06}"), CODE_LENGTH).map_err(|_| Refusal::new(ProblemCode::Internal))
}

fn take_sends(tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: Caller, accounts: &[Name]) -> Result<(), Refusal> {
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
    member: Option<&Member>,
    accounts: &[Name],
    code: &SecurityCode,
    token: Option<&str>,
) -> Result<(), Refusal> {
    let destination = match (member, accounts) {
        (Some(member), _) => portal.vault.name("destination", &[member.phone.as_bytes()]),
        (None, [account, ..]) => portal.vault.name("nowhere", &[account.bytes()]),
        (None, []) => portal.vault.name("nowhere", &[]),
    };
    let room = throttle::take(tx, &destination, portal.limits.sends, now)?.is_ok();
    let letter = Letter::code(member.map(|member| member.phone.as_str()), code, &portal.host, token);
    Ok(outbox::post(tx, &portal.vault, now, room && member.is_some(), &letter)?)
}

fn answer(
    tx: &Transaction<'_>,
    portal: &Portal,
    now: Stamp,
    recovery: String,
    accounts: &[Name],
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
