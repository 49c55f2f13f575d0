//! Tries, time-outs and their ids.

use core::time::Duration;

use super::{USERNAME, at_home, settle};
use crate::app::{Destination, Event, Route};
use crate::features::log_in::LogIn;
use crate::flow::{CallError, Readiness, Reference};
use crate::runtime::fake::view::error;

#[tokio::test(start_paused = true)]
async fn stalled_or_failed_call_is_retried_under_its_id() {
    let env = at_home().await;
    env.portal.on("log_in").stall().answer(Err(CallError::Unexpected { reference: Reference::new(None) }));
    env.to_pin(USERNAME).await;
    let tries = env.portal.tries("log_in");
    assert_eq!(tries.len(), 3);
    assert!(tries.iter().all(|(id, _)| *id == tries[0].0));
}

#[tokio::test(start_paused = true)]
async fn portal_info_is_retried_where_that_can_help() {
    let env = at_home().await;
    settle().await;
    let before = env.portal.tries("portal").len();
    env.portal.on("portal").stall().answer(Err(CallError::Offline)).answer(Err(CallError::Outdated));
    env.dispatch(Event::FetchPortal);
    env.until(|app| matches!(app.route(), Route::Outdated)).await;
    assert_eq!(env.portal.tries("portal").len() - before, 3);
}

#[tokio::test(start_paused = true)]
async fn call_without_answer_ends_after_thirty_seconds() {
    let env = at_home().await;
    env.send_username(USERNAME).await;
    let begun = env.now();
    env.until(|app| error(app).is_some()).await;
    assert_eq!(env.read(|app| error(app).cloned()), Some(CallError::TimedOut));
    let waited = env.now().since(begun);
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
        let env = at_home().await;
        env.portal.on("log_in").answer(Err(response.clone()));
        env.send_username(USERNAME).await;
        env.until(|app| error(app).is_some()).await;
        settle().await;
        assert_eq!(env.portal.tries("log_in").len(), 1, "{response:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn unsolvable_challenge_is_replaced_by_another() {
    let env = at_home().await;
    env.proof.refuse(1);
    env.to_pin(USERNAME).await;
    let tries = env.portal.tries("challenge");
    assert_eq!(tries.len(), 2);
    assert_ne!(tries[0].0, tries[1].0);
}

#[tokio::test(start_paused = true)]
async fn two_unsolvable_challenges_fail_the_preparation() {
    let env = at_home().await;
    env.proof.refuse(2);
    env.dispatch(Event::Enter(Destination::LogIn));
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
        let env = at_home().await;
        env.network.set_proxy(true);
        for _ in 0..3 {
            env.portal.on("log_in").answer(Err(error_of_tries.clone()));
        }
        env.send_username(USERNAME).await;
        env.until(|app| error(app).is_some()).await;
        assert_eq!(env.read(|app| error(app).cloned()), Some(CallError::BehindProxy));
        assert_eq!(env.portal.tries("log_in").len(), 3);
    }
}
