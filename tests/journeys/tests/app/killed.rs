//! The process is killed at every state and started again: the member stands where they stood.

use std::time::Duration;

use multiportal::app::{Event, Destination, Notice};
use multiportal::device::Slot;
use multiportal::device::fake::ScriptedInbox;
use multiportal::domain::Draft;
use multiportal::domain::limits::PIN_TRIES;
use multiportal::features::log_in::{self as log_in_flow, LogIn};
use multiportal::features::recover_pin::{self as recover_pin_flow, Question, RecoverPin};
use multiportal::features::recover_username::{self as recover_username_flow, RecoverUsername, Slide};
use multiportal::runtime::RetryPolicy;

use crate::hand::{
    asks_code, asks_pin, chooses_pin, confirms_pin, error, has_changed_pin, is_home, is_open, log_in, recover_pin,
    recover_username,
};
use crate::line::Fault;
use crate::town::Town;

#[tokio::test(flavor = "multi_thread")]
async fn a_log_in_is_taken_up_at_the_username_at_the_pin_and_at_the_lock() {
    let town = Town::new().await;
    let mut phone = town.phone();
    phone.enters(Destination::LogIn).await;
    phone.act(Event::LogIn(log_in_flow::Event::UsernameTyped(Draft::new("mlop"))));
    phone.is_killed_and_started().await;
    let draft = phone.sees(|app| match log_in(app) {
        Some(LogIn::AskingUsername { draft, .. }) => Some(draft.clone()),
        _ => None,
    });
    assert_eq!(draft.await.as_str(), "mlop");

    phone.types_username(town.member.username);
    phone.until(asks_pin).await;
    phone.taps("83");
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(asks_pin));
    for _ in 0..PIN_TRIES {
        phone.until(asks_pin).await;
        phone.taps("0007");
        phone.until(|app| !matches!(log_in(app), Some(LogIn::CheckingPin { .. }))).await;
    }
    phone.is_killed_and_started().await;
    phone.until(|app| matches!(log_in(app), Some(LogIn::Locked { .. }))).await;
    town.forward(&phone, Duration::from_secs(30));
    phone.until(|app| matches!(log_in(app), Some(LogIn::AskingUsername { .. }))).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_of_the_username_is_taken_up_at_every_state() {
    let town = Town::new().await;
    let mut phone = town.phone();
    phone.enters(Destination::RecoverUsername).await;
    phone.about_email(recover_username_flow::Event::EmailTyped(Draft::new(town.member.email)));
    phone.about_email(recover_username_flow::Event::Slid(Slide::Green));
    phone.is_killed_and_started().await;
    let question = phone.sees(|app| match recover_username(app) {
        Some(RecoverUsername::Asking(question)) => Some((question.draft.clone(), question.slide)),
        _ => None,
    });
    let (draft, slide) = question.await;
    assert_eq!((draft.as_str(), slide), (town.member.email, Slide::Green));

    phone.about_email(recover_username_flow::Event::Recover);
    phone.until(asks_code).await;
    phone.taps("48");
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(asks_code));
    phone.taps(&town.last_code());
    let is_sent = |app: &_| matches!(recover_username(app), Some(RecoverUsername::UsernameSent { .. }));
    phone.until(is_sent).await;
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(is_sent));
    assert_eq!(town.codes().len(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_recovery_of_the_pin_is_taken_up_at_every_state_and_the_pin_begun_afresh() {
    let town = Town::new().await;
    let mut phone = town.phone();
    phone.enters(Destination::RecoverPin).await;
    let asked = |question: Question| move |app: &_| matches!(recover_pin(app), Some(RecoverPin::Asking(form)) if form.question == question);
    let steps = [
        (Question::Username, town.member.username),
        (Question::DocumentKind, ""),
        (Question::DocumentNumber, town.member.document_number),
        (Question::Email, town.member.email),
        (Question::Phone, town.member.phone),
    ];
    for (question, text) in steps {
        phone.is_killed_and_started().await;
        phone.until(asked(question)).await;
        if question == Question::DocumentKind {
            phone.about_pin(recover_pin_flow::Event::KindChosen(town.member.document_type.to_owned().into()));
            phone.about_pin(recover_pin_flow::Event::Continue);
        } else {
            phone.answers(text);
        }
    }
    phone.until(asks_code).await;
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(asks_code));
    phone.taps(&town.last_code());
    phone.until(chooses_pin).await;
    phone.taps("2580");
    phone.until(confirms_pin).await;
    phone.taps("25");
    phone.is_killed_and_started().await;
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(has_changed_pin));
    assert_eq!(town.codes().len(), 1);
    phone.goes_on_to_log_in().await;
    phone.taps("2580");
    phone.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_while_a_code_is_on_its_way_the_next_process_sends_the_same_request_and_one_sms_goes_out() {
    for recovers_pin in [false, true] {
        let town = Town::new().await;
        let mut phone = town.phone_with(ScriptedInbox::with_tokens(), RetryPolicy::default());
        if recovers_pin {
            town.line.breaks("POST /recoveries/password", Fault::Held);
            phone.answers_all(town.member).await;
        } else {
            town.line.breaks("POST /recoveries/username", Fault::Held);
            phone.types_email(town.member.email).await;
        }
        while town.codes().is_empty() {
            tokio::task::yield_now().await;
        }
        phone.is_killed_and_started().await;
        phone.until(asks_code).await;
        assert_eq!(town.codes().len(), 1);
        // The text came while the process was dead: the phone kept it.
        let text = town.texts().pop().unwrap();
        phone.inbox.deliver(&text);
        phone.until(|app| !asks_code(app)).await;
        phone
            .until(|app| {
                chooses_pin(app) || matches!(recover_username(app), Some(RecoverUsername::UsernameSent { .. }))
            })
            .await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_after_a_lost_answer_the_member_asks_again_and_one_sms_goes_out() {
    for recovers_pin in [false, true] {
        let town = Town::new().await;
        let mut phone = town.phone();
        if recovers_pin {
            town.line.breaks_for_good("POST /recoveries/password", &Fault::Lost);
            phone.answers_all(town.member).await;
        } else {
            town.line.breaks_for_good("POST /recoveries/username", &Fault::Lost);
            phone.types_email(town.member.email).await;
        }
        phone.until(|app| error(app).is_some()).await;
        phone.is_killed_and_started().await;
        if recovers_pin {
            phone.about_pin(recover_pin_flow::Event::Continue);
        } else {
            phone.about_email(recover_username_flow::Event::Recover);
        }
        phone.until(asks_code).await;
        assert_eq!(town.codes().len(), 1);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_journey_of_yesterday_is_not_taken_up_and_the_member_is_told_why() {
    let town = Town::new().await;
    let mut phone = town.phone();
    phone.gives_email(town.member.email).await;
    phone.engine().saved().await;
    town.forward(&phone, Duration::from_hours(24));
    phone.is_killed_and_started().await;
    assert!(phone.engine().read(is_home));
    assert_eq!(phone.engine().read(multiportal::app::App::notice), Some(Notice::JourneyTooOld));
    phone.engine().saved().await;
    assert_eq!(phone.secrets.held_in(Slot::Snapshot), None);
}

#[tokio::test(flavor = "multi_thread")]
async fn no_pin_and_no_code_is_ever_kept() {
    let town = Town::new().await;
    let phone = town.phone();
    phone.gives_answers(town.member).await;
    let kept = |phone: &crate::town::Phone| phone.secrets.held_in(Slot::Snapshot).unwrap_or_default();
    phone.taps(&town.last_code()[..5]);
    phone.engine().saved().await;
    assert!(!kept(&phone).contains(&town.last_code()[..5]));
    phone.taps(&town.last_code()[5..]);
    phone.until(chooses_pin).await;
    phone.taps("2580");
    phone.until(confirms_pin).await;
    phone.taps("258");
    phone.engine().saved().await;
    assert!(!kept(&phone).contains(&town.last_code()));
    assert!(!kept(&phone).contains("258"));
}
