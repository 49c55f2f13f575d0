//! Calls · the recovery of a username, and Numbers · security code: tries, uses, and the way on.

use crate::limits::{CODE_LIFE, SENDS_AN_HOUR};
use multiportal::api::{ChannelKind, CodeResponse, ProblemCode, RecoveryResponse, SecretField, SmsChannel};
use multiportal::domain::limits::{CODE_LENGTH, CODE_TRIES, RESEND_WAIT};

use super::Suite;
use super::finding::{Checked, broken, ensure, from_earlier};
use super::member::{Role, TestMember, random_stranger};
use super::report::rule;
use super::steps::{password_recovery, try_code, try_recover_username, try_resend, username_recovery};
use super::text_message;

const RECOVERY: &str = "Calls · POST /recoveries/username";
const CODE: &str = "Numbers · security code";
const RESEND: &str = "Numbers · resend";

/// Checks them, and leaves the code that came first of them.
pub async fn check(suite: &Suite) -> Option<SecretField> {
    let begun = begin(suite).await;
    early_resend(suite, begun.as_ref()).await;
    right_code(suite, begun.as_ref()).await;
    tries(suite).await;
    begun.and_then(|begun| begun.code)
}

struct Begun {
    recovery: RecoveryResponse,
    code: Option<SecretField>,
}

async fn begin(suite: &Suite) -> Option<Begun> {
    let texts = match suite.members.of(Role::Codes).and_then(|member| Ok((member, suite.outbox()?))) {
        Ok((member, outbox)) => outbox.texts(&member.phone).await.map(|texts| texts.len()),
        Err(finding) => Err(finding),
    };
    let recovery = rule(suite, RECOVERY, "answers 202: code_length 6, 5 min, resend after 60 s, resends left", async {
        let stranger = random_stranger(None);
        let who = suite.members.of(Role::Codes).unwrap_or(&stranger);
        let begun: RecoveryResponse = try_recover_username(suite, who, SmsChannel::Ios {}).await?.read(202)?;
        let (length, life, resend) = (begun.code_length, begun.code_expires_in, begun.resend_in);
        ensure(length == CODE_LENGTH, || format!("code_length is {length}"))?;
        ensure(life == CODE_LIFE.as_secs(), || format!("code_expires_in is {life}"))?;
        ensure(resend == RESEND_WAIT.as_secs(), || format!("resend_in is {resend}"))?;
        ensure(begun.resends_left < SENDS_AN_HOUR, || format!("resends_left is {}", begun.resends_left))?;
        let safe = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
        let named = !begun.recovery.is_empty() && begun.recovery.bytes().all(safe);
        ensure(named, || "`recovery` has characters that are not URL-safe".to_owned())?;
        Ok(begun)
    })
    .await?;

    let mut code = None;
    rule(suite, text_message::HEADING, "for an iPhone: GSM-7, 140 characters, code first, bound last", async {
        let (member, outbox, texts) = (suite.members.of(Role::Codes)?, suite.outbox()?, texts?);
        let text = outbox.text_after(&member.phone, texts).await?;
        code = outbox.code_after(&member.phone, texts).await.ok();
        text_message::judge(suite, &text, None)
    })
    .await;
    Some(Begun { recovery, code })
}

async fn early_resend(suite: &Suite, begun: Option<&Begun>) {
    rule(suite, RESEND, "a resend before its time is 429 slow_down, whatever the client's timer says", async {
        let Begun { recovery, .. } = from_earlier(begun)?;
        let wait = try_resend(suite, &recovery.recovery).await?.told_to_wait(&ProblemCode::SlowDown)?;
        let within = (1..=RESEND_WAIT.as_secs()).contains(&wait);
        ensure(within, || format!("Retry-After is {wait}"))
    })
    .await;
}

