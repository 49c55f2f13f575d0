//! The keypad under touch: stale taps, two touches at once, and what it must not reveal.

use std::collections::BTreeSet;

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, Viewport, steps, tests};
use serde_json::{Value, json};
use support::Fault;

pub fn all() -> Vec<Test> {
    let mut all = tests![
        each_layout_has_every_digit_once,
        touch_across_two_layouts_enters_nothing,
        taps_during_a_check_enter_nothing,
        page_takes_back_a_tap_that_the_app_refuses,
        rotation_loses_no_digit,
        no_attribute_live_region_or_title_has_a_digit,
    ];
    // WebKitGTK's driver has only a mouse, and does not show its accessibility tree.
    all.extend(tests![in [Engine::Chromium], [Language::Spanish];
        two_touches_at_once_enter_nothing,
        one_touch_clicks_one_key,
        accessibility_tree_never_has_entered_digits,
    ]);
    all
}

async fn layout(app: &TestApp) -> String {
    app.browser.run("return layout()", vec![]).await.as_str().unwrap().to_owned()
}

async fn each_layout_has_every_digit_once(app: &TestApp) {
    steps::to_username_code(app).await;
    let mut seen = BTreeSet::new();
    for (count, digit) in "13579".chars().enumerate() {
        app.expect_entered(count).await;
        app.keypad_ready().await;
        let now = layout(app).await;
        let mut keys: Vec<_> = now.split(',').map(|key| key.split_once('@').unwrap()).collect();
        keys.sort_unstable();
        let digits: String = keys.iter().map(|(digit, _)| *digit).collect();
        assert_eq!(digits, "0123456789", "every digit once");
        let places: BTreeSet<_> = keys.iter().map(|(_, place)| *place).collect();
        assert_eq!(places.len(), 10, "every place once");
        seen.insert(now);
        app.tap_digit(digit).await;
    }
    // Five equal layouts of 3,628,800 occur once in 10^26 runs.
    assert!(seen.len() > 1, "the layout changes");
}

async fn touch_across_two_layouts_enters_nothing(app: &TestApp) {
    steps::to_username_code(app).await;
    let watch = "window.e2eMet = []; for (const event of ['pointerdown', 'pointerup', 'pointercancel']) \
        addEventListener(event, () => window.e2eMet.push(layout()), true)";
    app.browser.run(watch, vec![]).await;
    // On a busy machine the finger may be up before the page has drawn the next layout: then it is tried again.
    for key in 0..10 {
        app.keypad_ready().await;
        hold_while_a_digit_is_typed(app, key).await;
        let seen = "until(() => entered() > 0 && settled()).then(() => ({ entered: entered(), layouts: window.e2eMet.splice(0) }))";
        let seen = app.browser.wait(seen, vec![]).await;
        let layouts = seen["layouts"].as_array().unwrap();
        if layouts.first() != layouts.last() {
            assert_eq!(seen["entered"], 1, "only the keyboard's digit is entered");
            return;
        }
        for left in (0..seen["entered"].as_u64().unwrap()).rev() {
            app.tap("keypad-delete").await;
            app.expect_entered(usize::try_from(left).unwrap()).await;
        }
    }
    panic!("the layout changes under a finger");
}

/// Touches a key; a digit from the keyboard changes the layout; the touch ends.
async fn hold_while_a_digit_is_typed(app: &TestApp, key: usize) {
    let (x, y) = app.locate("digits()[given[0]]", vec![json!(key)]).await;
    let kind = if app.browser.engine() == Engine::Chromium { "touch" } else { "mouse" };
    let wait = |duration: u64| json!({ "type": "pause", "duration": duration });
    // Milliseconds; less than a long press.
    let held = 400;
    app.browser
        .act(json!([
            { "type": "pointer", "id": "finger", "parameters": { "pointerType": kind }, "actions": [
                { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 }, wait(0), wait(held), { "type": "pointerUp", "button": 0 },
            ]},
            { "type": "key", "id": "keyboard", "actions": [
                wait(0), wait(0), { "type": "keyDown", "value": "7" }, { "type": "keyUp", "value": "7" }, wait(0),
            ]},
        ]))
        .await;
}

async fn two_touches_at_once_enter_nothing(app: &TestApp) {
    steps::to_username_code(app).await;
    app.keypad_ready().await;
    for (one, other) in [(0, 5), (3, 4), (9, 1)] {
        let before = layout(app).await;
        let (first, second) = (
            app.locate("digits()[given[0]]", vec![json!(one)]).await,
            app.locate("digits()[given[0]]", vec![json!(other)]).await,
        );
        // First one touch lasts longer, then the other; they overlap.
        app.browser.act(json!([touch("finger", first, 120, 40), touch("thumb", second, 40, 120)])).await;
        app.browser.act(json!([touch("finger", first, 0, 120), touch("thumb", second, 80, 80)])).await;
        app.browser.wait("heard()", vec![]).await;
        app.expect_entered(0).await;
        assert_eq!(layout(app).await, before, "the layout is the same");
    }
    app.tap_digit('7').await;
    app.expect_entered(1).await;
}

async fn one_touch_clicks_one_key(app: &TestApp) {
    steps::to_username_code(app).await;
    // After the keypad's own listener, which is on the window: it drops the browser's own click.
    let count = "window.e2eClicks = 0; document.addEventListener('click', () => window.e2eClicks++, true)";
    app.browser.run(count, vec![]).await;
    // After the first click another key is nearly always below the finger.
    app.tap_digits("13579").await;
    app.expect_entered(5).await;
    assert_eq!(app.browser.run("return window.e2eClicks", vec![]).await, 5, "one click for each touch");
}

