//! A model of the portal's rules, and random sequences of calls by two members, a stranger and a thief that must answer as it
//! says: with a clock that moves, restarts, and calls that are sent again.
//!
//! The thief has everything that was ever used: spent proofs and attempts, earlier codes, grants, tokens and addresses.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod access;
#[allow(dead_code, reason = "shared with the tests of the rules")]
#[path = "../rules/env.rs"]
mod env;
mod expected;
mod fault;
mod phones;
#[allow(dead_code, reason = "shared with the tests of the rules")]
#[path = "../rules/received.rs"]
mod received;
mod recovery;
mod rules;
#[path = "../rules/signing.rs"]
mod signing;
mod step;
mod world;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use fault::{FAULTS, Fault};
use proptest::test_runner::{Config, RngSeed, TestCaseError, TestError, TestRunner};
use step::{Step, steps};
use tokio::runtime::Runtime;
use world::World;

/// Sequences against the portal as it is.
const SEQUENCES: u32 = 30;
/// Shorter sequences that are tried after one that fails.
const SHRINKS: u32 = 60;
/// Sequences after which a planted fault counts as not caught.
const FAULT_SEQUENCES: u32 = 400;

/// Runs sequences until one does not go as the model says. Returns what went otherwise.
fn run(sequences: u32, shrink: u32, seed: RngSeed, fault: Option<Fault>) -> Result<(), TestError<Vec<Step>>> {
    let runtime = Runtime::new().unwrap();
    let config = Config {
        cases: sequences,
        max_shrink_iters: shrink,
        failure_persistence: None,
        rng_seed: seed,
        ..Config::default()
    };
    TestRunner::new(config)
        .run(&steps(), |steps| runtime.block_on(World::play(fault, &steps)).map_err(TestCaseError::fail))
}

#[test]
fn random_sequences_answer_as_the_model_says() {
    match run(SEQUENCES, SHRINKS, RngSeed::Random, None) {
        Ok(()) => {}
        Err(TestError::Fail(reason, steps)) => panic!("{reason}: {steps:?}"),
        Err(TestError::Abort(reason)) => panic!("{reason}"),
    }
}

#[test]
#[ignore = "minutes of both cores: CONTRIBUTING has the command"]
fn every_planted_fault_is_caught() {
    let (next, missed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let look_for_faults = || {
        while let Some(fault) = FAULTS.get(next.fetch_add(1, Ordering::Relaxed)) {
            match run(FAULT_SEQUENCES, 0, RngSeed::Fixed(1), Some(*fault)) {
                Err(TestError::Fail(reason, _)) => println!("caught  {}: {reason}", fault.name),
                Err(TestError::Abort(reason)) => panic!("{reason}"),
                Ok(()) => missed.lock().unwrap().push(fault.name),
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(look_for_faults);
        }
    });
    let missed = missed.into_inner().unwrap();
    println!("{} of {} planted faults are caught", FAULTS.len() - missed.len(), FAULTS.len());
    assert_eq!(missed, [""; 0]);
}
