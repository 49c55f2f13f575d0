//! The keypad under real fingers: stale taps, two taps at once, and what it never tells.

use std::collections::BTreeSet;

use e2e::suite::Sentence;
use e2e::{Answer, Engine, Look, Stage, Tongue, sentences, tour};
use serde_json::{Value, json};

pub fn all() -> Vec<Sentence> {
    let mut all = sentences![
        every_digit_stands_once_in_every_layout_and_the_layout_changes,
        a_finger_down_on_one_layout_and_up_on_the_next_enters_nothing,
        a_second_tap_within_the_guard_enters_nothing,
        a_stalled_line_takes_no_tap_and_sends_one_pin,
        a_pin_typed_on_a_hardware_keyboard_logs_in,
        turning_the_phone_in_the_middle_loses_no_digit,
        no_id_live_region_or_title_ever_holds_a_digit_of_a_pin,
    ];
    // WebKitGTK's driver has one pointer, a mouse, and tells nothing of its accessibility tree.
    all.extend(sentences![in [Engine::Chromium], [Tongue::Spanish];
        two_fingers_at_once_enter_nothing,
        the_accessibility_tree_never_holds_what_was_entered,
    ]);
    all
}

async fn layout(stage: &Stage) -> String {
    stage.browser.run("return layout()", vec![]).await.as_str().unwrap().to_owned()
}

async fn every_digit_stands_once_in_every_layout_and_the_layout_changes(stage: &Stage) {
    tour::to_username_code(stage).await;
    let mut seen = BTreeSet::new();
    for (count, digit) in "13579".chars().enumerate() {
        stage.entered(count).await;
        stage.settled().await;
        let now = layout(stage).await;
        let mut keys: Vec<_> = now.split(',').map(|key| key.split_once('@').unwrap()).collect();
        keys.sort_unstable();
        let digits: String = keys.iter().map(|(digit, _)| *digit).collect();
        assert_eq!(digits, "0123456789", "every digit once");
        let places: BTreeSet<_> = keys.iter().map(|(_, place)| *place).collect();
        assert_eq!(places.len(), 10, "every place once");
        seen.insert(now);
        stage.tap_digit(digit).await;
    }
    // Five equal layouts of 3,628,800 come once in 10^26 runs.
    assert!(seen.len() > 1, "the layout changes");
}

async fn a_finger_down_on_one_layout_and_up_on_the_next_enters_nothing(stage: &Stage) {
    tour::to_username_code(stage).await;
    let watch = "window.e2eMet = []; for (const event of ['pointerdown', 'pointerup', 'pointercancel']) \
        addEventListener(event, () => window.e2eMet.push(layout()), true)";
    stage.browser.run(watch, vec![]).await;
    let mut overtaken = 0;
    for key in 0..5 {
        stage.settled().await;
        hold_while_a_digit_is_typed(stage, key).await;
        assert!(stage.browser.until("entered() > 0", vec![]).await, "the keyboard's digit is entered");
        stage.settled().await;
        let met = stage.browser.run("const met = window.e2eMet; window.e2eMet = []; return met", vec![]).await;
        let met = met.as_array().unwrap().clone();
        let entered = stage.browser.run("return entered()", vec![]).await.as_u64().unwrap();
        if met.first() != met.last() {
            overtaken += 1;
            assert_eq!(
                entered, 1,
                "the finger met two layouts and entered nothing: only the keyboard's digit is there"
            );
        }
        for left in (0..usize::try_from(entered).unwrap()).rev() {
            stage.tap("keypad-delete").await;
            stage.entered(left).await;
        }
    }
    assert!(overtaken > 0, "the layout changed under a finger");
}

