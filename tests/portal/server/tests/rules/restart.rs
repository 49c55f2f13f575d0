//! A portal that is stopped and started again goes on where it was.

use crate::town::Town;
use reqwest::StatusCode;

#[tokio::test]
async fn sessions_attempts_and_recoveries_go_on_after_a_restart() {
    let mut town = Town::new().await;
    let member = town.member(0);
    let token = town.token(member).await;
    let attempt = town.attempt(member.username).await;
    let recovery = town.recover_password(member).await.word("recovery");
    town = town.restarted().await;
    town.session(&token).await.is(StatusCode::OK);
    town.pin(&attempt, member.pin).await.is(StatusCode::CREATED);
    let grant = town.code(&recovery, &town.last_code()).await.word("grant");
    town = town.restarted().await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    town = town.restarted().await;
    town.freeze(&town.last_receipt()).await.is(StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn tries_of_a_code_are_counted_across_restarts() {
    let mut town = Town::new().await;
    let recovery = town.recover_username(town.member(0).email).await.word("recovery");
    let wrong = crate::town::other_than(&town.last_code());
    for left in (0..5).rev() {
        town = town.restarted().await;
        assert_eq!(town.code(&recovery, &wrong).await.number("attempts_left"), left);
    }
    town = town.restarted().await;
    town.code(&recovery, &wrong).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn seeding_again_changes_nobody() {
    let town = Town::new().await;
    let member = town.member(0);
    let (recovery, grant) = town.granted(member).await;
    town.choose_pin(&recovery, &grant, "2580").await.is(StatusCode::NO_CONTENT);
    let seeded = portal::seed(&portal::Config::for_tests(town.data())).unwrap();
    assert_eq!(seeded.len(), 4);
    town.log_in_with(member.username, "2580").await.is(StatusCode::CREATED);
}

#[tokio::test]
async fn a_request_that_never_ends_holds_nothing() {
    let town = Town::new().await;
    let mut stalled = std::net::TcpStream::connect(town.running.address()).unwrap();
    let head =
        "POST /api/v1/freeze HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    std::io::Write::write_all(&mut stalled, head.as_bytes()).unwrap();
    // Answered after the stalled one was taken.
    town.token(town.member(0)).await;
    let town = town.restarted().await;
    town.token(town.member(0)).await;
    drop(stalled);
}
