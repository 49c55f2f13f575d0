//! `portal check` against the reference portal: green as it is, and red, naming the rule, when a rule is broken on purpose.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod breach;
#[allow(dead_code, reason = "shared with the test of the command line")]
mod env;
mod proxy;

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use breach::Breach;
use env::TestEnv;
use portal_conformance::{Line, Outcome};
use tokio::runtime::Runtime;

/// Each rule that is broken on purpose: the heading and the beginning of the line that names it.
const BREACHES: &[(Breach, &str, &str)] = &[
    (Breach::NoRequestId, "The portal API · Request-Id", "every response carries"),
    (Breach::EtagIgnored, "Calls · GET /portal", "answers 304"),
    (Breach::ProblemsAreText, "Common rules · Errors", "every error is application/problem+json"),
    (Breach::LargeBodiesFail, "Common rules · Bodies", "nothing that was sent made a 500"),
    (Breach::UnknownFieldsTaken, "Common rules · Bodies", "an unknown field"),
    (Breach::KeysIgnored, "Common rules · Idempotency", "a recovery that is sent again sends one text message"),
    (Breach::KeysOfBodies, "Common rules · Idempotency", "the same key with another body"),
    (Breach::StrangersAre404, "Common rules · Nobody learns who is a member", "POST /log-in answers"),
    (Breach::MembersAnswersAreLonger, "Common rules · Nobody learns who is a member", "POST /recoveries/username"),
    (Breach::MembersTakeLonger, "Common rules · Nobody learns who is a member", "POST /log-in takes as long"),
    (Breach::SpentProofsWork, "Calls · POST /challenges", "a spent proof"),
    (Breach::ResendAtOnce, "Calls · POST /recoveries/username", "answers 202"),
    (Breach::ChannelsUnmasked, "Numbers · security code", "the right code sends the username"),
    (Breach::TriesAreNotCounted, "Numbers · PIN tries", "five wrong PINs lock a member"),
    (Breach::NoRetryAfter, "Common rules · Throttles", "a stranger's e-mail gets 3 codes"),
    (Breach::NoReason, "Numbers · PIN", "a PIN that is easy to guess"),
    (Breach::TokenAgain, "Calls · GET /session", "answers the session without its token"),
    (Breach::UsernameNeeded, "Common rules · Nobody learns who is a member", "without a username a member"),
    (Breach::UsernameNotSent, "Calls · POST /recoveries/password", "without a username the right code"),
    (Breach::WrongDocumentsAre404, "Common rules · Nobody learns who is a member", "POST /recoveries/password answers"),
    (Breach::WrongEmailsAre404, "Common rules · Nobody learns who is a member", "POST /recoveries/password answers"),
    (Breach::KeysOfCodesIgnored, "Common rules · Idempotency", "a wrong code that is sent again"),
    (Breach::ArraysTaken, "Common rules · Bodies", "an array where an object belongs"),
    (Breach::CharsetsTaken, "Common rules · Bodies", "another charset"),
    (Breach::EncodingsTaken, "Common rules · Bodies", "a Content-Encoding"),
    (Breach::NamesAsTyped, "Calls · POST /log-in", "a username is one name"),
    (Breach::SessionsOutlivePins, "Calls · PUT /recoveries/{id}/pin", "every session of the member ends"),
    (Breach::ResendsAreNotCounted, "Numbers · resend", "after 60 s"),
    (Breach::SessionsOutliveLogOut, "Calls · DELETE /session", "answers 204 and ends this session alone"),
    (Breach::FreezesIgnored, "Common rules · A lock never locks the member out", "a freeze stops log-in"),
    (Breach::ReceiptsWorkTwice, "Calls · POST /freeze", "a receipt's code is good once"),
    (Breach::WrongCodesNotCounted, "Numbers · security code", "five tries, counted down, for a stranger"),
    (Breach::StrangersHaveAHeader, "Common rules · Nobody learns who is a member", "POST /recoveries/username"),
    (Breach::LocksLookAtPins, "Numbers · PIN tries", "five wrong PINs lock a stranger"),
];

#[tokio::test(flavor = "multi_thread")]
async fn reference_portal_keeps_every_rule_visible_at_a_loopback_address() {
    let env = TestEnv::new().await;
    let report = env.check(&env.address()).await;
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
async fn rules_without_their_members_are_not_checked_and_not_broken() {
    let env = TestEnv::new().await;
    let report = env.check_without_members(&env.address()).await;
    assert_eq!(report.broken(), []);
    let needs_members = |line: &Line| match &line.outcome {
        Outcome::NotChecked(why) => why.contains("--member"),
        _ => false,
    };
    assert!(report.lines().iter().any(needs_members));
    assert!(report.lines().iter().filter(|line| line.outcome == Outcome::Kept).count() > 30);
}

#[test]
fn each_planted_fault_ends_red_and_names_its_rule() {
    let (next, missed) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let check_faults = || {
        while let Some((breach, heading, rule)) = BREACHES.get(next.fetch_add(1, Ordering::Relaxed)) {
            let report = Runtime::new().unwrap().block_on(async {
                let env = TestEnv::new().await;
                let proxy = proxy::before(&env, *breach).await;
                // This one shows after a minute, which the clock is moved by.
                let waits = *breach == Breach::ResendsAreNotCounted;
                if waits { env.check(&proxy).await } else { env.check_at_once(&proxy).await }
            });
            let broken = report.broken();
            if broken.iter().any(|line| line.heading == *heading && line.says.starts_with(rule)) {
                println!("red    {breach:?}: {heading}: {rule}");
            } else {
                let lines: Vec<String> = broken.iter().map(ToString::to_string).collect();
                missed.lock().unwrap().push(format!("{breach:?}: {lines:?}"));
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(check_faults);
        }
    });
    let missed = missed.into_inner().unwrap();
    println!("{} of {} planted faults end red", BREACHES.len() - missed.len(), BREACHES.len());
    assert_eq!(missed, [""; 0]);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_problem_in_another_form_is_told_by_its_form() {
    let env = TestEnv::new().await;
    let proxy = proxy::before(&env, Breach::ProblemsAreText).await;
    let misleads = |line: &Line| match &line.outcome {
        Outcome::Broken(why) => why.split_once(" instead of ").is_some_and(|(got, wanted)| got.ends_with(wanted)),
        _ => false,
    };
    let lines = env.check_at_once(&proxy).await.broken();
    let misleading: Vec<String> = lines.iter().filter(|line| misleads(line)).map(ToString::to_string).collect();
    assert_eq!(misleading, [""; 0]);
}
