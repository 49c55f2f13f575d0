//! Common rules · Bodies: sizes, types and shapes, on calls that spend nothing.

use crate::limits::BODY_LIMIT;
use multiportal::api::{ChallengeRequest, Path, ProblemCode, Purpose, SecretField};
use serde_json::json;

use super::Suite;
use super::call::{Call, fresh_key};
use super::finding::{Checked, ensure};
use super::member::{TestMember, random_stranger};
use super::proof::proof;
use super::report::rule;
use super::steps::try_log_in;

const HEADING: &str = "Common rules · Bodies";
const JSON: Option<&str> = Some("application/json");

pub async fn check(suite: &Suite) {
    sizes(suite).await;
    types(suite).await;
    shapes(suite).await;
    texts(suite).await;
    fields(suite).await;
}

async fn sizes(suite: &Suite) {
    rule(suite, HEADING, "a body of 16 KiB is read and one more byte is 413 body_too_large", async {
        let mut body = serde_json::to_vec(&ChallengeRequest { purpose: Purpose::LogIn }).unwrap_or_default();
        body.resize(BODY_LIMIT, b' ');
        let fits = suite.send(raw(Path::Challenges, JSON, body.clone())).await?;
        ensure(fits.status.is_success(), || format!("{} answered {} to {BODY_LIMIT} bytes", fits.call, fits.brief()))?;
        body.push(b' ');
        let over = suite.send(raw(Path::Challenges, JSON, body)).await?;
        over.refused(413, &ProblemCode::BodyTooLarge).map(drop)
    })
    .await;

    rule(suite, HEADING, "a megabyte is 413 body_too_large", async {
        for path in [Path::LogIn, Path::RecoverUsername, Path::RecoverPassword, Path::Freeze] {
            let body = json!({ "username": "zz", "proof": "A".repeat(1_000_000) });
            suite.send(Call::post(path, &body)).await?.refused(413, &ProblemCode::BodyTooLarge)?;
        }
        Ok(())
    })
    .await;
}

async fn types(suite: &Suite) {
    let (encoded, latin) = (|encoding| (JSON, Some(encoding)), "application/json; charset=iso-8859-1");
    let other = [Some("text/plain"), Some("application/x-www-form-urlencoded"), Some("application/xml"), None];
    let charsets = [Some(latin), Some("application/json; charset=utf-16")];
    for (says, refused) in [
        ("another content type, or none, is 415 unsupported_media_type", other.map(|media| (media, None)).to_vec()),
        ("another charset than UTF-8 is 415 unsupported_media_type", charsets.map(|media| (media, None)).to_vec()),
        ("a Content-Encoding is 415 unsupported_media_type", ["gzip", "identity"].map(encoded).to_vec()),
    ] {
        rule(suite, HEADING, says, async {
            for (media, encoding) in refused {
                let body = serde_json::to_vec(&ChallengeRequest { purpose: Purpose::LogIn }).unwrap_or_default();
                let call = Call { encoding, ..raw(Path::Challenges, media, body) };
                suite.send(call).await?.refused(415, &ProblemCode::UnsupportedMediaType)?;
            }
            Ok(())
        })
        .await;
    }
}