/// A touch that begins after `after` milliseconds and lasts `held`.
fn touch(id: &str, (x, y): (f64, f64), after: u64, held: u64) -> Value {
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": "touch" }, "actions": [
        { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
        { "type": "pause", "duration": after },
        { "type": "pointerDown", "button": 0 },
        { "type": "pause", "duration": held },
        { "type": "pointerUp", "button": 0 },
    ]})
}

async fn taps_during_a_check_enter_nothing(app: &TestApp) {
    steps::to_pin(app).await;
    app.env.proxy.inject("/pin", Fault::Held);
    app.tap_digits(app.env.member.pin).await;
    app.expect_text("pin-checking").await;
    for key in [0, 4, 9, 9] {
        app.tap_element("digits()[given[0]]", vec![json!(key)]).await;
    }
    app.tap("keypad-delete").await;
    app.type_digits("12").await;
    app.browser.wait("heard()", vec![]).await;
    app.expect_entered(4).await;
    app.env.proxy.clear();
    steps::expect_session(app).await;
    assert_eq!(app.env.proxy.count("/pin"), 1, "one PIN was sent");
}

async fn page_takes_back_a_tap_that_the_app_refuses(app: &TestApp) {
    steps::to_pin(app).await;
    app.keypad_ready().await;
    let before = layout(app).await;
    // Only the app takes note of a second finger, so the page shows a tap that the app refuses.
    let tap = "const key = digits()[0], finger = { bubbles: true, isPrimary: true, pointerId: 1 }; \
        window.e2eDots = () => document.querySelectorAll('.pin-dots__dot[data-state=full]').length; \
        key.dispatchEvent(new PointerEvent('pointerdown', finger)); \
        const second = new PointerEvent('pointerdown', { ...finger, isPrimary: false }); \
        Object.defineProperty(second, 'target', { value: key }); \
        window.interpreter.handleEvent(second, 'pointerdown', true); \
        key.dispatchEvent(new PointerEvent('pointerup', finger)); \
        return { dots: window.e2eDots(), layout: layout() };";
    let shown = app.browser.run(tap, vec![]).await;
    assert_eq!(shown["dots"], 1, "the dot shows at once");
    assert_ne!(shown["layout"], json!(before), "so does the next layout");
    let taken_back = "window.e2eDots() === 0 && layout() === given[0]";
    assert!(app.browser.until(taken_back, vec![json!(before)]).await, "dot and layout are taken back");
    app.tap_digit('7').await;
    app.expect_entered(1).await;
}

async fn rotation_loses_no_digit(app: &TestApp) {
    steps::to_pin(app).await;
    let pin = app.env.member.pin;
    app.tap_digits(&pin[..2]).await;
    app.expect_entered(2).await;
    app.browser.show(Viewport { width: 844, height: 390, ..Viewport::PHONE }).await;
    app.tap_digit(pin.chars().nth(2).unwrap()).await;
    app.expect_entered(3).await;
    app.browser.show(Viewport::PHONE).await;
    app.tap_digit(pin.chars().nth(3).unwrap()).await;
    steps::expect_session(app).await;
}

async fn no_attribute_live_region_or_title_has_a_digit(app: &TestApp) {
    steps::to_pin(app).await;
    let watch = "window.e2eSaid = []; const note = () => { \
        for (const live of document.querySelectorAll('[role=status], [role=alert], [aria-live]:not([aria-live=off])')) \
            window.e2eSaid.push(plain(live.textContent)); \
        for (const any of document.querySelectorAll('.screen *')) { \
            if (/[0-9]/.test(any.id)) window.e2eSaid.push('id ' + any.id); \
            for (const attribute of ['name', 'title', 'aria-label', 'value', 'alt']) \
                if (/[0-9]/.test(any.getAttribute(attribute) ?? '')) window.e2eSaid.push(attribute + ' ' + any.getAttribute(attribute)); } \
        if (/[0-9]/.test(document.title)) window.e2eSaid.push(document.title); }; note(); \
        new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });";
    app.browser.run(watch, vec![]).await;
    app.tap_digits(&app.env.member.pin[..3]).await;
    app.expect_entered(3).await;
    let said = app.browser.run("return [...new Set(window.e2eSaid)]", vec![]).await;
    let counts: Vec<String> =
        ["0", "1", "2", "3"].iter().map(|at| app.words_with("pin-entered", &[("at", at), ("of", "4")])).collect();
    for words in said.as_array().unwrap().iter().filter_map(Value::as_str) {
        let digits = words.chars().any(|character| character.is_ascii_digit());
        assert!(!digits || counts.iter().any(|count| count == words), "“{words}” names no digit");
    }
    assert!(said.as_array().unwrap().iter().any(|words| *words == json!(counts[3])), "the count itself is said");
}

async fn accessibility_tree_never_has_entered_digits(app: &TestApp) {
    steps::to_pin(app).await;
    let mut trees = Vec::new();
    for count in 0..4 {
        app.expect_entered(count).await;
        let tree = app.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().unwrap().clone();
        let texts = nodes.iter().flat_map(|node| [node["name"]["value"].clone(), node["value"]["value"].clone()]);
        let mut texts: Vec<String> = texts.filter_map(|text| text.as_str().map(str::to_owned)).collect();
        let count_said = app.words_with("pin-entered", &[("at", &count.to_string()), ("of", "4")]);
        assert!(texts.contains(&count_said), "a screen reader finds “{count_said}”");
        texts.retain(|text| *text != count_said);
        texts.sort_unstable();
        trees.push(texts);
        if let Some(digit) = app.env.member.pin.chars().nth(count).filter(|_| count < 3) {
            app.tap_digit(digit).await;
        }
    }
    // Only the keys have digits, and they are the same before and after.
    assert!(trees.windows(2).all(|pair| pair[0] == pair[1]), "nothing but the count changes: {trees:#?}");
}
