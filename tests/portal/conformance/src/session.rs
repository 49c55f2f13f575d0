//! Calls · `GET /session` and `DELETE /session`.

use multiportal::api::{Path, ProblemCode, SecretField, SessionResponse};
use multiportal::domain::limits::{SESSION_IDLE, SESSION_LIFE};
use reqwest::Method;

use super::Suite;
use super::call::Call;
use super::finding::ensure;
use super::member::Role;
use super::report::rule;
use super::steps::{look_at_session, session};

const GET: &str = "Calls · GET /session";
const DELETE: &str = "Calls · DELETE /session";

pub async fn check(suite: &Suite) {
    rule(suite, GET, "no token, or one that never was, is 401 session_over", async {
        let bare = suite.send(Call::new(Method::GET, Path::Session)).await?;
        bare.refused(401, &ProblemCode::SessionOver)?;
        for token in ["x", &"A".repeat(43), &"0".repeat(64), &"A".repeat(4_000)] {
            let answer = look_at_session(suite, &SecretField::new(token)).await?;
            answer.refused(401, &ProblemCode::SessionOver)?;
        }
        Ok(())
    })
    .await;

    rule(suite, GET, "answers the session without its token", async {
        let token = session(suite, suite.members.of(Role::Reader)?).await?;
        let seen: SessionResponse = look_at_session(suite, &token).await?.read(200)?;
        ensure(seen.token.is_none(), || "the token is there again".to_owned())?;
        ensure(seen.idle_timeout == SESSION_IDLE.as_secs(), || format!("idle_timeout is {}", seen.idle_timeout))?;
        ensure(seen.expires_in <= SESSION_LIFE.as_secs(), || format!("expires_in is {}", seen.expires_in))
    })
    .await;

    rule(suite, GET, "every log-in has a token of its own", async {
        let member = suite.members.of(Role::Reader)?;
        let (one, other) = (session(suite, member).await?, session(suite, member).await?);
        ensure(one.expose() != other.expose(), || "two log-ins gave one token".to_owned())
    })
    .await;

    rule(suite, DELETE, "answers 204 and ends this session alone", async {
        let member = suite.members.of(Role::Reader)?;
        let (ended, other) = (session(suite, member).await?, session(suite, member).await?);
        let delete = Call::new(Method::DELETE, Path::Session).bearer(ended.expose());
        let answer = suite.send(delete).await?.expect(204)?;
        ensure(answer.body.is_empty(), || "the 204 has a body".to_owned())?;
        look_at_session(suite, &ended).await?.refused(401, &ProblemCode::SessionOver)?;
        look_at_session(suite, &other).await?.expect(200).map(drop)
    })
    .await;
}
