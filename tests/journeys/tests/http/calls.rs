//! What the app sends: no call twice, whatever the phone's clock says.

use std::time::Duration;

use journeys::TestApp;
use multiportal::app::{Event, Notice, Route};
use multiportal::domain::Moment;
use multiportal::features::session::{self, Session};
use multiportal::runtime::fake::view::{has_changed_pin, has_sent_username, is_open};
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
    app.to_session(env.member.username, env.member.pin).await;
    assert_eq!(sorted_calls(&env), [&FIRST[..], &["POST /log-in", "POST /log-in/*/pin"]].concat());

    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_username_code(env.member.email).await;
    app.type_digits(&env.last_code());
    app.until(has_sent_username).await;
    assert_eq!(sorted_calls(&env), [&FIRST[..], &["POST /recoveries/*/code", "POST /recoveries/username"]].concat());

    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin_code(env.member).await;
    app.type_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.until(has_changed_pin).await;
    let own = ["POST /recoveries/*/code", "POST /recoveries/password", "PUT /recoveries/*/pin"];
    assert_eq!(sorted_calls(&env), [&FIRST[..], &own].concat());
}

#[tokio::test(flavor = "multi_thread")]
async fn next_session_shows_the_last_access_and_its_platform() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_session(env.member.username, env.member.pin).await;
    app.dispatch(Event::Session(session::Event::LogOut));
    app.until(|app| app.notice() == Some(Notice::LoggedOut)).await;
    app.to_session(env.member.username, env.member.pin).await;
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
    let now = app.now();
    app.clock.set(Moment { wall: now.wall.checked_add(day).unwrap(), ..now });
    app.to_session(env.member.username, env.member.pin).await;
    let now = app.now();
    app.clock.set(Moment { wall: now.wall.checked_sub(day * 2).unwrap(), ..now });
    app.wake();
    assert!(app.read(is_open));
}
