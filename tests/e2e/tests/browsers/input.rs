//! Unusual input: fast typing, long and foreign text, double taps, Back, other viewports.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, Viewport, steps, tests};
use serde_json::json;

pub fn all() -> Vec<Test> {
    let mut all = tests![
        fast_typing_loses_no_character,
        double_tap_sends_once,
        back_goes_one_step_and_asks_before_log_out,
        log_in_works_at_four_hundred_percent,
        landscape_shows_boxes_beside_keypad,
        screen_starts_at_its_top,
        second_tap_does_nothing_on_the_screen_that_came,
    ];
    all.extend(tests![in [Engine::Chromium], [Language::Spanish]; text_with_markup_and_emoji_is_shown_as_text]);
    all
}

async fn fast_typing_loses_no_character(app: &TestApp) {
    let text = "a.Quick+Brown_fox-jumps.over13lazy.dogs-while.others-sleep@correo.example";
    steps::to_email(app).await;
    app.focus("email").await;
    app.browser.keys(text.chars(), 12).await;
    app.expect_value("email", text).await;
    // The app has received it too: it is there after a restart.
    app.restart().await;
    app.expect_value("email", text).await;
}

async fn text_with_markup_and_emoji_is_shown_as_text(app: &TestApp) {
    steps::to_username(app).await;
    for text in ["😀profesor", "<img/src=x/onerror=alert(1)>", "{{7*7}}${7*7}"] {
        app.type_into("username", text).await;
        app.tap("common-continue").await;
        // The portal does not reveal whether this username exists.
        app.expect_screen("pin-title").await;
        app.expect_text_with("pin-user", &[("username", text)]).await;
        app.tap("common-back").await;
        app.expect_screen("username-title").await;
        app.expect_value("username", text).await;
        app.clear("username").await;
    }
    let long = "1".repeat(10_000);
    app.focus("username").await;
    app.paste(&long).await;
    app.expect_value("username", &long).await;
    app.tap("common-continue").await;
    app.expect_text("username-too-long").await;
}

async fn double_tap_sends_once(app: &TestApp) {
    app.double_tap("home-forgot-pin").await;
    app.expect_screen("privacy-title").await;
    app.double_tap("privacy-accept").await;
    app.expect_screen("question-title").await;
    steps::answer_username(app).await;
    steps::answer_up_to_phone(app).await;
    app.double_tap("common-recover").await;
    app.expect_screen("code-title").await;
    assert_eq!(app.env.proxy.count("/recoveries/password"), 1, "one request");
    app.type_digits(&app.env.code(1).await).await;
    app.expect_screen("new-pin-title").await;
    assert_eq!(app.env.messages().len(), 1, "one message");
}

async fn back_goes_one_step_and_asks_before_log_out(app: &TestApp) {
    steps::to_pin(app).await;
    app.press_back().await;
    app.expect_screen("username-title").await;
    app.expect_value("username", app.env.member.username).await;
    // Also with the focus in a field.
    app.focus("username").await;
    app.press_back().await;
    app.expect_screen("home-title").await;
    steps::log_in_with(app, "").await;
    app.tap("keypad-help").await;
    app.expect_screen("help-title").await;
    app.press_back().await;
    app.expect_screen("pin-title").await;
    app.type_digits(app.env.member.pin).await;
    steps::expect_session(app).await;
    app.press_back().await;
    app.expect_screen("log-out-title").await;
    app.tap("log-out-no").await;
    steps::expect_session(app).await;
    app.press_back().await;
    app.expect_screen("log-out-title").await;
    app.tap("log-out-yes").await;
    app.expect_text("home-logged-out").await;
}

async fn landscape_shows_boxes_beside_keypad(app: &TestApp) {
    steps::to_username_code(app).await;
    app.browser.show(Viewport { width: 844, height: 390, ..Viewport::PHONE }).await;
    let code = app.env.code(1).await;
    app.tap_digits(&code[..1]).await;
    app.expect_entered(1).await;
    let fits = "const boxes = [...document.querySelectorAll('.code-boxes, .keypad')].map(part => part.getBoundingClientRect()); \
        return Math.max(...boxes.map(box => box.bottom)) - Math.min(...boxes.map(box => box.top)) <= innerHeight;";
    assert_eq!(app.browser.run(fits, vec![]).await, true, "both are visible at once");
    app.type_digits(&code[1..]).await;
    app.expect_screen("sent-title").await;
}

async fn screen_starts_at_its_top(app: &TestApp) {
    // Far down, and just so far that the title's place is in sight and Back above it is not.
    for (height, down) in [(420, 300), (800, 45)] {
        app.browser.show(Viewport { height, ..Viewport::PHONE }).await;
        app.browser.run("scrollTo(0, arguments[0])", vec![down.into()]).await;
        assert!(app.browser.until("scrollY === given[0]", vec![down.into()]).await, "home is longer than this phone");
        // Its first control is no field, which would have the focus and be scrolled to.
        app.tap("home-log-in").await;
        app.expect_screen("privacy-title").await;
        assert!(app.browser.until("scrollY === 0", vec![]).await, "the header is in sight, with Back");
        app.tap("common-back").await;
        app.expect_screen("home-title").await;
    }
}

async fn log_in_works_at_four_hundred_percent(app: &TestApp) {
    // WCAG 2.2, success criterion 1.4.10: 1280 × 1024 at 400 % is 320 × 256.
    app.browser.show(Viewport { width: 320, height: 256, ..Viewport::PHONE }).await;
    steps::to_session(app).await;
    let wider = "return document.documentElement.scrollWidth - document.documentElement.clientWidth";
    assert_eq!(app.browser.run(wider, vec![]).await, 0, "nothing is wider than the page");
}

/// Taps twice at the place of a control, as a trembling finger does: the second tap meets the screen that the first one leads to.
async fn tap_twice(app: &TestApp, key: &str, next: &str) {
    let (x, y) = app.locate("tappable(given[0])[0]", vec![json!(app.words(key))]).await;
    let tap = json!([
        { "type": "pointerMove", "duration": 0, "x": x, "y": y },
        { "type": "pointerDown", "button": 0 },
        { "type": "pointerUp", "button": 0 },
    ]);
    // The time that the app names, and one that no machine is too slow for.
    let guard = "const { dataset } = document.querySelector('.app'), old = dataset.guard; dataset.guard = arguments[0]; return old";
    let named = app.browser.run(guard, vec![json!(600_000)]).await;
    assert_eq!(named, "300", "Android's double-tap time-out, in milliseconds");
    app.browser.finger(tap.clone()).await;
    app.expect_screen(next).await;
    app.browser.finger(tap).await;
    app.browser.wait("heard()", vec![]).await;
    app.expect_screen(next).await;
    app.browser.run(guard, vec![named]).await;
    app.browser.run("delete document.documentElement.dataset.guarded", vec![]).await;
}

async fn second_tap_does_nothing_on_the_screen_that_came(app: &TestApp) {
    steps::to_username(app).await;
    app.tap("home-help").await;
    app.expect_screen("help-title").await;
    // "Regresar" of the screen below is where "Cerrar" of the page is.
    tap_twice(app, "common-close", "username-title").await;
    // The field keeps the focus, and so does the phone's keyboard.
    app.tap("common-back").await;
    app.expect_screen("home-title").await;
    tap_twice(app, "home-log-in", "username-title").await;
    let focused = app.browser.run("return document.activeElement.id", vec![]).await;
    assert_eq!(focused, "username");
}
