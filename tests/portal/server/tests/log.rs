//! The log: it says what happened, and nothing that was said.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "rules/env.rs"]
#[allow(dead_code)]
mod env;
#[path = "rules/received.rs"]
#[allow(dead_code)]
mod received;

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use env::TestEnv;
use reqwest::StatusCode;

/// Keeps what is written.
#[derive(Clone, Default)]
struct Kept(Arc<Mutex<Vec<u8>>>);

impl Write for Kept {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_names_calls_and_results_and_no_secret() {
    let kept = Kept::default();
    let writer = kept.clone();
    // Everything but the client of this test, which lives in the same process; no times, whose digits could look like a PIN.
    tracing_subscriber::fmt()
        .json()
        .without_time()
        .with_env_filter("trace,hyper=off,hyper_util=off,reqwest=off")
        .with_writer(move || writer.clone())
        .init();

    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    env.pin(&attempt, "9173").await.is_problem(401, "wrong_pin");
    let token = env.pin(&attempt, member.pin).await.word("token");
    env.session(&token).await.is(StatusCode::OK);
    let named = env.recover_username(member.email).await.word("recovery");
    let named_code = env.last_code();
    env.code(&named, &named_code).await.is(StatusCode::OK);
    let recovery = env.recover_password(member).await.word("recovery");
    let code = env.last_code();
    let grant = env.code(&recovery, &code).await.word("grant");
    env.choose_pin(&recovery, &grant, member.pin).await.is_problem(422, "weak_pin");
    env.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    let receipt = env.last_receipt();
    env.freeze(&receipt).await.is(StatusCode::NO_CONTENT);
    let last = env.session(&token).await;
    let id = last.is_problem(401, "session_over").header("request-id").unwrap().to_owned();
    env.running.stop().await;

    let log = String::from_utf8(kept.0.lock().unwrap().clone()).unwrap();
    for word in ["/api/v1/log-in/{attempt}/pin", "/api/v1/recoveries/{recovery}/pin", "wrong_pin", "weak_pin", &id] {
        assert!(log.contains(word), "the log says {word}");
    }
    let phone = member.phone.trim_start_matches("+57");
    let secrets = [
        &*attempt,
        &token,
        &named,
        &named_code,
        &recovery,
        &code,
        &grant,
        &receipt,
        "9173",
        "2580",
        member.pin,
        member.username,
        member.email,
        phone,
        member.document_number,
        member.display_name,
    ];
    for (place, secret) in secrets.into_iter().enumerate() {
        assert!(!log.contains(secret), "the log holds secret number {place}");
    }
}
