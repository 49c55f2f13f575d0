//! Rules that need time to pass: begun first, finished last, so that the other rules' time is this one's too.

use core::time::Duration;

use crate::limits::{CHALLENGE_LIFE, CODE_LIFE, GRANT_LIFE, IDEMPOTENCY_LIFE};
use multiportal::api::{LogInRequest, Path, ProblemCode, Purpose, RecoveryResponse, SecretField, SmsChannel};
use multiportal::domain::limits::{RESEND_WAIT, SESSION_IDLE, SESSION_LIFE, SMS_TOKEN_LENGTH};

use super::answer::Answer;
use super::call::{Call, fresh_key};
use super::finding::{Checked, ensure, from_earlier, on_the_way};
use super::idempotency;
use super::lock::{self, Locks};
use super::member::{Role, random_stranger};
use super::patience::Since;
use super::pin::good_pin;
use super::proof::{Proof, proof};
use super::report::rule;
use super::secrecy::Idle;
use super::steps::{
    grant, log_in_request, look_at_session, session, try_choose, try_code, try_recover_password, try_recover_username,
    try_resend,
};
use super::throttles::HOUR;
use super::{Suite, text_message};

const RESEND: &str = "Numbers · resend";
const CODE: &str = "Numbers · security code";
const SESSION: &str = "Numbers · session";

const SECOND: Duration = Duration::from_secs(1);

pub struct Waiting {
    began: Since,
    resend: Checked<(RecoveryResponse, Option<SecretField>)>,
    proof: Checked<Proof>,
    session: Checked<SecretField>,
    kept: Checked<Kept>,
}

/// A log-in that was answered once, to be asked for again.
struct Kept {
    key: String,
    body: LogInRequest,
    first: Answer,
    since: Since,
}

pub async fn begin(suite: &Suite) -> Waiting {
    let twice = idempotency::ask_twice(suite).await;
    let resend = resendable(suite).await;
    idempotency::one_text(suite, &twice, resend.as_ref().ok().and_then(|(_, code)| code.as_ref())).await;
    let proof = proof(suite, Purpose::LogIn).await;
    let session = async { session(suite, suite.members.of(Role::Reader)?).await }.await;
    Waiting { resend, proof, session, kept: kept(suite).await, began: suite.patience.now() }
}

async fn kept(suite: &Suite) -> Checked<Kept> {
    let proof = self::proof(suite, Purpose::LogIn).await?;
    let (key, body) = (fresh_key(), log_in_request(&random_stranger(None), proof.text()));
    let first = suite.send(Call::post(Path::LogIn, &body).key(&key)).await?.expect(201)?;
    Ok(Kept { key, body, first, since: suite.patience.now() })
}

/// A recovery that can be resent once its time has come, and its code, where it can be read.
async fn resendable(suite: &Suite) -> Checked<(RecoveryResponse, Option<SecretField>)> {
    let stranger = random_stranger(None);
    let who = suite.members.of(Role::Codes).unwrap_or(&stranger);
    let token: String = "FA+9qCX9VSu".chars().take(SMS_TOKEN_LENGTH).collect();
    let before = match suite.outbox() {
        Ok(outbox) => outbox.texts(&who.phone).await?.len(),
        Err(_) => 0,
    };
    let sms = SmsChannel::Android { token: token.clone() };
    let recovery = try_recover_username(suite, who, sms).await?.read(202)?;
    let mut code = None;
    rule(suite, text_message::HEADING, "for Android: the same, with the app's token before the last line", async {
        let (member, outbox) = (suite.members.of(Role::Codes)?, suite.outbox()?);
        let text = outbox.text_after(&member.phone, before).await?;
        code = outbox.code_after(&member.phone, before).await.ok();
        text_message::judge(suite, &text, Some(&token))
    })
    .await;
    Ok((recovery, code))
}

/// Checks the rules, the shortest wait first.
pub async fn finish(suite: &Suite, waiting: Waiting, locks: Locks, idle: Checked<Idle>) {
    resends(suite, &waiting).await;
    five_minutes(suite, &waiting, &idle).await;
    quarter_of_an_hour(suite, &waiting).await;
    half_an_hour(suite).await;
    lock::later(suite, locks.stranger.as_ref()).await;
    an_hour(suite).await;
}

