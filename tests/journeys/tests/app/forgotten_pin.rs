//! Recovering a PIN, and logging in with the new one.

use multiportal::api::WeakPinReason;
use multiportal::app::Event;
use multiportal::domain::limits::PIN_TRIES;
use multiportal::features::log_in as log_in_flow;
use multiportal::features::log_in::{LogIn, PinProblem};
use multiportal::features::recover_pin::{self, FormProblem, Question, RecoverPin};

use crate::hand::{asks_code, asks_pin, chooses_pin, has_changed_pin, is_open, log_in, recover_pin};
use crate::town::Town;

#[tokio::test(flavor = "multi_thread")]
async fn the_new_pin_opens_a_session_and_the_old_one_does_not() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_answers(town.member).await;
    phone.taps(&town.last_code());
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    let mut calls = town.line.calls();
    calls.sort();
    assert_eq!(
        calls,
        [
            "GET /portal",
            "POST /challenges",
            "POST /recoveries/*/code",
            "POST /recoveries/password",
            "PUT /recoveries/*/pin",
        ]
    );
    phone.goes_on_to_log_in().await;
    phone.taps(town.member.pin);
    phone
        .until(|app| {
            matches!(log_in(app), Some(LogIn::AskingPin { problem: Some(PinProblem::Wrong { attempts_left: 4 }), .. }))
        })
        .await;
    phone.taps("2580");
    phone.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_member_whom_a_stranger_locked_out_recovers_the_pin_and_gets_in() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_username(town.member.username).await;
    for _ in 0..PIN_TRIES {
        phone.until(asks_pin).await;
        phone.taps("0007");
        phone.until(|app| !matches!(log_in(app), Some(LogIn::CheckingPin { .. }))).await;
    }
    phone.until(|app| matches!(log_in(app), Some(LogIn::Locked { .. }))).await;
    phone.act(Event::LogIn(log_in_flow::Event::ForgotPin));
    // The username is known: nothing asks twice for it.
    let first = phone.sees(|app| match recover_pin(app) {
        Some(RecoverPin::Asking(form)) => Some(form.question),
        _ => None,
    });
    assert_eq!(first.await, Question::DocumentKind);
    phone.about_pin(recover_pin::Event::KindChosen(town.member.document_type.to_owned().into()));
    phone.about_pin(recover_pin::Event::Continue);
    for text in [town.member.document_number, town.member.email, town.member.phone] {
        phone.answers(text);
    }
    phone.until(asks_code).await;
    phone.taps(&town.last_code());
    phone.chooses("2580").await;
    phone.goes_on_to_log_in().await;
    phone.taps("2580");
    phone.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pin_that_only_the_portal_knows_to_be_weak_is_refused_with_its_reason_and_another_taken() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_answers(town.member).await;
    phone.taps(&town.last_code());
    let birth_year = town.member.birth_year.to_string();
    let tail = &town.member.document_number[town.member.document_number.len() - 4..];
    for (pin, reason) in [
        (birth_year.as_str(), WeakPinReason::BirthYear),
        (tail, WeakPinReason::DocumentTail),
        (town.member.pin, WeakPinReason::InForce),
        ("2580", WeakPinReason::Other(String::new())),
    ] {
        phone.until(chooses_pin).await;
        if pin == "2580" {
            phone.chooses(pin).await;
            phone.until(has_changed_pin).await;
            continue;
        }
        phone.chooses(pin).await;
        phone
            .until(|app| match recover_pin(app) {
                Some(RecoverPin::Choosing { problem: Some(recover_pin::PinProblem::Weak(why)), .. }) => *why == reason,
                _ => false,
            })
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_that_are_not_the_member_s_lead_to_a_code_that_never_comes() {
    let town = Town::new().await;
    let phone = town.phone();
    let stranger = portal::SeededMember { email: "otra@correo.example", ..town.member };
    phone.gives_answers(stranger).await;
    assert!(town.letters().is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_fourth_code_within_the_hour_says_how_long_to_wait() {
    let town = Town::new().await;
    let phone = town.phone();
    for _ in 0..3 {
        phone.gives_answers(town.member).await;
        for _ in 0..6 {
            phone.act(Event::Back);
        }
        phone.until(crate::hand::is_home).await;
    }
    phone.answers_all(town.member).await;
    let problem = phone.sees(|app| match recover_pin(app) {
        Some(RecoverPin::Asking(form)) => form.problem.clone(),
        _ => None,
    });
    assert!(matches!(
        problem.await,
        FormProblem::CallError(multiportal::flow::CallError::SlowDown { retry_after }) if !retry_after.is_zero()
    ));
    assert_eq!(town.codes().len(), 3);
}
