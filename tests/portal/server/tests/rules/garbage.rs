//! Whatever bytes arrive at whatever call: a problem, never a 500, never a plain text.

use multiportal::api::Path;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use reqwest::Method;
use serde_json::{Value, json};

use crate::env::{TestEnv, fresh_key};

/// JSON of any shape, with the wire's own names often among its fields.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    let names = prop::sample::select(vec![
        "purpose", "username", "proof", "pin", "email", "sms", "platform", "document", "type", "number", "phone",
        "code", "grant", "receipt",
    ]);
    leaf.prop_recursive(3, 16, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec((names.clone(), inner), 0..8)
                .prop_map(|fields| fields.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

/// A body: bytes, JSON, or the right shape with anything inside.
fn any_body() -> impl Strategy<Value = Vec<u8>> {
    let shaped = prop::array::uniform5(any::<String>()).prop_flat_map(|[a, b, c, d, e]| {
        prop::sample::select(vec![
            json!({ "purpose": a }),
            json!({ "username": a, "proof": b }),
            json!({ "pin": a }),
            json!({ "code": a }),
            json!({ "grant": a, "pin": b }),
            json!({ "receipt": a }),
            json!({ "sms": { "platform": "android", "token": a } }),
            json!({ "email": a, "proof": b, "sms": { "platform": "none" } }),
            json!({ "username": a, "document": { "type": "CC", "number": b }, "email": c, "phone": d, "proof": e,
                "sms": { "platform": "ios" } }),
        ])
    });
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..600),
        any_json().prop_map(|body| body.to_string().into_bytes()),
        shaped.prop_map(|body| body.to_string().into_bytes()),
    ]
}

#[test]
fn random_bytes_never_cause_a_500_or_plain_text() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let env = runtime.block_on(TestEnv::with(|config| config.limits.address_calls.most = 1_000_000));
    let calls = prop::sample::select(vec![
        (Method::POST, Path::Challenges.to_string()),
        (Method::POST, Path::LogIn.to_string()),
        (Method::POST, Path::Pin { attempt: "x" }.to_string()),
        (Method::POST, Path::RecoverUsername.to_string()),
        (Method::POST, Path::RecoverPassword.to_string()),
        (Method::POST, Path::Resend { recovery: "x" }.to_string()),
        (Method::POST, Path::Code { recovery: "x" }.to_string()),
        (Method::PUT, Path::ChoosePin { recovery: "x" }.to_string()),
        (Method::POST, Path::Freeze.to_string()),
        (Method::DELETE, Path::Session.to_string()),
    ]);
    let media = prop::sample::select(vec!["application/json", "application/json", "application/json", "text/html"]);
    let mut runner = TestRunner::new(Config { cases: 400, failure_persistence: None, ..Config::default() });
    let checked = runner.run(&(calls, media, any_body()), |((method, path), media, body)| {
        let request = env.request(method, &path).header("idempotency-key", fresh_key());
        let received = runtime.block_on(env.send(request.header("content-type", media).body(body)));
        prop_assert!(received.status < 500, "{} answered {}", path, received.status);
        prop_assert!(received.header("request-id").is_some());
        if received.status >= 400 {
            prop_assert_eq!(received.header("content-type"), Some("application/problem+json"));
            prop_assert_eq!(received.json()["status"].as_u64(), Some(u64::from(received.status)));
        }
        Ok(())
    });
    checked.unwrap();
}
