//! A trusted phone against the reference portal: added from a session, used without a keypad, and ended from afar.

use std::time::Duration;

use journeys::TestApp;
use journeys::input::{has_changed_pin, is_home, is_open, log_in};
use multiportal::app::{App, Event, Modal, Notice, PhoneStatus, PortalView};
use multiportal::domain::limits::PIN_TRIES;
use multiportal::domain::{KeyPrompt, SignError};
use multiportal::features::log_in::LogIn;
use multiportal::features::session;
use multiportal::features::trusted_phone::Untrusted;
use rstest::rstest;
use support::fixtures::{NEW_PIN, WRONG_PIN};
use support::{Fault, TestEnv};

fn prompt() -> KeyPrompt {
    KeyPrompt { title: "Confirme que es usted".to_owned(), cancel: "Cancelar".to_owned() }
}

fn is_on(app: &App) -> bool {
    app.phone().status == PhoneStatus::On
}

async fn offered(env: &TestEnv) -> TestApp {
    let app = TestApp::start(env);
    app.until(|app| app.phone().status == PhoneStatus::Off).await;
    app.log_in(env.member, env.member.pin).await;
    assert!(app.engine().read(|app| app.phone().offered));
    app
}

/// An app at "Inicio" whose phone is trusted.
async fn trusted(env: &TestEnv) -> TestApp {
    let app = offered(env).await;
    app.dispatch(Event::Open(Modal::TrustedPhone));
    app.dispatch(Event::TrustPhone(prompt()));
    app.until(is_on).await;
    app.dispatch(Event::Session(session::Event::LogOut));
    app.until(is_home).await;
    app
}

async fn opens_by_phone(app: &TestApp) {
    app.dispatch(Event::LogInByPhone(prompt()));
    app.until(is_open).await;
}

#[rstest]
#[case::lost(Fault::Lost)]
#[case::cut(Fault::Cut)]
#[case::reset(Fault::Reset)]
#[tokio::test(flavor = "multi_thread")]
async fn one_failed_try_of_every_phone_call_goes_unnoticed(#[case] fault: Fault) {
    let env = TestEnv::start().await;
    for call in ["POST /phones/challenges", "POST /phones"] {
        env.proxy.inject(call, fault.clone());
    }
    let mut app = trusted(&env).await;
    let added = env.texts().into_iter().filter(|text| text.contains("nuevo celular de confianza")).count();
    assert_eq!(added, 1, "one phone for one request");
    app.restart().await;
    assert_eq!(app.engine().read(|app| app.greeting().map(str::to_owned)).as_deref(), Some(env.member.display_name));
    for call in ["POST /phones/challenges", "POST /phones/*/log-in"] {
        env.proxy.inject(call, fault.clone());
    }
    opens_by_phone(&app).await;
    assert_eq!(env.proxy.pending(), 0, "every fault happened");
    assert_eq!(app.key.prompts(), [prompt(), prompt()], "the member consents once for each");
}

#[tokio::test(flavor = "multi_thread")]
async fn member_locked_out_by_a_stranger_goes_in_by_fingerprint() {
    let env = TestEnv::start().await;
    let app = trusted(&env).await;
    let stranger = TestApp::start(&env);
    stranger.to_pin(env.member.username).await;
    for left in (0..PIN_TRIES).rev() {
        stranger.tap_digits(WRONG_PIN);
        stranger.until(|app| log_in(app).is_some_and(|flow| flow.keypad().is_some() || left == 0)).await;
    }
    stranger.until(|app| matches!(log_in(app), Some(LogIn::Locked(_)))).await;
    app.to_pin(env.member.username).await;
    app.tap_digits(env.member.pin);
    app.until(|app| matches!(log_in(app), Some(LogIn::Locked(_)))).await;
    app.dispatch(Event::Back);
    app.dispatch(Event::Back);
    app.until(is_home).await;
    let calls = env.proxy.calls().len();
    opens_by_phone(&app).await;
    let mut made = env.proxy.calls().split_off(calls);
    // The log-in that was left may still ask for its challenge.
    made.retain(|call| call != "POST /challenges");
    assert_eq!(made, ["POST /phones/challenges", "POST /phones/*/log-in"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn new_pin_ends_this_phone_and_every_other() {
    let env = TestEnv::start().await;
    let (app, other) = (trusted(&env).await, trusted(&env).await);
    app.to_pin_code(env.member).await;
    app.tap_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.until(has_changed_pin).await;
    assert!(!app.engine().read(is_on), "this phone knows at once");
    other.dispatch(Event::LogInByPhone(prompt()));
    other.until(|app| app.notice() == Some(Notice::Untrusted(Untrusted::Refused))).await;
    assert!(!other.engine().read(is_on));
    assert!(other.key.export().is_none(), "its key is deleted");
}

#[tokio::test(flavor = "multi_thread")]
async fn challenge_that_is_over_is_replaced_without_a_word() {
    let env = TestEnv::start().await;
    let app = trusted(&env).await;
    env.proxy.inject("POST /phones/challenges", Fault::Held);
    app.dispatch(Event::LogInByPhone(prompt()));
    env.proxy.wait_for_held().await;
    app.advance_clocks(&env, Duration::from_mins(2));
    env.proxy.clear();
    app.until(is_open).await;
    assert_eq!(app.key.prompts().len(), 3, "added, too late, and in time");
}

#[tokio::test(flavor = "multi_thread")]
async fn prompt_that_ends_without_a_signature_keeps_the_phone() {
    let env = TestEnv::start().await;
    let app = trusted(&env).await;
    for refusal in [SignError::Cancelled, SignError::LockedOut, SignError::Unavailable] {
        app.key.refuse(Some(refusal));
        app.dispatch(Event::LogInByPhone(prompt()));
        app.until(|app| journeys::input::phone_problem(app).is_some()).await;
        app.dispatch(Event::Back);
        app.until(is_home).await;
        assert!(app.engine().read(is_on));
    }
    assert_eq!(env.proxy.count("POST /phones/*/log-in"), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn older_portal_never_shows_the_offer() {
    let env = TestEnv::start().await;
    env.proxy.inject("GET /portal", Fault::Replaced(r#""offers":["trusted_phone","#, r#""offers":["of_a_later_one","#));
    let app = TestApp::start(&env);
    app.until(|app| matches!(app.portal(), PortalView::Known(_))).await;
    app.log_in(env.member, env.member.pin).await;
    app.engine().read(|app| assert_eq!((app.phone().offered, app.phone().status), (false, PhoneStatus::Impossible)));
}

#[tokio::test(flavor = "multi_thread")]
async fn pin_log_in_from_a_new_installation_is_told_once() {
    let env = TestEnv::start().await;
    for installations in 1..=2 {
        let mut app = TestApp::start(&env);
        for _ in 0..2 {
            app.until(|app| app.portal().known().is_some()).await;
            app.log_in(env.member, env.member.pin).await;
            app.dispatch(Event::Session(session::Event::LogOut));
            app.until(is_home).await;
            app.restart().await;
            assert_eq!(env.texts().len(), installations);
        }
    }
}
