//! The keypad in a small DOM: taps, keys, and what must not reveal a digit.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;
use std::time::Duration;

use journeys::dom::Page;
use multiportal::app::{KeySize, KeypadOrder};
use multiportal::runtime::fake::FakeApp;
use support::{Language, Words};

static WORDS: LazyLock<Words> = LazyLock::new(|| Words::of(Language::Spanish));

fn counted(digits: usize) -> String {
    WORDS.format("pin-entered", &[("at", &digits.to_string()), ("of", "4")])
}

fn count(page: &Page) -> String {
    let words = page.tree().all(|node| node.class() == "pin-dots__count");
    page.tree().text_of(words[0])
}

/// The digits in the order in which they show.
fn shown(page: &Page) -> String {
    let style = |at: usize| page.tree().node(at).attribute("style").unwrap().to_owned();
    let places = style(page.tree().all(|node| node.class() == "keypad-places")[0]);
    let order = |at: usize| -> usize {
        let name = style(at).trim_start_matches("order:var(").trim_end_matches(')').to_owned();
        let place = places.split(';').find_map(|place| place.strip_prefix(&name)).unwrap();
        place.trim_start_matches(':').parse().unwrap()
    };
    let mut keys = page.tree().all(|node| node.class() == "keypad__key");
    keys.sort_by_key(|at| order(*at));
    keys.into_iter().map(|at| page.tree().text_of(at)).collect()
}

async fn at_pin() -> (FakeApp, Page) {
    let app = FakeApp::home().await;
    app.to_pin("mlopez").await;
    let page = Page::open(&app);
    (app, page)
}

#[tokio::test]
async fn two_taps_within_the_guard_enter_one_digit() {
    let (app, mut page) = at_pin().await;
    app.clock.advance(Duration::from_secs(1));
    page.press(page.digit('5'));
    app.clock.advance(Duration::from_millis(150));
    page.press(page.digit('5'));
    assert_eq!(count(&page), counted(1));
    app.clock.advance(Duration::from_millis(60));
    page.press(page.digit('5'));
    assert_eq!(count(&page), counted(2));
}

#[tokio::test]
async fn refused_tap_is_handled_and_changes_no_layout() {
    let app = FakeApp::home().await;
    app.to_pin("mlopez").await;
    let mut page = Page::open(&app);
    let handled = |page: &Page| {
        let places = page.tree().all(|node| node.class() == "keypad-places")[0];
        page.tree().node(places).attribute("data-handled").unwrap().to_owned()
    };
    app.clock.advance(Duration::from_secs(1));
    page.press(page.digit('5'));
    let (before, layout) = (handled(&page), shown(&page));
    page.press(page.digit('5'));
    assert_ne!(handled(&page), before);
    assert_eq!((count(&page), shown(&page)), (counted(1), layout));
}

#[tokio::test]
async fn second_touch_enters_nothing_until_the_next_first_one() {
    let (app, mut page) = at_pin().await;
    app.clock.advance(Duration::from_secs(1));
    let (one, two) = (page.digit('1'), page.digit('2'));
    page.pointer_down(one, true);
    page.pointer_down(two, false);
    page.click(two);
    page.click(one);
    assert_eq!(count(&page), counted(0));
    page.press(one);
    assert_eq!(count(&page), counted(1));
}

#[tokio::test]
async fn enter_keyboard_digits_and_backspace_work() {
    let (app, mut page) = at_pin().await;
    app.clock.advance(Duration::from_secs(1));
    page.click(page.digit('3'));
    page.key("8");
    page.key("x");
    assert_eq!(count(&page), counted(2));
    page.key("Backspace");
    assert_eq!(count(&page), counted(1));
    page.tap(&WORDS.get("keypad-delete"));
    page.tap(&WORDS.get("keypad-delete"));
    assert_eq!(count(&page), counted(0));
}

#[tokio::test]
async fn no_attribute_and_no_word_depends_on_the_digits() {
    let mut pages = Vec::new();
    for pin in ["258", "739"] {
        let (app, mut page) = at_pin().await;
        for digit in pin.chars() {
            app.clock.advance(Duration::from_secs(1));
            page.press(page.digit(digit));
        }
        let all = page.tree().all(|_| true);
        let nodes: Vec<_> = all.iter().map(|at| page.tree().node(*at).attributes.clone()).collect();
        pages.push((nodes, page.text()));
        let state = app.read(|app| format!("{app:?}"));
        assert!(!state.contains(pin));
    }
    // The same seed draws the same layouts, so only the digits could differ.
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn keys_can_be_ordered_and_enlarged() {
    let app = FakeApp::home().await;
    app.prefer(|preferences| {
        preferences.keypad_order = KeypadOrder::Ordered;
        preferences.key_size = KeySize::ExtraLarge;
    });
    app.to_pin("mlopez").await;
    let mut page = Page::open(&app);
    assert_eq!(shown(&page), "1234567890");
    page.key("4");
    assert_eq!(shown(&page), "1234567890");
    assert!(page.text().contains(&WORDS.get("keypad-ordered")));
    let app = page.tree().all(|node| node.class() == "app")[0];
    assert_eq!(page.tree().node(app).attribute("data-keys"), Some("extra-large"));
}

#[tokio::test]
async fn keypad_shows_no_digit_during_a_check() {
    let (app, mut page) = at_pin().await;
    app.type_digits("2580");
    page.wait_until(|tree| tree.text().contains(&WORDS.get("pin-checking"))).await;
    let keys = page.tree().all(|node| node.class() == "keypad__key");
    assert_eq!(keys.len(), 10);
    assert!(keys.iter().all(|key| page.tree().text_of(*key).is_empty()));
}
