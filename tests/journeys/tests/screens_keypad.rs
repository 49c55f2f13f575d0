//! The keypad under fingers and keyboards, and what it must never tell.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;

use journeys::dom::Page;
use journeys::stage::Stage;
use multiportal::app::{KeySize, KeypadOrder};

fn count(page: &Page) -> String {
    let words = page.tree().all(|node| node.class() == "pin-dots__count");
    page.tree().text_of(words[0])
}

/// The digits by the place where a member sees them.
fn shown(page: &Page) -> String {
    let style = |at: usize| page.tree().node(at).attribute("style").unwrap().to_owned();
    let places = style(page.tree().all(|node| node.class() == "keypad-places")[0]);
    let order = |at: usize| -> usize {
        let name = style(at).trim_start_matches("order:var(").trim_end_matches(')').to_owned();
        let route = places.split(';').find_map(|route| route.strip_prefix(&name)).unwrap();
        route.trim_start_matches(':').parse().unwrap()
    };
    let mut keys = page.tree().all(|node| node.class() == "keypad__key");
    keys.sort_by_key(|at| order(*at));
    keys.into_iter().map(|at| page.tree().text_of(at)).collect()
}

#[tokio::test]
async fn a_tap_enters_one_digit_and_shows_another_layout_at_once() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    let mut layouts = vec![shown(&page)];
    for entered in 1..=3 {
        stage.clock.advance(Duration::from_secs(1));
        page.press(page.digit('5'));
        assert_eq!(count(&page), format!("{entered} de 4"));
        layouts.push(shown(&page));
    }
    for layout in &layouts {
        let mut digits: Vec<char> = layout.chars().collect();
        digits.sort_unstable();
        assert_eq!(digits.iter().collect::<String>(), "0123456789");
    }
    layouts.dedup();
    assert_eq!(layouts.len(), 4, "each layout is drawn afresh");
}

#[tokio::test]
async fn a_finger_that_went_down_on_another_layout_enters_nothing() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    let five = page.digit('5');
    page.finger_down(five, true);
    // The layout changes under the finger: a digit came from the keyboard.
    page.key("7");
    stage.clock.advance(Duration::from_secs(1));
    page.click(five);
    assert_eq!(count(&page), "1 de 4");
    page.press(five);
    assert_eq!(count(&page), "2 de 4");
}

#[tokio::test]
async fn two_taps_within_the_guard_enter_one_digit() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    stage.clock.advance(Duration::from_secs(1));
    page.press(page.digit('5'));
    stage.clock.advance(Duration::from_millis(150));
    page.press(page.digit('5'));
    assert_eq!(count(&page), "1 de 4");
    stage.clock.advance(Duration::from_millis(60));
    page.press(page.digit('5'));
    assert_eq!(count(&page), "2 de 4");
}

#[tokio::test]
async fn a_second_finger_enters_nothing_until_a_first_one_is_down_again() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    stage.clock.advance(Duration::from_secs(1));
    let (one, two) = (page.digit('1'), page.digit('2'));
    page.finger_down(one, true);
    page.finger_down(two, false);
    page.click(two);
    page.click(one);
    assert_eq!(count(&page), "0 de 4");
    page.press(one);
    assert_eq!(count(&page), "1 de 4");
}

#[tokio::test]
async fn enter_on_a_key_a_keyboards_digits_and_backspace_all_work() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    stage.clock.advance(Duration::from_secs(1));
    page.click(page.digit('3'));
    page.key("8");
    page.key("x");
    assert_eq!(count(&page), "2 de 4");
    page.key("Backspace");
    assert_eq!(count(&page), "1 de 4");
    page.tap("Borrar");
    page.tap("Borrar");
    assert_eq!(count(&page), "0 de 4");
}

#[tokio::test]
async fn no_id_class_or_other_attribute_and_no_word_differs_with_the_digits_that_were_tapped() {
    let mut pages = Vec::new();
    for pin in ["258", "739"] {
        let stage = Stage::home().await;
        stage.pin().await;
        let mut page = Page::open(&stage.engine);
        for digit in pin.chars() {
            stage.clock.advance(Duration::from_secs(1));
            page.press(page.digit(digit));
        }
        let all = page.tree().all(|_| true);
        let nodes: Vec<_> = all.iter().map(|at| page.tree().node(*at).attributes.clone()).collect();
        pages.push((nodes, page.text()));
        let app = stage.engine.read(|app| format!("{app:?}"));
        assert!(!app.contains(pin), "{app}");
    }
    // The same seed draws the same layouts: what is left to differ would be the digits.
    assert_eq!(pages[0], pages[1]);
}

#[tokio::test]
async fn the_keys_can_be_put_in_order_and_made_larger() {
    let stage = Stage::home().await;
    stage.prefer(|preferences| {
        preferences.keypad_order = KeypadOrder::Ordered;
        preferences.key_size = KeySize::ExtraLarge;
    });
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    assert_eq!(shown(&page), "1234567890");
    page.key("4");
    assert_eq!(shown(&page), "1234567890");
    assert!(page.text().contains("Los números están en orden."));
    let app = page.tree().all(|node| node.class() == "app")[0];
    assert_eq!(page.tree().node(app).attribute("data-keys"), Some("extra-large"));
}

#[tokio::test]
async fn while_a_pin_is_checked_the_keypad_keeps_its_place_without_a_digit() {
    let stage = Stage::home().await;
    stage.pin().await;
    let mut page = Page::open(&stage.engine);
    stage.type_pin("2580");
    page.wait_until(|tree| tree.text().contains("Verificando tu contraseña…")).await;
    let keys = page.tree().all(|node| node.class() == "keypad__key");
    assert_eq!(keys.len(), 10);
    assert!(keys.iter().all(|key| page.tree().text_of(*key).is_empty()));
}
