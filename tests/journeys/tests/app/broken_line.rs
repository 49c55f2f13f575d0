//! The line breaks: nothing is lost, nothing is done twice, and the member is told.

use std::time::Duration;

use multiportal::app::{Event, Destination};
use multiportal::device::fake::ScriptedInbox;
use multiportal::features::code_entry::{CodeEntry, CodeProblem};
use multiportal::features::log_in::{self as log_in_flow, LogIn, PinProblem};
use multiportal::features::recover_pin::{self as recover_pin_flow, RecoverPin};
use multiportal::features::recover_username::{self as recover_username_flow, RecoverUsername};
use multiportal::flow::{CallError, Preparation};
use multiportal::runtime::RetryPolicy;
use rstest::rstest;

use crate::hand::{
    asks_code, asks_pin, chooses_pin, confirms_pin, entry, error, has_changed_pin, is_open, log_in, recover_pin,
    recover_username,
};
use crate::line::Fault;
use crate::town::{Phone, Town};

async fn is_wrong_with(phone: &Phone, left: u32) {
    phone
        .until(|app| {
            let code = matches!(
                entry(app),
                Some(CodeEntry::Entering { problem: Some(CodeProblem::Wrong { attempts_left }), .. }) if *attempts_left == left
            );
            let pin = matches!(
                log_in(app),
                Some(LogIn::AskingPin { problem: Some(PinProblem::Wrong { attempts_left }), .. }) if *attempts_left == left
            );
            code || pin
        })
        .await;
}

#[rstest]
#[case::lost(Fault::Lost)]
#[case::cut(Fault::Cut)]
#[case::reset(Fault::Reset)]
#[tokio::test(flavor = "multi_thread")]
async fn one_broken_try_of_every_call_goes_unnoticed(#[case] fault: Fault) {
    let town = Town::new().await;
    let phone = town.phone();
    for call in ["/challenges", "/recoveries/password", "/resend", "/code", "PUT /recoveries/*/pin"] {
        town.line.breaks(call, fault.clone());
    }
    phone.gives_answers(town.member).await;
    assert_eq!(town.codes().len(), 1, "one SMS for one request");
    town.forward(&phone, Duration::from_mins(1));
    phone.resends();
    phone.until(asks_code).await;
    assert_eq!(town.codes().len(), 2, "one more for the resend");
    phone.taps(&town.wrong_code());
    is_wrong_with(&phone, 4).await;
    phone.taps(&town.last_code());
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    let receipts = town.texts().into_iter().filter(|text| text.contains("contrasena")).count();
    assert_eq!(receipts, 1);

    for call in ["/log-in", "POST /log-in/*/pin", "GET /session"] {
        town.line.breaks(call, fault.clone());
    }
    phone.goes_on_to_log_in().await;
    phone.taps("0007");
    is_wrong_with(&phone, 4).await;
    phone.taps("2580");
    phone.until(is_open).await;
    phone.act(Event::Session(multiportal::features::session::Event::StayConnected));
    phone.until(is_open).await;
    while town.line.left() > 0 {
        tokio::task::yield_now().await;
    }
}

