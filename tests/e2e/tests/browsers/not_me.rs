//! "No fui yo": the code of a receipt freezes the access, at once and for good.

use e2e::suite::Sentence;
use e2e::{Stage, sentences, tour};
use portal::Message;

pub fn all() -> Vec<Sentence> {
    sentences![the_code_of_a_receipt_freezes_the_access_once, a_double_tap_freezes_once,]
}

/// Somebody changes the PIN; the receipt's code.
async fn receipt(stage: &Stage) -> String {
    tour::to_new_pin(stage).await;
    for title in ["new-pin-again-title", "changed-title"] {
        stage.key_in("2758").await;
        stage.on(title).await;
    }
    let receipt = stage.world.sms(2).await;
    for title in ["username-title", "home-title"] {
        stage.tap("common-back").await;
        stage.on(title).await;
    }
    let code = receipt.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()));
    code.filter(|word| word.len() > 6).find(|word| word.chars().any(|c| c.is_ascii_digit())).unwrap().to_owned()
}

async fn the_code_of_a_receipt_freezes_the_access_once(stage: &Stage) {
    let code = receipt(stage).await;
    stage.tap("home-freeze").await;
    stage.on("receipt-title").await;
    stage.write("receipt", &code.to_lowercase()).await;
    stage.tap("receipt-freeze").await;
    stage.on("access-frozen-title").await;
    stage.see_text("+57 601 555 0100").await;
    stage.restart().await;
    stage.on("access-frozen-title").await;
    stage.tap("common-back").await;
    tour::log_in_with(stage, "2758").await;
    stage.on("frozen-title").await;
    stage.restart().await;
    stage.on("frozen-title").await;
    stage.tap("common-back").await;
    let mails = stage.world.letters().iter().filter(|letter| matches!(letter, Message::Email { .. })).count();
    assert_eq!(mails, 1, "the receipt, and nothing else");
}

async fn a_double_tap_freezes_once(stage: &Stage) {
    let code = receipt(stage).await;
    stage.tap("home-freeze").await;
    stage.on("receipt-title").await;
    stage.write("receipt", &code).await;
    stage.double_tap("receipt-freeze").await;
    stage.on("access-frozen-title").await;
    assert_eq!(stage.world.gate().calls("/freeze"), 1, "it asked once");
}