async fn right_code(suite: &Suite, begun: Option<&Begun>) {
    rule(suite, CODE, "what is no code is refused and counts no try", async {
        let Begun { recovery, .. } = from_earlier(begun)?;
        for typed in ["", "48291", "4829135", "48291a", "٤٨٢٩١٣"] {
            let answer = try_code(suite, &recovery.recovery, &SecretField::new(typed)).await?;
            answer.refused(422, &ProblemCode::InvalidField)?;
        }
        Ok(())
    })
    .await;

    rule(suite, CODE, "another recovery's code is wrong", async {
        let Begun { code, .. } = from_earlier(begun)?;
        let code = from_earlier(code.as_ref())?;
        let stranger = username_recovery(suite, &random_stranger(None)).await?;
        let answer = try_code(suite, &stranger.recovery, code).await?;
        answer.refused(401, &ProblemCode::WrongCode).map(drop)
    })
    .await;

    let right = rule(suite, CODE, "the right code sends the username, and says where by masked channels", async {
        let (member, outbox) = (suite.members.of(Role::Codes)?, suite.outbox()?);
        let Begun { recovery, code } = from_earlier(begun)?;
        let answer = try_code(suite, &recovery.recovery, from_earlier(code.as_ref())?).await?.read(200)?;
        let CodeResponse::UsernameSent { channels } = answer else {
            return Err(broken("a username recovery's right code answered as a password recovery's"));
        };
        ensure(!channels.is_empty(), || "no channel".to_owned())?;
        for channel in &channels {
            let whole = [&member.phone, &member.email].iter().any(|address| channel.masked.contains(address.expose()));
            ensure(!whole && channel.masked.contains(['•', '*']), || "a channel is not masked".to_owned())?;
        }
        arrived(outbox, member, &channels).await
    })
    .await;

    rule(suite, CODE, "a code is good once: the recovery is over", async {
        from_earlier(right.as_ref())?;
        let Begun { recovery, code } = from_earlier(begun)?;
        let answer = try_code(suite, &recovery.recovery, from_earlier(code.as_ref())?).await?;
        answer.refused(410, &ProblemCode::RecoveryOver).map(drop)
    })
    .await;
}

/// Waits until the outbox has the username by a channel that the portal named.
async fn arrived(outbox: &super::Outbox, member: &TestMember, channels: &[multiportal::api::Channel]) -> Checked {
    for channel in channels {
        let address = if channel.kind == ChannelKind::Sms { &member.phone } else { &member.email };
        outbox.said(&channel.kind, address, member.username.expose()).await?;
    }
    Ok(())
}

async fn tries(suite: &Suite) {
    rule(suite, CODE, "five tries, counted down, for a stranger", async {
        let recovery = username_recovery(suite, &random_stranger(None)).await?;
        spend(suite, &recovery, &SecretField::new("000000")).await
    })
    .await;

    rule(suite, CODE, "five tries, counted down, for a member: then not even the right code", async {
        let (member, outbox) = (suite.members.of(Role::Locked)?, suite.outbox()?);
        let before = outbox.texts(&member.phone).await?.len();
        let recovery = password_recovery(suite, member).await?;
        let code = outbox.code_after(&member.phone, before).await?;
        let wrong = SecretField::new(if code.expose() == "000000" { "000001" } else { "000000" });
        spend(suite, &recovery, &wrong).await?;
        let answer = try_code(suite, &recovery.recovery, &code).await?;
        answer.refused(410, &ProblemCode::RecoveryOver).map(drop)
    })
    .await;
}

/// Gives a wrong code until the recovery is over.
async fn spend(suite: &Suite, recovery: &RecoveryResponse, wrong: &SecretField) -> Checked {
    for left in (0..CODE_TRIES).rev() {
        let answer = try_code(suite, &recovery.recovery, wrong).await?;
        // The last try may say that it was the last in either way.
        if left == 0 && answer.refused(410, &ProblemCode::RecoveryOver).is_ok() {
            return Ok(());
        }
        let said = answer.refused(401, &ProblemCode::WrongCode)?.attempts_left;
        ensure(said == Some(left), || format!("attempts_left is {said:?} instead of {left}"))?;
    }
    let answer = try_code(suite, &recovery.recovery, wrong).await?;
    answer.refused(410, &ProblemCode::RecoveryOver).map(drop)
}
