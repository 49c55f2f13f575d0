//! Common rules · Nobody learns who is a member: what can be read off answers. What can be timed is in [`super::times`].

use std::collections::BTreeMap;

use multiportal::contract::{LogInResponse, ProblemCode, RecoveryResponse, SecretField, SmsChannel};
use reqwest::header::{DATE, HeaderMap};
use serde_json::Value;

use super::Suite;
use super::answer::Answer;
use super::finding::{Checked, ensure, from_earlier};
use super::member::{Role, TestMember, nobody};
use super::steps::{again, session, try_code, try_log_in, try_pin, try_recover_password, try_recover_username};

const HEADING: &str = "Common rules · Nobody learns who is a member";

/// Compares a member with people who are none.
pub async fn check(suite: &Suite) {
    log_in(suite).await;
    let codes = recoveries(suite).await;
    wrong_codes(suite, codes.as_ref()).await;
}

async fn log_in(suite: &Suite) {
    let begun = suite.report.rule(HEADING, "POST /log-in answers a member and a stranger alike", async {
        let (member, stranger) = pair(suite)?;
        let known = try_log_in(&suite.client, member).await?;
        let unknown = try_log_in(&suite.client, &stranger).await?;
        alike(&known, &unknown)?;
        Ok((known.read::<LogInResponse>(201)?, unknown.read::<LogInResponse>(201)?))
    });
    let begun = begun.await;

    let wrong = suite.report.rule(HEADING, "a wrong PIN is answered to a member and a stranger alike", async {
        let (member, _) = pair(suite)?;
        let (known, unknown) = from_earlier(begun.as_ref())?;
        let pin = another_pin(member);
        let (known, unknown) = (
            try_pin(&suite.client, &known.attempt, &pin).await?,
            try_pin(&suite.client, &unknown.attempt, &pin).await?,
        );
        known.refused(401, &ProblemCode::WrongPin)?;
        alike(&known, &unknown)?;
        let same = known.problem()? == unknown.problem()?;
        // The right PIN gives the member all tries back.
        session(&suite.client, member).await?;
        ensure(same, || "the two problems differ".to_owned())
    });
    wrong.await;
}

/// Recoveries of the member and of the stranger, and what the outbox held before them.
struct Recoveries {
    known: RecoveryResponse,
    unknown: RecoveryResponse,
}

async fn recoveries(suite: &Suite) -> Option<Recoveries> {
    let before = match suite.cast.play(Role::Reader).and_then(|member| Ok((member, suite.outbox()?))) {
        Ok((member, outbox)) => outbox.texts(&member.phone).await.ok().map(|texts| texts.len()),
        Err(_) => None,
    };
    let strangers: Vec<TestMember> = (0..2).map(|_| nobody(suite.cast.play(Role::Reader).ok())).collect();

    let username =
        suite.report.rule(HEADING, "POST /recoveries/username answers a member and a stranger alike", async {
            let member = suite.cast.play(Role::Reader)?;
            let unknown = try_recover_username(&suite.client, &strangers[0], SmsChannel::Ios {}).await?;
            let known = try_recover_username(&suite.client, member, SmsChannel::Ios {}).await?;
            alike(&known, &unknown)?;
            Ok(Recoveries { known: known.read(202)?, unknown: unknown.read(202)? })
        });
    let username = username.await;

    let password = suite.report.rule(
        HEADING,
        "POST /recoveries/password answers a member, a stranger and one wrong field alike",
        async {
            let member = suite.cast.play(Role::Reader)?;
            let unknown = try_recover_password(&suite.client, &strangers[1], SmsChannel::Ios {}).await?;
            let almost = TestMember { phone: again(&strangers[1].phone), ..copy(member) };
            let almost = try_recover_password(&suite.client, &almost, SmsChannel::Ios {}).await?;
            let known = try_recover_password(&suite.client, member, SmsChannel::Ios {}).await?;
            alike(&known, &unknown)?;
            alike(&known, &almost)?;
            known.expect(202).map(drop)
        },
    );
    let password = password.await;

    let silent = suite.report.rule(HEADING, "no message is sent for a stranger or a wrong field", async {
        let (member, outbox) = (suite.cast.play(Role::Reader)?, suite.outbox()?);
        from_earlier(username.as_ref())?;
        from_earlier(password.as_ref())?;
        let before = *from_earlier(before.as_ref())?;
        // The member's own two come last: what was sent to the others has arrived by then.
        outbox.text_after(&member.phone, before + 1).await?;
        let sent = outbox.texts(&member.phone).await?.len() - before;
        ensure(sent == 2, || format!("{sent} text messages to a member who asked twice"))?;
        let messages = outbox.messages().await?;
        let to_stranger = |to: &str| strangers.iter().any(|who| who.phone.expose() == to || who.email.expose() == to);
        ensure(!messages.iter().any(|message| to_stranger(message.to.expose())), || "one was sent".to_owned())
    });
    silent.await;
    username
}

