//! Proofs of work, solved as the app solves them, and the ways of spoiling one.

use core::time::Duration;

use altcha::Payload;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use multiportal::api::{ChallengeRequest, ChallengeResponse, Path, Purpose};
use multiportal::client::AltchaSolver;
use multiportal::device::ProofOfWork;
use multiportal::flow::Challenge;

use super::Suite;
use super::call::Call;
use super::finding::{Checked, broken, on_the_way};

/// A challenge and its solution, not yet spent.
pub struct Proof(String);

impl Proof {
    /// As the calls take it: base64 of ALTCHA's JSON payload.
    pub fn text(&self) -> String {
        self.0.clone()
    }

    /// The same payload, altered: another cost, another salt, a solution that was never worked for with the prefix that is asked
    /// for, or no signature.
    pub fn altered(&self) -> Checked<Vec<String>> {
        let alter: [fn(&mut Payload); 4] = [
            |payload| payload.challenge.parameters.cost = 1,
            |payload| payload.challenge.parameters.salt = "00".repeat(16),
            |Payload { solution, .. }| {
                solution.counter = solution.counter.wrapping_add(1);
                let last = if solution.derived_key.pop() == Some('0') { '1' } else { '0' };
                solution.derived_key.push(last);
            },
            |payload| payload.challenge.signature = None,
        ];
        alter.into_iter().map(|alter| self.spoilt(alter)).collect()
    }

    fn spoilt(&self, spoil: impl FnOnce(&mut Payload)) -> Checked<String> {
        let payload = STANDARD.decode(&self.0).ok().and_then(|json| serde_json::from_slice(&json).ok());
        let mut payload: Payload = payload.ok_or_else(|| broken("a proof is no ALTCHA v2 payload"))?;
        spoil(&mut payload);
        serde_json::to_vec(&payload).map(|json| STANDARD.encode(json)).map_err(|_| broken("a proof cannot be written"))
    }
}

/// Asks for a challenge.
pub async fn challenge(suite: &Suite, purpose: Purpose) -> Checked<ChallengeResponse> {
    let answer = suite.send(Call::post(Path::Challenges, &ChallengeRequest { purpose })).await?;
    // The portal API names no status for it.
    if answer.status.is_success() { answer.body() } else { Err(answer.instead_of("a challenge")) }
}

/// Asks for a challenge and solves it.
pub async fn proof(suite: &Suite, purpose: Purpose) -> Checked<Proof> {
    solve(challenge(suite, purpose).await.map_err(on_the_way)?).await
}

/// Solves a challenge.
pub async fn solve(given: ChallengeResponse) -> Checked<Proof> {
    let ChallengeResponse { challenge, expires_in } = given;
    let challenge = Challenge { challenge, expires_in: Duration::from_secs(expires_in) };
    let proof = AltchaSolver.solve(challenge).await;
    proof
        .map(|proof| Proof(proof.0))
        .map_err(|_| broken("POST /challenges answered a challenge that the app does not solve"))
}
