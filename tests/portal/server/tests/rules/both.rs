//! Username and PIN recovered in one go, with one code, by a member who forgot both.

use portal::SeededMember;
use reqwest::StatusCode;
use serde_json::Value;

use crate::env::{TestEnv, password_form};
use crate::received::Received;
use multiportal::api::Path;
use support::fixtures::wrong_code;

/// The form of a member who forgot both: without a username.
pub async fn recover_both(env: &TestEnv, member: SeededMember) -> Received {
    let mut form = password_form(member, &env.proof("recover_password").await);
    form.as_object_mut().unwrap().remove("username");
    env.post(Path::RecoverPassword, &form).await
}

#[tokio::test]
async fn one_code_sends_the_username_and_grants_a_new_pin() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let begun = recover_both(&env, member).await;
    begun.is(StatusCode::ACCEPTED);
    let recovery = begun.word("recovery");
    let code = env.last_code();
    env.code(&recovery, &wrong_code(&code)).await.is_problem(401, "wrong_code");
    assert_eq!(env.messages_with(member.username, member), [false], "a wrong code sends no username");
    let answer = env.code(&recovery, &code).await;
    answer.is(StatusCode::OK);
    assert_eq!(answer.word("result"), "choose_pin");
    assert_eq!(env.messages_with(member.username, member), [false, true, true]);
    env.choose_pin(&recovery, &answer.word("grant"), "2580").await.is(StatusCode::NO_CONTENT);
    env.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn with_the_username_given_no_username_is_sent() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.granted(member).await;
    assert_eq!(env.messages_with(member.username, member), [false]);
}

#[tokio::test]
async fn invalid_username_is_refused_and_null_is_accepted() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let mut form = password_form(member, &env.proof("recover_password").await);
    form["username"] = "".into();
    env.post(Path::RecoverPassword, &form).await.is_problem(422, "invalid_field");
    let mut form = password_form(member, &env.proof("recover_password").await);
    form["username"] = Value::Null;
    env.post(Path::RecoverPassword, &form).await.is(StatusCode::ACCEPTED);
}
