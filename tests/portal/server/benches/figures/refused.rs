//! One address that sends refused calls without end, and what other callers feel of it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use multiportal::api::Path;
use serde_json::json;

use crate::child::{Child, Kind};
use crate::statistics::quantile;
use crate::wire::{Wire, from_address, request};

/// Refused calls a second, over this many connections.
const A_SECOND: u32 = 1_000;
const CONNECTIONS: u32 = 4;
/// Looks of another caller, at rest and under the flood each.
const LOOKS: u32 = 1_000;
/// Between two looks.
const GAP: Duration = Duration::from_millis(10);

pub fn run() {
    let portal = Child::start(Kind::Public);
    let (over, sent) = (AtomicBool::new(false), AtomicUsize::new(0));
    let [rest50, rest99] = looks(&portal, "198.51.100.1");
    let [flood50, flood99, rate] = thread::scope(|threads| {
        for _ in 0..CONNECTIONS {
            threads.spawn(|| flood(&portal, &over, &sent));
        }
        let before = sent.load(Ordering::Relaxed);
        #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
        let begun = Instant::now();
        let [p50, p99] = looks(&portal, "198.51.100.2");
        let rate = (sent.load(Ordering::Relaxed) - before) as f64 / begun.elapsed().as_secs_f64();
        over.store(true, Ordering::Relaxed);
        [p50, p99, rate]
    });
    println!("refused: one address sends {rate:.0} refused calls a second; ms");
    println!("  other calls at rest: p50 {rest50:.2}, p99 {rest99:.2}; meanwhile: p50 {flood50:.2}, p99 {flood99:.2}");
    println!("  p99 {:.2} times its resting value", flood99 / rest99);
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
fn flood(portal: &Child, over: &AtomicBool, sent: &AtomicUsize) {
    let mut wire = Wire::to(&portal.address);
    let begun = Instant::now();
    let gap = Duration::from_secs(1) * CONNECTIONS / A_SECOND;
    for number in 0.. {
        if over.load(Ordering::Relaxed) {
            return;
        }
        let junk = request("POST", Path::LogIn, "", Some(&json!({ "junk": 1 })));
        let received = wire.send(&from_address("192.0.2.1", &junk));
        assert!(matches!(received.status, 400 | 429), "{}", received.body);
        sent.fetch_add(1, Ordering::Relaxed);
        thread::sleep((begun + gap * number).saturating_duration_since(Instant::now())); // The rate is what the load is.
    }
}

/// Returns p50 and p99 in milliseconds of a caller who looks now and then.
fn looks(portal: &Child, address: &str) -> [f64; 2] {
    let mut wire = Wire::to(&portal.address);
    let mut times = Vec::new();
    for look in 0..LOOKS {
        let asked = if look % 2 == 0 {
            request("GET", Path::Portal, "", None)
        } else {
            request("POST", Path::Challenges, "", Some(&json!({ "purpose": "log_in" })))
        };
        let received = wire.send(&from_address(address, &asked));
        assert!(received.status < 400, "{}", received.body);
        times.push(received.took);
        thread::sleep(GAP); // A hundred looks a second.
    }
    [0.5, 0.99].map(|part| quantile(&mut times, part))
}
