//! A portal that is stopped and started again goes on where it was.

use crate::env::TestEnv;
use reqwest::StatusCode;

#[tokio::test]
async fn sessions_attempts_and_recoveries_go_on_after_a_restart() {
    let mut env = TestEnv::new().await;
    let member = env.member(0);
    let token = env.token(member).await;
    let attempt = env.attempt(member.username).await;
    let recovery = env.recover_password(member).await.word("recovery");
    env = env.restarted().await;
    env.session(&token).await.is(StatusCode::OK);
    env.pin(&attempt, member.pin).await.is(StatusCode::CREATED);
    let grant = env.code(&recovery, &env.last_code()).await.word("grant");
    env = env.restarted().await;
    env.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    env = env.restarted().await;
    env.freeze(&env.last_receipt()).await.is(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn tries_of_a_code_are_counted_across_restarts() {
    let mut env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    let wrong = support::fixtures::wrong_code(&env.last_code());
    for left in (0..5).rev() {
        env = env.restarted().await;
        assert_eq!(env.code(&recovery, &wrong).await.number("attempts_left"), left);
    }
    env = env.restarted().await;
    env.code(&recovery, &wrong).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn seeding_again_changes_no_member() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    env.new_pin(member, "2580").await;
    let seeded = portal::seed(&portal::Config::for_tests(env.data())).unwrap();
    assert_eq!(seeded.len(), 4);
    env.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn a_request_that_never_ends_holds_nothing() {
    let env = TestEnv::new().await;
    let mut stalled = std::net::TcpStream::connect(env.running.address()).unwrap();
    let head =
        "POST /api/v1/freeze HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    std::io::Write::write_all(&mut stalled, head.as_bytes()).unwrap();
    // Answered after the stalled one was taken.
    env.token(env.member(0)).await;
    let env = env.restarted().await;
    env.token(env.member(0)).await;
    drop(stalled);
}
