//! What the app sends: no call twice, whatever the phone's clock says.

use std::time::Duration;

use journeys::TestApp;
use journeys::input::{is_open, recover_username};
use multiportal::app::{Event, Notice, Route};
use multiportal::domain::Moment;
use multiportal::features::recover_username::RecoverUsername;
use multiportal::features::session::{self, Session};
use support::TestEnv;
use support::fixtures::NEW_PIN;

/// The calls of every app that starts and proves its work.
const FIRST: [&str; 2] = ["GET /portal", "POST /challenges"];

fn sorted_calls(env: &TestEnv) -> Vec<String> {
    let mut calls = env.proxy.calls();
    calls.sort();
    calls
}

#[tokio::test(flavor = "multi_thread")]
async fn each_journey_makes_each_call_once() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.log_in(env.member, env.member.pin).await;
    assert_eq!(sorted_calls(&env), [&FIRST[..], &["POST /log-in", "POST /log-in/*/pin"]].concat());

    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_username_code(env.member.email).await;
    app.tap_digits(&env.last_code());
    app.until(|app| matches!(recover_username(app), Some(RecoverUsername::UsernameSent { .. }))).await;
    assert_eq!(sorted_calls(&env), [&FIRST[..], &["POST /recoveries/*/code", "POST /recoveries/username"]].concat());

    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin_code(env.member).await;
    app.tap_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.until(journeys::input::has_changed_pin).await;
    let own = ["POST /recoveries/*/code", "POST /recoveries/password", "PUT /recoveries/*/pin"];
    assert_eq!(sorted_calls(&env), [&FIRST[..], &own].concat());
}

#[tokio::test(flavor = "multi_thread")]
async fn next_session_shows_the_last_access_and_its_platform() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.log_in(env.member, env.member.pin).await;
    app.dispatch(Event::Session(session::Event::LogOut));
    app.until(|app| app.notice() == Some(Notice::LoggedOut)).await;
    app.log_in(env.member, env.member.pin).await;
    let last = app.find(|app| match app.route() {
        Route::Session(Session { open: Some(open), .. }) => open.member.last_access.clone(),
        _ => None,
    });
    let last = last.await;
    assert_eq!(last.device, "Android");
    assert!(last.at.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_phone_clock_changes_nothing() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    let day = Duration::from_hours(24);
    let now = app.engine().now();
    app.clock.set(Moment { wall: now.wall.checked_add(day).unwrap(), ..now });
    app.log_in(env.member, env.member.pin).await;
    let now = app.engine().now();
    app.clock.set(Moment { wall: now.wall.checked_sub(day * 2).unwrap(), ..now });
    app.engine().wake();
    assert!(app.engine().read(is_open));
}
