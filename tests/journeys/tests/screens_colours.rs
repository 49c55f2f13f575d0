//! The style sheet's colours, reckoned: words reach WCAG 2.2's AA, digits AAA, borders of controls 3 to 1; by day and by night.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

/// Name to colour; by night the day's stand where the night has none of its own.
fn colours(night: bool) -> BTreeMap<String, [f64; 3]> {
    let modal = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/styles/tokens.css");
    let modal = std::fs::read_to_string(modal).unwrap();
    let (day, dark) = modal.split_once("(prefers-color-scheme: dark)").expect("a dark half");
    let mut colours = BTreeMap::new();
    for half in if night { vec![day, dark] } else { vec![day] } {
        for line in half.lines() {
            let Some((name, value)) = line.trim().split_once(": #") else { continue };
            let digits = value.trim_end_matches(';');
            let channel = |at: usize| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            colours.insert(name.trim_start_matches("--").to_owned(), [channel(0), channel(2), channel(4)]);
        }
    }
    colours
}

/// WCAG 2.2, "relative luminance".
fn luminance(colour: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(colour[0]) + 0.7152 * linear(colour[1]) + 0.0722 * linear(colour[2])
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn reach(least: f64, pairs: &[(&str, &str)]) {
    for night in [false, true] {
        let colours = colours(night);
        for (front, ground) in pairs {
            let ratio = contrast(colours[*front], colours[*ground]);
            assert!(ratio >= least, "{front} on {ground}, night {night}: {ratio:.2}");
        }
    }
}

#[test]
fn words_reach_4_5_to_1_on_every_ground_that_they_stand_on() {
    reach(
        4.5,
        &[
            ("text", "ground"),
            ("text", "surface"),
            ("text", "notice-ground"),
            ("text", "danger-ground"),
            ("text", "good-ground"),
            ("text-soft", "ground"),
            ("text-soft", "surface"),
            ("link", "ground"),
            ("link", "surface"),
            ("link", "notice-ground"),
            ("danger", "ground"),
            ("good", "ground"),
            ("good", "good-ground"),
            ("band-text", "band"),
            ("accent-text", "accent"),
        ],
    );
}

#[test]
fn digits_reach_7_to_1() {
    reach(7.0, &[("key-text", "key"), ("text", "ground"), ("text", "surface")]);
}

#[test]
fn the_borders_of_controls_and_the_focus_reach_3_to_1() {
    reach(
        3.0,
        &[
            ("line", "ground"),
            ("line", "surface"),
            ("line", "key"),
            ("accent-line", "ground"),
            ("danger", "surface"),
            ("good", "good-ground"),
            ("link", "key"),
            ("focus", "ground"),
            ("focus", "surface"),
        ],
    );
}
