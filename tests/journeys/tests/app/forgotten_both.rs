//! Recovering username and PIN in one go, with one code.

use multiportal::app::Destination;
use multiportal::domain::DocumentKind;
use multiportal::features::log_in::LogIn;
use multiportal::features::recover_pin::{self, RecoverPin};
use portal::{Message, SeededMember};

use crate::hand::{asks_code, chooses_pin, has_changed_pin, is_open, log_in, recover_pin};
use crate::town::{Phone, Town};

async fn forgot_both(phone: &Phone, member: SeededMember) {
    phone.enters(Destination::RecoverPin).await;
    phone.about_pin(recover_pin::Event::ForgotBoth);
    phone.about_pin(recover_pin::Event::KindChosen(DocumentKind::from(member.document_type.to_owned())));
    phone.about_pin(recover_pin::Event::Continue);
    for text in [member.document_number, member.email, member.phone] {
        phone.answers(text);
    }
    phone.until(asks_code).await;
}

fn mails_with_the_username(town: &Town) -> usize {
    let mails = town.letters().into_iter().filter(|letter| match letter {
        Message::Email { to, subject, text } => {
            to == town.member.email && subject.contains("usuario") && text.contains(town.member.username)
        }
        Message::Sms { .. } => false,
    });
    mails.count()
}

#[tokio::test(flavor = "multi_thread")]
async fn one_code_brings_the_username_by_mail_and_a_new_pin_and_both_open_a_session() {
    let town = Town::new().await;
    let phone = town.phone();
    forgot_both(&phone, town.member).await;
    assert_eq!(mails_with_the_username(&town), 0, "nothing before the code");
    phone.taps(&town.last_code());
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    assert_eq!((mails_with_the_username(&town), town.codes().len()), (1, 1));
    phone.about_pin(recover_pin::Event::LogIn);
    // The username is in the mail, and not in the app.
    phone
        .until(|app| matches!(log_in(app), Some(LogIn::AskingUsername { draft, .. }) if draft.as_str().is_empty()))
        .await;
    phone.types_username(town.member.username);
    phone.until(crate::hand::asks_pin).await;
    phone.taps("2580");
    phone.until(is_open).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn killed_between_the_code_and_the_new_pin_the_member_goes_on_and_no_second_username_is_sent() {
    let town = Town::new().await;
    let mut phone = town.phone();
    forgot_both(&phone, town.member).await;
    phone.is_killed_and_started().await;
    phone.until(asks_code).await;
    phone.taps(&town.last_code());
    phone.until(chooses_pin).await;
    phone.is_killed_and_started().await;
    phone.chooses("2580").await;
    phone.until(has_changed_pin).await;
    phone.is_killed_and_started().await;
    phone.until(|app| matches!(recover_pin(app), Some(RecoverPin::PinChanged { username: None }))).await;
    assert_eq!(mails_with_the_username(&town), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_of_nobody_lead_to_a_code_that_never_comes() {
    let town = Town::new().await;
    let phone = town.phone();
    forgot_both(&phone, SeededMember { email: "otra@correo.example", ..town.member }).await;
    assert!(town.letters().is_empty());
}
