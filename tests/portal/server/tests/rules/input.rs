//! What people and programs type: every wrong value is a problem that names its field, and nothing is ever run.

use crate::env::{TestEnv, fresh_key, password_form};
use multiportal::api::Path;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// Answers of a PIN's recovery with one field changed.
async fn form_with(env: &TestEnv, pointer: &str, value: Value) -> crate::received::Received {
    let mut form = password_form(env.member(0), &env.proof("recover_password").await);
    *form.pointer_mut(pointer).unwrap() = value;
    env.post(Path::RecoverPassword, &form).await
}

#[tokio::test]
async fn every_field_refuses_what_cannot_be_one_by_its_name() {
    let env = TestEnv::new().await;
    let long = "a".repeat(10_000);
    let wrong: [(&str, &str, &[&str]); 6] = [
        ("/username", "username", &["", "   ", &long, "a\0b", "a b", "a\u{202e}b", "a\u{ad}b", "a\u{e000}b"]),
        ("/document/type", "document.type", &["", "XX", "cc", "' OR 1=1"]),
        ("/document/number", "document.number", &["", " . ", "12", "41A234", "<b>", &long]),
        ("/email", "email", &["", " ", "a@@b.co", "ana", &format!("a@{}.co", "b".repeat(250)), "a\0@b.co"]),
        ("/phone", "phone", &["", "6011234567", "300123456", "30012345678", "+12025550123", "300-CASA"]),
        ("/sms", "sms.token", &["", "corto", "FA+9qCX9VSuX", "FA+9qCX9V\nu", "@mal.example", "ñññññ"]),
    ];
    for (pointer, field, values) in wrong {
        for value in values {
            let value = if pointer == "/sms" { json!({ "platform": "android", "token": value }) } else { json!(value) };
            let received = form_with(&env, pointer, value).await;
            received.is_invalid(field);
        }
    }
    assert_eq!(env.messages(), []);
}

#[tokio::test]
async fn composed_and_combining_ene_are_one_member() {
    let env = TestEnv::new().await;
    for typed in ["jpe\u{f1}a", "jpen\u{303}a", " JPEÑA "] {
        env.log_in_with(typed, "7046").await.is(StatusCode::CREATED);
    }
}

#[tokio::test]
async fn statements_tags_and_templates_are_words_like_any_other() {
    let env = TestEnv::new().await;
    for typed in
        ["';drop--", "\"or\"\"=\"", "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "%s%n", "mlopez'--"]
    {
        let received = env.log_in_with(typed, "8305").await;
        received.is_problem(401, "wrong_pin");
        assert!(!received.text.contains(typed));
    }
    env.log_in_with("mlopez", "8305").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn a_body_of_the_wrong_shape_is_refused_whole() {
    let env = TestEnv::new().await;
    for body in [
        json!(null),
        json!([]),
        json!("log_in"),
        json!({}),
        json!({ "purpose": null }),
        json!({ "purpose": 1 }),
        json!({ "purpose": ["log_in"] }),
        json!({ "purpose": "log_in", "extra": true }),
    ] {
        env.post(Path::Challenges, &body).await.is_problem(400, "invalid_body");
    }
    let mut form = password_form(env.member(0), "");
    form["document"]["extra"] = json!(1);
    env.post(Path::RecoverPassword, &form).await.is_problem(400, "invalid_body");
    for sms in [json!({}), json!({ "platform": "fax" }), json!({ "platform": "ios", "token": "x" }), json!("none")] {
        let body = json!({ "email": "a@b.co", "proof": "", "sms": sms });
        env.post(Path::RecoverUsername, &body).await.is_problem(400, "invalid_body");
    }
}

#[tokio::test]
async fn bytes_that_are_no_json_are_refused() {
    let env = TestEnv::new().await;
    let deep = "[".repeat(10_000);
    let bodies: [&[u8]; 8] = [
        b"",
        b" ",
        b"{",
        b"\xff\xfe{}",
        b"{\"purpose\":\"log_in\"} x",
        b"{\"purpose\":\"\xff\"}",
        b"\0",
        deep.as_bytes(),
    ];
    for body in bodies {
        let request = env.request(Method::POST, Path::Challenges).header("idempotency-key", fresh_key());
        let request = request.header("content-type", "application/json").body(body.to_vec());
        env.send(request).await.is_problem(400, "invalid_body");
    }
}

#[tokio::test]
async fn body_of_16_kib_is_read_a_longer_one_refused() {
    let env = TestEnv::new().await;
    let sized = |size: usize| {
        let body = json!({ "purpose": "log_in" }).to_string();
        let body = body.clone() + &" ".repeat(size - body.len());
        let request = env.request(Method::POST, Path::Challenges).header("idempotency-key", fresh_key());
        request.header("content-type", "application/json").body(body)
    };
    env.send(sized(16 * 1024)).await.is(StatusCode::CREATED);
    env.send(sized(16 * 1024 + 1)).await.is_problem(413, "body_too_large");
    env.send(sized(1_000_000)).await.is_problem(413, "body_too_large");
}

#[tokio::test]
async fn an_array_in_place_of_an_object_is_refused() {
    let env = TestEnv::new().await;
    let attempt = env.attempt("mlopez").await;
    env.post(Path::Pin { attempt: &attempt }, &json!(["8305"])).await.is_problem(400, "invalid_body");
    let received = form_with(&env, "/document", json!(["CC", "41567829"])).await;
    received.is_problem(400, "invalid_body");
    form_with(&env, "/sms", json!(["none"])).await.is_problem(400, "invalid_body");
}

#[tokio::test]
async fn other_media_types_charsets_and_encodings_are_refused() {
    let env = TestEnv::new().await;
    let typed = |media: Option<&str>| {
        let request = env.request(Method::POST, Path::Challenges).header("idempotency-key", fresh_key());
        let request = request.body(r#"{"purpose":"log_in"}"#);
        if let Some(media) = media { request.header("content-type", media) } else { request }
    };
    for media in [None, Some("text/plain"), Some("application/xml"), Some("application/json; charset=latin1"), Some("")]
    {
        env.send(typed(media)).await.is_problem(415, "unsupported_media_type");
    }
    for header in [("content-encoding", "identity"), ("content-encoding", "gzip"), ("content-type", "text/plain")] {
        let request = typed(Some("application/json")).header(header.0, header.1);
        env.send(request).await.is_problem(415, "unsupported_media_type");
    }
    for media in ["application/json", "Application/JSON; charset=UTF-8", "application/json;charset=\"utf-8\""] {
        env.send(typed(Some(media))).await.is(StatusCode::CREATED);
    }
}

#[tokio::test]
async fn other_paths_and_methods_are_problems_too() {
    let env = TestEnv::new().await;
    for path in ["/", "/api", "/api/v1", "/api/v1/", "/api/v2/portal", "/api/v1/portal/", "/api/v1/log-in/x", "/%00"] {
        env.send(env.request(Method::GET, path)).await.is_problem(404, "not_found");
    }
    for (method, path) in [(Method::DELETE, Path::Portal), (Method::GET, Path::LogIn), (Method::POST, Path::Session)] {
        let received = env.send(env.request(method, path)).await;
        assert!(received.is_problem(405, "method_not_allowed").header("allow").is_some());
    }
}
