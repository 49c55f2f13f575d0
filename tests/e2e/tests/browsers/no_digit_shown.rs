//! No highlight, outline or ring names a digit of a PIN, and in forced colours everything that is chosen can be seen.

use e2e::suite::Test;
use e2e::{ENTER, Engine, Language, SPACE, TAB, TestApp, steps, tests};
use serde_json::{Value, json};

pub fn all() -> Vec<Test> {
    let mut all = tests![no_key_differs_from_the_others_after_use, a_drift_inside_a_key_counts];
    // WebKitGTK has no forced colours.
    all.extend(tests![in [Engine::Chromium], [Language::Spanish];
        no_key_differs_in_forced_colours,
        hand_and_chosen_radio_show_in_forced_colours,
        code_shows_once_in_forced_colours,
    ]);
    all
}

async fn no_key_differs_from_the_others_after_use(app: &TestApp) {
    steps::to_pin(app).await;
    every_way_to_use_a_key(app).await;
}

async fn no_key_differs_in_forced_colours(app: &TestApp) {
    force_colours(app).await;
    steps::to_pin(app).await;
    force_colours(app).await;
    every_way_to_use_a_key(app).await;
    app.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
}

/// A finger, then the space bar, then Enter; after each all keys look the same.
async fn every_way_to_use_a_key(app: &TestApp) {
    app.tap_digit('8').await;
    app.expect_entered(1).await;
    alike(app, "a finger").await;
    for (count, key) in [(2, SPACE), (3, ENTER)] {
        app.keypad_ready().await;
        let on_key = "document.activeElement.matches('.keypad__key')";
        for _ in 0..30 {
            app.browser.keys([TAB], 0).await;
            if app.browser.wait(&format!("Promise.resolve({on_key})"), vec![]).await == json!(true) {
                break;
            }
        }
        assert!(app.browser.until(on_key, vec![]).await, "Tab comes to a digit");
        // A window that is not the desktop's active one, as WebKitGTK's may be, has no element in `:focus`.
        let ring = "!document.activeElement.matches(':focus') \
            || getComputedStyle(document.activeElement).outlineStyle !== 'none'";
        assert!(app.browser.until(ring, vec![]).await, "the focus shows where Tab went");
        app.browser.keys([key], 0).await;
        app.expect_entered(count).await;
        alike(app, if key == SPACE { "the space bar" } else { "Enter" }).await;
    }
}

async fn alike(app: &TestApp, after: &str) {
    app.keypad_ready().await;
    let looks = "const looks = digits().map(key => { const style = getComputedStyle(key); \
        return ['outlineStyle', 'outlineWidth', 'boxShadow', 'backgroundColor', 'borderTopColor', 'borderTopWidth', 'color', 'transform', 'filter'] \
            .map(name => name === 'outlineWidth' && style.outlineStyle === 'none' ? '' : style[name]).join(); }); \
        return [...new Set(looks)];";
    let looks = app.browser.run(looks, vec![]).await;
    assert_eq!(looks.as_array().map(Vec::len), Some(1), "after {after} all keys look the same: {looks}");
}

async fn a_drift_inside_a_key_counts(app: &TestApp) {
    steps::to_pin(app).await;
    for count in 0..3 {
        app.keypad_ready().await;
        let (x, y) = app.locate("digits()[given[0]]", vec![json!(count)]).await;
        app.browser
            .finger(json!([
                { "type": "pointerMove", "duration": 0, "x": x.round() - 25.0, "y": y.round() - 15.0 },
                { "type": "pointerDown", "button": 0 },
                { "type": "pointerMove", "duration": 60, "x": x.round() + 25.0, "y": y.round() + 15.0 },
                { "type": "pointerUp", "button": 0 },
            ]))
            .await;
        app.expect_entered(count + 1).await;
    }
    app.keypad_ready().await;
    // From one key to its neighbour is no tap.
    let row = "return digits().sort((a, b) => getComputedStyle(a).order - getComputedStyle(b).order).slice(0, 2) \
        .map(key => { const box = key.getBoundingClientRect(); return [box.left + box.width / 2, box.top + box.height / 2]; })";
    let row: Value = app.browser.run(row, vec![]).await;
    let at = |key: usize, axis: usize| row[key][axis].as_f64().unwrap().round();
    app.browser
        .finger(json!([
            { "type": "pointerMove", "duration": 0, "x": at(0, 0), "y": at(0, 1) },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 60, "x": at(1, 0), "y": at(1, 1) },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await;
    app.browser.wait("heard()", vec![]).await;
    app.expect_entered(3).await;
}

async fn hand_and_chosen_radio_show_in_forced_colours(app: &TestApp) {
    steps::to_email(app).await;
    force_colours(app).await;
    let hand = "getComputedStyle(document.querySelector('.slide__hand')).backgroundColor \
        !== getComputedStyle(document.querySelector('.slide__track')).backgroundColor";
    assert!(app.browser.until(hand, vec![]).await, "the hand differs from its track");
    app.tap("common-back").await;
    app.expect_screen("home-title").await;
    app.tap("home-settings").await;
    app.expect_screen("settings-title").await;
    force_colours(app).await;
    let radio = "(([on, off]) => on !== off)([':checked', ':not(:checked)'] \
        .map(state => getComputedStyle(document.querySelector(`.choice input${state} + .choice__mark`)).backgroundImage))";
    assert!(app.browser.until(radio, vec![]).await, "the chosen radio differs from the others");
    app.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
}

async fn code_shows_once_in_forced_colours(app: &TestApp) {
    steps::to_username_code(app).await;
    force_colours(app).await;
    app.type_digits("278").await;
    app.expect_entered(3).await;
    let color = "return getComputedStyle(document.getElementById('code')).color";
    assert_eq!(app.browser.run(color, vec![]).await, "rgba(0, 0, 0, 0)", "the boxes alone show the digits");
    app.browser.devtools("Emulation.setEmulatedMedia", json!({ "features": [] })).await;
}

async fn force_colours(app: &TestApp) {
    let media = json!({ "features": [{ "name": "forced-colors", "value": "active" }] });
    app.browser.devtools("Emulation.setEmulatedMedia", media).await;
}
