//! Proofs of work as a client gives them, and the ways of spoiling one.

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use multiportal::contract::{ChallengeRequest, ChallengeResponse, Path, Purpose};

use super::call::Call;
use super::client::Client;
use super::finding::{Checked, broken, not_checked, on_the_way};

/// Milliseconds after which a proof is given up: a hundred times what the portal API wants of a phone.
const GIVE_UP_MS: u64 = 30_000;

/// A challenge and its solution, not yet spent.
#[derive(Clone)]
pub struct Proof(Payload);

impl Proof {
    /// As the calls take it: base64 of ALTCHA's JSON payload.
    pub fn text(&self) -> String {
        STANDARD.encode(serde_json::to_vec(&self.0).unwrap_or_default())
    }

    /// The same solution under a challenge of another cost.
    pub fn with_another_cost(&self) -> String {
        let mut payload = self.0.clone();
        payload.challenge.parameters.cost = 1;
        Self(payload).text()
    }

    /// The same solution under a challenge of another salt.
    pub fn with_another_salt(&self) -> String {
        let mut payload = self.0.clone();
        payload.challenge.parameters.salt = "00".repeat(16);
        Self(payload).text()
    }

    /// A solution that was never worked for, with the prefix that the challenge asks for.
    pub fn with_another_solution(&self) -> String {
        let mut payload = self.0.clone();
        let solution = &mut payload.solution;
        solution.counter = solution.counter.wrapping_add(1);
        let last = if solution.derived_key.pop() == Some('0') { '1' } else { '0' };
        solution.derived_key.push(last);
        Self(payload).text()
    }

    /// A challenge that the portal never signed.
    pub fn without_signature(&self) -> String {
        let mut payload = self.0.clone();
        payload.challenge.signature = None;
        Self(payload).text()
    }
}

/// Asks for a challenge.
///
/// # Errors
/// The portal gives none.
pub async fn challenge(client: &Client, purpose: Purpose) -> Checked<ChallengeResponse> {
    let answer = client.send(Call::post(Path::Challenges, &ChallengeRequest { purpose })).await?;
    // The portal API names no status for it.
    if answer.status.is_success() { answer.body() } else { Err(answer.instead_of("a challenge")) }
}

/// Asks for a challenge and solves it.
///
/// # Errors
/// The portal gives none, or one that is no ALTCHA v2 challenge or that takes far too long.
pub async fn proof(client: &Client, purpose: Purpose) -> Checked<Proof> {
    solve(challenge(client, purpose).await.map_err(on_the_way)?).await
}

/// Solves a challenge, off the threads that answers are timed on.
///
/// # Errors
/// It is no ALTCHA v2 challenge, or takes far too long.
pub async fn solve(given: ChallengeResponse) -> Checked<Proof> {
    let challenge: Challenge = serde_json::from_value(given.challenge)
        .map_err(|_| broken("POST /challenges answered no ALTCHA v2 challenge".to_owned()))?;
    let solving = tokio::task::spawn_blocking(move || {
        let solution =
            solve_challenge(SolveChallengeOptions { timeout_ms: GIVE_UP_MS, ..SolveChallengeOptions::new(&challenge) });
        solution.map(|solution| solution.map(|solution| Payload { challenge: challenge.clone(), solution }))
    });
    match solving.await {
        Ok(Ok(Some(payload))) => Ok(Proof(payload)),
        Ok(Ok(None)) => Err(not_checked(format!("a proof of work was not solved within {GIVE_UP_MS} ms"))),
        Ok(Err(_)) => Err(broken("POST /challenges answered a challenge that ALTCHA v2 cannot solve")),
        Err(_) => Err(not_checked("solving a proof of work was interrupted")),
    }
}
