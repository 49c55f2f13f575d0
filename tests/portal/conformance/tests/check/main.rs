//! `portal check` against the reference portal: green as it is, and red, naming the rule, when a rule is broken on purpose.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod breach;
mod proxy;
#[allow(dead_code, reason = "shared with the test of the command line")]
mod stage;

use breach::Breach;
use portal_conformance::{Line, Outcome, Report};
use rstest::rstest;
use stage::Stage;

#[tokio::test(flavor = "multi_thread")]
async fn the_reference_portal_keeps_every_rule_that_can_be_seen_at_a_loopback_address() {
    let stage = Stage::set().await;
    let report = stage.check(&stage.address()).await;
    let strange = |line: &Line| match &line.outcome {
        Outcome::Kept => false,
        Outcome::LeftOut(why) => !["loopback", "cannot be seen from outside"].iter().any(|words| why.contains(words)),
        Outcome::NotChecked(_) | Outcome::Broken(_) => true,
    };
    let others: Vec<String> = report.lines().iter().filter(|line| strange(line)).map(ToString::to_string).collect();
    assert_eq!(others, [""; 0]);
    // Two members' new PINs, the freeze, and this address's wrong PINs; nothing else.
    assert_eq!(report.changes().len(), 4, "{:?}", report.changes());
}

#[tokio::test(flavor = "multi_thread")]
async fn without_members_and_outbox_nothing_is_broken_and_every_rule_that_needs_them_says_so() {
    let stage = Stage::set().await;
    let report = stage.check_without_members(&stage.address()).await;
    assert_eq!(report.broken(), []);
    let needs_members = |line: &Line| match &line.outcome {
        Outcome::NotChecked(why) => why.contains("--member"),
        _ => false,
    };
    assert!(report.lines().iter().any(needs_members));
    assert!(report.lines().iter().filter(|line| line.outcome == Outcome::Kept).count() > 30);
}

#[rstest]
#[case::request_ids(Breach::NoRequestId, "The portal API · Request-Id", "every response carries")]
#[case::etags(Breach::EtagIgnored, "Calls · GET /portal", "answers 304")]
#[case::problems(Breach::ProblemsAreText, "Common rules · Errors", "every error is application/problem+json")]
#[case::failures(Breach::LargeBodiesFail, "Common rules · Bodies", "nothing that was sent made a 500")]
#[case::unknown_fields(Breach::UnknownFieldsTaken, "Common rules · Bodies", "an unknown field")]
#[case::keys(Breach::KeysIgnored, "Common rules · Idempotency", "a recovery that is sent again sends one text message")]
#[case::mismatches(Breach::KeysOfBodies, "Common rules · Idempotency", "the same key with another body")]
#[case::strangers(Breach::StrangersAre404, "Common rules · Nobody learns who is a member", "POST /log-in answers")]
#[case::lengths(
    Breach::MembersAnswersAreLonger,
    "Common rules · Nobody learns who is a member",
    "POST /recoveries/username"
)]
#[case::times(Breach::MembersTakeLonger, "Common rules · Nobody learns who is a member", "POST /log-in takes as long")]
#[case::spent_proofs(Breach::SpentProofsWork, "Calls · POST /challenges", "a spent proof")]
#[case::resend_times(Breach::ResendAtOnce, "Calls · POST /recoveries/username", "answers 202")]
#[case::channels(Breach::ChannelsUnmasked, "Numbers · security code", "the right code sends the username")]
#[case::tries(Breach::TriesAreNotCounted, "Numbers · PIN tries", "five wrong PINs lock a member")]
#[case::waits(Breach::NoRetryAfter, "Common rules · Throttles", "a stranger's e-mail gets 3 codes")]
#[case::weak_pins(Breach::NoReason, "Numbers · PIN", "a PIN that is easy to guess")]
#[case::tokens(Breach::TokenAgain, "Calls · GET /session", "answers the session without its token")]
#[case::without_usernames(
    Breach::UsernameNeeded,
    "Common rules · Nobody learns who is a member",
    "without a username a member"
)]
#[case::forgotten_usernames(
    Breach::UsernameNotSent,
    "Calls · POST /recoveries/password",
    "without a username the right code"
)]
#[case::documents(
    Breach::WrongDocumentsAre404,
    "Common rules · Nobody learns who is a member",
    "POST /recoveries/password answers"
)]
#[case::emails(
    Breach::WrongEmailsAre404,
    "Common rules · Nobody learns who is a member",
    "POST /recoveries/password answers"
)]
#[case::code_keys(Breach::KeysOfCodesIgnored, "Common rules · Idempotency", "a wrong code that is sent again")]
#[case::arrays(Breach::ArraysTaken, "Common rules · Bodies", "an array where an object belongs")]
#[case::charsets(Breach::CharsetsTaken, "Common rules · Bodies", "another charset")]
#[case::encodings(Breach::EncodingsTaken, "Common rules · Bodies", "a Content-Encoding")]
#[case::names(Breach::NamesAsTyped, "Calls · POST /log-in", "a username is one name")]
#[case::sessions(Breach::SessionsOutlivePins, "Calls · PUT /recoveries/{id}/pin", "every session of the member ends")]
#[tokio::test(flavor = "multi_thread")]
async fn a_broken_rule_is_named_by_its_heading(#[case] breach: Breach, #[case] heading: &str, #[case] rule: &str) {
    let stage = Stage::set().await;
    let proxy = proxy::before(&stage, breach).await;
    assert_names(&stage.check_at_once(&proxy).await, heading, rule);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_resend_that_is_not_counted_is_named_when_its_time_has_come() {
    let stage = Stage::set().await;
    let proxy = proxy::before(&stage, Breach::ResendsAreNotCounted).await;
    assert_names(&stage.check(&proxy).await, "Numbers · resend", "after 60 s");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_in_another_form_is_told_by_its_form() {
    let stage = Stage::set().await;
    let proxy = proxy::before(&stage, Breach::ProblemsAreText).await;
    let misleads = |line: &Line| match &line.outcome {
        Outcome::Broken(why) => why.split_once(" instead of ").is_some_and(|(got, wanted)| got.ends_with(wanted)),
        _ => false,
    };
    let lines = stage.check_at_once(&proxy).await.broken();
    let misleading: Vec<String> = lines.iter().filter(|line| misleads(line)).map(ToString::to_string).collect();
    assert_eq!(misleading, [""; 0]);
}

#[track_caller]
fn assert_names(report: &Report, heading: &str, rule: &str) {
    let broken = report.broken();
    let named = broken.iter().any(|line| line.heading == heading && line.says.starts_with(rule));
    let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
    assert!(named, "{lines:#?}");
}
