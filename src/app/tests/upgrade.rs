//! An update of the app restores the snapshots of every earlier version.
//!
//! `saved/` has one file for each version, with a snapshot of every route and state. The file of this version is generated; the
//! files of released versions never change.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde_json::Value;

use super::*;
use crate::features::test_driver::{code, email_answer, username_sent};

const LOCKED: PinCheckError = PinCheckError::Locked { retry_after: Duration::from_secs(30) };

/// Snapshots by the name of their state.
type Snapshots = BTreeMap<String, Value>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/tests/saved")
}

fn read(path: &Path) -> Snapshots {
    serde_json::from_str(&fs::read_to_string(path).unwrap_or_default()).unwrap_or_default()
}

/// Returns the names of the route and of its state.
fn state_name(app: &Driven<App>) -> String {
    let state = match app.state().route() {
        Route::LogIn(flow) => flow.name(),
        Route::RecoverUsername(flow) => flow.name(),
        Route::RecoverPin(flow) => flow.name(),
        Route::Freeze(flow) => flow.name(),
        _ => return app.state().name(),
    };
    format!("{} {state}", app.state().name())
}

fn save(snapshots: &mut Snapshots, app: &mut Driven<App>) {
    let at = app.env.at_once().now;
    if let Some(saved) = app.state().snapshot(at) {
        snapshots.entry(state_name(app)).or_insert_with(|| serde_json::to_value(saved).unwrap());
    }
}

/// Returns this version's snapshots of every state of the journeys and of "no fui yo".
fn current_snapshots() -> Snapshots {
    let mut snapshots = Snapshots::new();
    let mut walk = |mut app: Driven<App>, steps: Vec<(Vec<Event>, Response)>| {
        save(&mut snapshots, &mut app);
        for (events, response) in steps {
            for event in events {
                app.act(event);
                save(&mut snapshots, &mut app);
            }
            app.respond(Ok(response));
            save(&mut snapshots, &mut app);
        }
    };
    let entered = |destination| {
        let mut app = started(Stored::default());
        app.act(Event::Enter(destination));
        prepare(&mut app);
        app
    };
    let typed_username = log_in::Event::UsernameTyped(Draft::new("aurelia"));
    let username = [typed_username, log_in::Event::Continue].map(Event::LogIn);
    let arrived = || vec![Event::CodeArrived(code("482913"))];
    let pin = "25802580".chars().map(|digit| Event::RecoverPin(recover_pin::Event::Key(typed(digit))));
    let receipt = [freeze::Event::Typed(ReceiptDraft::new("7K2M-9QXF")), freeze::Event::Freeze].map(Event::Freeze);
    walk(entered(Destination::LogIn), vec![(username.into(), Response::LogIn(Ok(attempt())))]);
    walk(checking_pin(), vec![(Vec::new(), Response::CheckPin(Err(PinCheckError::Frozen)))]);
    walk(checking_pin(), vec![(Vec::new(), Response::CheckPin(Err(LOCKED)))]);
    walk(
        entered(Destination::RecoverUsername),
        vec![
            (email_answer().map(Event::RecoverUsername).into(), Response::CodeSent(Ok(code_sent()))),
            (arrived(), Response::CheckCode(Ok(username_sent()))),
        ],
    );
    walk(
        entered(Destination::RecoverPin),
        vec![
            (pin_answers().map(Event::RecoverPin).collect(), Response::CodeSent(Ok(code_sent()))),
            (arrived(), Response::CheckCode(Ok(choose_pin()))),
        ],
    );
    walk(choosing_pin(), vec![(pin.collect(), Response::ChoosePin(Ok(())))]);
    walk(entered(Destination::Freeze), vec![(receipt.into(), Response::Freeze(Ok(())))]);
    snapshots
}

#[test]
fn snapshots_of_this_version_match_the_saved_file() {
    let snapshots = current_snapshots();
    assert!(snapshots.len() >= 15, "{:?}", snapshots.keys());
    // If this differs, members have snapshots of the old form: it must be read as well.
    let json = serde_json::to_string_pretty(&snapshots).unwrap() + "\n";
    expect_file![concat!("saved/", env!("CARGO_PKG_VERSION"), ".json")].assert_eq(&json);
}

/// Starts the app with a snapshot and returns the name of the restored state.
fn restore(name: &str, snapshot: Value) -> String {
    let saved: AppSnapshot = serde_json::from_value(snapshot).unwrap_or_else(|error| panic!("{name}: {error}"));
    let mut app = Driven::start(|_| (App::default(), Vec::new()));
    app.env.pass(Duration::from_mins(2));
    app.act(Event::Started(Box::new(Stored { app: Some(saved), ..Stored::default() })));
    assert_eq!(app.state().notice(), None, "{name}");
    state_name(&app)
}

/// Returns the state that a state is restored as. PINs are not saved, so they are asked for again; usernames are.
fn restored_as(name: &str) -> &str {
    match name {
        "LogIn SendingUsername" => "LogIn AskingUsername",
        "LogIn CheckingPin" => "LogIn AskingPin",
        "RecoverPin Confirming" | "RecoverPin Saving" => "RecoverPin Choosing",
        "Freeze Freezing" => "Freeze Asking",
        name => name,
    }
}

#[test]
fn snapshots_of_every_version_are_restored() {
    let mut seen = 0;
    for path in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        for (name, snapshot) in read(&path) {
            assert_eq!(restore(&name, snapshot), restored_as(&name), "{path:?}");
            seen += 1;
        }
    }
    assert!(seen >= 15, "{seen}");
}

#[test]
fn snapshots_with_unknown_fields_are_restored() {
    for (name, mut snapshot) in current_snapshots() {
        snapshot["by"] = "a later version".into();
        snapshot["at"]["zone"] = "-05:00".into();
        assert_eq!(restore(&name, snapshot), restored_as(&name));
    }
}
