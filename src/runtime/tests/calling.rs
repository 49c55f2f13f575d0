//! Tries, time-outs and what they keep.

use core::time::Duration;

use super::stage::{Stage, opened, unexpected};
use crate::app::{Action, App, Destination, Route};
use crate::device::fake::ScriptedInbox;
use crate::domain::Attempt;
use crate::features::log_in::{LogIn, UsernameProblem};
use crate::flow::{CallError, LogInError, Preparation};

fn error(app: &App) -> Option<CallError> {
    match app.route() {
        Route::LogIn(LogIn::AskingUsername { problem: Some(UsernameProblem::CallError(error)), .. }) => {
            Some(error.clone())
        }
        _ => None,
    }
}

#[tokio::test(start_paused = true)]
async fn a_call_that_stalls_or_fails_is_tried_again_with_the_same_key() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.portal.log_in.stall().answer(Err(LogInError::CallError(unexpected())));
    stage.ask_pin().await;
    let tries = stage.portal.tries("log_in");
    assert_eq!(tries.len(), 3);
    assert!(tries.iter().all(|asked| asked.key.is_some() && asked.key == tries[0].key));
}

#[tokio::test(start_paused = true)]
async fn what_the_portal_is_is_asked_again_too_where_that_can_help() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.settle().await;
    let before = stage.portal.tries("portal").len();
    stage.portal.portal.stall().answer(Err(CallError::Offline)).answer(Err(CallError::Outdated));
    stage.engine.dispatch(Action::FetchPortal);
    stage.until(|app| matches!(app.route(), Route::Outdated)).await;
    assert_eq!(stage.portal.tries("portal").len() - before, 3);
}

#[tokio::test(start_paused = true)]
async fn a_portal_that_never_answers_is_given_up_after_thirty_seconds() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.send_username().await;
    let begun = stage.engine.now();
    stage.until(|app| error(app).is_some()).await;
    assert_eq!(stage.engine.read(error), Some(CallError::TimedOut));
    let waited = stage.engine.now().since(begun);
    assert!(waited > Duration::from_secs(20) && waited <= Duration::from_secs(30), "{waited:?}");
    assert_eq!(stage.portal.tries("log_in").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_portal_that_says_when_to_come_back_is_not_asked_before() {
    for told in [
        CallError::SlowDown { retry_after: Duration::from_secs(5) },
        CallError::Maintenance { retry_after: None },
        CallError::NotGenuine,
        CallError::Outdated,
    ] {
        let stage = Stage::new(ScriptedInbox::default()).await;
        stage.portal.log_in.answer(Err(LogInError::CallError(told.clone())));
        stage.send_username().await;
        stage.until(|app| error(app).is_some()).await;
        stage.settle().await;
        assert_eq!(stage.portal.tries("log_in").len(), 1, "{told:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_phone_that_comes_back_online_between_tries_notices_nothing() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.ask_pin().await;
    stage
        .portal
        .check_pin
        .answer(Err(CallError::Offline.into()))
        .answer(Err(CallError::Offline.into()))
        .answer(Ok(opened()));
    stage.type_pin("8305");
    stage.until(|app| matches!(app.route(), Route::Session(_))).await;
    assert_eq!(stage.portal.tries("check_pin").len(), 3);
}

#[tokio::test(start_paused = true)]
async fn a_call_that_panics_is_answered_as_trouble_and_the_engine_goes_on() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.portal.log_in.panic();
    stage.send_username().await;
    stage.until(|app| error(app).is_some()).await;
    stage.portal.log_in.answer(Ok(Attempt { handle: super::stage::handle("a-1"), expires_in: Duration::from_mins(5) }));
    stage.log_in(crate::features::log_in::Action::Continue);
    stage.until(|app| matches!(app.route(), Route::LogIn(LogIn::AskingPin { .. }))).await;
}

#[tokio::test(start_paused = true)]
async fn a_challenge_that_cannot_be_solved_is_replaced_by_another() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.proof.refuse(1);
    stage.ask_pin().await;
    let tries = stage.portal.tries("challenge");
    assert_eq!(tries.len(), 2);
    assert_ne!(tries[0].key, tries[1].key);
}

#[tokio::test(start_paused = true)]
async fn two_challenges_that_cannot_be_solved_are_said_to_the_member() {
    let stage = Stage::new(ScriptedInbox::default()).await;
    stage.proof.refuse(2);
    stage.engine.dispatch(Action::Enter(Destination::LogIn));
    stage
        .until(|app| {
            matches!(app.route(), Route::LogIn(LogIn::AskingUsername { preparation: Preparation::Failed { .. }, .. }))
        })
        .await;
    assert_eq!(stage.portal.tries("challenge").len(), 2);
}
