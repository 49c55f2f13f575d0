//! Rules that need time to pass: begun first, finished last, so that the other rules' time is this one's too.

use multiportal::contract::{Path, ProblemCode, Purpose, RecoveryResponse, SecretField, SmsChannel};
use multiportal::domain::numbers::{CHALLENGE_LIFE, CODE_LIFE, RESEND_WAIT, SESSION_IDLE, SMS_TOKEN_LENGTH};
use tokio::time::Instant;

use super::call::Call;
use super::finding::{Checked, ensure, from_earlier, on_the_way};
use super::idempotency;
use super::lock::{self, Locks};
use super::member::{Role, nobody};
use super::proof::{Proof, proof};
use super::secrecy::Idle;
use super::steps::{log_in_request, look_at_session, session, try_code, try_recover_username, try_resend};
use super::{Suite, text_message};

const RESEND: &str = "Numbers · resend";
const CODE: &str = "Numbers · security code";

/// What was begun.
pub struct Waiting {
    began: Instant,
    resend: Checked<(RecoveryResponse, Option<SecretField>)>,
    proof: Checked<Proof>,
    session: Checked<SecretField>,
}

/// Begins what the rules need.
pub async fn begin(suite: &Suite) -> Waiting {
    let twice = idempotency::ask_twice(suite).await;
    let resend = resendable(suite).await;
    idempotency::one_text(suite, &twice, resend.as_ref().ok().and_then(|(_, code)| code.as_ref())).await;
    let proof = proof(&suite.client, Purpose::LogIn).await;
    let session = async { session(&suite.client, suite.cast.play(Role::Reader)?).await }.await;
    Waiting { resend, proof, session, began: Instant::now() }
}

/// A recovery that can be resent once its time has come, and its code, where it can be read.
async fn resendable(suite: &Suite) -> Checked<(RecoveryResponse, Option<SecretField>)> {
    let stranger = nobody(None);
    let who = suite.cast.play(Role::Codes).unwrap_or(&stranger);
    let token = "FA+9qCX9VSu".to_owned();
    debug_assert_eq!(token.len(), SMS_TOKEN_LENGTH);
    let before = match suite.outbox() {
        Ok(outbox) => outbox.texts(&who.phone).await?.len(),
        Err(_) => 0,
    };
    let sms = SmsChannel::Android { token: token.clone() };
    let recovery = try_recover_username(&suite.client, who, sms).await?.read(202)?;
    let form = suite.report.rule(
        text_message::HEADING,
        "for Android: the same, with the app's token before the last line",
        async {
            let member = suite.cast.play(Role::Codes)?;
            let text = suite.outbox()?.text_after(&member.phone, before).await?;
            text_message::judge(suite, &text, Some(&token))?;
            Ok(SecretField::new(&text.chars().take_while(char::is_ascii_digit).collect::<String>()))
        },
    );
    Ok((recovery, form.await))
}

/// Checks the rules, the shortest wait first.
pub async fn finish(suite: &Suite, waiting: Waiting, locks: Locks, idle: Checked<Idle>) {
    let Waiting { began, resend, proof, session } = waiting;
    lock::second(suite, locks.stranger.as_ref()).await;

    let resent = suite.report.rule(RESEND, "after 60 s the code is sent again, and one fewer is left", async {
        let (recovery, _) = given(&resend)?;
        suite.patience.until(began, RESEND_WAIT).await?;
        let who = suite.cast.play(Role::Codes);
        let before = match (&who, suite.outbox()) {
            (Ok(member), Ok(outbox)) => outbox.texts(&member.phone).await?.len(),
            _ => 0,
        };
        let again: RecoveryResponse = try_resend(&suite.client, &recovery.recovery).await?.read(202)?;
        let (left, wait) = (again.resends_left, again.resend_in);
        ensure(left < recovery.resends_left, || format!("resends_left is {left}"))?;
        ensure(wait == RESEND_WAIT.as_secs(), || format!("resend_in is {wait}"))?;
        ensure(again.recovery == recovery.recovery, || "the recovery has another name".to_owned())?;
        Ok(before)
    });
    let before = resent.await;

    let void = suite.report.rule(RESEND, "the earlier code is void at once, and the new one is right", async {
        let before = *from_earlier(before.as_ref())?;
        let (member, outbox) = (suite.cast.play(Role::Codes)?, suite.outbox()?);
        let (recovery, earlier) = given(&resend)?;
        let earlier = from_earlier(earlier.as_ref())?;
        let new = outbox.code_after(&member.phone, before).await?;
        let answer = try_code(&suite.client, &recovery.recovery, earlier).await?;
        answer.refused(401, &ProblemCode::WrongCode)?;
        try_code(&suite.client, &recovery.recovery, &new).await?.expect(200).map(drop)
    });
    void.await;

    let expired = suite.report.rule(CODE, "after 5 min the right code is 410 code_expired", async {
        let Idle { recovery, code, since } = given(&idle)?;
        suite.patience.until(*since, CODE_LIFE).await?;
        try_code(&suite.client, &recovery.recovery, code).await?.refused(410, &ProblemCode::CodeExpired).map(drop)
    });
    expired.await;

    let old = suite.report.rule("Calls · POST /challenges", "after 5 min a proof is 422 proof_expired", async {
        let proof = given(&proof)?;
        suite.patience.until(began, CHALLENGE_LIFE).await?;
        let call = Call::post(Path::LogIn, &log_in_request(&nobody(None), proof.text()));
        suite.client.send(call).await?.refused(422, &ProblemCode::ProofExpired).map(drop)
    });
    old.await;

    let unused = suite.report.rule("Numbers · session", "a session that was idle for 5 min is over", async {
        let token = given(&session)?;
        suite.patience.until(began, SESSION_IDLE).await?;
        look_at_session(&suite.client, token).await?.refused(401, &ProblemCode::SessionOver).map(drop)
    });
    unused.await;
}

/// What [`begin`] left, or why it left nothing.
fn given<T>(begun: &Checked<T>) -> Checked<&T> {
    begun.as_ref().map_err(|finding| on_the_way(finding.clone()))
}
