//! Common rules · Errors, and what holds of every response.

use std::collections::HashSet;

use multiportal::api::{ChallengeRequest, LogInRequest, Path, PinRequest, ProblemCode, Purpose, SecretField};
use reqwest::Method;

use super::Suite;
use super::call::Call;
use super::client::Seen;
use super::finding::{broken, ensure};
use super::report::rule;

const HEADING: &str = "Common rules · Errors";

/// Checks the errors that need no member.
pub async fn check(suite: &Suite) {
    rule(suite, HEADING, "a call that is none is 404 not_found", async {
        let call = Call::post(Path::Code { recovery: "a/b/c" }, &serde_json::json!({}));
        suite.send(call).await?.refused(404, &ProblemCode::NotFound).map(drop)
    })
    .await;

    rule(suite, HEADING, "a method that is none is 405 method_not_allowed", async {
        for path in [Path::LogIn, Path::Challenges, Path::Freeze] {
            let answer = suite.send(Call::new(Method::GET, path)).await?;
            answer.refused(405, &ProblemCode::MethodNotAllowed)?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "a problem repeats nothing that was sent", async {
        let marker = "zqx7Kw3marker";
        let pin = PinRequest { pin: SecretField::new(marker), installation: None };
        let name = LogInRequest { username: SecretField::new(marker), proof: marker.to_owned() };
        let calls = [
            Call::post(Path::Pin { attempt: marker }, &pin),
            Call::post(Path::LogIn, &name),
            Call::post(Path::Challenges, &serde_json::json!({ marker: marker })),
            Call::new(Method::GET, Path::Session).bearer(marker),
        ];
        for call in calls {
            let answer = suite.send(call).await?;
            answer.problem()?;
            let body = String::from_utf8_lossy(&answer.body);
            ensure(!body.contains(marker), || format!("{} repeated a value in its problem", answer.call))?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "an attempt, a recovery or a receipt that never was is 410", async {
        let (name, body) = ("AAAAAAAAAAAAAAAAAAAAAA", serde_json::json!({ "code": "000000" }));
        let answer = suite.send(Call::post(Path::Code { recovery: name }, &body)).await?;
        answer.refused(410, &ProblemCode::RecoveryOver)?;
        let body = PinRequest { pin: SecretField::new("2580"), installation: None };
        let answer = suite.send(Call::post(Path::Pin { attempt: name }, &body)).await?;
        answer.refused(410, &ProblemCode::AttemptOver)?;
        let answer = suite.send(Call::post(Path::Freeze, &serde_json::json!({ "receipt": name }))).await?;
        answer.refused(410, &ProblemCode::ReceiptOver).map(drop)
    })
    .await;
}

/// Checks what holds of every response, over all that the other rules saw.
pub async fn of_everything(suite: &Suite) {
    let purpose = Purpose::LogIn;
    // At least one answer of each kind is seen, whatever the rules before did.
    let _ = suite.send(Call::new(Method::GET, Path::Portal)).await;
    let _ = suite.send(Call::post(Path::Challenges, &ChallengeRequest { purpose }).without_key()).await;

    rule(suite, "The portal API · Request-Id", "every response carries its own Request-Id", async {
        let without = suite.client.seen(|seen| first(seen, |one| one.request_id.is_none()));
        ensure(without.is_none(), || format!("{} without one", without.unwrap_or_default()))?;
        let twice = suite.client.seen(|seen| {
            let mut ids = HashSet::new();
            first(seen, |one| !ids.insert(one.request_id.clone()))
        });
        ensure(twice.is_none(), || format!("{} with one that another response had", twice.unwrap_or_default()))
    })
    .await;

    rule(suite, HEADING, "every error is application/problem+json with type, title, status and code", async {
        let fault = suite.client.seen(|seen| seen.iter().find_map(|one| one.fault.clone()));
        fault.map_or(Ok(()), |fault| Err(broken(fault)))
    })
    .await;

    rule(suite, "Common rules · Bodies", "nothing that was sent made a 500", async {
        let failed = suite.client.seen(|seen| first(seen, |one| one.status == 500));
        ensure(failed.is_none(), || failed.unwrap_or_default())
    })
    .await;
}

fn first(seen: &[Seen], mut is: impl FnMut(&Seen) -> bool) -> Option<String> {
    seen.iter().find(|one| is(one)).map(|one| format!("{} answered {}", one.call, one.status))
}
