//! What the app says in its logs during whole journeys, at the most talkative level: searched for every secret that was used.
//!
//! A program of its own, because a log belongs to a whole process.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code)]

#[path = "../app/hand.rs"]
mod hand;
#[path = "../app/line.rs"]
mod line;
#[path = "../app/town.rs"]
mod town;

use std::io::Write;
use std::sync::{Arc, Mutex};

use multiportal::device::Slot;
use multiportal::device::fake::ScriptedInbox;
use multiportal::runtime::RetryPolicy;
use tracing_subscriber::fmt::MakeWriter;

use hand::{asks_code, asks_pin, chooses_pin, is_open};
use line::{Fault, answer};
use town::Town;

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

/// Whether a log says it as a word of its own, so that a port or a count that happens to hold a PIN's digits is none.
fn says(log: &str, secret: &str) -> bool {
    let part_of_a_word = |c: char| c.is_alphanumeric();
    log.match_indices(secret).any(|(route, _)| {
        let before = log[..route].chars().next_back();
        let after = log[route + secret.len()..].chars().next();
        !before.is_some_and(part_of_a_word) && !after.is_some_and(part_of_a_word)
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn no_secret_of_a_journey_is_in_the_log() {
    let log = Log::default();
    tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_ansi(false).with_writer(log.clone()).init();

    let town = Town::new().await;
    let phone = town.phone_with(ScriptedInbox::with_tokens(), RetryPolicy::default());
    let mut secrets: Vec<String> = Vec::new();
    town.line.breaks("/recoveries/password", Fault::Lost);
    town.line.breaks("/code", Fault::Cut);
    phone.gives_answers(town.member).await;
    phone.inbox.deliver(&format!("{}\nhola", town.texts().pop().unwrap()));
    phone.engine().saved().await;
    let held = phone.secrets.held_in(Slot::Snapshot).unwrap();
    phone.taps(&town.last_code());
    phone.until(chooses_pin).await;
    phone.engine().saved().await;
    let saved: serde_json::Value = serde_json::from_str(&phone.secrets.held_in(Slot::Snapshot).unwrap()).unwrap();
    secrets.push(saved["place"]["RecoverPin"]["Choosing"]["grant"].as_str().unwrap().to_owned());
    secrets.push(saved["place"]["RecoverPin"]["Choosing"]["recovery"].as_str().unwrap().to_owned());
    assert!(held.contains(secrets.last().unwrap()));
    phone.chooses("2580").await;
    phone.goes_on_to_log_in().await;
    town.line.breaks("/pin", answer("500 Oops", "", "2580"));
    phone.taps("0007");
    phone.until(asks_pin).await;
    phone.taps("2580");
    phone.until(is_open).await;
    phone.engine().saved().await;
    assert!(!phone.engine().read(asks_code));

    let member = town.member;
    secrets.extend(town.codes());
    secrets.push(phone.secrets.held_in(Slot::Session).unwrap());
    secrets.extend(["2580", "0007", member.pin, member.username, member.document_number].map(str::to_owned));
    secrets.extend([member.email, member.phone, &member.phone[3..], member.display_name].map(str::to_owned));
    let log = String::from_utf8_lossy(&log.0.lock().unwrap()).into_owned();
    assert!(says(&log, "recover_password") && log.contains("trying again"), "the log was listened to");
    let said: Vec<&str> = log
        .lines()
        .filter(|line| secrets.iter().any(|secret| says(line, secret)))
        .map(|line| line.split_whitespace().nth(1).unwrap_or_default())
        .collect();
    assert!(said.is_empty(), "lines of these said a secret: {said:?}");
}
