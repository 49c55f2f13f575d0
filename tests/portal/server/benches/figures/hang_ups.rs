//! Clients that send a wrong PIN and hang up: how many of them were not counted.

use multiportal::api::Path;
use serde_json::json;

use crate::child::{Child, username};
use crate::wire::{Wire, request};

const CALLS: u32 = 1_000;

pub fn run(portal: &Child) {
    let mut wire = Wire::to(&portal.address);
    let before = portal.wrong_pins();
    for number in 0..CALLS as usize {
        let [attempt, other] = [0, 1].map(|which| wire.attempt(&username(false, 90_000 + 2 * number + which)));
        let wrong = json!({ "pin": "1111" });
        let path = Path::Pin { attempt: &attempt };
        Wire::to(&portal.address).hang_up(&request("POST", path, "", Some(&wrong)));
        // A client that stays: its answer keeps the checks that wait from becoming too many.
        assert_eq!(wire.post(Path::Pin { attempt: &other }, &wrong).status, 401);
    }
    let uncounted = 2 * CALLS - (portal.wrong_pins() - before);
    println!("hang_ups: {uncounted} of {CALLS} wrong PINs uncounted whose client hung up");
}