/// A finger goes down on a key; a digit from the keyboard changes the layout under it; the finger goes up.
async fn hold_while_a_digit_is_typed(stage: &Stage, key: usize) {
    let (x, y) = stage.place("digits()[given[0]]", json!(key)).await;
    let kind = if stage.browser.engine() == Engine::Chromium { "touch" } else { "mouse" };
    let wait = |duration: u64| json!({ "type": "pause", "duration": duration });
    // Less than what makes it a long press.
    let held = 400;
    stage
        .browser
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

async fn a_second_tap_within_the_guard_enters_nothing(stage: &Stage) {
    tour::to_username_code(stage).await;
    for count in 0..3 {
        stage.settled().await;
        let (x, y) = stage.place("digits()[given[0]]", json!(count)).await;
        let tap = |pause: u64| {
            json!([
                { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
                { "type": "pause", "duration": pause },
            ])
        };
        let taps: Vec<Value> =
            [json!([{ "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() }]), tap(0), tap(0)]
                .iter()
                .flat_map(|part| part.as_array().cloned().unwrap())
                .collect();
        stage.browser.finger(json!(taps)).await;
        stage.settled().await;
        stage.entered(count + 1).await;
    }
}

async fn two_fingers_at_once_enter_nothing(stage: &Stage) {
    tour::to_username_code(stage).await;
    stage.settled().await;
    for (one, other) in [(0, 5), (3, 4), (9, 1)] {
        let before = layout(stage).await;
        let (first, second) = (
            stage.place("digits()[given[0]]", json!(one)).await,
            stage.place("digits()[given[0]]", json!(other)).await,
        );
        // The first one stays down longer, then the second one; both lie on the glass between.
        stage.browser.act(json!([touch("finger", first, 120, 40), touch("thumb", second, 40, 120)])).await;
        stage.browser.act(json!([touch("finger", first, 0, 120), touch("thumb", second, 80, 80)])).await;
        stage.browser.wait("heard()", vec![]).await;
        stage.entered(0).await;
        assert_eq!(layout(stage).await, before, "the keypad did not move either");
    }
    stage.tap_digit('7').await;
    stage.entered(1).await;
}

/// A finger that comes down after so many milliseconds and stays for so many.
fn touch(id: &str, (x, y): (f64, f64), after: u64, held: u64) -> Value {
    json!({ "type": "pointer", "id": id, "parameters": { "pointerType": "touch" }, "actions": [
        { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
        { "type": "pause", "duration": after },
        { "type": "pointerDown", "button": 0 },
        { "type": "pause", "duration": held },
        { "type": "pointerUp", "button": 0 },
    ]})
}

async fn a_stalled_line_takes_no_tap_and_sends_one_pin(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.world.gate().fail("/pin", 1, Answer::Held);
    stage.enter(stage.world.member().pin).await;
    stage.see("pin-checking").await;
    for key in [0, 4, 9, 9] {
        stage.tap_element("digits()[given[0]]", json!(key)).await;
    }
    stage.tap("keypad-delete").await;
    stage.key_in("12").await;
    stage.browser.wait("heard()", vec![]).await;
    stage.entered(4).await;
    stage.world.gate().heal();
    tour::session_stands(stage).await;
    assert_eq!(stage.world.gate().calls("/pin"), 1, "one PIN was sent");
}

async fn a_pin_typed_on_a_hardware_keyboard_logs_in(stage: &Stage) {
    tour::to_pin(stage).await;
    stage.browser.keys(stage.world.member().pin.chars(), 12).await;
    tour::session_stands(stage).await;
}

async fn turning_the_phone_in_the_middle_loses_no_digit(stage: &Stage) {
    tour::to_pin(stage).await;
    let pin = stage.world.member().pin;
    stage.enter(&pin[..2]).await;
    stage.entered(2).await;
    stage.browser.look(Look { width: 844, height: 390, ..Look::PHONE }).await;
    stage.tap_digit(pin.chars().nth(2).unwrap()).await;
    stage.entered(3).await;
    stage.browser.look(Look::PHONE).await;
    stage.tap_digit(pin.chars().nth(3).unwrap()).await;
    tour::session_stands(stage).await;
}

async fn no_id_live_region_or_title_ever_holds_a_digit_of_a_pin(stage: &Stage) {
    tour::to_pin(stage).await;
    let watch = "window.e2eSaid = []; const note = () => { \
        for (const live of document.querySelectorAll('[role=status], [role=alert], [aria-live]:not([aria-live=off])')) \
            window.e2eSaid.push(plain(live.textContent)); \
        for (const any of document.querySelectorAll('.screen *')) { \
            if (/[0-9]/.test(any.id)) window.e2eSaid.push('id ' + any.id); \
            for (const attribute of ['name', 'title', 'aria-label', 'value', 'alt']) \
                if (/[0-9]/.test(any.getAttribute(attribute) ?? '')) window.e2eSaid.push(attribute + ' ' + any.getAttribute(attribute)); } \
        if (/[0-9]/.test(document.title)) window.e2eSaid.push(document.title); }; note(); \
        new MutationObserver(note).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });";
    stage.browser.run(watch, vec![]).await;
    stage.enter(&stage.world.member().pin[..3]).await;
    stage.entered(3).await;
    let said = stage.browser.run("return [...new Set(window.e2eSaid)]", vec![]).await;
    let counts: Vec<String> =
        ["0", "1", "2", "3"].iter().map(|at| stage.say_with("pin-entered", &[("at", at), ("of", "4")])).collect();
    for words in said.as_array().unwrap().iter().filter_map(Value::as_str) {
        let digits = words.chars().any(|character| character.is_ascii_digit());
        assert!(!digits || counts.iter().any(|count| count == words), "“{words}” tells no digit");
    }
    assert!(said.as_array().unwrap().iter().any(|words| *words == json!(counts[3])), "the count itself is told");
}

async fn the_accessibility_tree_never_holds_what_was_entered(stage: &Stage) {
    tour::to_pin(stage).await;
    let mut trees = Vec::new();
    for count in 0..4 {
        stage.entered(count).await;
        let tree = stage.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        let nodes = tree["nodes"].as_array().unwrap().clone();
        let texts = nodes.iter().flat_map(|node| [node["name"]["value"].clone(), node["value"]["value"].clone()]);
        let mut texts: Vec<String> = texts.filter_map(|text| text.as_str().map(str::to_owned)).collect();
        let count_said = stage.say_with("pin-entered", &[("at", &count.to_string()), ("of", "4")]);
        assert!(texts.contains(&count_said), "a screen reader finds “{count_said}”");
        texts.retain(|text| *text != count_said);
        texts.sort_unstable();
        trees.push(texts);
        if let Some(digit) = stage.world.member().pin.chars().nth(count).filter(|_| count < 3) {
            stage.tap_digit(digit).await;
        }
    }
    // The keys are all that has digits, and they are the same before and after.
    assert!(trees.windows(2).all(|pair| pair[0] == pair[1]), "nothing but the count changes: {trees:#?}");
}