async fn resends(suite: &Suite, waiting: &Waiting) {
    let before = rule(suite, RESEND, "after 60 s the code is sent again, and one fewer is left", async {
        let (recovery, _) = given(&waiting.resend)?;
        suite.patience.until(waiting.began, RESEND_WAIT).await?;
        let before = match (suite.members.of(Role::Codes), suite.outbox()) {
            (Ok(member), Ok(outbox)) => outbox.texts(&member.phone).await?.len(),
            _ => 0,
        };
        let again: RecoveryResponse = try_resend(suite, &recovery.recovery).await?.read(202)?;
        let (left, wait) = (again.resends_left, again.resend_in);
        ensure(left < recovery.resends_left, || format!("resends_left is {left}"))?;
        ensure(wait == RESEND_WAIT.as_secs(), || format!("resend_in is {wait}"))?;
        ensure(again.recovery == recovery.recovery, || "the recovery has another name".to_owned())?;
        Ok(before)
    })
    .await;

    rule(suite, RESEND, "the earlier code is void at once, and the new one is right", async {
        let before = *from_earlier(before.as_ref())?;
        let (member, outbox) = (suite.members.of(Role::Codes)?, suite.outbox()?);
        let (recovery, earlier) = given(&waiting.resend)?;
        let earlier = from_earlier(earlier.as_ref())?;
        let new = outbox.code_after(&member.phone, before).await?;
        let answer = try_code(suite, &recovery.recovery, earlier).await?;
        answer.refused(401, &ProblemCode::WrongCode)?;
        try_code(suite, &recovery.recovery, &new).await?.expect(200).map(drop)
    })
    .await;
}

async fn five_minutes(suite: &Suite, waiting: &Waiting, idle: &Checked<Idle>) {
    rule(suite, CODE, "after 5 min the right code is 410 code_expired", async {
        let Idle { recovery, code, since } = given(idle)?;
        suite.patience.until(*since, CODE_LIFE).await?;
        try_code(suite, &recovery.recovery, code).await?.refused(410, &ProblemCode::CodeExpired).map(drop)
    })
    .await;

    rule(suite, "Calls · POST /challenges", "after 5 min a proof is 422 proof_expired", async {
        let proof = given(&waiting.proof)?;
        suite.patience.until(waiting.began, CHALLENGE_LIFE).await?;
        let call = Call::post(Path::LogIn, &log_in_request(&random_stranger(None), proof.text()));
        suite.send(call).await?.refused(422, &ProblemCode::ProofExpired).map(drop)
    })
    .await;

    rule(suite, SESSION, "a session that was idle for 5 min is over", async {
        let token = given(&waiting.session)?;
        suite.patience.until(waiting.began, SESSION_IDLE).await?;
        look_at_session(suite, token).await?.refused(401, &ProblemCode::SessionOver).map(drop)
    })
    .await;
}

async fn quarter_of_an_hour(suite: &Suite, waiting: &Waiting) {
    rule(suite, "Common rules · Idempotency", "a key lives at least 15 min", async {
        let Kept { key, body, first, since } = given(&waiting.kept)?;
        suite.patience.until(*since, IDEMPOTENCY_LIFE.saturating_sub(SECOND)).await?;
        let again = suite.send(Call::post(Path::LogIn, body).key(key)).await?;
        idempotency::the_same(first, &again)
    })
    .await;
}

async fn half_an_hour(suite: &Suite) {
    rule(suite, SESSION, "a session that is used lives on, and is over after 30 min in all", async {
        suite.patience.affords(SESSION_LIFE)?;
        let token = session(suite, suite.members.of(Role::Reader)?).await?;
        let idle = SESSION_IDLE.saturating_sub(SECOND);
        let looks = SESSION_LIFE.as_secs() / SESSION_IDLE.as_secs();
        for _ in 0..looks {
            suite.patience.pass(idle).await;
            look_at_session(suite, &token).await?.expect(200)?;
        }
        suite.patience.pass(SECOND * u32::try_from(looks).unwrap_or(1)).await;
        look_at_session(suite, &token).await?.refused(401, &ProblemCode::SessionOver).map(drop)
    })
    .await;
}

async fn an_hour(suite: &Suite) {
    let sent = rule(suite, RESEND, "after an hour codes are sent again", async {
        suite.patience.affords(HOUR)?;
        let (member, outbox) = (suite.members.of(Role::Codes)?, suite.outbox()?);
        suite.patience.pass(HOUR).await;
        let before = outbox.texts(&member.phone).await?.len();
        let answer = try_recover_password(suite, member, SmsChannel::None {}).await?;
        let recovery: RecoveryResponse = answer.read(202)?;
        Ok((recovery, outbox.code_after(&member.phone, before).await?))
    })
    .await;

    rule(suite, "Numbers · grant to choose a PIN", "after 5 min it is over", async {
        suite.patience.affords(GRANT_LIFE)?;
        let (recovery, code) = from_earlier(sent.as_ref())?;
        let grant = grant(suite, &recovery.recovery, code).await.map_err(on_the_way)?;
        suite.patience.pass(GRANT_LIFE).await;
        let pin = good_pin(suite.members.of(Role::Codes)?);
        let answer = try_choose(suite, &recovery.recovery, &grant, &pin).await?;
        answer.refused(410, &ProblemCode::GrantOver).map(drop)
    })
    .await;
}

/// What [`begin`] left, or why it left nothing.
fn given<T>(begun: &Checked<T>) -> Checked<&T> {
    begun.as_ref().map_err(|finding| on_the_way(finding.clone()))
}
