//! The preview's developer panel: the app in its frame, the messages beside it, and the switches.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, Viewport, steps, tests};
use fantoccini::Locator;
use serde_json::json;

pub fn all() -> Vec<Test> {
    // WebKitGTK's driver waits for no script within a frame.
    tests![in [Engine::Chromium], [Language::Spanish];
        panel_shows_messages_and_switches_network_and_autofill,
        panel_rings_and_speaks_the_code,
        panel_decides_what_becomes_of_a_finger,
    ]
}

const WIDE: Viewport = Viewport { width: 1280, height: 1000, text: 100, ..Viewport::PHONE };

async fn panel_rings_and_speaks_the_code(app: &TestApp) {
    let browser = &app.browser;
    steps::to_username_code(app).await;
    browser.go(&app.panel_page()).await;
    browser.show(WIDE).await;
    assert!(browser.until("document.querySelector('iframe')", vec![]).await, "the panel comes");
    enter_frame(app).await;
    app.expect_screen("code-title").await;
    click(app, "code-missing").await;
    app.pass(steps::RESEND_WAIT);
    app.expect_text("code-other-ways").await;
    click(app, "code-by-call").await;
    app.expect_text("code-lead-call").await;
    leave_frame(app).await;
    let calls = "document.querySelector('.message[data-kind=call] button')";
    assert!(browser.until(calls, vec![]).await, "the call rings");
    // A headless browser may have no voice.
    let voice = "Object.defineProperty(window, 'speechSynthesis', { configurable: true, value: { \
        getVoices: () => [], cancel() {}, speak: said => { window.e2eSpoken = said.text; } } });";
    browser.run(voice, vec![]).await;
    browser.run(&format!("{calls}.click()"), vec![]).await;
    let silent =
        "plain(document.querySelector('.message[data-kind=call] [role=status]')?.textContent).includes('no tiene voz')";
    assert!(browser.until(silent, vec![]).await, "without a voice the panel says so");
    browser.run("speechSynthesis.getVoices = () => [{ lang: 'en-US' }]; SpeechSynthesisUtterance = function (text) { this.text = text; }", vec![]).await;
    browser.run(&format!("{calls}.click()"), vec![]).await;
    let shown = "window.e2eSpoken === document.querySelector('.message[data-kind=call] p').textContent";
    assert!(browser.until(shown, vec![]).await, "what is shown is spoken");
}

async fn panel_decides_what_becomes_of_a_finger(app: &TestApp) {
    steps::to_session(app).await;
    app.browser.go(&app.panel_page()).await;
    app.browser.show(WIDE).await;
    assert!(app.browser.until("document.querySelector('iframe')", vec![]).await, "the panel comes");
    enter_frame(app).await;
    steps::expect_session(app).await;
    click(app, "home-settings").await;
    app.expect_screen("settings-title").await;
    click(app, "phone-title").await;
    app.expect_text("phone-turn-on").await;
    switch(app, "finger-cancels").await;
    click(app, "phone-turn-on").await;
    app.expect_text("phone-cancelled").await;
    switch(app, "finger-known").await;
    click(app, "phone-again").await;
    app.expect_text("phone-on").await;
}

async fn panel_shows_messages_and_switches_network_and_autofill(app: &TestApp) {
    let browser = &app.browser;
    browser.show(WIDE).await;
    browser.go(&app.panel_page()).await;
    browser.show(WIDE).await;
    assert!(browser.until("document.querySelector('#messages, aside p')", vec![]).await, "the panel comes");
    enter_frame(app).await;
    app.expect_screen("home-title").await;
    click(app, "home-forgot-username").await;
    app.expect_screen("privacy-title").await;
    click(app, "privacy-accept").await;
    app.expect_screen("email-title").await;
    let field = app.browser.client().find(Locator::Id("email")).await.expect("there is a field");
    field.send_keys(app.env.member.email).await.expect("it takes keys");
    click(app, "slide-button").await;
    app.expect_text("slide-done").await;
    switch(app, "offline").await;
    click(app, "common-recover").await;
    app.expect_text("call-error-offline-title").await;
    switch(app, "offline").await;
    // The app asks for a token before it asks for the code, so the switch applies from the next message on.
    switch(app, "autofill").await;
    click(app, "common-retry").await;
    app.expect_screen("code-title").await;
    let text = app.env.text(1).await;
    leave_frame(app).await;
    let shown = "[...document.querySelectorAll('.message')].some(message => plain(message.textContent).includes(plain(given[0])))";
    assert!(browser.until(shown, vec![text.into()]).await, "the panel shows the message");
    browser.client().refresh().await.expect("the page can be loaded again");
    assert!(browser.until("document.querySelector('iframe')", vec![]).await, "the panel comes again");
    enter_frame(app).await;
    app.expect_screen("code-title").await;
}

/// Clicks by script: WebDriver counts a tap's position from the panel's corner.
async fn click(app: &TestApp, key: &str) {
    let words = json!(app.words(key));
    let clicked =
        app.browser.until("tappable(given[0]).slice(0, 1).map(control => control.click()).length", vec![words]);
    assert!(clicked.await, "{key} can be clicked");
}

async fn enter_frame(app: &TestApp) {
    let frame = app.browser.client().find(Locator::Css("iframe")).await.expect("the phone's frame");
    frame.enter_frame().await.expect("it can be entered");
}

async fn leave_frame(app: &TestApp) {
    app.browser.client().enter_parent_frame().await.expect("the panel is around it");
}

/// Clicks a switch of the panel, and goes back to the phone.
async fn switch(app: &TestApp, id: &str) {
    leave_frame(app).await;
    let switch = app.browser.client().find(Locator::Id(id)).await.expect("there is a switch");
    let before = switch.is_selected().await.expect("it has a state");
    switch.click().await.expect("it can be clicked");
    assert_ne!(before, switch.is_selected().await.expect("it has a state"), "{id} is switched");
    enter_frame(app).await;
}
