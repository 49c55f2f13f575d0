//! Security codes: five tries, five minutes, once, for one recovery, the last one sent.

use crate::env::TestEnv;
use reqwest::StatusCode;
use support::fixtures::wrong_code;

#[tokio::test]
async fn recovery_is_over_after_five_wrong_codes() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    let code = env.last_code();
    for left in (0..5).rev() {
        let received = env.code(&recovery, &wrong_code(&code)).await;
        assert_eq!(received.is_problem(401, "wrong_code").number("attempts_left"), left);
    }
    env.code(&recovery, &wrong_code(&code)).await.is_problem(410, "recovery_over");
    env.code(&recovery, &code).await.is_problem(410, "recovery_over");
    env.forward(60);
    env.resend(&recovery).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn code_works_until_one_second_before_its_end() {
    let env = TestEnv::new().await;
    let early = env.recover_username(env.member(0).email).await.word("recovery");
    let early_code = env.last_code();
    let late = env.recover_username(env.member(1).email).await.word("recovery");
    let late_code = env.last_code();
    env.forward(299);
    env.code(&early, &early_code).await.is(StatusCode::OK);
    env.forward(1);
    env.code(&late, &late_code).await.is_problem(410, "code_expired");
    env.code(&late, &wrong_code(&late_code)).await.is_problem(410, "code_expired");
    env.resend(&late).await.is(StatusCode::ACCEPTED);
    env.code(&late, &env.last_code()).await.is(StatusCode::OK);
}

#[tokio::test]
async fn a_code_is_good_once() {
    let env = TestEnv::new().await;
    let member = env.member(0);
    let recovery = env.recover_password(member).await.word("recovery");
    let code = env.last_code();
    env.code(&recovery, &code).await.is(StatusCode::OK);
    env.code(&recovery, &code).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn another_recovery_s_code_is_wrong() {
    let env = TestEnv::new().await;
    let one = env.recover_username(env.member(0).email).await.word("recovery");
    let code = env.last_code();
    let mut other = env.recover_username(env.member(1).email).await.word("recovery");
    while env.last_code() == code {
        other = env.recover_username(env.member(2).email).await.word("recovery");
    }
    env.code(&other, &code).await.is_problem(401, "wrong_code");
    env.code(&one, &code).await.is(StatusCode::OK);
    env.code("nunca", &code).await.is_problem(410, "recovery_over");
}

#[tokio::test]
async fn resend_voids_the_earlier_code_and_restores_five_tries() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    let mut earlier = env.last_code();
    env.code(&recovery, &wrong_code(&earlier)).await.is_problem(401, "wrong_code");
    env.forward(60);
    let again = env.resend(&recovery).await;
    assert_eq!((again.word("recovery"), again.number("resends_left")), (recovery.clone(), 1));
    if env.last_code() == earlier {
        // One time in a million both are the same: then the test is of any other.
        earlier = wrong_code(&earlier);
    }
    assert_eq!(env.code(&recovery, &earlier).await.is_problem(401, "wrong_code").number("attempts_left"), 4);
    env.code(&recovery, &env.last_code()).await.is(StatusCode::OK);
}

#[tokio::test]
async fn early_resend_is_refused_with_the_wait() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    assert_eq!(env.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 60);
    env.forward(59);
    assert_eq!(env.resend(&recovery).await.is_problem(429, "slow_down").number("retry_after"), 1);
    env.forward(1);
    env.resend(&recovery).await.is(StatusCode::ACCEPTED);
    assert_eq!(env.texts_to(env.member(0).phone).len(), 2);
}

#[tokio::test]
async fn malformed_code_costs_no_try_and_spaces_are_ignored() {
    let env = TestEnv::new().await;
    let recovery = env.recover_username(env.member(0).email).await.word("recovery");
    for typed in ["", "12345", "1234567", "12345a", "٤٨٢٩١٣", "' OR 1=1"] {
        env.code(&recovery, typed).await.is_invalid("code");
    }
    let code = env.last_code();
    env.code(&recovery, &format!(" {} {}\n", &code[..3], &code[3..])).await.is(StatusCode::OK);
}
