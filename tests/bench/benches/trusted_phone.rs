//! A log-in by a trusted phone, from the tap to the open session, over HTTP against a portal of its own:
//! `cargo bench -p bench --bench trusted_phone`. The app's and the portal's own time; a finger, a radio and a screen come on
//! top. The limit is 300 ms.

#![allow(missing_docs, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use journeys::TestApp;
use multiportal::app::{Event, Modal, PhoneStatus};
use multiportal::features::session;
use multiportal::flow::fake::key_prompt;
use multiportal::runtime::fake::view::{is_home, is_open};
use support::TestEnv;
use tokio::runtime::Runtime;

/// Longer than any quota of the portal looks back, so that none is used up.
const PAUSE: Duration = Duration::from_hours(25);

async fn log_out(app: &TestApp) {
    app.dispatch(Event::Session(session::Event::LogOut));
    app.until(is_home).await;
}

/// An app at the home screen, on a phone that is trusted.
async fn trusted(env: &TestEnv) -> TestApp {
    let app = TestApp::start(env);
    app.until(|app| app.phone().status == PhoneStatus::Off).await;
    app.to_session(env.member.username, env.member.pin).await;
    app.dispatch(Event::Open(Modal::TrustedPhone));
    app.dispatch(Event::TrustPhone(key_prompt()));
    app.until(|app| app.phone().status == PhoneStatus::On).await;
    log_out(&app).await;
    app
}

/// Logs in, and returns how long it took.
async fn log_in(app: &TestApp) -> Duration {
    #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
    let start = Instant::now();
    app.dispatch(Event::LogInByPhone(key_prompt()));
    app.until(is_open).await;
    start.elapsed()
}

fn trusted_phone(c: &mut Criterion) {
    let runtime = Runtime::new().unwrap();
    let env = runtime.block_on(TestEnv::start());
    let app = runtime.block_on(trusted(&env));
    // The app does not wait for the end of its session.
    runtime.block_on(env.proxy.wait_for_response("DELETE /session"));
    let calls = env.proxy.count("");
    runtime.block_on(log_in(&app));
    println!("requests of a log-in by a trusted phone: {}", env.proxy.count("") - calls);
    runtime.block_on(log_out(&app));
    c.bench_function("trusted_phone", |b| {
        b.iter_custom(|times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                env.clock.forward(PAUSE);
                total += runtime.block_on(log_in(&app));
                runtime.block_on(log_out(&app));
            }
            total
        });
    });
}

criterion_group!(benches, trusted_phone);
criterion_main!(benches);
