//! Known and unknown people: a thousand calls each, in random order, and whether their times can be told apart.
//!
//! One of several comparisons is below 0.05 by chance more often than one in twenty, so that the smallest p is also
//! printed with the correction of Bonferroni.

use std::thread;
use std::time::Duration;

use multiportal::api::Path;
use portal::limits::RESEND_WAIT;
use rand::rand_core::UnwrapErr;
use rand::rngs::SysRng;
use rand::seq::SliceRandom;
use serde_json::json;

use crate::child::{Child, FAST, Kind, email, username};
use crate::statistics::{mann_whitney, quantile};
use crate::wire::{Wire, request};

const CALLS: usize = 1_000;
/// People of one comparison. Each has people of its own: what the portal counts for them is part of what a call costs.
const PEOPLE: usize = 250;

pub fn run(portal: &Child) {
    println!("membership: {CALLS} calls of known and of unknown people in random order; p50 in ms, Mann–Whitney p");
    let mut wire = Wire::to(&portal.address);
    let mut all = Vec::new();
    let others = |comparison: usize, number| comparison * PEOPLE + number;
    all.push(compare("log-in", &mut wire, 201, |wire, known, number| {
        let body = json!({ "username": username(known, number), "proof": wire.proof("log_in") });
        request("POST", Path::LogIn, "", Some(&body))
    }));
    all.push(compare("recoveries/username", &mut wire, 202, |wire, known, number| {
        let proof = wire.proof("recover_username");
        let body = json!({ "email": email(known, number), "proof": proof, "sms": { "platform": "none" } });
        request("POST", Path::RecoverUsername, "", Some(&body))
    }));
    for (comparison, name, wrong) in [
        (1, "recoveries/password", Wrong::Everything),
        (2, "… with a wrong document", Wrong::Document),
        (3, "… with a wrong e-mail", Wrong::Email),
    ] {
        all.push(compare(name, &mut wire, 202, |wire, known, number| {
            let is = |field| known || wrong != field && wrong != Wrong::Everything;
            let everything = is(Wrong::Everything);
            let number = others(comparison, number);
            let body = json!({
                "username": username(everything, number),
                "document": { "type": "CC", "number": format!("{}{number:05}", if is(Wrong::Document) { 1 } else { 2 }) },
                "email": email(is(Wrong::Email), number),
                "phone": format!("+573{}000{number:05}", if everything { 2 } else { 1 }),
                "proof": wire.proof("recover_password"),
                "sms": { "platform": "none" },
            });
            request("POST", Path::RecoverPassword, "", Some(&body))
        }));
    }
    all.push(resends());
    all.push(compare("log-in/{attempt}/pin", &mut wire, 401, |wire, known, number| {
        let attempt = wire.attempt(&username(known, others(4, number)));
        request("POST", Path::Pin { attempt: &attempt }, "", Some(&json!({ "pin": "1111" })))
    }));
    let smallest = all.iter().copied().fold(1.0, f64::min);
    println!("  smallest p, corrected for {} comparisons: {:.3}", all.len(), (smallest * all.len() as f64).min(1.0));
}

/// What is wrong in the form of somebody unknown.
#[derive(Clone, Copy, PartialEq)]
enum Wrong {
    Everything,
    Document,
    Email,
}

/// Recoveries of known and unknown people, all begun before the first resend, on a portal whose minute is short.
fn resends() -> f64 {
    let portal = Child::start(Kind::Fast);
    let mut wire = Wire::to(&portal.address);
    let mut recoveries = [Vec::new(), Vec::new()];
    for call in 0..2 * CALLS {
        let (known, number) = (call % 2 == 0, call / 2 % PEOPLE);
        let proof = wire.proof("recover_username");
        let body = json!({ "email": email(known, number), "proof": proof, "sms": { "platform": "none" } });
        let begun = wire.post(Path::RecoverUsername, &body);
        recoveries[usize::from(known)].push(begun.body["recovery"].as_str().unwrap().to_owned());
    }
    let due = RESEND_WAIT / u32::try_from(FAST).unwrap();
    thread::sleep(due); // The last of them must be due too.
    compare("recoveries/{id}/resend", &mut wire, 202, |_, known, _| {
        let recovery = recoveries[usize::from(known)].pop().unwrap();
        let body = json!({ "sms": { "platform": "none" } });
        request("POST", Path::Resend { recovery: &recovery }, "", Some(&body))
    })
}

/// Sends a call for each person, prints the medians and returns the p.
fn compare(name: &str, wire: &mut Wire, status: u16, mut make: impl FnMut(&mut Wire, bool, usize) -> Vec<u8>) -> f64 {
    let mut order: Vec<(bool, usize)> = (0..2 * CALLS).map(|call| (call % 2 == 0, call / 2 % PEOPLE)).collect();
    // Another order in each run: the portal sweeps one table after another, and a fixed order would be in step with it.
    order.shuffle(&mut UnwrapErr(SysRng));
    let (mut known, mut unknown): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for (is_known, number) in order {
        let request = make(wire, is_known, number);
        let received = wire.send(&request);
        assert_eq!(received.status, status, "{}", received.body);
        if is_known { known.push(received.took) } else { unknown.push(received.took) }
    }
    let p = mann_whitney(&known, &unknown);
    let medians = (quantile(&mut known, 0.5), quantile(&mut unknown, 0.5));
    println!("  {name:24} known {:8.3}  unknown {:8.3}  p = {p:.3}", medians.0, medians.1);
    p
}
