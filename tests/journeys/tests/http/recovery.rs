//! Recoveries whose rules span the app and the portal.

use std::time::Duration;

use journeys::TestApp;
use multiportal::app::Route;
use multiportal::domain::limits::PIN_TRIES;
use multiportal::features::code_entry::CodeProblem;
use multiportal::features::log_in::{Event as LogInAction, LogIn};
use multiportal::features::recover_pin::{Question, RecoverPin};
use multiportal::runtime::fake::view::{asks_code, asks_pin, entry, has_sent_username, is_open, log_in};
use support::TestEnv;
use support::fixtures::{NEW_PIN, WRONG_PIN};

#[tokio::test(flavor = "multi_thread")]
async fn locked_out_member_recovers_pin_and_logs_in() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_pin(env.member.username).await;
    for _ in 0..PIN_TRIES {
        app.until(asks_pin).await;
        app.type_digits(WRONG_PIN);
        app.until(|app| !matches!(log_in(app), Some(LogIn::Pin(step)) if step.check.is_pending())).await;
    }
    app.until(|app| matches!(log_in(app), Some(LogIn::Locked(_)))).await;
    app.log_in(LogInAction::ForgotPin);
    // The username is known, so it is not asked again.
    app.until(|app| match app.route() {
        Route::RecoverPin(RecoverPin::Form(step)) => step.answers.question == Question::DocumentKind,
        _ => false,
    })
    .await;
    app.answer_questions(env.member);
    app.until(asks_code).await;
    app.type_digits(&env.last_code());
    app.choose_pin(NEW_PIN).await;
    app.log_in_after_change().await;
    app.type_digits(NEW_PIN);
    app.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn resend_replaces_the_earlier_code() {
    let env = TestEnv::start().await;
    let app = TestApp::start(&env);
    app.to_username_code(env.member.email).await;
    let earlier = env.last_code();
    app.resend_code();
    assert!(app.read(asks_code), "too soon: nothing is sent");
    app.advance_clocks(&env, Duration::from_mins(1));
    app.resend_code();
    app.until(asks_code).await;
    assert_eq!(env.codes().len(), 2);
    app.type_digits(&earlier);
    let wrong = Some(CodeProblem::Wrong { attempts_left: 4 });
    app.until(|app| matches!(entry(app), Some(entry) if entry.problem == wrong)).await;
    app.type_digits(&env.last_code());
    app.until(has_sent_username).await;
}
