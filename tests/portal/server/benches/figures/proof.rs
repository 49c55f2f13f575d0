//! The work of a proof: what the median one costs this machine, and what a challenge costs the portal.

use std::time::Instant;

use altcha::{CreateChallengeOptions, SolveChallengeOptions, create_challenge, solve_challenge};
use portal::ProofCost;

use crate::statistics::quantile;

const TIMES: usize = 50;

#[expect(clippy::disallowed_methods, reason = "a bench measures time")]
pub fn run() {
    let ProofCost { iterations, rounds } = ProofCost::PHONE;
    let (mut created, mut solved) = (Vec::new(), Vec::new());
    for _ in 0..TIMES {
        let begun = Instant::now();
        let challenge = create_challenge(CreateChallengeOptions {
            cost: iterations,
            counter: Some(rounds / 2),
            hmac_signature_secret: Some("secret".to_owned()),
            ..CreateChallengeOptions::default()
        });
        let challenge = challenge.unwrap();
        created.push(begun.elapsed());
        let begun = Instant::now();
        solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
        solved.push(begun.elapsed());
    }
    let (created, solved) = (quantile(&mut created, 0.5), quantile(&mut solved, 0.5));
    println!(
        "proof: {rounds} rounds of {iterations}: the median proof {solved:.1} ms here, a challenge {created:.2} ms"
    );
}
