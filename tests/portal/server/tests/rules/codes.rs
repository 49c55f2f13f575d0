//! Security codes: five tries, five minutes, once, for one recovery, the last one sent.

use crate::town::{Town, other_than};
use reqwest::StatusCode;

#[tokio::test]
async fn the_sixth_wrong_code_and_the_right_one_after_it_come_too_late() {
    let town = Town::new().await;
    let recovery = town.recover_username(town.member(0).email).await.word("recovery");
    let code = town.last_code();
    for left in (0..5).rev() {
        let reply = town.code(&recovery, &other_than(&code)).await;
        assert_eq!(reply.is_problem(401, "wrong_code").number("attempts_left"), left);
    }
    town.code(&recovery, &other_than(&code)).await.is_problem(410, "recovery_over");
    town.code(&recovery, &code).await.is_problem(410, "recovery_over");
    town.forward(60);
    town.resend(&recovery).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn a_code_works_one_second_before_its_end_and_not_at_its_end() {
    let town = Town::new().await;
    let early = town.recover_username(town.member(0).email).await.word("recovery");
    let early_code = town.last_code();
    let late = town.recover_username(town.member(1).email).await.word("recovery");
    let late_code = town.last_code();
    town.forward(299);
    town.code(&early, &early_code).await.is(StatusCode::OK);
    town.forward(1);
    town.code(&late, &late_code).await.is_problem(410, "code_expired");
    town.code(&late, &other_than(&late_code)).await.is_problem(410, "code_expired");
    town.resend(&late).await.is(StatusCode::ACCEPTED);
    town.code(&late, &town.last_code()).await.is(StatusCode::OK);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let town = Town::new().await;
    let member = town.member(0);
    let recovery = town.recover_password(member).await.word("recovery");
    let code = town.last_code();
    town.code(&recovery, &code).await.is(StatusCode::OK);
    town.code(&recovery, &code).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn another_recovery_s_code_is_wrong() {
    let town = Town::new().await;
    let one = town.recover_username(town.member(0).email).await.word("recovery");
    let code = town.last_code();
    let mut other = town.recover_username(town.member(1).email).await.word("recovery");
    while town.last_code() == code {
        other = town.recover_username(town.member(2).email).await.word("recovery");
    }
    town.code(&other, &code).await.is_problem(401, "wrong_code");
    town.code(&one, &code).await.is(StatusCode::OK);
    town.code("nunca", &code).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn an_earlier_code_is_void_after_a_resend_and_the_new_one_has_five_tries() {
    let town = Town::new().await;
    let recovery = town.recover_username(town.member(0).email).await.word("recovery");
    let mut earlier = town.last_code();
    town.code(&recovery, &other_than(&earlier)).await.is_problem(401, "wrong_code");
    town.forward(60);
    let again = town.resend(&recovery).await;
    assert_eq!((again.word("recovery"), again.number("resends_left")), (recovery.clone(), 1));
    if town.last_code() == earlier {
        // One time in a million both are the same: then the test is of any other.
        earlier = other_than(&earlier);
    }
    assert_eq!(town.code(&recovery, &earlier).await.is_problem(401, "wrong_code").number("attempts_left"), 4);
    town.code(&recovery, &town.last_code()).await.is(StatusCode::OK);
}

#[tokio::test]
async fn a_client_that_skips_the_resend_timer_is_told_to_wait() {
    let town = Town::new().await;
    let recovery = town.recover_username(town.member(0).email).await.word("recovery");
    assert_eq!(town.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 60);
    town.forward(59);
    assert_eq!(town.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 1);
    town.forward(1);
    town.resend(&recovery).await.is(StatusCode::ACCEPTED);
    assert_eq!(town.texts_to(town.member(0).phone).len(), 2);
}

#[tokio::test]
async fn what_is_no_code_costs_no_try_and_spaces_are_forgiven() {
    let town = Town::new().await;
    let recovery = town.recover_username(town.member(0).email).await.word("recovery");
    for typed in ["", "12345", "1234567", "12345a", "٤٨٢٩١٣", "' OR 1=1"] {
        assert_eq!(town.code(&recovery, typed).await.is_problem(422, "invalid_field").word("field"), "code");
    }
    let code = town.last_code();
    town.code(&recovery, &format!(" {} {}\n", &code[..3], &code[3..])).await.is(StatusCode::OK);
}
