//! The preview's desk: the app in its frame, the messages beside it, and its switches.

use e2e::suite::Sentence;
use e2e::{Engine, Look, Stage, Tongue, sentences};
use fantoccini::Locator;
use serde_json::json;

pub fn all() -> Vec<Sentence> {
    // WebKitGTK's driver waits for no script within a frame; the app itself is tested there without the desk.
    sentences![in [Engine::Chromium], [Tongue::Spanish]; the_desk_shows_the_messages_cuts_the_line_and_fills_codes_in]
}

/// A desk is wide.
const DESK: Look = Look { width: 1280, height: 1000, text: 100, dark: false };

async fn the_desk_shows_the_messages_cuts_the_line_and_fills_codes_in(stage: &Stage) {
    let browser = &stage.browser;
    browser.look(DESK).await;
    browser.go(&stage.world.desk_page()).await;
    browser.look(DESK).await;
    assert!(browser.until("document.querySelector('#letters')", vec![]).await, "the desk comes");
    phone(stage).await;
    press(stage, "home-forgot-username").await;
    stage.on("privacy-title").await;
    press(stage, "privacy-accept").await;
    stage.on("email-title").await;
    let field = stage.browser.client().find(Locator::Id("email")).await.expect("there is a field");
    field.send_keys(stage.world.member().email).await.expect("it takes keys");
    press(stage, "slide-button").await;
    stage.see("slide-done").await;
    switch(stage, "offline").await;
    press(stage, "common-recover").await;
    stage.see("trouble-offline-title").await;
    switch(stage, "offline").await;
    switch(stage, "autofill").await;
    // The token of a message is asked for before the code is, hence the switch holds from the next message on.
    press(stage, "common-retry").await;
    stage.on("code-title").await;
    let sms = stage.world.sms(1).await;
    desk(stage).await;
    let shown = "[...document.querySelectorAll('#letters .letter')].some(letter => plain(letter.textContent).includes(plain(given[0])))";
    assert!(browser.until(shown, vec![sms.into()]).await, "the message lies on the desk");
    browser.client().refresh().await.expect("the page can be loaded again");
    assert!(browser.until("document.querySelector('iframe')", vec![]).await, "the desk comes again");
    enter(stage).await;
    stage.on("code-title").await;
}

/// Presses what is called this. A finger's place is reckoned from the desk's corner, hence the element itself is pressed here.
async fn press(stage: &Stage, key: &str) {
    let words = json!(stage.say(key));
    assert!(stage.browser.until("tappable(given[0]).length > 0", vec![words.clone()]).await, "{key} can be pressed");
    stage.browser.run("tappable(arguments[0])[0].click()", vec![words]).await;
}

/// Into the frame with the app.
async fn phone(stage: &Stage) {
    enter(stage).await;
    stage.on("home-title").await;
}

async fn enter(stage: &Stage) {
    let frame = stage.browser.client().find(Locator::Css("iframe")).await.expect("the phone's frame");
    frame.enter_frame().await.expect("it can be entered");
}

/// Out of it.
async fn desk(stage: &Stage) {
    stage.browser.client().enter_parent_frame().await.expect("the desk is around it");
}

/// Taps a switch of the desk, and goes back to the phone.
async fn switch(stage: &Stage, id: &str) {
    desk(stage).await;
    let switch = stage.browser.client().find(Locator::Id(id)).await.expect("there is a switch");
    let was = switch.is_selected().await.expect("it tells");
    switch.click().await.expect("it can be tapped");
    assert_ne!(was, switch.is_selected().await.expect("it tells"), "{id} is switched");
    enter(stage).await;
}
