//! A proof of work that costs no work.

use std::sync::atomic::{AtomicUsize, Ordering};

use async_trait::async_trait;

use crate::device::{ProofOfWork, UnsolvableError};
use crate::domain::Proof;
use crate::flow::Challenge;

/// "Solves" at once: of use with a scripted portal alone.
#[derive(Default)]
pub struct InstantProof {
    unsolvable: AtomicUsize,
}

impl InstantProof {
    /// So many of the next challenges cannot be solved.
    pub fn refuse(&self, count: usize) {
        self.unsolvable.store(count, Ordering::SeqCst);
    }
}

#[async_trait]
impl ProofOfWork for InstantProof {
    async fn solve(&self, challenge: Challenge) -> Result<Proof, UnsolvableError> {
        let refuse = self.unsolvable.fetch_update(Ordering::SeqCst, Ordering::SeqCst, |left| left.checked_sub(1));
        if refuse.is_ok() { Err(UnsolvableError) } else { Ok(Proof(format!("proof of {}", challenge.challenge))) }
    }
}
