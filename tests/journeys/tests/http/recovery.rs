//! Recoveries whose rules span the app and the portal.

use std::time::Duration;

use journeys::TestApp;
use journeys::input::{asks_code, asks_pin, entry, is_open, log_in, recover_pin, recover_username};
use multiportal::app::Event;
use multiportal::domain::limits::PIN_TRIES;
use multiportal::features::code_entry::CodeProblem;
use multiportal::features::log_in::{Event as LogInAction, LogIn};
use multiportal::features::recover_pin::{Event as RecoverPinAction, Question, RecoverPin};
use multiportal::features::recover_username::RecoverUsername;
use support::TestEnv;
use support::fixtures::{NEW_PIN, WRONG_PIN};

#[tokio::test(flavor = "multi_thread")]
async fn locked_out_member_recovers_pin_and_logs_in() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin(env.member.username).await;
    for _ in 0..PIN_TRIES {
        app.until(asks_pin).await;
        app.tap_digits(WRONG_PIN);
        app.until(|app| !matches!(log_in(app), Some(LogIn::Pin(step)) if step.check.is_pending())).await;
    }
    app.until(|app| matches!(log_in(app), Some(LogIn::Locked(_)))).await;
    app.dispatch(Event::LogIn(LogInAction::ForgotPin));
    // The username is known, so it is not asked again.
    let asks_kind =
        |form: &RecoverPin| matches!(form, RecoverPin::Form(step) if step.answers.question == Question::DocumentKind);
    app.until(|app| recover_pin(app).is_some_and(asks_kind)).await;
    app.recover_pin(RecoverPinAction::KindChosen(env.member.document_type.to_owned().into()));
    app.recover_pin(RecoverPinAction::Continue);
    for text in [env.member.document_number, env.member.email, env.member.phone] {
        app.answer(text);
    }
    app.until(asks_code).await;
    app.tap_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.log_in_after_change().await;
    app.tap_digits(NEW_PIN);
    app.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resend_replaces_the_earlier_code() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_username_code(env.member.email).await;
    let earlier = env.last_code();
    app.resend_code();
    assert!(app.engine().read(asks_code), "too soon: nothing is sent");
    app.advance_clocks(&env, Duration::from_mins(1));
    app.resend_code();
    app.until(asks_code).await;
    assert_eq!(env.codes().len(), 2);
    app.tap_digits(&earlier);
    let wrong = Some(CodeProblem::Wrong { attempts_left: 4 });
    app.until(|app| matches!(entry(app), Some(entry) if entry.problem == wrong)).await;
    app.tap_digits(&env.last_code());
    app.until(|app| matches!(recover_username(app), Some(RecoverUsername::UsernameSent { .. }))).await;
}
