//! The preview's desk: the app in its frame, the messages beside it, and its switches.

use e2e::suite::Sentence;
use e2e::{Look, Stage, sentences, tour};
use fantoccini::Locator;

pub fn all() -> Vec<Sentence> {
    sentences![the_desk_shows_the_messages_cuts_the_line_and_fills_codes_in]
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
    tour::to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("slide-button").await;
    switch(stage, "offline").await;
    stage.tap("common-recover").await;
    stage.see("trouble-offline-title").await;
    switch(stage, "offline").await;
    switch(stage, "autofill").await;
    // The token of a message is asked for before the code is, hence the switch holds from the next message on.
    stage.tap("common-retry").await;
    stage.on("code-title").await;
    let sms = stage.world.sms(1).await;
    desk(stage).await;
    let shown = "[...document.querySelectorAll('#letters .letter')].some(letter => plain(letter.textContent).includes(plain(given[0])))";
    assert!(browser.until(shown, vec![sms.into()]).await, "the message lies on the desk");
}

/// Into the frame with the app.
async fn phone(stage: &Stage) {
    let frame = stage.browser.client().find(Locator::Css("iframe")).await.expect("the phone's frame");
    frame.enter_frame().await.expect("it can be entered");
    stage.on("home-title").await;
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
    let frame = stage.browser.client().find(Locator::Css("iframe")).await.expect("the phone's frame");
    frame.enter_frame().await.expect("it can be entered");
}
