//! Tries, time-outs and their ids.

use core::time::Duration;

use super::test_env::{TestEnv, unexpected};
use crate::app::{App, Destination, Event, Route};
use crate::device::fake::ScriptedInbox;
use crate::features::log_in::{LogIn, UsernameProblem, UsernameStep};
use crate::flow::{CallError, Readiness};

fn error(app: &App) -> Option<CallError> {
    match app.route() {
        Route::LogIn(LogIn::Username(UsernameStep { problem: Some(UsernameProblem::NotSent(error)), .. })) => {
            Some(error.clone())
        }
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn stalled_or_failed_call_is_retried_under_its_id() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.portal.on("log_in").stall().answer(Err(unexpected()));
    env.ask_pin().await;
    let tries = env.portal.tries("log_in");
    assert_eq!(tries.len(), 3);
    assert!(tries.iter().all(|(id, _)| *id == tries[0].0));
}

#[tokio::test(start_paused = true)]
async fn portal_info_is_retried_where_that_can_help() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.settle().await;
    let before = env.portal.tries("portal").len();
    env.portal.on("portal").stall().answer(Err(CallError::Offline)).answer(Err(CallError::Outdated));
    env.engine.dispatch(Event::FetchPortal);
    env.until(|app| matches!(app.route(), Route::Outdated)).await;
    assert_eq!(env.portal.tries("portal").len() - before, 3);
}

#[tokio::test(start_paused = true)]
async fn call_without_answer_ends_after_thirty_seconds() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.send_username().await;
    let begun = env.engine.now();
    env.until(|app| error(app).is_some()).await;
    assert_eq!(env.engine.read(error), Some(CallError::TimedOut));
    let waited = env.engine.now().since(begun);
    assert!(waited > Duration::from_secs(20) && waited <= Duration::from_secs(30), "{waited:?}");
    assert_eq!(env.portal.tries("log_in").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn error_that_a_retry_cannot_help_is_not_retried() {
    for response in [
        CallError::SlowDown { retry_after: Duration::from_secs(5) },
        CallError::Maintenance { retry_after: None },
        CallError::NotGenuine,
        CallError::WrongDate,
        CallError::Outdated,
    ] {
        let env = TestEnv::new(ScriptedInbox::default()).await;
        env.portal.on("log_in").answer(Err(response.clone()));
        env.send_username().await;
        env.until(|app| error(app).is_some()).await;
        env.settle().await;
        assert_eq!(env.portal.tries("log_in").len(), 1, "{response:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn phone_online_again_between_tries_succeeds() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.portal.on("check_pin").answer(Err(CallError::Offline)).answer(Err(CallError::Offline));
    env.open_session().await;
    assert_eq!(env.portal.tries("check_pin").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn unsolvable_challenge_is_replaced_by_another() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.proof.refuse(1);
    env.ask_pin().await;
    let tries = env.portal.tries("challenge");
    assert_eq!(tries.len(), 2);
    assert_ne!(tries[0].0, tries[1].0);
}

#[tokio::test(start_paused = true)]
async fn two_unsolvable_challenges_fail_the_preparation() {
    let env = TestEnv::new(ScriptedInbox::default()).await;
    env.proof.refuse(2);
    env.engine.dispatch(Event::Enter(Destination::LogIn));
    env
        .until(|app| {
            matches!(app.route(), Route::LogIn(LogIn::Username(step)) if step.submission.readiness() == Readiness::Failed)
        })
        .await;
    assert_eq!(env.portal.tries("challenge").len(), 2);
}

#[tokio::test(start_paused = true)]
async fn unreachable_portal_on_a_phone_with_a_proxy_says_so() {
    for error_of_tries in [CallError::Offline, CallError::TimedOut] {
        let env = TestEnv::new(ScriptedInbox::default()).await;
        env.network.set_proxy(true);
        for _ in 0..3 {
            env.portal.on("log_in").answer(Err(error_of_tries.clone()));
        }
        env.send_username().await;
        env.until(|app| error(app).is_some()).await;
        assert_eq!(env.engine.read(error), Some(CallError::BehindProxy));
        assert_eq!(env.portal.tries("log_in").len(), 3);
    }
}
