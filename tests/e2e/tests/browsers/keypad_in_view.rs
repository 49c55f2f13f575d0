//! The keypad is docked: every key, what is entered, its error and the time line are in view without scrolling.

use e2e::suite::Test;
use e2e::{TestApp, Viewport, steps, tests};
use serde_json::{Value, json};

/// Width, height in CSS pixels and text size in percent at which everything is in view.
const WHOLE: [(u32, u32, u32); 9] = [
    (320, 480, 100),
    (360, 568, 100),
    (360, 640, 100),
    (360, 728, 130),
    (390, 844, 150),
    (390, 844, 200),
    // In landscape the keypad is beside the boxes.
    (568, 320, 100),
    (640, 360, 100),
    (844, 390, 100),
];
/// Smaller than that, what is entered and its error are in view.
const SMALLER: [(u32, u32, u32); 4] = [(320, 400, 100), (360, 568, 200), (320, 640, 200), (320, 256, 100)];

const KEYS: &str = ".keypad__key, .keypad__side";
const SHOWN: &str = ".pin-dots, .code-boxes, .alert[data-state=shown]";

pub fn all() -> Vec<Test> {
    tests![
        pin_screen_shows_every_key_without_scrolling,
        code_screen_shows_every_key_without_scrolling,
        new_pin_screens_show_every_key_without_scrolling,
        practice_shows_every_key_without_scrolling,
    ]
}

async fn pin_screen_shows_every_key_without_scrolling(app: &TestApp) {
    steps::to_pin(app).await;
    app.type_digits("9753").await;
    app.expect_text_with("pin-wrong", &[("left", "4")]).await;
    assert_in_view(app, &[KEYS, SHOWN]).await;
}

async fn code_screen_shows_every_key_without_scrolling(app: &TestApp) {
    steps::to_username_code(app).await;
    let wrong = if app.env.code(1).await == "000000" { "000001" } else { "000000" };
    app.type_digits(wrong).await;
    app.expect_text_with("code-wrong", &[("left", "4")]).await;
    assert_in_view(app, &[KEYS, SHOWN, ".time-line"]).await;
}

async fn new_pin_screens_show_every_key_without_scrolling(app: &TestApp) {
    steps::to_new_pin(app).await;
    app.type_digits("0000").await;
    app.expect_text("new-pin-repeated").await;
    assert_in_view(app, &[KEYS, SHOWN]).await;
    app.type_digits("2758").await;
    app.expect_screen("new-pin-again-title").await;
    assert_in_view(app, &[KEYS, ".pin-dots"]).await;
}

async fn practice_shows_every_key_without_scrolling(app: &TestApp) {
    app.tap("home-help").await;
    app.expect_screen("help-title").await;
    app.tap("practice-title").await;
    app.expect_screen("practice-title").await;
    assert_in_view(app, &[KEYS, ".pin-dots"]).await;
}

/// Panics with everything that is not wholly in view, for all sizes at once.
async fn assert_in_view(app: &TestApp, wanted: &[&str]) {
    let mut cut = Vec::new();
    for (width, height, text) in WHOLE {
        cut.extend(out_of_view(app, (width, height, text), &wanted.join(", ")).await);
    }
    for size in SMALLER {
        cut.extend(out_of_view(app, size, SHOWN).await);
    }
    app.browser.show(Viewport::PHONE).await;
    assert!(cut.is_empty(), "not in view: {cut:#?}");
}

/// What of these elements lies outside of the window, below something else, or is smaller than 48 px.
async fn out_of_view(app: &TestApp, (width, height, text): (u32, u32, u32), wanted: &str) -> Vec<String> {
    app.browser.show(Viewport { width, height, text, ..Viewport::PHONE }).await;
    app.browser.wait("frames()", vec![]).await;
    let script = "const wanted = [...document.querySelectorAll(arguments[0])].filter(part => part.getClientRects().length); \
        const seen = part => { const box = part.getBoundingClientRect(); \
            if (box.top < 0 || box.left < 0 || box.bottom > innerHeight + 0.5 || box.right > innerWidth + 0.5) return false; \
            const places = [[box.left + 4, box.top + 4], [box.right - 4, box.bottom - 4], [box.left + box.width / 2, box.top + box.height / 2]]; \
            return places.every(([x, y]) => { const top = document.elementFromPoint(x, y); \
                return top && (part.contains(top) || top.contains(part) || top.closest('.code-boxes') === part); }); }; \
        const large = part => !part.matches('button') || part.offsetHeight >= 48 && part.offsetWidth >= 48; \
        return [wanted.length, wanted.filter(part => !seen(part) || !large(part)) \
            .map(part => `${part.className} “${plain(part.textContent).slice(0, 12)}”`)];";
    let found = app.browser.run(script, vec![json!(wanted)]).await;
    assert!(found[0].as_u64() > Some(0), "there is something to look at");
    let lines = found[1].as_array().cloned().unwrap_or_default();
    let lines: Vec<_> = lines.iter().filter_map(Value::as_str).map(str::to_owned).collect();
    let keys = lines.iter().filter(|line| line.starts_with("keypad__key")).count();
    let other = lines.into_iter().filter(|line| !line.starts_with("keypad__key"));
    let keys = (keys > 0).then(|| format!("{keys} digit keys"));
    keys.into_iter().chain(other).map(|line| format!("{width}x{height} @ {text} %: {line}")).collect()
}
