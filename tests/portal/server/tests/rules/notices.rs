//! Notices of new phones and new installations, each with a receipt that freezes.

use multiportal::api::Path;
use portal::Message;
use reqwest::StatusCode;
use serde_json::json;

use crate::env::TestEnv;
use crate::received::Received;

async fn log_in(env: &TestEnv, installation: &str) -> Received {
    let member = env.member(0);
    let attempt = env.attempt(member.username).await;
    let body = json!({ "pin": member.pin, "installation": installation });
    env.post(Path::Pin { attempt: &attempt }, &body).await
}

fn installation(number: u32) -> String {
    format!("{number:032x}")
}

#[tokio::test]
async fn new_installation_sends_one_gsm_7_sms_and_one_email() {
    let env = TestEnv::new().await;
    log_in(&env, &installation(1)).await.is(StatusCode::CREATED);
    let [Message::Email { subject, .. }, Message::Sms { to, text }] = &env.messages()[..] else { panic!("no notice") };
    assert_eq!((subject.as_str(), to.as_str()), ("Ingreso desde un equipo nuevo", env.member(0).phone));
    assert!(text.len() <= 140 && text.is_ascii(), "{text}");
    let sent = env.running.outbox().since(0).unwrap().len();
    env.forward(179 * 24 * 3_600);
    log_in(&env, &installation(1)).await.is(StatusCode::CREATED);
    assert_eq!(env.running.outbox().since(2).unwrap().len(), 0);
    env.forward(180 * 24 * 3_600);
    log_in(&env, &installation(1)).await.is(StatusCode::CREATED);
    assert_eq!((sent, env.running.outbox().since(2).unwrap().len()), (2, 2));
}

#[tokio::test]
async fn the_receipt_of_a_notice_freezes() {
    let env = TestEnv::new().await;
    let token = log_in(&env, &installation(1)).await.word("token");
    env.freeze(&env.last_receipt()).await.is(StatusCode::NO_CONTENT);
    env.session(&token).await.is_problem(401, "session_over");
    log_in(&env, &installation(1)).await.is_problem(403, "frozen");
}

#[tokio::test]
async fn a_member_gets_three_notices_a_day() {
    let env = TestEnv::new().await;
    for number in 0..5 {
        log_in(&env, &installation(number)).await.is(StatusCode::CREATED);
    }
    assert_eq!(env.messages().len(), 6);
    env.forward(24 * 3_600);
    log_in(&env, &installation(9)).await.is(StatusCode::CREATED);
    assert_eq!(env.messages().len(), 8);
}

#[tokio::test]
async fn a_wrong_pin_and_a_wrong_installation_send_no_notice() {
    let env = TestEnv::new().await;
    let attempt = env.attempt(env.member(0).username).await;
    let body = json!({ "pin": "1111", "installation": installation(1) });
    env.post(Path::Pin { attempt: &attempt }, &body).await.is_problem(401, "wrong_pin");
    for wrong in ["", "x", &"0".repeat(33)] {
        log_in(&env, wrong).await.is_invalid("installation");
    }
    assert_eq!(env.messages(), []);
    assert_eq!(env.pin(&attempt, "1111").await.number("attempts_left"), 3);
}
