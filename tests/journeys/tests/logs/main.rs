//! The logs of whole journeys at the most verbose level have none of the secrets that were used.
//!
//! A program of its own, because the log belongs to the whole process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::io::Write;
use std::sync::{Arc, Mutex};

use journeys::TestApp;
use multiportal::app::Event;
use multiportal::device::Slot;
use multiportal::device::fake::ScriptedInbox;
use multiportal::features::session;
use multiportal::runtime::fake::view::{asks_pin, chooses_pin, is_open};
use serde_json::Value;
use support::fixtures::{NEW_PIN, WRONG_PIN};
use support::{Fault, TestEnv};
use tracing_subscriber::fmt::MakeWriter;

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

/// Whether a log has the secret as a whole word: a port may have the digits of a PIN.
fn has_word(log: &str, secret: &str) -> bool {
    let part_of_a_word = |c: char| c.is_alphanumeric();
    log.match_indices(secret).any(|(start, _)| {
        let before = log[..start].chars().next_back();
        let after = log[start + secret.len()..].chars().next();
        !before.is_some_and(part_of_a_word) && !after.is_some_and(part_of_a_word)
    })
}

/// Finds the text of a field, however deep it is.
fn field(value: &Value, name: &str) -> Option<String> {
    match value {
        Value::Object(fields) => fields.iter().find_map(|(key, value)| match value {
            Value::String(text) if key == name => Some(text.clone()),
            _ => field(value, name),
        }),
        Value::Array(values) => values.iter().find_map(|value| field(value, name)),
        _ => None,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_is_in_the_log() {
    let log = Log::default();
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(log.clone()).init();

    let env = TestEnv::start().await;
    let app = TestApp::start_with(&env, ScriptedInbox::with_tokens());
    let mut secrets: Vec<String> = Vec::new();
    env.proxy.inject("/recoveries/password", Fault::Lost);
    env.proxy.inject("/code", Fault::Cut);
    app.to_pin_code(env.member).await;
    app.inbox.deliver(&format!("{}\nhola", env.texts().pop().unwrap()));
    app.type_digits(&env.last_code());
    app.until(chooses_pin).await;
    app.saved().await;
    let saved: Value = serde_json::from_str(&app.secrets.held_in(Slot::Snapshot).unwrap()).unwrap();
    for secret in ["grant", "recovery"] {
        secrets.push(field(&saved, secret).unwrap());
    }
    app.choose_pin(NEW_PIN).await;
    app.log_in_after_change().await;
    env.proxy.inject("/pin", Fault::response("500 Oops", "", NEW_PIN));
    app.type_digits(WRONG_PIN);
    app.until(asks_pin).await;
    app.type_digits(NEW_PIN);
    app.until(is_open).await;
    app.saved().await;
    app.dispatch(Event::Session(session::Event::OpenWeb));
    app.until(|_| !app.links.opened().is_empty()).await;
    let address = app.links.opened()[0].uri().unwrap();
    secrets.push(address.rsplit('/').next().unwrap().to_owned());

    let member = env.member;
    secrets.extend(env.codes());
    secrets.push(app.secrets.held_in(Slot::Session).unwrap());
    secrets.extend([NEW_PIN, WRONG_PIN, member.pin, member.username, member.document_number].map(str::to_owned));
    secrets.extend([member.email, member.phone, &member.phone[3..], member.display_name].map(str::to_owned));
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(has_word(&log, "recover_pin") && log.contains("trying again"), "the log is verbose");
    let found: Vec<&str> = log
        .lines()
        .filter(|line| secrets.iter().any(|secret| has_word(line, secret)))
        .map(|line| line.split_whitespace().nth(1).unwrap_or_default())
        .collect();
    assert!(found.is_empty(), "lines of these modules have a secret: {found:?}");
}
