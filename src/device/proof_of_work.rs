//! Proof of work, solved off the thread that renders.

use async_trait::async_trait;

use crate::domain::Proof;
use crate::flow::Challenge;

/// The challenge is malformed, or costs more than a phone can compute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the challenge cannot be solved")]
pub struct UnsolvableError;

#[async_trait]
pub trait ProofOfWork: Send + Sync {
    /// Solves `challenge`.
    ///
    /// # Errors
    /// [`UnsolvableError`]: ask for another.
    async fn solve(&self, challenge: Challenge) -> Result<Proof, UnsolvableError>;
}
