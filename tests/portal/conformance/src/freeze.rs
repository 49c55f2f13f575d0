//! Calls · `POST /freeze`, the "no fui yo" of a receipt. The member is frozen afterwards: only the cooperative lifts it.

use multiportal::api::{FreezeRequest, Path, ProblemCode, RecoveryResponse, SecretField, SmsChannel};

use super::Suite;
use super::both::Granted;
use super::call::Call;
use super::finding::{Checked, broken, ensure, from_earlier, on_the_way};
use super::member::Role;
use super::pin::good_pin;
use super::report::rule;
use super::steps::{attempt, grant, password_recovery, try_choose, try_pin, try_recover_password};

const HEADING: &str = "Calls · POST /freeze";
const LOCK: &str = "Common rules · A lock never locks the member out";

/// The shortest word of a message that is tried as a receipt.
const SHORTEST_RECEIPT: usize = 6;

/// Checks it, and leaves what [`silent`] needs.
pub async fn check(suite: &Suite, granted: Option<Granted>) -> Checked<usize> {
    let mut chosen = None;
    let receipt = rule(suite, "Calls · PUT /recoveries/{id}/pin", "a receipt goes out", async {
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        let Granted { recovery, grant } = match granted {
            Some(granted) => granted,
            None => recover(suite).await?,
        };
        let before = outbox.messages().await?.len();
        let pin = good_pin(member);
        let answer = try_choose(suite, &recovery, &grant, &pin).await?;
        answer.expect(204).map_err(on_the_way)?;
        chosen = Some(pin);
        outbox.any_after(before, &[&member.phone, &member.email]).await
    })
    .await;
    if let Some(pin) = &chosen {
        // Reported to the operator, who gave the old PIN: else that member is of no more use.
        suite.report.changed(format!("the PIN of test member {} is now {}", Role::Frozen as usize + 1, pin.expose()));
    }

    let frozen = rule(suite, HEADING, "a receipt's code answers 204", async {
        let message = from_earlier(receipt.as_ref())?;
        for word in words(message) {
            let answer = freeze(suite, &word).await?;
            if answer.refused(410, &ProblemCode::ReceiptOver).is_err() {
                answer.expect(204)?;
                return Ok(word);
            }
        }
        Err(broken("no word of the receipt is its code"))
    })
    .await;
    if frozen.is_some() {
        suite.report.changed(format!("test member {} is frozen", Role::Frozen as usize + 1));
    }

    rule(suite, HEADING, "a receipt's code is good once: 410 receipt_over", async {
        freeze(suite, from_earlier(frozen.as_ref())?).await?.refused(410, &ProblemCode::ReceiptOver).map(drop)
    })
    .await;

    rule(suite, LOCK, "a freeze stops log-in, and tells only who gives the right PIN", async {
        from_earlier(frozen.as_ref())?;
        let (member, pin) = (suite.members.of(Role::Frozen)?, from_earlier(chosen.as_ref())?);
        let begun = attempt(suite, member).await?;
        try_pin(suite, &begun.attempt, &member.pin).await?.refused(401, &ProblemCode::WrongPin)?;
        let begun = attempt(suite, member).await?;
        try_pin(suite, &begun.attempt, pin).await?.refused(403, &ProblemCode::Frozen).map(drop)
    })
    .await;

    ask_while_frozen(suite, frozen.as_ref()).await
}

/// Another way to the grant, where there is none yet.
async fn recover(suite: &Suite) -> Checked<Granted> {
    let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
    let texts = outbox.texts(&member.phone).await?.len();
    let recovery = password_recovery(suite, member).await?.recovery;
    // None comes to a member whom an earlier run of this suite has frozen.
    let code = outbox.code_after(&member.phone, texts).await.map_err(on_the_way)?;
    let grant = grant(suite, &recovery, &code).await.map_err(on_the_way)?;
    Ok(Granted { recovery, grant })
}

/// Asks for a code of the frozen member. The verdict is [`silent`]'s, when a later message has arrived.
async fn ask_while_frozen(suite: &Suite, frozen: Option<&String>) -> Checked<usize> {
    from_earlier(frozen)?;
    let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
    let before = outbox.texts(&member.phone).await?.len();
    let answer = try_recover_password(suite, member, SmsChannel::None {}).await?;
    answer.read::<RecoveryResponse>(202).map(|_| before)
}

/// Sees that nothing was sent to the frozen member, once a `later` message to another has arrived.
pub async fn silent(suite: &Suite, before: &Checked<usize>, later: Option<&SecretField>) {
    rule(suite, LOCK, "a freeze stops recovery, and its answer does not say so", async {
        let before = before.as_ref().map_err(Clone::clone)?;
        from_earlier(later)?;
        let (member, outbox) = (suite.members.of(Role::Frozen)?, suite.outbox()?);
        let sent = outbox.texts(&member.phone).await?.len() - before;
        ensure(sent == 0, || "a text message was sent".to_owned())
    })
    .await;
}

async fn freeze(suite: &Suite, receipt: &str) -> Checked<super::answer::Answer> {
    let body = FreezeRequest { receipt: SecretField::new(receipt) };
    suite.send(Call::post(Path::Freeze, &body)).await
}

/// What of a message could be a receipt's code: the portal API gives it no form, so every word with a digit is tried.
fn words(message: &str) -> impl Iterator<Item = String> {
    message
        .split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|word| word.len() >= SHORTEST_RECEIPT && word.bytes().any(|b| b.is_ascii_digit()))
}
