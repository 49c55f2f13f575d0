//! A flood of PIN checks: how much memory it takes, and what other calls feel of it.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use multiportal::api::Path;
use serde_json::json;

use crate::child::{Child, username};
use crate::statistics::quantile;
use crate::wire::{Wire, request};

const CONNECTIONS: usize = 200;
const SECONDS: u64 = 10;

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn run(portal: &Child) {
    let (over, checked, busy) = (AtomicBool::new(false), AtomicUsize::new(0), AtomicUsize::new(0));
    let mut others = Vec::new();
    let mut prepared: Vec<(Wire, String)> = Vec::new();
    for connection in 0..CONNECTIONS {
        let mut wire = Wire::to(&portal.address);
        let attempt = wire.attempt(&username(false, 10_000 + connection));
        prepared.push((wire, attempt));
    }
    thread::scope(|threads| {
        for (connection, (mut wire, mut attempt)) in prepared.into_iter().enumerate() {
            let (over, checked, busy) = (&over, &checked, &busy);
            threads.spawn(move || {
                let mut people = (20_000 + connection * 1_000..).map(|number| username(false, number));
                while !over.load(Ordering::Relaxed) {
                    let received = wire.post(Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" }));
                    match received.status {
                        401 => checked.fetch_add(1, Ordering::Relaxed),
                        503 => busy.fetch_add(1, Ordering::Relaxed),
                        _ => panic!("{}", received.body),
                    };
                    if received.body["attempts_left"] == 0 {
                        attempt = wire.attempt(&people.next().unwrap());
                    }
                    if received.status == 503 {
                        thread::sleep(Duration::from_millis(100)); // A hundred threads that spin would measure themselves.
                    }
                }
            });
        }
        let mut wire = Wire::to(&portal.address);
        let end = Instant::now() + Duration::from_secs(SECONDS);
        while Instant::now() < end {
            others.push(wire.send(&request("GET", Path::Portal, "", None)).took);
            others.push(wire.post(Path::Challenges, &json!({ "purpose": "log_in" })).took);
            thread::sleep(Duration::from_millis(10)); // A hundred looks a second, not a flood of its own.
        }
        over.store(true, Ordering::Relaxed);
    });
    let (checked, busy) = (checked.into_inner(), busy.into_inner());
    let [p50, p99] = [0.5, 0.99].map(|part| quantile(&mut others, part));
    println!("flood: {CONNECTIONS} connections of wrong PINs for {SECONDS} s: {checked} checked, {busy} told busy");
    println!("  other calls meanwhile: p50 {p50:.2} ms, p99 {p99:.2} ms");
    println!("  peak memory {:.0} MB", portal.peak_megabytes());
}
