//! The app of the desktop in its own window, by real taps and keys: it shares its way from tap to screen with the phones.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::env;
use std::process::ExitCode;

use e2e::Gate;
use e2e::desktop::{self, Desktop};
use libtest_mimic::{Arguments, Completion, Trial};
use portal::{Config, MovableClock};
use serde_json::{Value, json};
use tempfile::TempDir;

fn main() -> ExitCode {
    let must = env::var_os("CI").is_some_and(|value| value == "true");
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let name = "a_member_logs_in_in_the_window_of_a_desktop_and_a_wrong_pin_is_counted_once";
    let test = Trial::ignorable_test(name, move || match desktop::missing() {
        Some(missing) if must => Err(missing.into()),
        Some(missing) => Ok(Completion::ignored_with(missing)),
        None => {
            runtime.block_on(a_member_logs_in());
            Ok(Completion::Completed)
        }
    });
    libtest_mimic::run(&Arguments::from_args(), vec![test.with_kind("desktop")]).exit_code()
}

async fn a_member_logs_in() {
    let data = TempDir::with_prefix("e2e-portal-").unwrap();
    let config = Config::for_tests(data.path().join("portal"));
    let members = portal::seed(&config).unwrap();
    let member = &members[0];
    let portal = portal::start(config, MovableClock::default()).await.unwrap();
    let gate = Gate::open_at(desktop::portal_address(), portal.address()).await;
    let mut app = Desktop::open(gate.address()).await;

    app.on(&app.words.say("home-title")).await;
    app.until("document.documentElement.lang === given", json!("es-CO")).await;
    app.tap(&app.words.say("home-log-in")).await;
    app.on(&app.words.say("privacy-title")).await;
    app.tap(&app.words.say("privacy-accept")).await;
    app.on(&app.words.say("username-title")).await;
    app.write("username", member.username).await;
    app.tap(&app.words.say("common-continue")).await;

    app.on(&app.words.say("pin-title")).await;
    let before = app.layout().await;
    app.enter("1357").await;
    let wrong = app.words.say_with("pin-wrong", &[("left", "4")]);
    app.until("text().includes(plain(given))", json!(wrong)).await;
    assert_ne!(app.layout().await, before, "the keypad changes place");
    app.enter(member.pin).await;
    app.on(&app.words.say_with("session-title", &[("name", member.display_name)])).await;

    assert_eq!(gate.calls("/pin"), 2, "the portal heard each PIN once");
    assert_eq!(app.console_errors().await, Vec::<String>::new(), "the console tells of no error");
    // Each line begins with its time, whose digits may be anybody's.
    let lines: Vec<String> = app.printed().iter().filter_map(|line| Some(line.split_once(' ')?.1.to_owned())).collect();
    let printed = lines.join("\n");
    let secrets = [member.pin, member.username, "1357"];
    assert!(!secrets.iter().any(|secret| printed.contains(secret)), "no secret is printed: {printed}");
    let shown = app.until("document.title", Value::Null).await;
    assert_eq!(shown, json!("MULTIportal"));
}
