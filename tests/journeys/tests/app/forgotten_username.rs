//! Recovering a username.

use std::time::Duration;

use multiportal::device::fake::ScriptedInbox;
use multiportal::domain::SentTo;
use multiportal::domain::limits::CODE_TRIES;
use multiportal::features::code_entry::{CodeEntry, CodeProblem};
use multiportal::features::recover_username::{self, RecoverUsername};
use multiportal::runtime::RetryPolicy;
use portal::Message;

use crate::hand::{asks_code, entry, recover_username};
use crate::town::{Phone, Town};

async fn is_told_where(phone: &Phone) -> Vec<SentTo> {
    phone
        .sees(|app| match recover_username(app) {
            Some(RecoverUsername::UsernameSent { channels }) => Some(channels.clone()),
            _ => None,
        })
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn the_username_comes_by_mail_and_text_after_the_code_with_as_many_requests_as_there_are_calls() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_email(town.member.email).await;
    assert_eq!(town.texts().len(), 1);
    phone.taps(&town.last_code());
    assert_eq!(is_told_where(&phone).await.len(), 2);
    let mail = town.letters().into_iter().find_map(|letter| match letter {
        Message::Email { to, text, .. } if to == town.member.email => Some(text),
        _ => None,
    });
    assert!(mail.unwrap().contains(town.member.username));
    let mut calls = town.line.calls();
    calls.sort();
    assert_eq!(calls, ["GET /portal", "POST /challenges", "POST /recoveries/*/code", "POST /recoveries/username"]);
    phone.about_email(recover_username::Event::LogIn);
    phone.until(|app| crate::hand::log_in(app).is_some()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_is_handed_the_text_fills_the_code_in_by_itself() {
    let town = Town::new().await;
    let phone = town.phone_with(ScriptedInbox::with_tokens(), RetryPolicy::default());
    phone.gives_email(town.member.email).await;
    // A text of an earlier request, then the awaited one, twice.
    phone.inbox.deliver("111111 es tu codigo.\nOLDTOKEN000\n@portal.cooprofesoresun.example #111111");
    let text = town.texts().pop().unwrap();
    phone.inbox.deliver(&text);
    phone.inbox.deliver(&text);
    is_told_where(&phone).await;
    let checks = town.line.calls().into_iter().filter(|call| call.ends_with("/code")).count();
    assert_eq!(checks, 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn after_a_resend_the_earlier_code_is_wrong_and_the_new_one_right() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_email(town.member.email).await;
    let earlier = town.last_code();
    phone.resends();
    assert!(phone.engine().read(asks_code), "too soon: nothing is asked for");
    town.forward(&phone, Duration::from_mins(1));
    phone.resends();
    phone.until(asks_code).await;
    assert_eq!(town.codes().len(), 2);
    phone.taps(&earlier);
    let problem = |phone: &Phone| {
        phone.engine().read(|app| match entry(app) {
            Some(CodeEntry::Entering { problem, .. }) => problem.clone(),
            _ => None,
        })
    };
    phone.until(|app| matches!(entry(app), Some(CodeEntry::Entering { problem: Some(_), .. }))).await;
    assert_eq!(problem(&phone), Some(CodeProblem::Wrong { attempts_left: 4 }));
    phone.taps(&town.last_code());
    is_told_where(&phone).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_is_good_one_second_before_its_end_and_not_one_second_after() {
    for (waits, is_good) in [(299, true), (301, false)] {
        let town = Town::new().await;
        let phone = town.phone();
        phone.gives_email(town.member.email).await;
        town.forward(&phone, Duration::from_secs(waits));
        phone.taps(&town.last_code());
        if is_good {
            is_told_where(&phone).await;
        } else {
            phone
                .until(|app| {
                    matches!(entry(app), Some(CodeEntry::Entering { problem: Some(CodeProblem::Expired), .. }))
                })
                .await;
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn after_five_wrong_codes_the_recovery_is_over_and_the_question_stands_as_it_was_answered() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_email(town.member.email).await;
    let right: u32 = town.last_code().parse().unwrap();
    for wrong in 1..=CODE_TRIES {
        phone.until(asks_code).await;
        phone.taps(&format!("{:06}", (right + wrong) % 1_000_000));
        phone.until(|app| !matches!(entry(app), Some(CodeEntry::Checking { .. }))).await;
    }
    let draft = phone.sees(|app| match recover_username(app) {
        Some(RecoverUsername::Asking(question)) if question.problem.is_some() => Some(question.draft.clone()),
        _ => None,
    });
    assert_eq!(draft.await.as_str(), town.member.email);
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_s_email_leads_to_a_code_that_never_comes() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_email("nadie@correo.example").await;
    assert!(town.letters().is_empty());
    phone.taps("482913");
    phone
        .until(|app| {
            matches!(
                entry(app),
                Some(CodeEntry::Entering { problem: Some(CodeProblem::Wrong { attempts_left: 4 }), .. })
            )
        })
        .await;
}
