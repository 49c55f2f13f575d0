//! Proofs are spent once, in the transaction of the call that they were for.

use multiportal::api::ProblemCode;
use rusqlite::Transaction;

use super::refusal::Refusal;
use crate::challenge::{Proof, ProofError};
use crate::store::Statements;

/// Spends a proof that was right: it never works again.
pub fn spend(tx: &Transaction<'_>, proof: Result<Proof, ProofError>) -> Result<(), Refusal> {
    let proof = proof.map_err(|error| Refusal::new(error.into()))?;
    let statement = "INSERT INTO spent_proof (id, ends) VALUES (?1, ?2) ON CONFLICT DO NOTHING";
    match tx.run(statement, (proof.nonce, proof.ends))? {
        0 => Err(Refusal::new(ProblemCode::ProofSpent)),
        _ => Ok(()),
    }
}
