//! `portal check` as a command: its output and exit codes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::net::TcpListener;
use std::path::Path;
use std::process::Output;

use rstest::rstest;
use tokio::process::Command;

#[path = "../../conformance/tests/check/env.rs"]
#[allow(dead_code)]
mod env;
use env::TestEnv;

/// Runs `portal check`, waiting for nothing.
async fn check(arguments: &[&str]) -> (Option<i32>, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portal"));
    let command = command.args(["check", "--patience", "0"]).args(arguments);
    let Output { status, stdout, stderr } = command.output().await.unwrap();
    (status.code(), String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap())
}

/// Writes the members to a file, as `portal seed` prints them.
async fn seeded(data: &Path) -> String {
    let printed = Command::new(env!("CARGO_BIN_EXE_portal")).args(["seed", "--data"]).arg(data).output().await.unwrap();
    let file = data.join("members.json");
    std::fs::write(&file, printed.stdout).unwrap();
    file.to_str().unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn complete_check_prints_each_rule_and_exits_with_0() {
    let env = TestEnv::new().await;
    let members = seeded(env.data()).await;
    let outbox = format!("'{}' outbox --data '{}'", env!("CARGO_BIN_EXE_portal"), env.data().display());
    let (code, printed, errors) = check(&[&env.address(), "--member", &members, "--outbox-command", &outbox]).await;
    assert_eq!((code, errors.as_str()), (Some(0), ""), "{printed}");
    let starts = ["kept         ", "not checked  ", "changed      "];
    let (last, lines) =
        printed.lines().collect::<Vec<_>>().split_last().map(|(last, rest)| (*last, rest.to_vec())).unwrap();
    assert!(lines.iter().all(|line| starts.iter().any(|start| line.starts_with(start))), "{printed}");
    assert!(last.contains(" kept, 0 broken, "), "{last}");
    assert!(lines.contains(&"kept         Calls · POST /freeze: a receipt's code answers 204"), "{printed}");
    let waits = "Numbers · resend: after 60 s the code is sent again, and one fewer is left -- takes 60 s of waiting (--patience 60)";
    assert!(lines.contains(&format!("not checked  {waits}").as_str()), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn second_check_meets_throttles_and_reports_nothing_as_broken() {
    let env = TestEnv::new().await;
    let members = seeded(env.data()).await;
    let data = env.data().to_str().unwrap();
    let (first, ..) = check(&[&env.address(), "--member", &members, "--outbox", data]).await;
    let (second, printed, _) = check(&[&env.address(), "--member", &members, "--outbox", data]).await;
    assert_eq!((first, second), (Some(0), Some(3)), "{printed}");
    assert!(printed.contains("the portal throttles"), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn rules_that_could_not_be_checked_end_it_with_3() {
    let env = TestEnv::new().await;
    let empty = env.data().join("members.json");
    std::fs::write(&empty, "").unwrap();
    let (code, printed, _) = check(&[&env.address(), "--member", empty.to_str().unwrap()]).await;
    assert_eq!(code, Some(3), "{printed}");
    assert!(printed.contains("no test members given (--member)"), "{printed}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_broken_rule_ends_it_with_1() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async { axum::serve(listener, axum::Router::new()).await });
    let (code, printed, _) = check(&[&address]).await;
    assert_eq!(code, Some(1));
    let line = "broken       The portal API · Request-Id: every response carries its own Request-Id -- ";
    assert!(printed.lines().any(|printed| printed.starts_with(line)), "{printed}");
}

#[rstest]
#[case::plain_http(&["http://portal.cooprofesoresun.example"], "use https")]
#[case::no_address(&["portal"], "https://")]
#[case::no_members(&["http://127.0.0.1:1", "--member", "/nowhere/members.json"], "--member")]
#[case::strange_members(&["http://127.0.0.1:1", "--member", env!("CARGO_MANIFEST_PATH")], "--member")]
#[case::no_outbox(&["http://127.0.0.1:1", "--outbox", "/nowhere"], "/nowhere")]
#[case::two_outboxes(&["http://127.0.0.1:1", "--outbox", "/nowhere", "--outbox-command", "true"], "--outbox")]
#[case::no_url(&[], "required")]
#[tokio::test]
async fn what_the_caller_can_mend_is_one_line_and_2(#[case] arguments: &[&str], #[case] words: &str) {
    let (code, printed, errors) = check(arguments).await;
    assert_eq!((code, printed.as_str(), errors.lines().count()), (Some(2), "", 1), "{errors}");
    assert!(errors.contains(words), "{errors}");
}

#[tokio::test]
async fn an_address_without_a_portal_is_one_line_and_2() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let (code, printed, errors) = check(&[&address]).await;
    assert_eq!((code, printed.as_str(), errors.lines().count()), (Some(2), "", 1), "{errors}");
    assert!(errors.contains("no portal answers"), "{errors}");
}
