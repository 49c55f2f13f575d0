//! Calls · `POST /log-in` and `POST /log-in/{attempt}/pin`.

use crate::limits::SESSION_TOKEN_BITS;
use multiportal::api::{LogInResponse, Path, PinRequest, ProblemCode, SecretField, SessionResponse};
use multiportal::domain::limits::{SESSION_IDLE, SESSION_LIFE};

use super::Suite;
use super::call::Call;
use super::finding::{broken, ensure, from_earlier};
use super::member::{Role, TestMember, random_stranger};
use super::report::rule;
use super::steps::{attempt, try_log_in, try_pin};

const LOG_IN: &str = "Calls · POST /log-in";
const PIN: &str = "Calls · POST /log-in/{attempt}/pin";

pub async fn check(suite: &Suite) {
    rule(suite, LOG_IN, "answers 201 with an attempt of its own and its time", async {
        let mut attempts = Vec::new();
        for _ in 0..2 {
            let begun: LogInResponse = try_log_in(suite, &random_stranger(None)).await?.read(201)?;
            let safe = |b: u8| b.is_ascii_alphanumeric() || b"-_.~".contains(&b);
            let named = !begun.attempt.is_empty() && begun.attempt.bytes().all(safe);
            ensure(named, || "`attempt` has characters that are not URL-safe".to_owned())?;
            ensure(begun.expires_in > 0, || "`expires_in` is 0".to_owned())?;
            ensure(!attempts.contains(&begun.attempt), || "two attempts have one name".to_owned())?;
            attempts.push(begun.attempt);
        }
        Ok(())
    })
    .await;

    let used = rule(suite, PIN, "the right PIN begins a session: 256-bit token, idle 5 min, 30 min in all", async {
        let member = suite.members.of(Role::Reader)?;
        let begun = attempt(suite, member).await?;
        let session: SessionResponse = try_pin(suite, &begun.attempt, &member.pin).await?.read(201)?;
        let token = session.token.ok_or_else(|| broken("no token"))?;
        // Base64 carries six bits a character, the densest that a header takes.
        ensure(token.expose().len() * 6 >= SESSION_TOKEN_BITS, || "the token is shorter than 256 bits".to_owned())?;
        ensure(session.idle_timeout == SESSION_IDLE.as_secs(), || format!("idle_timeout is {}", session.idle_timeout))?;
        ensure(session.expires_in == SESSION_LIFE.as_secs(), || format!("expires_in is {}", session.expires_in))?;
        let named = !session.member.display_name.expose().trim().is_empty();
        ensure(named, || "member.display_name is empty".to_owned())?;
        Ok(begun)
    })
    .await;

    rule(suite, PIN, "an attempt that began a session is over: 410 attempt_over", async {
        let member = suite.members.of(Role::Reader)?;
        let used = from_earlier(used.as_ref())?;
        let answer = try_pin(suite, &used.attempt, &member.pin).await?;
        answer.refused(410, &ProblemCode::AttemptOver).map(drop)
    })
    .await;

    rule(suite, PIN, "says the last access, with an RFC 3339 time and a device", async {
        let member = suite.members.of(Role::Reader)?;
        let begun = attempt(suite, member).await?;
        let session: SessionResponse = try_pin(suite, &begun.attempt, &member.pin).await?.read(201)?;
        let last = session.last_access.ok_or_else(|| broken("no last_access at a second log-in"))?;
        ensure(last.at.parse::<jiff::Timestamp>().is_ok(), || "last_access.at is not RFC 3339".to_owned())?;
        ensure(!last.device.is_empty(), || "last_access.device is empty".to_owned())
    })
    .await;

    let person = rule(suite, PIN, "what is no PIN is refused and counts no try", async {
        let name = format!("{}\u{f1}", random_stranger(None).username.expose());
        let person = TestMember { username: SecretField::new(&name), ..random_stranger(None) };
        let begun = attempt(suite, &person).await?;
        for typed in ["", "123", "12345", "12a4", "１２３４"] {
            let body = PinRequest { pin: SecretField::new(typed), installation: None };
            let answer = suite.send(Call::post(Path::Pin { attempt: &begun.attempt }, &body)).await?;
            answer.refused(422, &ProblemCode::InvalidField)?;
        }
        let answer = try_pin(suite, &begun.attempt, &SecretField::new("2580")).await?;
        let left = answer.refused(401, &ProblemCode::WrongPin)?.attempts_left;
        ensure(left == Some(4), || format!("attempts_left is {left:?} after the first wrong PIN"))?;
        Ok(person)
    })
    .await;

    rule(suite, LOG_IN, "a username is one name in whatever case and Unicode form", async {
        // What is counted for a name shows whether two are one, for members and strangers.
        let name = from_earlier(person.as_ref())?.username.expose().replace('\u{f1}', "N\u{303}");
        let person = TestMember { username: SecretField::new(&name.to_uppercase()), ..random_stranger(None) };
        let begun = attempt(suite, &person).await?;
        let answer = try_pin(suite, &begun.attempt, &SecretField::new("2580")).await?;
        let left = answer.refused(401, &ProblemCode::WrongPin)?.attempts_left;
        ensure(left == Some(3), || format!("attempts_left is {left:?} after the second wrong PIN"))
    })
    .await;
}