async fn wrong_codes(suite: &Suite, recoveries: Option<&Recoveries>) {
    let wrong = suite.report.rule(HEADING, "a wrong code is answered to a member and a stranger alike", async {
        let Recoveries { known, unknown } = from_earlier(recoveries)?;
        let code = SecretField::new("000000");
        let known = try_code(&suite.client, &known.recovery, &code).await?;
        let unknown = try_code(&suite.client, &unknown.recovery, &code).await?;
        known.refused(401, &ProblemCode::WrongCode)?;
        alike(&known, &unknown)?;
        ensure(known.problem()? == unknown.problem()?, || "the two problems differ".to_owned())
    });
    wrong.await;
}

fn pair(suite: &Suite) -> Checked<(&TestMember, TestMember)> {
    let member = suite.cast.play(Role::Reader)?;
    Ok((member, nobody(Some(member))))
}

/// Any PIN but the member's.
pub fn another_pin(member: &TestMember) -> SecretField {
    SecretField::new(if member.pin.expose() == "7392" { "7393" } else { "7392" })
}

/// A second copy, to be changed in one field.
fn copy(member: &TestMember) -> TestMember {
    TestMember {
        username: again(&member.username),
        pin: again(&member.pin),
        document: super::member::TestDocument {
            kind: member.document.kind.clone(),
            number: again(&member.document.number),
        },
        email: again(&member.email),
        phone: again(&member.phone),
        birth_year: member.birth_year,
    }
}

/// Holds two answers to the same status, headers, body shape and length.
fn alike(known: &Answer, unknown: &Answer) -> Checked {
    let (one, other) = (known.status.as_u16(), unknown.status.as_u16());
    ensure(one == other, || format!("a member got {}, a stranger {}", known.face(), unknown.face()))?;
    let (one, other) = (headers(&known.headers), headers(&unknown.headers));
    let differs = one.iter().find(|(name, value)| other.get(*name) != Some(value)).map(|(name, _)| name.clone());
    let differs = differs.or_else(|| other.keys().find(|name| !one.contains_key(*name)).cloned());
    ensure(differs.is_none(), || format!("the header {} differs", differs.unwrap_or_default()))?;
    let (one, other) = (known.body.len(), unknown.body.len());
    ensure(one == other, || format!("the bodies have {one} and {other} bytes"))?;
    let shape = |answer: &Answer| serde_json::from_slice(&answer.body).ok().map(|body: Value| shape(&body));
    ensure(shape(known) == shape(unknown), || "the bodies have different fields".to_owned())
}

/// Headers by name; of those that differ in every answer, only that they are there and how long.
fn headers(headers: &HeaderMap) -> BTreeMap<String, String> {
    let own = [multiportal::contract::HEADER_REQUEST_ID, DATE.as_str()];
    let value = |name: &str, value: &[u8]| {
        if own.contains(&name) { format!("{} bytes", value.len()) } else { String::from_utf8_lossy(value).into_owned() }
    };
    headers.iter().map(|(name, bytes)| (name.to_string(), value(name.as_str(), bytes.as_bytes()))).collect()
}

/// A body with its values taken out; numbers are kept, for they must tell nothing either.
fn shape(body: &Value) -> Value {
    match body {
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), shape(value))).collect(),
        Value::Array(items) => items.iter().map(shape).collect(),
        Value::String(text) => text.chars().count().into(),
        other => other.clone(),
    }
}
