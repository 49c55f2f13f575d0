//! Prints how long the page takes to show each journey's taps on a slow processor: `cargo run -p e2e --bin taps`.
//!
//! Chromium slows its page down; the app and the portal run at full speed. The figure is that of the slowest interaction: its
//! Interaction to Next Paint where there are fewer than 50, and an upper bound of it where there are more. 200 ms is "good"
//! (<https://web.dev/articles/inp>).

#![allow(clippy::expect_used)]

use std::process::ExitCode;

use e2e::{Browser, Engine, Language, Scheme, TestApp, steps};
use futures_util::future::BoxFuture;
use serde_json::json;
use support::fixtures::NEW_PIN;

/// How many times slower the page runs than on this machine.
const SLOWDOWN: u32 = 6;
/// Event Timing reports nothing shorter, in milliseconds.
const SHORTEST: u32 = 16;

/// Collects the page's interactions. `slowest()` is their count, and the duration of the slowest one, its parts, its screen and
/// its element.
const OBSERVE: &str = "
    const byId = new Map();
    const places = new Map();
    for (const type of ['pointerdown', 'pointerup', 'click', 'keydown'])
        addEventListener(type, event => {
            places.set(event.timeStamp, `${type} ${title()} ${event.target.className}`);
        }, true);
    const note = entry => {
        if (entry.interactionId && !(byId.get(entry.interactionId)?.duration >= entry.duration)) byId.set(entry.interactionId, entry);
    };
    new PerformanceObserver(list => list.getEntries().forEach(note)).observe({ type: 'event', durationThreshold: arguments[0] });
    window.slowest = () => {
        const [worst] = [...byId.values()].sort((a, b) => b.duration - a.duration);
        const { startTime, processingStart, processingEnd, duration, name } = worst;
        const parts = [duration, processingStart - startTime, processingEnd - processingStart, startTime + duration - processingEnd];
        return [byId.size, ...parts.map(Math.round), places.get(startTime) ?? name];
    };";
const HEAD: [&str; 7] = [
    "journey",
    "reported interactions",
    "slowest, ms",
    "until its handlers",
    "in them",
    "until its frame",
    "event, screen and element",
];

type Journey = for<'a> fn(&'a TestApp) -> BoxFuture<'a, ()>;

const JOURNEYS: [(&str, Journey); 3] = [
    ("log-in", |app| Box::pin(log_in(app))),
    ("recovery of the username", |app| Box::pin(recover_username(app))),
    ("recovery of the PIN", |app| Box::pin(recover_pin(app))),
];

async fn log_in(app: &TestApp) {
    steps::to_pin(app).await;
    app.tap_digits(app.env.member.pin).await;
    steps::expect_session(app).await;
}

async fn recover_username(app: &TestApp) {
    steps::to_username_code(app).await;
    app.tap_digits(&app.env.code(1).await).await;
    app.expect_screen("sent-title").await;
}

async fn recover_pin(app: &TestApp) {
    steps::to_pin_code(app).await;
    app.tap_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    for title in ["new-pin-again-title", "changed-title"] {
        app.tap_digits(NEW_PIN).await;
        app.expect_screen(title).await;
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    if let Some(missing) = Engine::Chromium.missing() {
        eprintln!("taps: {missing}");
        return ExitCode::from(2);
    }
    let mut browser = Browser::start(Engine::Chromium, Scheme::Light).await;
    println!("| {} |\n|{}", HEAD.join(" | "), "---|".repeat(HEAD.len()));
    for (name, journey) in JOURNEYS {
        let app = TestApp::open(browser, Language::Spanish).await;
        app.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": SLOWDOWN })).await;
        app.browser.run(OBSERVE, vec![json!(SHORTEST)]).await;
        journey(&app).await;
        // An entry comes after the frame that shows its interaction.
        app.browser.wait("frames()", vec![]).await;
        let taken = app.browser.run("return slowest()", vec![]).await;
        let taken: Vec<_> = taken.as_array().expect("a row").iter().map(ToString::to_string).collect();
        println!("| {name} | {} |", taken.join(" | "));
        app.browser.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
        (_, browser) = app.stop().await;
    }
    browser.close().await;
    ExitCode::SUCCESS
}
