//! Common rules · Nobody learns who is a member: times. A modest number of calls, each as it would come from an app.

use core::time::Duration;

use multiportal::contract::{Path, Purpose};
use statrs::stats_tests::Alternative;
use statrs::stats_tests::mannwhitneyu::{MannWhitneyUMethod, mannwhitneyu};

use super::Suite;
use super::call::Call;
use super::finding::{Checked, broken, not_checked, on_the_way};
use super::member::{TestMember, nobody};
use super::proof::proof;
use super::random::random_bytes;
use super::steps::log_in_request;

const HEADING: &str = "Common rules · Nobody learns who is a member";

/// Calls of each kind in one round.
const CALLS: usize = 30;
/// Rounds that must all tell the two apart before the rule counts as broken. The bench has a thousand calls and one round; with
/// this few, one round alone would accuse an honest portal too often.
const ROUNDS: usize = 3;
/// Below this, a round tells the two apart (Common rules: Mann–Whitney p > 0.05).
const P: f64 = 0.05;

/// Compares the times of `POST /log-in`. The recoveries send text messages, too few of which may be sent to compare.
pub async fn check(suite: &Suite) {
    let log_in = suite.report.rule(HEADING, "POST /log-in takes as long for a stranger as for a member", async {
        let members = suite.cast.all();
        if members.is_empty() {
            return Err(not_checked("no test members given (--member)"));
        }
        let mut p = 1.0;
        for _ in 0..ROUNDS {
            p = round(suite, members).await?;
            if p > P {
                return Ok(());
            }
        }
        Err(broken(format!("Mann–Whitney p = {p:.4} in the last of {ROUNDS} rounds of {CALLS} calls each")))
    });
    log_in.await;
}

/// One round, in an order that nothing else of the machine's or the portal's keeps in step with.
async fn round(suite: &Suite, members: &[TestMember]) -> Checked<f64> {
    let mut known = Vec::with_capacity(CALLS);
    let mut unknown = Vec::with_capacity(CALLS);
    for turn in 0..CALLS {
        let member = &members[turn % members.len()];
        let stranger = nobody(Some(member));
        let [coin] = random_bytes();
        if coin % 2 == 0 {
            known.push(log_in(suite, member).await?);
            unknown.push(log_in(suite, &stranger).await?);
        } else {
            unknown.push(log_in(suite, &stranger).await?);
            known.push(log_in(suite, member).await?);
        }
    }
    let method = MannWhitneyUMethod::AsymptoticInclContinuityCorrection;
    let seconds = |times: &[Duration]| times.iter().map(Duration::as_secs_f64).collect::<Vec<_>>();
    mannwhitneyu(&seconds(&known), &seconds(&unknown), method, Alternative::TwoSided)
        .map(|(_, p)| p)
        .map_err(|error| not_checked(error.to_string()))
}

async fn log_in(suite: &Suite, who: &TestMember) -> Checked<Duration> {
    let proof = proof(&suite.client, Purpose::LogIn).await?;
    let answer = suite.client.send(Call::post(Path::LogIn, &log_in_request(who, proof.text()))).await?;
    answer.expect(201).map(|answer| answer.took).map_err(on_the_way)
}
