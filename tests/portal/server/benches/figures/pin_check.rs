//! A PIN check against Argon2id's own time.

use std::hint::black_box;
use std::time::Instant;

use argon2::{Algorithm, Argon2, Block, Params, Version};
use multiportal::api::Path;
use portal::limits::{ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_PASSES};
use serde_json::json;

use crate::child::{Child, MEMBERS, username};
use crate::statistics::quantile;
use crate::wire::Wire;

const CHECKS: usize = 200;

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn run(portal: &Child) {
    let params = Params::new(ARGON2_MEMORY_KIB, ARGON2_PASSES, ARGON2_LANES, Some(32)).unwrap();
    let mut memory = vec![Block::default(); params.block_count()];
    let argon2 = Argon2::new_with_secret(b"pepper", Algorithm::Argon2id, Version::V0x13, params).unwrap();
    let mut wire = Wire::to(&portal.address);
    let (mut bare, mut checks) = (Vec::new(), Vec::new());
    // In turns, so that whatever else the machine does falls on both.
    for check in 0..CHECKS {
        let begun = Instant::now();
        let mut hash = [0; 32];
        argon2.hash_password_into_with_memory(b"8305", b"sixteen bytes...", &mut hash, &mut memory).unwrap();
        black_box(hash);
        bare.push(begun.elapsed());
        let attempt = wire.attempt(&username(true, MEMBERS - 1 - check));
        let received = wire.post(Path::Pin { attempt: &attempt }, &json!({ "pin": "1111" }));
        assert_eq!(received.status, 401, "{}", received.body);
        checks.push(received.took);
    }
    let (bare, check) = (quantile(&mut bare, 0.5), quantile(&mut checks, 0.5));
    println!("pin_check: Argon2id {bare:.2} ms, PIN check {check:.2} ms, {:.2} times (p50 of {CHECKS})", check / bare);
}
