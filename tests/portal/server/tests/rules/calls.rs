//! A call in place of a message: `via: "call"` on resend.

use multiportal::api::Path;
use portal::Message;
use reqwest::StatusCode;
use serde_json::json;

use crate::env::TestEnv;
use support::fixtures::spoken_digits;

async fn call(env: &TestEnv, recovery: &str) -> crate::received::Received {
    env.post(Path::Resend { recovery }, &json!({ "sms": { "platform": "none" }, "via": "call" })).await
}

#[tokio::test]
async fn call_speaks_a_new_code_twice_and_shares_the_counters() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let recovery = env.recover_username(member.email).await.word("recovery");
    let first = env.last_code();
    call(&env, &recovery).await.is_problem(429, "slow_down");
    env.forward(60);
    assert_eq!(call(&env, &recovery).await.is(StatusCode::ACCEPTED).number("resends_left"), 1);
    let Some(Message::Call { to, text }) = env.messages().pop() else { panic!("no call") };
    assert_eq!(to, member.phone);
    let spoken = spoken_digits(&text);
    let (code, again) = spoken.split_at(6);
    assert_eq!(code, again);
    env.code(&recovery, &first).await.is_problem(401, "wrong_code");
    env.code(&recovery, code).await.is(StatusCode::OK);
}

#[tokio::test]
async fn another_way_to_tell_a_code_is_refused() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    env.forward(60);
    let body = json!({ "sms": { "platform": "none" }, "via": "fax" });
    env.post(Path::Resend { recovery: &recovery }, &body).await.is_invalid("via");
}
