//! Errors, waits and warnings that appear on a screen move no control that a finger may be about to touch.

use std::time::Duration;

use e2e::suite::Test;
use e2e::{TestApp, Viewport, steps, tests, text_fit};
use serde_json::Value;
use support::fixtures::{WRONG_PIN, wrong_code};
use support::{Fault, Network};

pub fn all() -> Vec<Test> {
    tests![
        pictures_after_the_first_frame_move_nothing,
        messages_at_the_pin_move_nothing,
        messages_at_a_form_move_nothing,
        messages_at_the_code_move_nothing,
        session_warning_moves_nothing,
        new_pin_warns_in_its_last_minute_and_moves_nothing,
    ]
}

/// The position of every control, from the page's beginning, on a usual phone and on a narrow one with large text. Controls of the
/// messages themselves are left out.
async fn positions(app: &TestApp) -> [Value; 2] {
    // Docked parts move with the page: all is measured at its top. A keypad below an error banner has no position; where there is
    // no room for a docked keypad, what follows it moves with it.
    let script = "const down = scrollY; scrollTo(0, 0); \
        const all = [...document.querySelectorAll('.keypad, .fraud-warning, input, .button, .tab')] \
            .filter(any => !any.closest('.over, .banner, details, [data-room=small] .entry__more')) \
            .map(any => { const box = any.getBoundingClientRect(); const hidden = any.closest('[inert]'); \
                return hidden ? 'hidden' : [box.left, box.top, box.width, box.height].map(Math.round); }); \
        scrollTo(0, down); return all;";
    // The page decides in its next frame whether it has room.
    app.browser.wait("frames()", vec![]).await;
    let usual = app.browser.run(script, vec![]).await;
    app.browser.show(Viewport::TIGHT).await;
    app.browser.wait("frames()", vec![]).await;
    let tight = app.browser.run(script, vec![]).await;
    app.browser.show(Viewport::PHONE).await;
    [usual, tight]
}

async fn expect_unmoved(app: &TestApp, before: &[Value; 2], what: &str) {
    for (now, before) in positions(app).await.iter().zip(before) {
        let (now, before) = (now.as_array().unwrap(), before.as_array().unwrap());
        assert_eq!(now.len(), before.len(), "{what} removes nothing");
        let moved: Vec<_> = now.iter().zip(before).filter(|(now, before)| now != before && *now != "hidden").collect();
        assert!(moved.is_empty(), "{what} moves nothing: {moved:?}");
    }
}

/// The error banner in the keypad's place covers nothing.
async fn expect_nothing_covered(app: &TestApp) {
    for viewport in [Viewport::TIGHT, Viewport::PHONE] {
        app.browser.show(viewport).await;
        assert_eq!(text_fit::covered(app).await, Vec::<String>::new(), "{viewport:?}");
    }
}

async fn pictures_after_the_first_frame_move_nothing(app: &TestApp) {
    let shown = "getComputedStyle(document.querySelector('.illustration')).visibility === given[0]";
    assert!(app.browser.until(shown, vec!["visible".into()]).await, "the picture follows the first frame");
    let starts = "fetch(location.href).then(response => response.text()).then(page => page.includes('<html lang=\"es-CO\" data-opening>'))";
    assert_eq!(app.browser.wait(starts, vec![]).await, true, "the page starts with its first frame's rules");
    let after = positions(app).await;
    app.browser.run("document.documentElement.dataset.opening = ''", vec![]).await;
    assert!(app.browser.until(shown, vec!["hidden".into()]).await, "the first frame has no picture");
    expect_unmoved(app, &after, "the frame after the first").await;
}

async fn messages_at_the_pin_move_nothing(app: &TestApp) {
    steps::to_pin(app).await;
    let before = positions(app).await;
    app.type_digits(WRONG_PIN).await;
    app.expect_text_with("pin-wrong", &[("left", "4")]).await;
    expect_unmoved(app, &before, "an error").await;
    app.env.proxy.inject("/pin", Fault::Held);
    app.type_digits(WRONG_PIN).await;
    app.expect_text("pin-checking").await;
    expect_unmoved(app, &before, "a wait").await;
    app.env.proxy.clear();
    app.expect_text_with("pin-wrong", &[("left", "3")]).await;
    app.phone.set_network(Network::Offline).await;
    app.type_digits(WRONG_PIN).await;
    app.expect_text("call-error-offline").await;
    expect_unmoved(app, &before, "an error banner").await;
    expect_nothing_covered(app).await;
}

async fn messages_at_a_form_move_nothing(app: &TestApp) {
    steps::to_username(app).await;
    app.expect_text("robot-ready").await;
    let before = positions(app).await;
    app.tap("common-continue").await;
    app.expect_text("username-missing").await;
    expect_unmoved(app, &before, "an error").await;
    app.type_into("username", app.env.member.username).await;
    app.phone.set_network(Network::Offline).await;
    app.tap("common-continue").await;
    app.expect_text("call-error-offline").await;
    expect_unmoved(app, &before, "an error banner").await;
    app.phone.set_network(Network::Online).await;
    app.env.proxy.inject("/log-in", Fault::Held);
    app.tap("common-retry").await;
    app.expect_text("username-sending").await;
    expect_unmoved(app, &before, "a wait").await;
    app.env.proxy.clear();
    app.expect_screen("pin-title").await;
}

async fn messages_at_the_code_move_nothing(app: &TestApp) {
    steps::to_username_code(app).await;
    let code = app.env.code(1).await;
    let wrong = wrong_code(&code);
    let before = positions(app).await;
    app.type_digits(&wrong).await;
    app.expect_text_with("code-wrong", &[("left", "4")]).await;
    expect_unmoved(app, &before, "an error").await;
    app.env.proxy.inject("/code", Fault::Held);
    app.type_digits(&wrong_code(&wrong)).await;
    app.expect_text("code-checking").await;
    expect_unmoved(app, &before, "a wait").await;
    app.env.proxy.clear();
    app.expect_text_with("code-wrong", &[("left", "3")]).await;
    app.phone.set_network(Network::Offline).await;
    app.type_digits(&code).await;
    app.expect_text("call-error-offline").await;
    expect_unmoved(app, &before, "an error banner").await;
    expect_nothing_covered(app).await;
    app.tap("keypad-restart").await;
    app.expect_text_gone("call-error-offline").await;
    expect_unmoved(app, &before, "the keypad that came back").await;
}

async fn session_warning_moves_nothing(app: &TestApp) {
    steps::to_session(app).await;
    let before = positions(app).await;
    assert!(!app.text().await.contains(&app.words("session-warning")), "the warning is not there yet");
    // The warning comes one minute before the five idle minutes are over.
    app.phone.advance_clock(Duration::from_secs(250));
    // The clock sends no notifications: the app reads it at its next event.
    app.tap("home-help").await;
    app.expect_screen("help-title").await;
    app.tap("common-close").await;
    app.expect_text("session-warning").await;
    expect_unmoved(app, &before, "the warning").await;
}

async fn new_pin_warns_in_its_last_minute_and_moves_nothing(app: &TestApp) {
    steps::to_new_pin(app).await;
    let before = positions(app).await;
    assert!(!app.text().await.contains(&app.words("new-pin-almost-over")), "the warning is not there yet");
    app.phone.advance_clock(Duration::from_secs(250));
    // The clock sends no notifications: the app reads it at its next event.
    app.type_digits("2").await;
    app.expect_text("new-pin-almost-over").await;
    expect_unmoved(app, &before, "the warning").await;
    app.phone.advance_clock(Duration::from_mins(1));
    app.type_digits("7").await;
    app.expect_text("question-time-over").await;
}
