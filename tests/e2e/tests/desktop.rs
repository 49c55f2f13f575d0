//! The desktop app in its own window, with real taps and keys. It shares the path from tap to screen with the phones.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::process::ExitCode;

use e2e::desktop::{self, Desktop};
use libtest_mimic::{Arguments, Completion, Trial};
use serde_json::{Value, json};
use support::TestEnv;
use support::fixtures::WRONG_PIN;

fn main() -> ExitCode {
    let must_run = env::var_os("CI").is_some_and(|value| value == "true");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let name = "member_logs_in_in_the_desktop_window";
    let test = Trial::ignorable_test(name, move || match desktop::missing() {
        Some(missing) if must_run => Err(missing.into()),
        Some(missing) => Ok(Completion::ignored_with(missing)),
        None => {
            runtime.block_on(member_logs_in());
            Ok(Completion::Completed)
        }
    });
    libtest_mimic::run(&Arguments::from_args(), vec![test.with_kind("desktop")]).exit_code()
}

async fn member_logs_in() {
    let env = TestEnv::start_at(desktop::portal_address()).await;
    let mut app = Desktop::open(env.proxy.address()).await;

    app.expect_screen(&app.words.get("home-title")).await;
    app.until("document.documentElement.lang === given", json!("es-CO")).await;
    app.tap(&app.words.get("home-log-in")).await;
    app.expect_screen(&app.words.get("privacy-title")).await;
    app.tap(&app.words.get("privacy-accept")).await;
    app.expect_screen(&app.words.get("username-title")).await;
    app.type_into("username", env.member.username).await;
    app.tap(&app.words.get("common-continue")).await;

    app.expect_screen(&app.words.get("pin-title")).await;
    let before = app.layout().await;
    app.tap_digits(WRONG_PIN).await;
    let wrong = app.words.format("pin-wrong", &[("left", "4")]);
    app.until("text().includes(plain(given))", json!(wrong)).await;
    assert_ne!(app.layout().await, before, "the layout changes");
    app.tap_digits(env.member.pin).await;
    app.expect_screen(&app.words.format("session-title", &[("name", env.member.display_name)])).await;

    assert_eq!(env.proxy.count("/pin"), 2, "the portal received each PIN once");
    assert_eq!(app.console_errors().await, Vec::<String>::new(), "no errors on the console");
    // Each line begins with its time, which may have the digits of a PIN.
    let lines: Vec<String> = app.printed().iter().filter_map(|line| Some(line.split_once(' ')?.1.to_owned())).collect();
    let printed = lines.join("\n");
    let secrets = [env.member.pin, env.member.username, WRONG_PIN];
    assert!(!secrets.iter().any(|secret| printed.contains(secret)), "no secret is printed");
    let shown = app.until("document.title", Value::Null).await;
    assert_eq!(shown, json!("MULTIportal"));
}
