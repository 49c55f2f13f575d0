//! Common rules · Nobody learns who is a member: what can be read off answers. What can be timed is in [`super::times`].

use std::collections::BTreeMap;

use multiportal::api::{LogInResponse, ProblemCode, RecoveryResponse, SecretField, SmsChannel};
use reqwest::header::{DATE, HeaderMap};
use serde_json::Value;

use super::Suite;
use super::answer::Answer;
use super::finding::{Checked, Finding, ensure, from_earlier, missing, not_checked};
use super::member::{Role, TestDocument, TestMember, random_stranger};
use super::patience::Since;
use super::report::rule;
use super::steps::{again, session, try_code, try_log_in, try_pin, try_recover_password, try_recover_username};

const HEADING: &str = "Common rules · Nobody learns who is a member";

/// A member's recovery that no rule continues, and its code, which is right until its time is over.
pub struct Idle {
    pub recovery: RecoveryResponse,
    pub code: SecretField,
    pub since: Since,
}

/// Compares a member with people who are none, and leaves a recovery to run out.
pub async fn check(suite: &Suite) -> Checked<Idle> {
    log_in(suite).await;
    let before = texts_before(suite).await;
    let begun = recoveries(suite, before).await;
    wrong_codes(suite, begun.as_ref()).await;
    let (member, outbox) = (suite.members.of(Role::Reader)?, suite.outbox()?);
    let Recoveries { known, since, .. } = begun.ok_or_else(missing)?;
    let code = outbox.code_after(&member.phone, before.ok_or_else(missing)?).await?;
    Ok(Idle { recovery: known, code, since })
}

async fn log_in(suite: &Suite) {
    let begun = rule(suite, HEADING, "POST /log-in answers a member and a stranger alike", async {
        let (member, stranger) = pair(suite)?;
        let known = try_log_in(suite, member).await?;
        let unknown = try_log_in(suite, &stranger).await?;
        alike(&known, &unknown)?;
        Ok((known.read::<LogInResponse>(201)?, unknown.read::<LogInResponse>(201)?))
    })
    .await;

    rule(suite, HEADING, "a wrong PIN is answered to a member and a stranger alike", async {
        let (member, _) = pair(suite)?;
        let (known, unknown) = from_earlier(begun.as_ref())?;
        let pin = another_pin(member);
        let (known, unknown) =
            (try_pin(suite, &known.attempt, &pin).await?, try_pin(suite, &unknown.attempt, &pin).await?);
        known.refused(401, &ProblemCode::WrongPin)?;
        alike(&known, &unknown)?;
        let same = known.problem()? == unknown.problem()?;
        // The right PIN gives the member all tries back.
        session(suite, member).await?;
        ensure(same, || "the two problems differ".to_owned())
    })
    .await;
}

struct Recoveries {
    known: RecoveryResponse,
    unknown: RecoveryResponse,
    since: Since,
}

/// Asks for the member and for the stranger alike, always for the stranger first: what is counted for what was typed is then
/// the same for both, and what was sent to the stranger arrives before what was sent to the member.
async fn recoveries(suite: &Suite, before: Option<usize>) -> Option<Recoveries> {
    let stranger = random_stranger(suite.members.of(Role::Reader).ok());
    let begun = rule(suite, HEADING, "POST /recoveries/username answers a member and a stranger alike", async {
        let member = suite.members.of(Role::Reader)?;
        let unknown = try_recover_username(suite, &stranger, SmsChannel::Ios {}).await?;
        let known = try_recover_username(suite, member, SmsChannel::Ios {}).await?;
        alike(&known, &unknown)?;
        Ok(Recoveries { known: known.read(202)?, unknown: unknown.read(202)?, since: suite.patience.now() })
    })
    .await;

    let almost = with_another_phone(&stranger);
    let password = rule(
        suite,
        HEADING,
        "POST /recoveries/password answers a member, a stranger and one wrong field alike",
        async {
            let member = suite.members.of(Role::Reader)?;
            let unknown = try_recover_password(suite, &almost, SmsChannel::Ios {}).await?;
            let others = random_stranger(Some(member));
            let wrong = [
                ("phone", with_another_phone(member)),
                ("document", TestMember { document: others.document, ..copy(member) }),
                ("e-mail", TestMember { email: others.email, ..copy(member) }),
            ];
            for (field, wrong) in wrong {
                let wrong = try_recover_password(suite, &wrong, SmsChannel::Ios {}).await?;
                alike(&wrong, &unknown).map_err(|finding| in_field(field, finding))?;
            }
            let unknown = try_recover_password(suite, &stranger, SmsChannel::Ios {}).await?;
            let known = try_recover_password(suite, member, SmsChannel::Ios {}).await?;
            alike(&known, &unknown)?;
            known.expect(202).map(drop)
        },
    )
    .await;

    rule(suite, HEADING, "no message is sent for a stranger or a wrong field", async {
        let (member, outbox) = (suite.members.of(Role::Reader)?, suite.outbox()?);
        from_earlier(begun.as_ref())?;
        from_earlier(password.as_ref())?;
        let before = *from_earlier(before.as_ref())?;
        outbox.text_after(&member.phone, before + 1).await?;
        let sent = outbox.texts(&member.phone).await?.len() - before;
        ensure(sent == 2, || format!("{sent} text messages to a member who asked twice"))?;
        let strange = [&stranger.phone, &stranger.email, &almost.phone];
        let messages = outbox.messages().await?;
        let sent = messages.iter().any(|message| strange.iter().any(|one| one.expose() == message.to.expose()));
        ensure(!sent, || "one was sent to a stranger".to_owned())
    })
    .await;
    begun
}