async fn shapes(suite: &Suite) {
    rule(suite, HEADING, "what is no JSON object of the call is 400 invalid_body", async {
        let deep = "[".repeat(BODY_LIMIT - 1);
        let broken: [&[u8]; 9] = [
            b"",
            b"{",
            b"null",
            b"[]",
            b"\"log_in\"",
            b"{\"purpose\":\"\xff\"}",
            b"{\"purpose\":\"\\ud800\"}",
            b"{\"purpose\":\"log_in\"}{}",
            deep.as_bytes(),
        ];
        for body in broken {
            refuse(suite, Path::Challenges, body.to_vec()).await?;
        }
        Ok(())
    })
    .await;

    let none = json!({ "platform": "none" });
    let wrong = [
        (Path::Challenges, json!({})),
        (Path::Challenges, json!({ "purpose": 1 })),
        (Path::LogIn, json!({ "username": "zz" })),
        (Path::LogIn, json!({ "username": ["zz"], "proof": "" })),
        (Path::RecoverUsername, json!({ "email": null, "proof": "", "sms": { "platform": "none" } })),
        (Path::RecoverUsername, json!({ "email": "a@b.co", "proof": "", "sms": { "platform": "pager" } })),
        (Path::RecoverUsername, json!({ "email": "a@b.co", "proof": "", "sms": "none" })),
        (Path::RecoverPassword, json!({ "username": "zz", "document": "41234567" })),
        (Path::Freeze, json!({ "receipt": { "a": 1 } })),
    ];
    let arrays = [
        (Path::Challenges, json!(["log_in"])),
        (Path::LogIn, json!(["zz", ""])),
        (Path::RecoverUsername, json!(["a@b.co", "", none])),
        (Path::RecoverUsername, json!({ "email": "a@b.co", "proof": "", "sms": ["none"] })),
        (
            Path::RecoverPassword,
            json!({ "username": "zz", "document": ["CC", "41234567"], "email": "a@b.co", "phone": "+573990000000",
                "proof": "", "sms": none }),
        ),
        (Path::Freeze, json!(["zz"])),
    ];
    let unknown = [
        (Path::Challenges, json!({ "purpose": "log_in", "admin": true })),
        (Path::LogIn, json!({ "username": "zz", "proof": "", "admin": true })),
        (Path::Freeze, json!({ "receipt": "zz", "admin": true })),
    ];
    for (says, bodies) in [
        ("a missing field and one of a wrong type are 400 invalid_body", &wrong[..]),
        ("an array where an object belongs is 400 invalid_body", &arrays[..]),
        ("an unknown field is 400 invalid_body", &unknown[..]),
    ] {
        rule(suite, HEADING, says, async {
            for (path, body) in bodies {
                refuse(suite, *path, body.to_string().into_bytes()).await?;
            }
            Ok(())
        })
        .await;
    }
}

async fn texts(suite: &Suite) {
    let log_in = async |username: &str| {
        let person = TestMember { username: SecretField::new(username), ..random_stranger(None) };
        try_log_in(suite, &person).await
    };
    rule(suite, HEADING, "statements, tags and templates are names like any other", async {
        for typed in ["';drop--", "<script>alert(1)</script>", "{{7*7}}${7*7}", "%00%0a", "../../etc"] {
            log_in(typed).await?.expect(201)?;
        }
        Ok(())
    })
    .await;

    rule(suite, HEADING, "a name that cannot be one is 422 invalid_field", async {
        for typed in ["", "   ", "a\0b", "a\u{7}b", &"a".repeat(10_000)] {
            let problem = log_in(typed).await?.refused(422, &ProblemCode::InvalidField)?;
            ensure(problem.field.as_deref() == Some("username"), || "`field` does not name username".to_owned())?;
        }
        Ok(())
    })
    .await;
}

/// The fields of the recoveries, one of them wrong at a time: nothing is sent for any.
async fn fields(suite: &Suite) {
    rule(suite, HEADING, "a recovery's field that cannot be one is 422 invalid_field, and named", async {
        let person = || {
            json!({
                "username": "zzqxw", "document": { "type": "CC", "number": "41234567" }, "email": "zzqxw@correo.example",
                "phone": "+573990000000", "sms": { "platform": "none" },
            })
        };
        let long = format!("{}@correo.example", "z".repeat(300));
        for (field, value) in [
            ("/document/type", json!("XYZ")),
            ("/document/number", json!("")),
            ("/document/number", json!("12A4")),
            ("/document/number", json!("1".repeat(4_000))),
            ("/email", json!("a@@b.co")),
            ("/email", json!("")),
            ("/email", json!(long)),
            ("/phone", json!("+57601234567")),
            ("/phone", json!("+12025550123")),
            ("/phone", json!("3")),
            // A line of its own in the text message would be the last one to a phone.
            ("/sms", json!({ "platform": "android", "token": "\n@evil.co #" })),
            ("/sms", json!({ "platform": "android", "token": "" })),
        ] {
            let mut body = person();
            body["proof"] = json!(proof(suite, Purpose::RecoverPassword).await?.text());
            if let Some(place) = body.pointer_mut(field) {
                *place = value;
            }
            let answer = suite.send(Call::post(Path::RecoverPassword, &body)).await?;
            let problem = answer.refused(422, &ProblemCode::InvalidField)?;
            ensure(problem.field.is_some(), || format!("`field` is missing for a wrong {field}"))?;
        }
        Ok(())
    }).await;
}

fn raw<'a>(path: Path<'a>, content_type: Option<&'static str>, body: Vec<u8>) -> Call<'a> {
    Call::new(reqwest::Method::POST, path).key(&fresh_key()).raw(content_type, body)
}

async fn refuse(suite: &Suite, path: Path<'_>, body: Vec<u8>) -> Checked {
    suite.send(raw(path, JSON, body)).await?.refused(400, &ProblemCode::InvalidBody).map(drop)
}
