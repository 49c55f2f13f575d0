//! Calls · the recovery of a password, and Numbers · PIN and grant: on a member who is locked, who is free afterwards.

use crate::limits::GRANT_LIFE;
use multiportal::api::{
    ChoosePinRequest, CodeResponse, Path, ProblemCode, RecoveryResponse, SecretField, SmsChannel, WeakPinReason,
};
use multiportal::domain::Pin;
use multiportal::domain::limits::PIN_LENGTH;

use super::Suite;
use super::call::{Call, fresh_key};
use super::finding::{broken, ensure, from_earlier};
use super::lock::Locks;
use super::member::{Role, TestMember, random_stranger};
use super::report::rule;
use super::steps::{
    again, attempt, look_at_session, password_recovery, try_choose, try_code, try_pin, try_recover_password,
};

const LOCK: &str = "Common rules · A lock never locks the member out";
const GRANT: &str = "Numbers · grant to choose a PIN";
const WEAK: &str = "Numbers · PIN";
const CALL: &str = "Calls · PUT /recoveries/{id}/pin";

pub async fn check(suite: &Suite, locks: &Locks) {
    let recovery = recover(suite, locks).await;
    let grant = open(suite, recovery.as_ref()).await;
    weak(suite, recovery.as_ref(), grant.as_ref()).await;
    let chosen = choose(suite, recovery.as_ref(), grant.as_ref()).await;
    after(suite, locks, chosen.as_ref()).await;
    match chosen {
        // The old PIN is one of the last three, which cannot be chosen again. The new one is reported to the operator, who gave the
        // old one: else that member is of no more use.
        Some(chosen) => suite.report.changed(format!("the PIN of test member {} is now {}", place(), chosen.expose())),
        None if locks.member.is_some() => suite.report.changed(format!("test member {} is locked for 30 s", place())),
        None => {}
    }
}

/// The member's place in the list that the operator gave.
fn place() -> usize {
    Role::Locked as usize + 1
}

/// The recovery, and the code that came for it.
struct Recovering {
    recovery: RecoveryResponse,
    code: SecretField,
}

async fn recover(suite: &Suite, locks: &Locks) -> Option<Recovering> {
    rule(suite, LOCK, "the PIN can be recovered while log-in is locked", async {
        from_earlier(locks.member.as_ref())?;
        let (member, outbox) = (suite.members.of(Role::Locked)?, suite.outbox()?);
        let before = outbox.texts(&member.phone).await?.len();
        let answer = try_recover_password(suite, member, SmsChannel::None {}).await?;
        let recovery: RecoveryResponse = answer.read(202)?;
        Ok(Recovering { recovery, code: outbox.code_after(&member.phone, before).await? })
    })
    .await
}

async fn open(suite: &Suite, recovering: Option<&Recovering>) -> Option<SecretField> {
    rule(suite, GRANT, "there is no PIN step without the code's grant", async {
        let stranger = password_recovery(suite, &random_stranger(None)).await?.recovery;
        let name = recovering.map_or(&stranger, |recovering| &recovering.recovery.recovery);
        for guess in ["x", &"A".repeat(43), name.as_str()] {
            let answer = try_choose(suite, name, &SecretField::new(guess), &SecretField::new("8062")).await?;
            answer.refused(410, &ProblemCode::GrantOver)?;
        }
        Ok(())
    })
    .await;

    let given = rule(suite, GRANT, "the right code gives one, for 5 min", async {
        let Recovering { recovery, code } = from_earlier(recovering)?;
        let answer = try_code(suite, &recovery.recovery, code).await?.read(200)?;
        let CodeResponse::ChoosePin { grant, expires_in } = answer else {
            return Err(broken("a password recovery's right code answered as a username recovery's"));
        };
        ensure(expires_in == GRANT_LIFE.as_secs(), || format!("expires_in is {expires_in}"))?;
        Ok(grant)
    })
    .await;

    rule(suite, GRANT, "it is bound to its recovery", async {
        let grant = from_earlier(given.as_ref())?;
        let other = password_recovery(suite, &random_stranger(None)).await?;
        let answer = try_choose(suite, &other.recovery, grant, &SecretField::new("8062")).await?;
        answer.refused(410, &ProblemCode::GrantOver).map(drop)
    })
    .await;
    given
}

