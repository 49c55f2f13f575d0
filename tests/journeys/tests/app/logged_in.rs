//! Logging in, and the session.

use std::time::Duration;

use multiportal::app::{Event, Destination, Notice, Route};
use multiportal::device::Slot;
use multiportal::features::log_in::{LogIn, PinProblem};
use multiportal::features::session::{self, Session};

use crate::hand::{is_home, is_open, log_in};
use crate::town::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_member_logs_in_with_as_many_requests_as_there_are_calls() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.logs_in(town.member, town.member.pin).await;
    let name = phone.sees(|app| match app.route() {
        Route::Session(Session::Open { open, .. }) => Some(open.member.display_name.clone()),
        _ => None,
    });
    assert_eq!(name.await, town.member.display_name);
    let mut calls = town.line.calls();
    calls.sort();
    assert_eq!(calls, ["GET /portal", "POST /challenges", "POST /log-in", "POST /log-in/*/pin"]);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_next_log_in_shows_that_the_last_one_was_from_an_android_phone() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.logs_in(town.member, town.member.pin).await;
    phone.act(Event::Session(session::Event::LogOut));
    phone.until(|app| app.notice() == Some(Notice::LoggedOut)).await;
    phone.logs_in(town.member, town.member.pin).await;
    let last = phone.sees(|app| match app.route() {
        Route::Session(Session::Open { open, .. }) => open.member.last_access.clone(),
        _ => None,
    });
    let last = last.await;
    assert_eq!(last.device, "Android");
    assert!(last.at.is_some());
}

#[tokio::test(flavor = "multi_thread")]
async fn wrong_pins_say_what_is_left_then_until_when_and_the_lock_passes() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_username(town.member.username).await;
    for left in [4, 3, 2, 1] {
        phone.taps("0007");
        let told = phone.sees(|app| match log_in(app) {
            Some(LogIn::AskingPin { problem: Some(PinProblem::Wrong { attempts_left }), .. })
                if *attempts_left == left =>
            {
                Some(*attempts_left)
            }
            _ => None,
        });
        assert_eq!(told.await, left);
    }
    phone.taps("0007");
    phone.until(|app| matches!(log_in(app), Some(LogIn::Locked { .. }))).await;
    town.forward(&phone, Duration::from_secs(30));
    phone.until(|app| matches!(log_in(app), Some(LogIn::AskingUsername { .. }))).await;
    phone.continues();
    phone.until(crate::hand::asks_pin).await;
    phone.taps(town.member.pin);
    phone.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_is_kept_by_asking_and_ends_by_itself_when_left_alone() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.logs_in(town.member, town.member.pin).await;
    town.forward(&phone, Duration::from_mins(4));
    phone.act(Event::Session(session::Event::StayConnected));
    phone.until(is_open).await;
    town.forward(&phone, Duration::from_mins(4));
    assert!(phone.engine().read(is_open));
    town.forward(&phone, Duration::from_mins(1));
    phone.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
    phone.engine().saved().await;
    assert_eq!(phone.secrets.held_in(Slot::Session), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_outlives_the_process_and_not_its_end_at_the_portal() {
    let town = Town::new().await;
    let mut phone = town.phone();
    phone.logs_in(town.member, town.member.pin).await;
    phone.is_killed_and_started().await;
    phone.until(is_open).await;
    phone.engine().saved().await;
    // Ended elsewhere: a second phone that has the same token.
    let token = phone.secrets.held_in(Slot::Session).unwrap();
    let other = town.phone();
    other.until(is_home).await;
    other.secrets.put(Slot::Session, &token);
    let mut other = other;
    other.is_killed_and_started().await;
    other.until(is_open).await;
    other.act(Event::Session(session::Event::LogOut));
    town.line.has_answered("DELETE /session").await;
    phone.act(Event::Session(session::Event::StayConnected));
    phone.until(|app| app.notice() == Some(Notice::SessionExpired)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_unknown_is_asked_for_a_pin_like_anybody() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.enters(Destination::LogIn).await;
    phone.types_username("nadie.con.este.nombre");
    phone.until(crate::hand::asks_pin).await;
    phone.taps("2580");
    let left = phone.sees(|app| match log_in(app) {
        Some(LogIn::AskingPin { problem: Some(PinProblem::Wrong { attempts_left }), .. }) => Some(*attempts_left),
        _ => None,
    });
    assert_eq!(left.await, 4);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_clock_that_is_wrong_by_a_day_changes_nothing() {
    let town = Town::new().await;
    let phone = town.phone();
    let now = phone.engine().now();
    phone
        .clock
        .set(multiportal::domain::Moment { wall: now.wall.checked_add(Duration::from_hours(24)).unwrap(), ..now });
    phone.logs_in(town.member, town.member.pin).await;
    let now = phone.engine().now();
    phone
        .clock
        .set(multiportal::domain::Moment { wall: now.wall.checked_sub(Duration::from_hours(48)).unwrap(), ..now });
    phone.engine().wake();
    assert!(phone.engine().read(is_open));
}
