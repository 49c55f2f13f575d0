//! Known and unknown people: a thousand calls each, in random order, and whether their times can be told apart.

use std::time::Duration;

use multiportal::api::Path;
use rand::SeedableRng;
use rand::rngs::SmallRng;
use rand::seq::SliceRandom;
use serde_json::json;

use crate::child::{Child, MEMBERS, email, username};
use crate::statistics::{mann_whitney, quantile};
use crate::wire::{Wire, request};

const CALLS: usize = 1_000;
/// Where each call's people begin, so that no quota and no lock of one is another's.
const PEOPLE: usize = 250;

pub fn run(portal: &Child) {
    println!("membership: {CALLS} calls of known and of unknown people in random order; p50 in ms, Mann–Whitney p");
    let mut wire = Wire::to(&portal.address);
    compare("log-in", &mut wire, 201, |wire, known, number| {
        let body = json!({ "username": username(known, number), "proof": wire.proof("log_in") });
        request("POST", Path::LogIn, "", Some(&body))
    });
    compare("recoveries/username", &mut wire, 202, |wire, known, number| {
        let proof = wire.proof("recover_username");
        let body = json!({ "email": email(known, number), "proof": proof, "sms": { "platform": "none" } });
        request("POST", Path::RecoverUsername, "", Some(&body))
    });
    compare("recoveries/password", &mut wire, 202, |wire, known, number| {
        let phone = if known { format!("+5732000{number:05}") } else { format!("+5731000{number:05}") };
        let body = json!({
            "username": username(known, number),
            "document": { "type": "CC", "number": format!("1{number:05}") },
            "email": email(known, number),
            "phone": phone,
            "proof": wire.proof("recover_password"),
            "sms": { "platform": "none" },
        });
        request("POST", Path::RecoverPassword, "", Some(&body))
    });
    compare("log-in/{attempt}/pin", &mut wire, 401, |wire, known, number| {
        let attempt = wire.attempt(&username(known, number));
        request("POST", Path::Pin { attempt: &attempt }, "", Some(&json!({ "pin": "1111" })))
    });
}

fn compare(name: &str, wire: &mut Wire, status: u16, mut make: impl FnMut(&mut Wire, bool, usize) -> Vec<u8>) {
    let mut order: Vec<(bool, usize)> = (0..2 * CALLS).map(|call| (call % 2 == 0, call / 2 % PEOPLE)).collect();
    order.shuffle(&mut SmallRng::seed_from_u64(MEMBERS as u64));
    let (mut known, mut unknown): (Vec<Duration>, Vec<Duration>) = (Vec::new(), Vec::new());
    for (is_known, number) in order {
        let request = make(wire, is_known, number);
        let received = wire.send(&request);
        assert_eq!(received.status, status, "{}", received.body);
        if is_known { known.push(received.took) } else { unknown.push(received.took) }
    }
    let p = mann_whitney(&known, &unknown);
    let medians = (quantile(&mut known, 0.5), quantile(&mut unknown, 0.5));
    println!("  {name:22} known {:8.3}  unknown {:8.3}  p = {p:.3}", medians.0, medians.1);
}
