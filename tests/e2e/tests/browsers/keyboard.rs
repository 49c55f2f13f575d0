//! Every journey by keyboard alone: Tab goes through what can be used, Enter uses it, and the focus stands where the member looks.

use e2e::suite::Sentence;
use e2e::{ENTER, SPACE, Stage, TAB, sentences, tour};
use serde_json::json;

pub fn all() -> Vec<Sentence> {
    sentences![
        a_screen_that_comes_puts_the_focus_on_its_title,
        an_error_puts_the_focus_on_its_field_and_names_it_there,
        a_page_over_the_journey_closes_with_escape_and_gives_the_focus_back,
        a_member_logs_in_by_keyboard_alone,
        a_member_recovers_the_username_by_keyboard_alone,
        a_member_recovers_the_pin_by_keyboard_alone,
    ]
}

/// Goes with Tab to what is called this.
async fn tab_to(stage: &Stage, words: &str) {
    let here = "name(document.activeElement) === plain(given[0]) \
        || name(document.activeElement.closest('label') ?? document.body) === plain(given[0])";
    // More than any screen has to offer.
    for _ in 0..60 {
        stage.browser.keys([TAB], 0).await;
        let there = stage.browser.wait(&format!("Promise.resolve({here})"), vec![json!(words)]).await;
        if there == json!(true) {
            return;
        }
    }
    panic!("Tab comes to “{words}”; there is: {}", stage.text().await);
}

async fn press(stage: &Stage, key: &str) {
    tab_to(stage, &stage.say(key)).await;
    stage.browser.keys([ENTER], 0).await;
}

/// Goes to a key of the keypad and presses it, digit for digit.
async fn press_digits(stage: &Stage, digits: &str) {
    for (count, digit) in digits.chars().enumerate() {
        stage.entered(count).await;
        stage.settled().await;
        tab_to(stage, &digit.to_string()).await;
        stage.settled().await;
        stage.browser.keys([ENTER], 0).await;
    }
}

async fn type_in(stage: &Stage, field: &str, text: &str) {
    for _ in 0..10 {
        stage.browser.keys([TAB], 0).await;
        let there = stage.browser.run("return document.activeElement.id === arguments[0]", vec![json!(field)]).await;
        if there == json!(true) {
            stage.browser.keys(text.chars(), 0).await;
            stage.holds(field, text).await;
            return;
        }
    }
    panic!("Tab comes to the field {field}");
}

async fn begin(stage: &Stage, button: &str, title: &str) {
    press(stage, button).await;
    stage.on("privacy-title").await;
    focused_title(stage).await;
    press(stage, "privacy-accept").await;
    stage.on(title).await;
    focused_title(stage).await;
}

async fn focused_title(stage: &Stage) {
    let title = "document.activeElement.tagName === 'H1' && plain(document.activeElement.textContent) === title()";
    assert!(stage.browser.until(title, vec![]).await, "the title has the focus; there is: {}", stage.text().await);
}

async fn a_screen_that_comes_puts_the_focus_on_its_title(stage: &Stage) {
    focused_title(stage).await;
    tour::to_pin(stage).await;
    focused_title(stage).await;
    stage.enter(stage.world.member().pin).await;
    tour::session_stands(stage).await;
    focused_title(stage).await;
    stage.tap("home-help").await;
    stage.on("help-title").await;
    focused_title(stage).await;
}

async fn an_error_puts_the_focus_on_its_field_and_names_it_there(stage: &Stage) {
    tour::to_email(stage).await;
    stage.tap("common-recover").await;
    stage.see("email-missing").await;
    let tied = "(() => { const field = document.activeElement; \
        const named = (field.getAttribute('aria-describedby') ?? '').split(' ').map(id => plain(document.getElementById(id)?.textContent)); \
        return field.id === 'email' && field.getAttribute('aria-invalid') === 'true' && named.includes(plain(given[0])); })()";
    assert!(
        stage.browser.until(tied, vec![json!(stage.say("email-missing"))]).await,
        "the field has the focus and its error"
    );
}

async fn a_page_over_the_journey_closes_with_escape_and_gives_the_focus_back(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.tap("keypad-help").await;
    stage.on("help-title").await;
    focused_title(stage).await;
    stage.browser.keys([e2e::ESCAPE], 0).await;
    stage.on("pin-title").await;
    focused_title(stage).await;
}

async fn a_member_logs_in_by_keyboard_alone(stage: &Stage) {
    begin(stage, "home-log-in", "username-title").await;
    type_in(stage, "username", stage.world.member().username).await;
    tab_to(stage, &stage.say("username-remember")).await;
    stage.browser.keys([SPACE], 0).await;
    press(stage, "common-continue").await;
    stage.on("pin-title").await;
    focused_title(stage).await;
    press_digits(stage, stage.world.member().pin).await;
    tour::session_stands(stage).await;
    press(stage, "session-log-out").await;
    stage.see("home-logged-out").await;
}

async fn a_member_recovers_the_username_by_keyboard_alone(stage: &Stage) {
    const RIGHT: char = '\u{e014}';
    begin(stage, "home-forgot-username", "email-title").await;
    type_in(stage, "email", stage.world.member().email).await;
    tab_to(stage, &stage.say("slide-label")).await;
    stage.browser.keys([RIGHT; 10], 0).await;
    stage.see("slide-done").await;
    press(stage, "common-recover").await;
    stage.on("code-title").await;
    press_digits(stage, &stage.world.code(1).await).await;
    stage.on("sent-title").await;
    press(stage, "common-log-in").await;
    stage.on("username-title").await;
}

async fn a_member_recovers_the_pin_by_keyboard_alone(stage: &Stage) {
    begin(stage, "home-forgot-pin", "question-title").await;
    type_in(stage, "username", stage.world.member().username).await;
    // Enter goes on from the field.
    stage.browser.keys([ENTER], 0).await;
    stage.see("question-kind").await;
    focused_title(stage).await;
    tab_to(stage, &stage.say("document-cc")).await;
    stage.browser.keys([SPACE], 0).await;
    press(stage, "common-continue").await;
    for (field, text) in [
        ("document-number", stage.world.member().document_number),
        ("email", stage.world.member().email),
        ("phone", "3001234542"),
    ] {
        assert!(stage.browser.until("document.getElementById(given[0])", vec![json!(field)]).await, "{field} is asked");
        focused_title(stage).await;
        type_in(stage, field, text).await;
        stage.browser.keys([ENTER], 0).await;
    }
    stage.on("code-title").await;
    press_digits(stage, &stage.world.code(1).await).await;
    stage.on("new-pin-title").await;
    press_digits(stage, "2758").await;
    stage.on("new-pin-again-title").await;
    press_digits(stage, "2758").await;
    stage.on("changed-title").await;
}
