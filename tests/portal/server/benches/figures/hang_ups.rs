//! Clients that send a wrong PIN and hang up: how many of them were not counted.

use multiportal::api::Path;
use portal::limits::PIN_TRIES;
use serde_json::json;

use crate::child::{Child, username};
use crate::wire::{Wire, request};

const CALLS: usize = 1_000;
/// Wrong PINs of a client that stays, after the one that hung up.
const TRIES: u32 = 3;

pub fn run(portal: &Child) {
    let mut wire = Wire::to(&portal.address);
    let mut uncounted = 0;
    for number in 0..CALLS {
        let attempt = wire.attempt(&username(false, 90_000 + number));
        let path = Path::Pin { attempt: &attempt };
        Wire::to(&portal.address).hang_up(&request("POST", path, "", Some(&json!({ "pin": "1111" }))));
        let mut left = None;
        for _ in 0..TRIES {
            left = wire.post(path, &json!({ "pin": "1111" })).body["attempts_left"].as_u64();
        }
        uncounted += usize::from(left != Some(u64::from(PIN_TRIES - TRIES - 1)));
    }
    println!("hang_ups: {uncounted} of {CALLS} wrong PINs uncounted whose client hung up");
}
