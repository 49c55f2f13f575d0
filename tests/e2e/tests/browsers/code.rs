//! How a code comes into its boxes without the keypad: by itself, pasted, from a keyboard.

use e2e::suite::Sentence;
use e2e::{Engine, Stage, Tongue, sentences, tour};
use preview::Autofill;
use serde_json::json;

pub fn all() -> Vec<Sentence> {
    let mut all = sentences![
        a_code_that_the_phone_fills_in_goes_on_by_itself,
        a_code_filled_in_survives_a_killed_process,
        a_code_is_pasted_with_the_text_around_it_refused,
        a_code_is_typed_on_a_hardware_keyboard,
        digits_are_deleted_one_by_one_and_delete_on_empty_does_nothing,
    ];
    // WebKitGTK asks for the permission in a window of its own, which no WebDriver reaches.
    all.extend(sentences![in [Engine::Chromium], [Tongue::Spanish];
        the_paste_button_takes_a_code_from_the_clipboard,
        a_forbidden_clipboard_says_how_to_paste,
    ]);
    all
}

async fn a_code_that_the_phone_fills_in_goes_on_by_itself(stage: &Stage) {
    stage.world.fill_in(Autofill::On);
    tour::to_questions(stage).await;
    tour::answer_username(stage).await;
    tour::answer_questions(stage).await;
    stage.on("new-pin-title").await;
}

async fn a_code_filled_in_survives_a_killed_process(stage: &Stage) {
    stage.world.fill_in(Autofill::On);
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    tour::slide(stage).await;
    stage.tap("common-recover").await;
    // The process may die before the app took the message, while it has the code checked, or after.
    let code = stage.world.code(1).await;
    stage.restart().await;
    let either = [stage.say("sent-title"), stage.say("code-title")];
    let stands = stage.browser.until("given.slice(0, 2).includes(title())", either.map(Into::into).to_vec()).await;
    assert!(stands, "the member stands where they stood; there is: {}", stage.text().await);
    if stage.browser.run("return title()", vec![]).await == stage.say("code-title") {
        // A message that is still to come fills in over what is typed: both are the same code.
        stage.focus("code").await;
        stage.browser.keys(code.chars(), 0).await;
        let ends = [stage.say("sent-title"), stage.say("email-title")];
        let ended = stage.browser.until("given.slice(0, 2).includes(title())", ends.map(Into::into).to_vec()).await;
        assert!(ended, "the code leads on, or the member is told why not; there is: {}", stage.text().await);
    }
}

async fn a_code_is_pasted_with_the_text_around_it_refused(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    stage.focus("code").await;
    stage.paste(&format!("Llame al 601 555 0100 y diga {code}")).await;
    stage.see("code-not-a-code").await;
    stage.focus("code").await;
    stage.browser.shortcut('a').await;
    stage.paste(&code).await;
    stage.on("sent-title").await;
}

async fn a_code_is_typed_on_a_hardware_keyboard(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    stage.focus("code").await;
    stage.browser.keys(code.chars(), 12).await;
    stage.on("sent-title").await;
}

async fn digits_are_deleted_one_by_one_and_delete_on_empty_does_nothing(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    stage.tap("keypad-delete").await;
    stage.enter("12").await;
    stage.entered(2).await;
    stage.tap("keypad-delete").await;
    stage.entered(1).await;
    stage.tap("keypad-delete").await;
    stage.entered(0).await;
    stage.enter(&code).await;
    stage.on("sent-title").await;
}

async fn the_paste_button_takes_a_code_from_the_clipboard(stage: &Stage) {
    tour::to_username_code(stage).await;
    let code = stage.world.code(1).await;
    let allowed = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
    stage.browser.devtools("Browser.grantPermissions", allowed).await;
    stage.copy(&code).await;
    stage.tap("code-paste").await;
    stage.on("sent-title").await;
    stage.browser.devtools("Browser.resetPermissions", json!({})).await;
}

async fn a_forbidden_clipboard_says_how_to_paste(stage: &Stage) {
    tour::to_username_code(stage).await;
    let forbidden = json!({ "permission": { "name": "clipboard-read" }, "setting": "denied" });
    stage.browser.devtools("Browser.setPermission", forbidden).await;
    stage.tap("code-paste").await;
    stage.see("code-paste-failed").await;
    stage.browser.devtools("Browser.resetPermissions", json!({})).await;
}
