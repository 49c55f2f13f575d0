//! What every [`ProofOfWork`] promises.

use crate::device::{Challenge, ProofOfWork, UnsolvableError};
use crate::domain::Proof;

/// A solver, and a portal that sets it challenges.
pub trait Gate {
    /// The solver.
    fn solver(&self) -> &dyn ProofOfWork;

    /// A challenge, unlike any before.
    fn challenge(&self) -> Challenge;

    /// One that cannot be solved.
    fn impossible(&self) -> Challenge;

    /// Whether a proof is one of this challenge.
    fn takes(&self, challenge: &Challenge, proof: &Proof) -> bool;
}

/// The tests of a solver, over a new [`Gate`] each.
#[macro_export]
macro_rules! proof_of_work_suite {
    ($gate:expr) => {
        $crate::rules!(
            proof_of_work,
            $gate,
            a_challenge_that_was_solved_is_taken,
            challenges_that_are_solved_together_each_have_their_own_proof,
            one_that_cannot_be_solved_is_refused_and_the_next_one_solved,
        );
    };
}

pub async fn a_challenge_that_was_solved_is_taken(gate: &impl Gate) {
    let challenge = gate.challenge();
    let proof = gate.solver().solve(challenge.clone()).await.unwrap();
    assert!(gate.takes(&challenge, &proof));
}

pub async fn challenges_that_are_solved_together_each_have_their_own_proof(gate: &impl Gate) {
    let (one, other) = (gate.challenge(), gate.challenge());
    let solver = gate.solver();
    let (first, second) = tokio::join!(solver.solve(one.clone()), solver.solve(other.clone()));
    let (first, second) = (first.unwrap(), second.unwrap());
    assert!(gate.takes(&one, &first) && gate.takes(&other, &second));
    assert!(!gate.takes(&one, &second) && !gate.takes(&other, &first));
}

pub async fn one_that_cannot_be_solved_is_refused_and_the_next_one_solved(gate: &impl Gate) {
    assert_eq!(gate.solver().solve(gate.impossible()).await.map(drop), Err(UnsolvableError));
    let challenge = gate.challenge();
    let proof = gate.solver().solve(challenge.clone()).await.unwrap();
    assert!(gate.takes(&challenge, &proof));
}
