//! A trusted phone against the reference portal: added from a session, used without a keypad, and ended from afar.

use std::time::Duration;

use journeys::TestApp;
use multiportal::app::{App, Event, Modal, Notice, PhoneStatus};
use multiportal::features::session;
use multiportal::features::trusted_phone::Untrusted;
use multiportal::flow::fake::key_prompt;
use multiportal::runtime::fake::view::{has_changed_pin, is_home, is_open};
use rstest::rstest;
use support::fixtures::NEW_PIN;
use support::{Fault, TestEnv};
use tokio::time::timeout;

/// How long a key may take to be deleted.
const TIMEOUT: Duration = Duration::from_mins(1);

fn is_on(app: &App) -> bool {
    app.phone().status == PhoneStatus::On
}

async fn offered(env: &TestEnv) -> TestApp {
    let app = TestApp::start(env);
    app.until(|app| app.phone().status == PhoneStatus::Off).await;
    app.to_session(env.member.username, env.member.pin).await;
    assert!(app.read(|app| app.phone().offered));
    app
}

/// An app at "Inicio" whose phone is trusted.
async fn trusted(env: &TestEnv) -> TestApp {
    let app = offered(env).await;
    app.dispatch(Event::Open(Modal::TrustedPhone));
    app.dispatch(Event::TrustPhone(key_prompt()));
    app.until(is_on).await;
    app.dispatch(Event::Session(session::Event::LogOut));
    app.until(is_home).await;
    app
}

async fn opens_by_phone(app: &TestApp) {
    app.dispatch(Event::LogInByPhone(key_prompt()));
    app.until(is_open).await;
}

#[rstest]
#[tokio::test(flavor = "multi_thread")]
async fn one_failed_try_of_every_phone_call_goes_unnoticed(
    #[values(Fault::Lost, Fault::Cut, Fault::Reset)] fault: Fault,
) {
    let env = TestEnv::start().await;
    for call in ["POST /phones/challenges", "POST /phones"] {
        env.proxy.inject(call, fault.clone());
    }
    let mut app = trusted(&env).await;
    let added = env.texts().into_iter().filter(|text| text.contains("nuevo celular de confianza")).count();
    assert_eq!(added, 1, "one phone for one request");
    app = app.restart().await;
    assert_eq!(app.read(|app| app.greeting().map(str::to_owned)).as_deref(), Some(env.member.display_name));
    for call in ["POST /phones/challenges", "POST /phones/*/log-in"] {
        env.proxy.inject(call, fault.clone());
    }
    opens_by_phone(&app).await;
    assert_eq!(env.proxy.pending(), 0, "every fault happened");
    assert_eq!(app.key.prompts(), [key_prompt(), key_prompt()], "the member consents once for each");
}

#[tokio::test(flavor = "multi_thread")]
async fn new_pin_ends_this_phone_and_every_other() {
    let env = TestEnv::start().await;
    let (app, other) = (trusted(&env).await, trusted(&env).await);
    app.to_pin_code(env.member).await;
    app.type_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.until(has_changed_pin).await;
    assert!(!app.read(is_on), "this phone knows at once");
    other.dispatch(Event::LogInByPhone(key_prompt()));
    other.until(|app| app.notice() == Some(Notice::Untrusted(Untrusted::Refused))).await;
    assert!(!other.read(is_on));
    // The app does not wait for it, so no change of the app announces it.
    let deleted = async {
        while other.key.export().is_some() {
            tokio::task::yield_now().await;
        }
    };
    timeout(TIMEOUT, deleted).await.expect("its key is deleted");
}

#[tokio::test(flavor = "multi_thread")]
async fn pin_log_in_from_a_new_installation_is_told_once() {
    let env = TestEnv::start().await;
    for installations in 1..=2 {
        let mut app = TestApp::start(&env);
        for _ in 0..2 {
            app.until(|app| app.portal().known().is_some()).await;
            app.to_session(env.member.username, env.member.pin).await;
            app.dispatch(Event::Session(session::Event::LogOut));
            app.until(is_home).await;
            app = app.restart().await;
            assert_eq!(env.texts().len(), installations);
        }
    }
}
