//! The three journeys, from end to end.

use portal::SeededMember;
use reqwest::StatusCode;

use crate::both::recover_both;
use crate::env::TestEnv;

#[tokio::test]
async fn a_member_logs_in_with_username_and_pin() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let begun = env.log_in(member.username).await;
    begun.is(StatusCode::CREATED);
    assert_eq!(begun.number("expires_in"), 300);
    let session = env.pin(&begun.word("attempt"), member.pin).await;
    session.is(StatusCode::CREATED);
    assert_eq!((session.number("idle_timeout"), session.number("expires_in")), (300, 1_800));
    assert_eq!(session.json()["member"]["display_name"], "María López");
    assert!(session.json().get("last_access").is_none());
    let seen = env.session(&session.word("token")).await;
    seen.is(StatusCode::OK);
    assert!(seen.json().get("token").is_none());
}

#[tokio::test]
async fn attempt_opens_one_session_within_five_minutes() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    env.pin(&attempt, member.pin).await.is(StatusCode::CREATED);
    env.pin(&attempt, member.pin).await.is_problem(410, "attempt_over");
    let attempt = env.attempt(member.username).await;
    env.forward(300);
    env.pin(&attempt, member.pin).await.is_problem(410, "attempt_over");
    env.pin("nunca", member.pin).await.is_problem(410, "attempt_over");
    env.pin("%ff%00", member.pin).await.is_problem(410, "attempt_over");
}

#[tokio::test]
async fn a_member_recovers_the_username_by_mail_and_by_phone() {
    let env = TestEnv::new().await;
    let member = env.member(1);
    let begun = env.recover_username(member.email).await;
    begun.is(StatusCode::ACCEPTED);
    let limits = ["code_length", "code_expires_in", "resend_in", "resends_left"].map(|field| begun.number(field));
    assert_eq!(limits, [6, 300, 60, 2]);
    let done = env.code(&begun.word("recovery"), &env.last_code()).await;
    done.is(StatusCode::OK);
    assert_eq!(done.word("result"), "username_sent");
    let masked: Vec<String> =
        done.json()["channels"].as_array().unwrap().iter().map(|one| one["masked"].as_str().unwrap().into()).collect();
    assert_eq!(masked, ["j•••@c•••.example", "•••18"]);
    assert_eq!(env.messages_with(member.username, member), [false, true, true]);
}

#[tokio::test]
async fn member_recovers_the_pin_and_logs_in_with_it() {
    let env = TestEnv::new().await;
    let member = env.member(2);
    env.new_pin(member, "2580").await;
    env.log_in_with(member.username, member.pin).await.is_problem(401, "wrong_pin");
    env.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn one_field_of_somebody_else_recovers_nothing() {
    let env = TestEnv::new().await;
    let (member, other) = (env.member(0), env.member(1));
    env.recover_password(SeededMember { username: other.username, ..member }).await.is(StatusCode::ACCEPTED);
    for form in [
        SeededMember { document_number: other.document_number, ..member },
        SeededMember { document_type: "TI", ..member },
        SeededMember { phone: other.phone, ..member },
        SeededMember { email: other.email, ..member },
    ] {
        env.recover_password(form).await.is(StatusCode::ACCEPTED);
        recover_both(&env, form).await.is(StatusCode::ACCEPTED);
    }
    assert_eq!(env.messages(), []);
}

#[tokio::test]
async fn registered_data_is_accepted_in_every_equivalent_spelling() {
    let env = TestEnv::new().await;
    let member = env.member(3);
    let typed = SeededMember {
        username: " LMoreno ",
        document_number: "00.79 456-123",
        email: "Luis.Moreno@CORREO.example",
        phone: "0057 320 111 2205",
        ..member
    };
    env.recover_password(typed).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.texts_to(member.phone).len(), 1);
}