#[rstest]
#[case::lost(Fault::Lost)]
#[case::cut(Fault::Cut)]
#[case::reset(Fault::Reset)]
#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_was_asked_for_in_vain_is_asked_for_again_as_the_same_request(#[case] fault: Fault) {
    let town = Town::new().await;
    let phone = town.phone_with(ScriptedInbox::with_tokens(), quick());
    town.line.breaks_for_good("POST /recoveries/username", &fault);
    phone.types_email(town.member.email).await;
    let told = phone.sees(|app| match recover_username(app) {
        Some(RecoverUsername::Asking(_)) => error(app),
        _ => None,
    });
    assert!(matches!(told.await, CallError::TimedOut | CallError::Offline));
    phone.about_email(recover_username_flow::Event::Recover);
    phone.until(asks_code).await;
    assert_eq!(town.codes().len(), 1);

    town.forward(&phone, Duration::from_mins(1));
    town.line.breaks_for_good("/resend", &fault);
    phone.resends();
    phone
        .until(|app| matches!(entry(app), Some(CodeEntry::Entering { problem: Some(CodeProblem::NotResent(_)), .. })))
        .await;
    phone.resends();
    phone.until(|app| matches!(entry(app), Some(CodeEntry::Entering { problem: None, .. }))).await;
    assert_eq!(town.codes().len(), 2);
    // The phone takes the text that the repeated request was answered with.
    let text = town.texts().pop().unwrap();
    phone.inbox.deliver(&text);
    phone.until(|app| matches!(recover_username(app), Some(RecoverUsername::UsernameSent { .. }))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_and_a_pin_that_did_not_get_through_are_sent_again_and_counted_once() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_answers(town.member).await;
    town.line.breaks_for_good("/code", &Fault::Lost);
    phone.taps(&town.wrong_code());
    phone.until(|app| matches!(entry(app), Some(CodeEntry::Unchecked { .. }))).await;
    phone.retries_code();
    is_wrong_with(&phone, 4).await;
    phone.taps(&town.last_code());

    phone.until(chooses_pin).await;
    phone.taps("2580");
    phone.until(confirms_pin).await;
    town.line.breaks_for_good("PUT /recoveries/*/pin", &Fault::Lost);
    phone.taps("2580");
    phone.until(|app| matches!(recover_pin(app), Some(RecoverPin::Unsaved { .. }))).await;
    phone.about_pin(recover_pin_flow::Event::Retry);
    phone.until(has_changed_pin).await;

    phone.goes_on_to_log_in().await;
    town.line.breaks_for_good("POST /log-in/*/pin", &Fault::Lost);
    phone.taps("0007");
    phone.until(|app| matches!(log_in(app), Some(LogIn::PinUnchecked { .. }))).await;
    phone.act(Event::LogIn(log_in_flow::Event::Retry));
    is_wrong_with(&phone, 4).await;
}

/// Time-outs that a test can wait for; a slow machine meets them as a slow line would, and tries again.
fn quick() -> RetryPolicy {
    RetryPolicy { a_try: Duration::from_secs(2), between: Duration::from_millis(1), ..RetryPolicy::default() }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_stalls_is_given_up_and_the_name_stands_as_it_was_typed() {
    let town = Town::new().await;
    let retry_policy = RetryPolicy { a_try: Duration::from_secs(1), ..quick() };
    let phone = town.phone_with(ScriptedInbox::default(), retry_policy);
    phone.enters(Destination::LogIn).await;
    phone
        .until(|app| matches!(log_in(app), Some(LogIn::AskingUsername { preparation: Preparation::Ready { .. }, .. })))
        .await;
    town.line.breaks_for_good("POST /log-in", &Fault::Stalled);
    phone.types_username(town.member.username);
    let (told, draft) = phone
        .sees(|app| match log_in(app) {
            Some(LogIn::AskingUsername { draft, .. }) => error(app).map(|told| (told, draft.clone())),
            _ => None,
        })
        .await;
    assert_eq!((told, draft.as_str()), (CallError::TimedOut, town.member.username));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_is_offline_at_every_step_and_back_loses_nothing() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.until(|app| matches!(app.portal(), multiportal::app::PortalView::Known(_))).await;
    let offline = |app: &multiportal::app::App| error(app) == Some(CallError::Offline);

    town.line.go_down().await;
    phone.answers_all(town.member).await;
    phone.until(offline).await;
    town.line.go_up();
    phone.about_pin(recover_pin_flow::Event::Continue);
    phone.until(asks_code).await;

    town.line.go_down().await;
    phone.taps(&town.last_code());
    phone.until(offline).await;
    town.line.go_up();
    phone.retries_code();
    phone.until(chooses_pin).await;

    phone.taps("2580");
    phone.until(confirms_pin).await;
    town.line.go_down().await;
    phone.taps("2580");
    phone.until(offline).await;
    town.line.go_up();
    phone.about_pin(recover_pin_flow::Event::Retry);
    phone.until(has_changed_pin).await;

    town.line.go_down().await;
    phone.about_pin(recover_pin_flow::Event::LogIn);
    phone.until(|app| log_in(app).is_some()).await;
    phone.continues();
    phone.until(offline).await;
    town.line.go_up();
    phone.continues();
    phone.until(asks_pin).await;

    town.line.go_down().await;
    phone.taps("2580");
    phone.until(offline).await;
    town.line.go_up();
    phone.act(Event::LogIn(log_in_flow::Event::Retry));
    phone.until(is_open).await;

    town.line.go_down().await;
    phone.act(Event::Session(multiportal::features::session::Event::StayConnected));
    phone.until(offline).await;
    town.line.go_up();
    phone.act(Event::Session(multiportal::features::session::Event::StayConnected));
    phone.until(|app| is_open(app) && error(app).is_none()).await;
    assert_eq!(town.codes().len(), 1);
}
