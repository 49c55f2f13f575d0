//! The app is updated in the middle of a journey: what every version kept is taken up by the next.
//!
//! `saved/` has a file a version, with a journey saved at every place. The file of this version is what is saved now; those of
//! versions that members have are never changed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use serde_json::Value;

use super::*;
use crate::domain::RequestId;
use crate::features::recover_username::{self, Slide};
use crate::features::test_driver::username_sent;

const LOCKED: PinCheckError = PinCheckError::Locked { retry_after: Duration::from_secs(30) };

/// By the place where the member stood, what was kept.
type Kept = BTreeMap<String, Value>;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app/tests/saved")
}

fn read(path: &Path) -> Kept {
    serde_json::from_str(&fs::read_to_string(path).unwrap_or_default()).unwrap_or_default()
}

/// The place and the state in it: the first two names of what it prints.
fn stands(app: &Driven<App>) -> String {
    let state = match app.state().route() {
        Route::LogIn(flow) => flow.name(),
        Route::RecoverUsername(flow) => flow.name(),
        Route::RecoverPin(flow) => flow.name(),
        Route::Freeze(flow) => flow.name(),
        _ => return app.state().name(),
    };
    format!("{} {state}", app.state().name())
}

fn keep(kept: &mut Kept, app: &mut Driven<App>) {
    let at = app.env.at_once().now;
    if let Some(saved) = app.state().snapshot(at) {
        kept.entry(stands(app)).or_insert_with(|| serde_json::to_value(saved).unwrap());
    }
}

/// What this version keeps, at every place of the three journeys and of "no fui yo".
fn kept_now() -> Kept {
    let mut kept = Kept::new();
    let mut walk = |mut app: Driven<App>, steps: Vec<fn(RequestId) -> Event>| {
        keep(&mut kept, &mut app);
        for step in steps {
            let id = app.id;
            app.act(step(id));
            keep(&mut kept, &mut app);
        }
    };
    let entered = |destination| {
        let mut app = started(Stored::default());
        app.act(Event::Enter(destination));
        prepare(&mut app);
        app
    };
    walk(
        entered(Destination::LogIn),
        vec![
            |_| Event::LogIn(log_in::Event::UsernameTyped(Draft::new("aurelia"))),
            |_| Event::LogIn(log_in::Event::Continue),
            |id| Event::Received(id, Ok(Response::LogIn(Ok(attempt())))),
        ],
    );
    walk(checking_pin(), vec![|id| Event::Received(id, Ok(Response::CheckPin(Err(PinCheckError::Frozen))))]);
    walk(checking_pin(), vec![|id| Event::Received(id, Ok(Response::CheckPin(Err(LOCKED))))]);
    walk(
        entered(Destination::RecoverUsername),
        vec![
            |_| Event::RecoverUsername(recover_username::Event::EmailTyped(Draft::new("aurelia@unal.edu.co"))),
            |_| Event::RecoverUsername(recover_username::Event::Slid(Slide::Green)),
            |_| Event::RecoverUsername(recover_username::Event::Recover),
            |id| Event::Received(id, Ok(Response::CodeSent(Ok(code_sent())))),
            |_| Event::CodeArrived(crate::features::test_driver::code("482913")),
            |id| Event::Received(id, Ok(Response::CheckCode(Ok(username_sent())))),
        ],
    );
    walk(
        entered(Destination::RecoverPin),
        vec![
            |_| Event::RecoverPin(recover_pin::Event::Typed(Draft::new("aurelia"))),
            |_| Event::RecoverPin(recover_pin::Event::Continue),
            |_| Event::RecoverPin(recover_pin::Event::KindChosen(DocumentKind::CitizenCard)),
            |_| Event::RecoverPin(recover_pin::Event::Continue),
            |_| Event::RecoverPin(recover_pin::Event::Typed(Draft::new("41777906"))),
            |_| Event::RecoverPin(recover_pin::Event::Continue),
            |_| Event::RecoverPin(recover_pin::Event::Typed(Draft::new("aurelia@unal.edu.co"))),
            |_| Event::RecoverPin(recover_pin::Event::Continue),
            |_| Event::RecoverPin(recover_pin::Event::Typed(Draft::new("3001234567"))),
            |_| Event::RecoverPin(recover_pin::Event::Continue),
            |id| Event::Received(id, Ok(Response::CodeSent(Ok(code_sent())))),
            |_| Event::CodeArrived(crate::features::test_driver::code("482913")),
            |id| Event::Received(id, Ok(Response::CheckCode(Ok(choose_pin())))),
        ],
    );
    let mut app = choosing_pin();
    for digit in "25802580".chars() {
        app.act(Event::RecoverPin(recover_pin::Event::Key(typed(digit))));
        keep(&mut kept, &mut app);
    }
    app.respond(Ok(Response::ChoosePin(Ok(()))));
    keep(&mut kept, &mut app);
    let mut app = started(Stored::default());
    app.act(Event::Enter(Destination::Freeze));
    keep(&mut kept, &mut app);
    app.act(Event::Freeze(freeze::Event::Typed(ReceiptDraft::new("7K2M-9QXF"))));
    app.act(Event::Freeze(freeze::Event::Freeze));
    app.respond(Ok(Response::Freeze(Ok(()))));
    keep(&mut kept, &mut app);
    kept
}

#[test]
fn snapshots_of_this_version_match_the_saved_file() {
    let kept = kept_now();
    assert!(kept.len() >= 15, "{:?}", kept.keys());
    // Where what is saved has another form: members have the old one already, and it must be read as well.
    let kept = serde_json::to_string_pretty(&kept).unwrap() + "\n";
    expect_file![concat!("saved/", env!("CARGO_PKG_VERSION"), ".json")].assert_eq(&kept);
}

/// Starts the app with what was kept, and says where the member stands.
fn goes_on(stood: &str, kept: Value) -> String {
    let saved: AppSnapshot = serde_json::from_value(kept).unwrap_or_else(|error| panic!("{stood}: {error}"));
    let mut app = Driven::start(|_| (App::default(), Vec::new()));
    app.env.pass(Duration::from_mins(2));
    app.act(Event::Started(Box::new(Stored { app: Some(saved), ..Stored::default() })));
    assert_eq!(app.state().notice(), None, "{stood}");
    stands(&app)
}

/// A PIN is not kept: where one was on its way it is asked for again. A username is, and waits to be sent.
fn again(stood: &str) -> &str {
    match stood {
        "LogIn SendingUsername" => "LogIn AskingUsername",
        "LogIn CheckingPin" => "LogIn AskingPin",
        "RecoverPin Confirming" | "RecoverPin Saving" => "RecoverPin Choosing",
        "Freeze Freezing" => "Freeze Asking",
        stood => stood,
    }
}

#[test]
fn snapshots_of_every_version_are_restored() {
    let mut seen = 0;
    for path in fs::read_dir(folder()).unwrap().map(|entry| entry.unwrap().path()) {
        for (stood, kept) in read(&path) {
            assert_eq!(goes_on(&stood, kept), again(&stood), "{path:?}");
            seen += 1;
        }
    }
    assert!(seen >= 15, "{seen}");
}

#[test]
fn snapshots_with_unknown_fields_are_restored() {
    for (stood, mut kept) in kept_now() {
        kept["by"] = "a later version".into();
        kept["at"]["zone"] = "-05:00".into();
        assert_eq!(goes_on(&stood, kept), again(&stood));
    }
}