/// The text messages that the member has before the first recovery, where they can be read.
async fn texts_before(suite: &Suite) -> Option<usize> {
    let member = suite.members.of(Role::Reader).ok()?;
    suite.outbox().ok()?.texts(&member.phone).await.ok().map(|texts| texts.len())
}

async fn wrong_codes(suite: &Suite, recoveries: Option<&Recoveries>) {
    rule(suite, HEADING, "a wrong code is answered to a member and a stranger alike", async {
        let Recoveries { known, unknown, .. } = from_earlier(recoveries)?;
        let code = SecretField::new("000000");
        let known = try_code(suite, &known.recovery, &code).await?;
        let unknown = try_code(suite, &unknown.recovery, &code).await?;
        known.refused(401, &ProblemCode::WrongCode)?;
        alike(&known, &unknown)?;
        ensure(known.problem()? == unknown.problem()?, || "the two problems differ".to_owned())
    })
    .await;
}

fn pair(suite: &Suite) -> Checked<(&TestMember, TestMember)> {
    let member = suite.members.of(Role::Reader)?;
    Ok((member, random_stranger(Some(member))))
}

/// Any PIN but the member's.
pub fn another_pin(member: &TestMember) -> SecretField {
    SecretField::new(if member.pin.expose() == "7392" { "7393" } else { "7392" })
}

/// Somebody whose recovery has one field wrong.
fn with_another_phone(person: &TestMember) -> TestMember {
    TestMember { phone: random_stranger(None).phone, ..copy(person) }
}

fn copy(person: &TestMember) -> TestMember {
    TestMember {
        username: again(&person.username),
        pin: again(&person.pin),
        document: TestDocument { kind: person.document.kind.clone(), number: again(&person.document.number) },
        email: again(&person.email),
        phone: again(&person.phone),
        birth_year: person.birth_year,
    }
}

/// Names the one field that was wrong.
fn in_field(field: &str, finding: Finding) -> Finding {
    match finding {
        Finding::Broken(why) => Finding::Broken(format!("with a wrong {field} alone: {why}")),
        other => other,
    }
}

/// Holds two answers to the same status, headers, body shape and length.
pub fn alike(known: &Answer, unknown: &Answer) -> Checked {
    // A throttle of an earlier run of this suite lies on one of the two alone, and says nothing of the portal.
    for answer in [known, unknown] {
        if let waiting @ Finding::NotChecked(_) = answer.instead_of("what the other got") {
            return Err(waiting);
        }
    }
    // So do the codes that this member asked for within the hour, where fewer are left.
    let left = |answer: &Answer| {
        let body: Option<Value> = serde_json::from_slice(&answer.body).ok();
        body.and_then(|body| body.get("resends_left").and_then(Value::as_u64))
    };
    if left(known) < left(unknown) {
        return Err(not_checked("the portal throttles: the member has had codes within the hour"));
    }
    let (one, other) = (known.status.as_u16(), unknown.status.as_u16());
    ensure(one == other, || format!("a member got {}, a stranger {}", known.brief(), unknown.brief()))?;
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
    let own = [multiportal::api::HEADER_REQUEST_ID, DATE.as_str()];
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