async fn weak(suite: &Suite, recovering: Option<&Recovering>, grant: Option<&SecretField>) {
    rule(suite, WEAK, "a PIN that is easy to guess is 422 weak_pin with its reason", async {
        let (recovery, grant) = (&from_earlier(recovering)?.recovery.recovery, from_earlier(grant)?);
        let member = suite.members.of(Role::Locked)?;
        let mut weak = vec![
            ("0000".to_owned(), WeakPinReason::Repeated),
            ("7777".to_owned(), WeakPinReason::Repeated),
            ("1234".to_owned(), WeakPinReason::Run),
            ("4321".to_owned(), WeakPinReason::Run),
            (member.pin.expose().to_owned(), WeakPinReason::InForce),
        ];
        weak.extend(document_tail(member).map(|pin| (pin, WeakPinReason::DocumentTail)));
        weak.extend(member.birth_year.map(|year| (year.to_string(), WeakPinReason::BirthYear)));
        for (pin, why) in weak {
            let answer = try_choose(suite, recovery, grant, &SecretField::new(&pin)).await?;
            let reason = answer.refused(422, &ProblemCode::WeakPin)?.reason;
            let said = reason.as_ref().map(WeakPinReason::as_str);
            ensure(reason.as_ref() == Some(&why), || format!("the reason is {said:?} instead of {}", why.as_str()))?;
        }
        Ok(())
    })
    .await;

    rule(suite, WEAK, "what is no PIN is 422 invalid_field", async {
        let (recovery, grant) = (&from_earlier(recovering)?.recovery.recovery, from_earlier(grant)?);
        for typed in ["", "123", "12345", "12a4", "８０６２"] {
            let answer = try_choose(suite, recovery, grant, &SecretField::new(typed)).await?;
            answer.refused(422, &ProblemCode::InvalidField)?;
        }
        Ok(())
    })
    .await;
}

/// The last four of a document's number, where they are no PIN that is weak for another reason.
fn document_tail(member: &TestMember) -> Option<String> {
    let number = member.document.number.expose();
    let tail = number.get(number.len().checked_sub(PIN_LENGTH)?..)?;
    let pin = Pin::parse(tail).ok()?;
    (pin.weakness().is_none() && tail != member.pin.expose()).then(|| tail.to_owned())
}

/// A PIN that nothing speaks against.
pub fn good_pin(member: &TestMember) -> SecretField {
    let taken = |pin: &str| {
        let tail = member.document.number.expose().ends_with(pin);
        pin == member.pin.expose() || tail || member.birth_year.is_some_and(|year| year.to_string() == pin)
    };
    SecretField::new(["8062", "7391", "5048"].into_iter().find(|pin| !taken(pin)).unwrap_or("2906"))
}

async fn choose(suite: &Suite, recovering: Option<&Recovering>, grant: Option<&SecretField>) -> Option<SecretField> {
    let chosen =
        rule(suite, CALL, "answers 204, the same again to the same key, and 410 grant_over to another", async {
            let (recovery, grant) = (&from_earlier(recovering)?.recovery.recovery, from_earlier(grant)?);
            let pin = good_pin(suite.members.of(Role::Locked)?);
            let (key, body) = (fresh_key(), ChoosePinRequest { grant: again(grant), pin: again(&pin) });
            let call = || Call::put(Path::ChoosePin { recovery }, &body).key(&key);
            let first = suite.send(call()).await?.expect(204)?;
            ensure(first.body.is_empty(), || "the 204 has a body".to_owned())?;
            let repeated = suite.send(call()).await?;
            let spent = try_choose(suite, recovery, grant, &SecretField::new("5049")).await?;
            Ok((pin, repeated.expect(204).and_then(|_| spent.refused(410, &ProblemCode::GrantOver).map(drop))))
        });
    // The PIN is another one from here on, whether or not the repeat was answered as it should be.
    let (pin, repeated) = chosen.await?;
    rule(suite, GRANT, "it is good once", async { repeated }).await;
    Some(pin)
}

async fn after(suite: &Suite, locks: &Locks, chosen: Option<&SecretField>) {
    rule(suite, CALL, "every session of the member ends", async {
        from_earlier(chosen)?;
        let token = from_earlier(locks.session.as_ref())?;
        look_at_session(suite, token).await?.refused(401, &ProblemCode::SessionOver).map(drop)
    })
    .await;

    let cleared = rule(suite, LOCK, "a finished PIN recovery clears the lock", async {
        let pin = from_earlier(chosen)?;
        let begun = attempt(suite, suite.members.of(Role::Locked)?).await?;
        try_pin(suite, &begun.attempt, pin).await?.expect(201).map(drop)
    })
    .await;

    rule(suite, CALL, "the old PIN is wrong", async {
        from_earlier(cleared.as_ref())?;
        let member = suite.members.of(Role::Locked)?;
        let begun = attempt(suite, member).await?;
        try_pin(suite, &begun.attempt, &member.pin).await?.refused(401, &ProblemCode::WrongPin).map(drop)
    })
    .await;
}
