//! Log-in and PIN check of a portal with ten thousand members beside one with four, in turns.

use multiportal::api::Path;
use serde_json::json;

use crate::child::{Child, Kind};
use crate::statistics::quantile;
use crate::wire::{Wire, request};

const MANY: u32 = 10_000;
const CALLS: usize = 500;
/// PIN checks are the machine's own time mostly.
const PINS: usize = 100;

pub fn run() {
    let portals = [0, MANY].map(|count| Child::start(Kind::Seeded(count)));
    let mut wires = portals.each_ref().map(|portal| Wire::to(&portal.address));
    let mut times = [[Vec::new(), Vec::new()], [Vec::new(), Vec::new()]];
    for call in 0..CALLS {
        for (wire, [log_ins, pins]) in wires.iter_mut().zip(&mut times) {
            let body = json!({ "username": "mlopez", "proof": wire.proof("log_in") });
            let begun = wire.send(&request("POST", Path::LogIn, "", Some(&body)));
            log_ins.push(begun.took);
            if call < PINS {
                let attempt = begun.body["attempt"].as_str().unwrap();
                let checked = wire.post(Path::Pin { attempt }, &json!({ "pin": "8305" }));
                assert_eq!(checked.status, 201, "{}", checked.body);
                pins.push(checked.took);
            }
        }
    }
    println!("members: {CALLS} log-ins and {PINS} right PINs with 4 and with {MANY} members, in turns; ms");
    for (members, [mut log_ins, mut pins]) in [4, MANY].into_iter().zip(times) {
        let [log_in50, log_in99] = [0.5, 0.99].map(|part| quantile(&mut log_ins, part));
        let [pin50, pin99] = [0.5, 0.99].map(|part| quantile(&mut pins, part));
        println!("  {members:6}: log-in p50 {log_in50:.2} p99 {log_in99:.2}, PIN p50 {pin50:.2} p99 {pin99:.2}");
    }
}
