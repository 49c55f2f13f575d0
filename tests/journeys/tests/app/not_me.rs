//! "No fui yo": the code of a receipt freezes the access, once, whatever the line does.

use multiportal::app::{Event, App, Destination, Route};
use multiportal::domain::ReceiptDraft;
use multiportal::features::freeze::{self, Freeze, ReceiptProblem};
use multiportal::features::log_in::{self as log_in_flow, LogIn};
use multiportal::features::recover_pin as recover_pin_flow;
use multiportal::flow::CallError;
use rstest::rstest;

use crate::hand::{asks_pin, has_changed_pin, is_home, log_in};
use crate::line::Fault;
use crate::town::{Phone, Town};

fn freezing(app: &App) -> Option<&Freeze> {
    match app.route() {
        Route::Freeze(flow) => Some(flow),
        _ => None,
    }
}

fn is_frozen(app: &App) -> bool {
    matches!(freezing(app), Some(Freeze::Frozen))
}

fn problem(app: &App) -> Option<ReceiptProblem> {
    match freezing(app) {
        Some(Freeze::Asking { problem, .. }) => problem.clone(),
        _ => None,
    }
}

/// The code of the last receipt, as a member reads it off the text message.
fn receipt(town: &Town) -> String {
    let text = town.texts().into_iter().rfind(|text| text.contains("No fui yo")).unwrap();
    let (_, code) = text.split_once("digite: ").unwrap();
    code.lines().next().unwrap().to_owned()
}

/// Somebody chooses a new PIN, and the receipt of it goes out. The phone is at "Inicio" again.
async fn receives_a_receipt(phone: &Phone, town: &Town) -> String {
    phone.gives_answers(town.member).await;
    phone.taps(&town.last_code());
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    phone.about_pin(recover_pin_flow::Event::LogIn);
    phone.until(|app| log_in(app).is_some()).await;
    phone.act(Event::Back);
    phone.until(is_home).await;
    receipt(town)
}

fn gives(phone: &Phone, receipt: &str) {
    phone.act(Event::Freeze(freeze::Event::Typed(ReceiptDraft::new(receipt))));
    phone.act(Event::Freeze(freeze::Event::Freeze));
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_gives_the_receipt_s_code_freezes_the_access_and_the_right_pin_is_told_so() {
    let town = Town::new().await;
    let phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    phone.enters(Destination::Freeze).await;
    gives(&phone, &receipt);
    phone.until(is_frozen).await;
    phone.act(Event::Back);
    phone.gives_username(town.member.username).await;
    phone.until(asks_pin).await;
    phone.taps("2580");
    phone.until(|app| matches!(log_in(app), Some(LogIn::Frozen { .. }))).await;
    phone.act(Event::LogIn(log_in_flow::Event::ForgotPin));
    let before = town.codes().len();
    phone.act(Event::Back);
    phone.gives_answers(town.member).await;
    assert_eq!(town.codes().len(), before, "a freeze stops recovery too");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_that_is_none_freezes_nothing_and_the_right_one_is_still_good_in_small_letters() {
    let town = Town::new().await;
    let phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    phone.enters(Destination::Freeze).await;
    gives(&phone, "AAAA-AAAA-AAAA-AAAA");
    phone.until(|app| problem(app) == Some(ReceiptProblem::Over)).await;
    gives(&phone, &receipt.to_lowercase().replace('-', " "));
    phone.until(is_frozen).await;
}

#[rstest]
#[case::lost(Fault::Lost)]
#[case::cut(Fault::Cut)]
#[case::reset(Fault::Reset)]
#[tokio::test(flavor = "multi_thread")]
async fn an_answer_that_is_lost_after_the_portal_froze_is_asked_for_again_by_itself(#[case] fault: Fault) {
    let town = Town::new().await;
    let phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    town.line.breaks("/freeze", fault);
    phone.enters(Destination::Freeze).await;
    gives(&phone, &receipt);
    // Another request would hear that the receipt is over: it was good once.
    phone.until(is_frozen).await;
    assert_eq!(town.line.left(), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn offline_the_member_is_told_and_freezes_once_the_line_is_back() {
    let town = Town::new().await;
    let phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    phone.enters(Destination::Freeze).await;
    town.line.go_down().await;
    gives(&phone, &receipt);
    let told = phone.sees(problem).await;
    assert!(matches!(told, ReceiptProblem::CallError(CallError::Offline | CallError::TimedOut)), "{told:?}");
    town.line.go_up();
    phone.act(Event::Freeze(freeze::Event::Freeze));
    phone.until(is_frozen).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_killed_app_stands_where_it_stood_and_keeps_no_code() {
    let town = Town::new().await;
    let mut phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    phone.enters(Destination::Freeze).await;
    phone.act(Event::Freeze(freeze::Event::Typed(ReceiptDraft::new(&receipt))));
    phone.is_killed_and_started().await;
    phone.until(|app| matches!(freezing(app), Some(Freeze::Asking { .. }))).await;
    phone.act(Event::Freeze(freeze::Event::Freeze));
    phone.until(|app| matches!(problem(app), Some(ReceiptProblem::Unreadable(_)))).await;
    gives(&phone, &receipt);
    phone.until(is_frozen).await;
    phone.is_killed_and_started().await;
    phone.until(is_frozen).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn said_in_a_session_it_ends_that_session_at_the_portal() {
    let town = Town::new().await;
    let phone = town.phone();
    let receipt = receives_a_receipt(&phone, &town).await;
    phone.logs_in(town.member, "2580").await;
    phone.act(Event::Enter(Destination::Freeze));
    phone.until(|app| freezing(app).is_some()).await;
    town.line.has_answered("DELETE /session").await;
    gives(&phone, &receipt);
    phone.until(is_frozen).await;
}
