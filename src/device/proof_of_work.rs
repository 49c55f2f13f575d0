//! Solving a proof of work, off the thread that shows the screens.

use async_trait::async_trait;

use crate::domain::Proof;
use crate::flow::Challenge;

/// The challenge cannot be solved: it is not one, or costs more than a phone can pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the challenge cannot be solved")]
pub struct UnsolvableError;

/// Solves challenges.
#[async_trait]
pub trait ProofOfWork: Send + Sync {
    /// Solves one.
    ///
    /// # Errors
    /// [`UnsolvableError`]: ask for another.
    async fn solve(&self, challenge: Challenge) -> Result<Proof, UnsolvableError>;
}
