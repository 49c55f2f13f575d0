//! Common rules · Idempotency.

use multiportal::api::{
    ChallengeRequest, CodeRequest, LogInRequest, LogInResponse, Path, PinRequest, ProblemCode, Purpose,
    RecoveryResponse, SecretField, SmsChannel,
};

use super::Suite;
use super::answer::Answer;
use super::call::{Call, fresh_key};
use super::finding::{Checked, ensure, from_earlier, on_the_way};
use super::member::{Role, random_stranger};
use super::proof::proof;
use super::report::rule;
use super::steps::{attempt, log_in_request, username_recovery, username_request};

const HEADING: &str = "Common rules · Idempotency";

pub async fn check(suite: &Suite) {
    rule(suite, HEADING, "no key, or one that is none, is 400 invalid_idempotency_key", async {
        let call = || Call::post(Path::Challenges, &ChallengeRequest { purpose: Purpose::LogIn });
        let answer = suite.send(call().without_key()).await?;
        answer.refused(400, &ProblemCode::InvalidIdempotencyKey)?;
        for key in ["", "1", &"0".repeat(31), &"0".repeat(33), &"g".repeat(32), &"0".repeat(5_000)] {
            suite.send(call().key(key)).await?.refused(400, &ProblemCode::InvalidIdempotencyKey)?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "the same key and body get the first answer again", async {
        let (key, body) = (fresh_key(), fresh_log_in(suite).await?);
        let first = log_in(suite, &key, &body).await?.expect(201)?;
        for _ in 0..2 {
            // With the key ignored, this would be 422 proof_spent or another attempt.
            the_same(&first, &log_in(suite, &key, &body).await?)?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "the same key and body at the same time get one answer", async {
        let (key, body) = (fresh_key(), fresh_log_in(suite).await?);
        let (one, other) = tokio::join!(log_in(suite, &key, &body), log_in(suite, &key, &body));
        the_same(&one?.expect(201)?, &other?)
    })
    .await;

    rule(suite, HEADING, "the same key with another body is 422 idempotency_mismatch", async {
        let key = fresh_key();
        log_in(suite, &key, &fresh_log_in(suite).await?).await?.expect(201)?;
        let answer = log_in(suite, &key, &fresh_log_in(suite).await?).await?;
        answer.refused(422, &ProblemCode::IdempotencyMismatch).map(drop)
    })
    .await;

    rule(suite, HEADING, "a wrong PIN that is sent again counts one try", async {
        let LogInResponse { attempt, .. } = attempt(suite, &random_stranger(None)).await?;
        let body = PinRequest { pin: SecretField::new("2580"), installation: None };
        counts_once(suite, &ProblemCode::WrongPin, || Call::post(Path::Pin { attempt: &attempt }, &body)).await
    })
    .await;

    rule(suite, HEADING, "a wrong code that is sent again counts one try", async {
        let RecoveryResponse { recovery, .. } = username_recovery(suite, &random_stranger(None)).await?;
        let body = CodeRequest { code: SecretField::new("000000") };
        counts_once(suite, &ProblemCode::WrongCode, || Call::post(Path::Code { recovery: &recovery }, &body)).await
    })
    .await;
}

/// Sends a wrong PIN or code twice with one key, and once with another.
async fn counts_once<'a>(suite: &Suite, wrong: &ProblemCode, call: impl Fn() -> Call<'a>) -> Checked {
    let key = fresh_key();
    let first = suite.send(call().key(&key)).await?;
    let left = first.refused(401, wrong)?.attempts_left;
    the_same(&first, &suite.send(call().key(&key)).await?)?;
    let next = suite.send(call()).await?.refused(401, wrong)?.attempts_left;
    ensure(left == Some(4) && next == Some(3), || format!("attempts_left went from {left:?} to {next:?}"))
}

/// Asks for one recovery twice, and says how many text messages there were before. The verdict is [`one_text`]'s, when a later
/// message has arrived.
pub async fn ask_twice(suite: &Suite) -> Checked<usize> {
    let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
    let before = outbox.texts(&member.phone).await?.len();
    let proof = proof(suite, Purpose::RecoverUsername).await?;
    let (key, body) = (fresh_key(), username_request(member, proof.text(), SmsChannel::None {}));
    let call = || Call::post(Path::RecoverUsername, &body).key(&key);
    let first = suite.send(call()).await?.expect(202)?;
    the_same(&first, &suite.send(call()).await?)?;
    // None comes to a member whom an earlier run of this suite has frozen.
    outbox.text_after(&member.phone, before).await.map(|_| before).map_err(on_the_way)
}

/// Counts the text messages of [`ask_twice`], once a `later` one has arrived: whatever the repeat sent has arrived before it.
pub async fn one_text(suite: &Suite, before: &Checked<usize>, later: Option<&SecretField>) {
    rule(suite, HEADING, "a recovery that is sent again sends one text message", async {
        let before = before.as_ref().map_err(Clone::clone)?;
        from_earlier(later)?;
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        let sent = outbox.texts(&member.phone).await?.len() - before;
        ensure(sent == 1, || format!("{sent} text messages"))
    })
    .await;
}

async fn fresh_log_in(suite: &Suite) -> Checked<LogInRequest> {
    Ok(log_in_request(&random_stranger(None), proof(suite, Purpose::LogIn).await?.text()))
}

async fn log_in(suite: &Suite, key: &str, body: &LogInRequest) -> Checked<Answer> {
    suite.send(Call::post(Path::LogIn, body).key(key)).await
}

/// Holds a repeat to the first answer: the same status and the same body.
pub fn the_same(first: &Answer, again: &Answer) -> Checked {
    let same = first.status == again.status && first.body == again.body;
    let both = || format!("{} answered {}, then {}", first.call, first.brief(), again.brief());
    ensure(same, || if first.status == again.status { format!("{} with another body", both()) } else { both() })
}
