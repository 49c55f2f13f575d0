//! Choosing a PIN: the grant, the weak ones, and what ends with the old one.

use crate::town::Town;
use portal::Letter;
use reqwest::StatusCode;

#[tokio::test]
async fn weak_pins_are_refused_with_their_reason_and_the_grant_stays_good() {
    let town = Town::new().await;
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    for (pin, reason) in [
        ("0000", "repeated"),
        ("1234", "run"),
        ("4321", "run"),
        ("1952", "birth_year"),
        ("7829", "document_tail"),
        (member.pin, "in_force"),
    ] {
        let reply = town.choose_pin(&recovery, &grant, pin).await;
        assert_eq!(reply.is_problem(422, "weak_pin").word("reason"), reason);
    }
    for pin in ["", "258", "25800", "25a0"] {
        assert_eq!(town.choose_pin(&recovery, &grant, pin).await.is_problem(422, "invalid_field").word("field"), "pin");
    }
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn a_grant_is_good_once_for_its_recovery_and_for_five_minutes() {
    let town = Town::new().await;
    let (one, other) = (town.granted(town.member(0)).await, town.granted(town.member(1)).await);
    town.choose_pin(&one.0, &other.1, "2580").await.is_problem(410, "grant_over");
    town.choose_pin(&one.0, "", "2580").await.is_problem(410, "grant_over");
    town.choose_pin("nunca", &one.1, "2580").await.is_problem(410, "grant_over");
    town.forward(299);
    town.choose_pin(&one.0, &one.1, "2580").await.is(StatusCode::NO_CONTENT);
    town.choose_pin(&one.0, &one.1, "3691").await.is_problem(410, "grant_over");
    town.forward(1);
    town.choose_pin(&other.0, &other.1, "2580").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn a_chosen_pin_ends_every_other_grant_of_the_member() {
    let town = Town::new().await;
    let (one, other) = (town.granted(town.member(0)).await, town.granted(town.member(0)).await);
    town.choose_pin(&one.0, &one.1, "2580").await.is(StatusCode::NO_CONTENT);
    town.choose_pin(&other.0, &other.1, "3691").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn without_its_code_a_recovery_takes_no_pin() {
    let town = Town::new().await;
    let recovery = town.recover_password(town.member(0)).await.word("recovery");
    town.choose_pin(&recovery, "", "2580").await.is_problem(410, "grant_over");
    let name = town.recover_username(town.member(1).email).await.word("recovery");
    let done = town.code(&name, &town.last_code()).await;
    assert!(done.json().get("grant").is_none());
    town.choose_pin(&name, "", "2580").await.is_problem(410, "grant_over");
}

#[tokio::test]
async fn every_session_ends_with_the_old_pin_and_a_receipt_goes_out_by_both_ways() {
    let town = Town::new().await;
    let (member, other) = (town.member(0), town.member(1));
    let tokens = [town.token(member).await, town.token(member).await];
    let untouched = town.token(other).await;
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    for token in tokens {
        town.session(&token).await.is_problem(401, "session_over");
    }
    town.session(&untouched).await.is(StatusCode::OK);
    let receipt = town.last_receipt();
    let told = |letter: &Letter| match letter {
        Letter::Sms { to, text } => to == member.phone && text.contains(&receipt) && text.len() <= 160,
        Letter::Email { to, text, .. } => to == member.email && text.contains(&receipt),
    };
    assert_eq!(town.letters().iter().filter(|letter| told(letter)).count(), 2);
}
