//! Username and PIN recovered in one go, with one code, by a member who forgot both.

use portal::{Letter, SeededMember};
use reqwest::StatusCode;
use serde_json::Value;

use crate::reply::Reply;
use crate::town::{Town, other_than, password_form};
use multiportal::api::Path;

/// The form of a member who forgot both: without a username.
pub async fn recover_both(town: &Town, member: SeededMember) -> Reply {
    let mut form = password_form(member, &town.proof("recover_password").await);
    form.as_object_mut().unwrap().remove("username");
    town.post(Path::RecoverPassword, &form).await
}

/// Where the username went.
fn told(town: &Town, member: SeededMember) -> Vec<bool> {
    let tells = |letter: &Letter| match letter {
        Letter::Sms { to, text } => to == member.phone && text.contains(member.username),
        Letter::Email { to, text, .. } => to == member.email && text.contains(member.username),
    };
    town.letters().iter().map(tells).collect()
}

#[tokio::test]
async fn one_code_sends_the_username_and_lets_a_new_pin_be_chosen() {
    let town = Town::new().await;
    let member = town.member(0);
    let begun = recover_both(&town, member).await;
    begun.is(StatusCode::ACCEPTED);
    let recovery = begun.word("recovery");
    let code = town.last_code();
    town.code(&recovery, &other_than(&code)).await.is_problem(401, "wrong_code");
    assert_eq!(told(&town, member), [false], "a wrong code sends no username");
    let answer = town.code(&recovery, &code).await;
    answer.is(StatusCode::OK);
    assert_eq!(answer.word("result"), "choose_pin");
    assert_eq!(told(&town, member), [false, true, true]);
    town.choose_pin(&recovery, &answer.word("grant"), "2580").await.is(StatusCode::NO_CONTENT);
    town.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn with_the_username_given_no_username_is_sent() {
    let town = Town::new().await;
    let member = town.member(0);
    town.granted(member).await;
    assert_eq!(told(&town, member), [false]);
}

#[tokio::test]
async fn one_field_of_somebody_else_recovers_neither() {
    let town = Town::new().await;
    let (member, other) = (town.member(0), town.member(1));
    for form in [
        SeededMember { document_number: other.document_number, ..member },
        SeededMember { document_type: "TI", ..member },
        SeededMember { phone: other.phone, ..member },
        SeededMember { email: other.email, ..member },
    ] {
        recover_both(&town, form).await;
    }
    assert_eq!(town.letters(), []);
}

#[tokio::test]
async fn a_document_gets_three_codes_an_hour_whatever_mail_and_phone_are_typed_with_it() {
    let town = Town::new().await;
    let member = town.member(0);
    for (email, phone) in
        [("a@b.example", "+573000000001"), ("c@d.example", "+573000000002"), ("e@f.example", "+573000000003")]
    {
        recover_both(&town, SeededMember { email, phone, ..member }).await.is(StatusCode::ACCEPTED);
    }
    recover_both(&town, member).await.is_problem(429, "slow_down");
}

#[tokio::test]
async fn a_username_that_cannot_be_one_is_still_refused_and_none_at_all_may_be_said_by_null() {
    let town = Town::new().await;
    let member = town.member(0);
    let mut form = password_form(member, &town.proof("recover_password").await);
    form["username"] = "".into();
    town.post(Path::RecoverPassword, &form).await.is_problem(422, "invalid_field");
    let mut form = password_form(member, &town.proof("recover_password").await);
    form["username"] = Value::Null;
    town.post(Path::RecoverPassword, &form).await.is(StatusCode::ACCEPTED);
}
