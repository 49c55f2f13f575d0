//! The three journeys, from end to end.

use crate::town::Town;
use portal::Letter;
use reqwest::StatusCode;

#[tokio::test]
async fn a_member_logs_in_with_username_and_pin() {
    let town = Town::new().await;
    let member = town.member(0);
    let begun = town.log_in(member.username).await;
    begun.is(StatusCode::CREATED);
    assert_eq!(begun.number("expires_in"), 300);
    let session = town.pin(&begun.word("attempt"), member.pin).await;
    session.is(StatusCode::CREATED);
    assert_eq!((session.number("idle_timeout"), session.number("expires_in")), (300, 1_800));
    assert_eq!(session.json()["member"]["display_name"], "María López");
    assert!(session.json().get("last_access").is_none());
    let seen = town.session(&session.word("token")).await;
    seen.is(StatusCode::OK);
    assert!(seen.json().get("token").is_none());
}

#[tokio::test]
async fn an_attempt_is_good_for_one_session_and_for_five_minutes() {
    let town = Town::new().await;
    let member = town.member(0);
    let attempt = town.attempt(member.username).await;
    town.pin(&attempt, member.pin).await.is(StatusCode::CREATED);
    town.pin(&attempt, member.pin).await.is_problem(410, "attempt_over");
    let attempt = town.attempt(member.username).await;
    town.forward(300);
    town.pin(&attempt, member.pin).await.is_problem(410, "attempt_over");
    town.pin("nunca", member.pin).await.is_problem(410, "attempt_over");
    town.pin("%ff%00", member.pin).await.is_problem(410, "attempt_over");
}

#[tokio::test]
async fn a_member_recovers_the_username_by_mail_and_by_phone() {
    let town = Town::new().await;
    let member = town.member(1);
    let begun = town.recover_username(member.email).await;
    begun.is(StatusCode::ACCEPTED);
    let told = ["code_length", "code_expires_in", "resend_in", "resends_left"].map(|field| begun.number(field));
    assert_eq!(told, [6, 300, 60, 2]);
    let done = town.code(&begun.word("recovery"), &town.last_code()).await;
    done.is(StatusCode::OK);
    assert_eq!(done.word("result"), "username_sent");
    let masked: Vec<String> =
        done.json()["channels"].as_array().unwrap().iter().map(|one| one["masked"].as_str().unwrap().into()).collect();
    assert_eq!(masked, ["j•••@c•••.example", "•••18"]);
    let named: Vec<bool> = town
        .letters()
        .iter()
        .map(|letter| match letter {
            Letter::Sms { to, text } => to == member.phone && text.contains(member.username),
            Letter::Email { to, text, .. } => to == member.email && text.contains(member.username),
        })
        .collect();
    assert_eq!(named, [false, true, true]);
}

#[tokio::test]
async fn a_member_recovers_the_pin_and_logs_in_with_the_new_one() {
    let town = Town::new().await;
    let member = town.member(2);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    town.log_in_with(member.username, member.pin).await.is_problem(401, "wrong_pin");
    town.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn one_field_of_somebody_else_recovers_no_pin() {
    let town = Town::new().await;
    let (member, other) = (town.member(0), town.member(1));
    let wrong = [
        portal::SeededMember { username: other.username, ..member },
        portal::SeededMember { document_number: other.document_number, ..member },
        portal::SeededMember { document_type: "TI", ..member },
    ];
    for form in wrong {
        town.recover_password(form).await.is(StatusCode::ACCEPTED);
    }
    assert_eq!(town.letters(), []);
}

#[tokio::test]
async fn what_was_sent_can_be_typed_in_every_way_that_means_the_same() {
    let town = Town::new().await;
    let member = town.member(3);
    let typed = portal::SeededMember {
        username: " LMoreno ",
        document_number: "00.79 456-123",
        email: "Luis.Moreno@CORREO.example",
        phone: "0057 320 111 2205",
        ..member
    };
    town.recover_password(typed).await.is(StatusCode::ACCEPTED);
    assert_eq!(town.texts_to(member.phone).len(), 1);
}
