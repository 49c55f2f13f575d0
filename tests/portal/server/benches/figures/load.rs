//! Two hundred requests a second of everything but PIN checks, sent on time whatever the answers do.

use std::collections::BTreeMap;
use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use multiportal::api::Path;
use serde_json::json;

use crate::child::{Child, email, username};
use crate::statistics::quantile;
use crate::wire::{Wire, request};

const A_SECOND: u32 = 200;
const SECONDS: u32 = 20;
const CONNECTIONS: u32 = 8;

/// The requests of one connection, made before the clock runs.
fn requests(wire: &mut Wire, connection: u32) -> Vec<(&'static str, Vec<u8>)> {
    let attempt = wire.attempt("mlopez");
    let token = wire.post(Path::Pin { attempt: &attempt }, &json!({ "pin": "8305" })).body["token"].clone();
    let token = token.as_str().unwrap();
    let person = |number: u32| (300 + connection * 25 + number / 6 % 25) as usize;
    let sms = json!({ "platform": "none" });
    let mut recovery = String::new();
    (0..A_SECOND * SECONDS / CONNECTIONS)
        .map(|number| match number % 6 {
            0 => ("portal", request("GET", Path::Portal, "", None)),
            1 => ("challenges", request("POST", Path::Challenges, "", Some(&json!({ "purpose": "log_in" })))),
            2 => {
                let body =
                    json!({ "username": username(number % 12 == 2, person(number)), "proof": wire.proof("log_in") });
                ("log-in", request("POST", Path::LogIn, "", Some(&body)))
            }
            3 => ("session", request("GET", Path::Session, token, None)),
            4 => {
                let mut ask = || {
                    let proof = wire.proof("recover_username");
                    json!({ "email": email(number % 12 == 4, person(number)), "proof": proof, "sms": sms })
                };
                let body = ask();
                if number % 24 == 4 {
                    let begun = ask();
                    let begun = wire.post(Path::RecoverUsername, &begun);
                    begun.body["recovery"].as_str().unwrap().clone_into(&mut recovery);
                }
                ("recoveries", request("POST", Path::RecoverUsername, "", Some(&body)))
            }
            _ => {
                let body = json!({ "code": "000000" });
                ("code", request("POST", Path::Code { recovery: &recovery }, "", Some(&body)))
            }
        })
        .collect()
}

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn run(portal: &Child) {
    let (told, times) = mpsc::channel();
    let mut prepared: Vec<(Wire, Vec<_>)> = Vec::new();
    for connection in 0..CONNECTIONS {
        let mut wire = Wire::to(&portal.address);
        let requests = requests(&mut wire, connection);
        prepared.push((wire, requests));
    }
    let begin = Instant::now() + Duration::from_millis(100);
    let gap = Duration::from_secs(1) / A_SECOND;
    for (connection, (mut wire, requests)) in (0..).zip(prepared) {
        let told = told.clone();
        thread::spawn(move || {
            for (number, (call, request)) in (0..).zip(requests) {
                let due = begin + gap * (number * CONNECTIONS + connection);
                thread::sleep(due.saturating_duration_since(Instant::now())); // The rate is what the load is.
                let received = wire.send(&request);
                assert!(received.status < 500, "{}", received.body);
                // A request that waited for the one before it counts its wait: no coordinated omission.
                told.send((call, due.elapsed())).unwrap();
            }
        });
    }
    drop(told);
    let mut calls: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    for (call, took) in times {
        calls.entry(call).or_default().push(took);
        calls.entry("all").or_default().push(took);
    }
    println!("load: {A_SECOND} requests a second for {SECONDS} s over {CONNECTIONS} connections; ms");
    for (call, mut sample) in calls {
        let [p50, p99, most] = [0.5, 0.99, 1.0].map(|part| quantile(&mut sample, part));
        println!("  {call:12} {:5} calls  p50 {p50:6.2}  p99 {p99:6.2}  most {most:6.2}", sample.len());
    }
    println!("  peak memory {:.0} MB", portal.peak_megabytes());
}
