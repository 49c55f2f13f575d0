//! Common rules · Nobody learns who is a member: times. A modest number of calls, each as it would come from an app.

use core::time::Duration;

use multiportal::api::{Path, Purpose};
use statrs::stats_tests::Alternative;
use statrs::stats_tests::mannwhitneyu::{MannWhitneyUMethod, mannwhitneyu};

use super::Suite;
use super::call::Call;
use super::finding::{Checked, ensure, left_out, not_checked, on_the_way};
use super::member::{TestMember, random_stranger};
use super::proof::proof;
use super::random::random_bytes;
use super::report::rule;
use super::steps::log_in_request;

const HEADING: &str = "Common rules · Nobody learns who is a member";

/// Calls of each kind in one round.
const CALLS: usize = 30;
/// Rounds that must all tell the two apart before the rule counts as broken. The bench has a thousand calls and one round; with
/// this few, one round alone would accuse an honest portal too often.
const ROUNDS: usize = 3;
/// Below this, a round tells the two apart (Common rules: Mann–Whitney p > 0.05).
const P: f64 = 0.05;

/// Compares the times of `POST /log-in`.
pub async fn check(suite: &Suite) {
    rule(suite, HEADING, "POST /log-in takes as long for a stranger as for a member", async {
        let members = suite.members.all();
        if members.is_empty() {
            return Err(not_checked("no test members given (--member)"));
        }
        let mut rounds = Rounds::default();
        while !rounds.decided() {
            let (known, unknown) = round(suite, members).await?;
            rounds.add(&known, &unknown)?;
        }
        let last = rounds.0.last().copied().unwrap_or_default();
        ensure(rounds.alike(), || {
            format!("Mann–Whitney p = {last:.4} in the last of {ROUNDS} rounds of {CALLS} calls each")
        })
    })
    .await;

    rule(suite, HEADING, "the recoveries take as long for a stranger as for a member", async {
        Checked::<()>::Err(left_out("cannot be seen from outside: too few text messages may be sent to compare"))
    })
    .await;
}

/// The p of each round so far.
#[derive(Default)]
struct Rounds(Vec<f64>);

impl Rounds {
    fn add(&mut self, known: &[Duration], unknown: &[Duration]) -> Checked {
        let method = MannWhitneyUMethod::AsymptoticInclContinuityCorrection;
        let seconds = |times: &[Duration]| times.iter().map(Duration::as_secs_f64).collect::<Vec<_>>();
        let test = mannwhitneyu(&seconds(known), &seconds(unknown), method, Alternative::TwoSided);
        let (_, p) = test.map_err(|error| not_checked(error.to_string()))?;
        self.0.push(p);
        Ok(())
    }

    /// One round that cannot tell the two apart is enough.
    fn alike(&self) -> bool {
        self.0.iter().any(|p| *p > P)
    }

    fn decided(&self) -> bool {
        self.alike() || self.0.len() >= ROUNDS
    }
}

/// One round, in an order that nothing else of the machine's or the portal's keeps in step with.
async fn round(suite: &Suite, members: &[TestMember]) -> Checked<(Vec<Duration>, Vec<Duration>)> {
    let mut known = Vec::with_capacity(CALLS);
    let mut unknown = Vec::with_capacity(CALLS);
    for turn in 0..CALLS {
        let member = &members[turn % members.len()];
        let stranger = random_stranger(Some(member));
        let [coin] = random_bytes();
        if coin % 2 == 0 {
            known.push(log_in(suite, member).await?);
            unknown.push(log_in(suite, &stranger).await?);
        } else {
            unknown.push(log_in(suite, &stranger).await?);
            known.push(log_in(suite, member).await?);
        }
    }
    Ok((known, unknown))
}

async fn log_in(suite: &Suite, who: &TestMember) -> Checked<Duration> {
    let proof = proof(suite, Purpose::LogIn).await?;
    let answer = suite.send(Call::post(Path::LogIn, &log_in_request(who, proof.text()))).await?;
    answer.expect(201).map(|answer| answer.took).map_err(on_the_way)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    /// Times of thirty calls, `more` microseconds longer than 5 to 6 ms.
    fn times(more: u64) -> Vec<Duration> {
        (0..30).map(|turn| Duration::from_micros(5_000 + (turn * 377) % 1_000 + more)).collect()
    }

    #[test]
    fn times_of_one_distribution_are_alike_after_one_round() {
        let mut rounds = Rounds::default();
        rounds.add(&times(0), &times(13)).unwrap();
        assert!(rounds.decided() && rounds.alike());
    }

    #[test]
    fn only_a_delay_in_every_round_reveals_a_member() {
        let mut rounds = Rounds::default();
        for _ in 0..ROUNDS {
            assert!(!rounds.decided());
            rounds.add(&times(1_000), &times(0)).unwrap();
        }
        assert!(rounds.decided() && !rounds.alike());
        let mut rounds = Rounds::default();
        rounds.add(&times(1_000), &times(0)).unwrap();
        rounds.add(&times(0), &times(0)).unwrap();
        assert!(rounds.decided() && rounds.alike());
    }
}
