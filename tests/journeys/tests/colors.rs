//! The contrast of the style sheet's colors, light and dark: text reaches WCAG 2.2 AA, digits AAA, borders of controls 3 to 1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::path::Path;

/// Name to color; the dark scheme uses the light one's where it has none of its own.
fn colors(dark: bool) -> BTreeMap<String, [f64; 3]> {
    let sheet = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/styles/tokens.css");
    let sheet = std::fs::read_to_string(sheet).unwrap();
    let (light, dark_half) = sheet.split_once("(prefers-color-scheme: dark)").expect("a dark half");
    let mut colors = BTreeMap::new();
    for half in if dark { vec![light, dark_half] } else { vec![light] } {
        for line in half.lines() {
            let Some((name, value)) = line.trim().split_once(": #") else { continue };
            let digits = value.trim_end_matches(';');
            let channel = |at: usize| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
            colors.insert(name.trim_start_matches("--").to_owned(), [channel(0), channel(2), channel(4)]);
        }
    }
    colors
}

/// WCAG 2.2, "relative luminance".
fn luminance(color: [f64; 3]) -> f64 {
    let linear = |c: f64| if c <= 0.040_45 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(color[0]) + 0.7152 * linear(color[1]) + 0.0722 * linear(color[2])
}

/// WCAG 2.2, "contrast ratio".
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn reach(least: f64, pairs: &[(&str, &str)]) {
    for dark in [false, true] {
        let colors = colors(dark);
        for (front, ground) in pairs {
            let ratio = contrast(colors[*front], colors[*ground]);
            assert!(ratio >= least, "{front} on {ground}, dark: {dark}: {ratio:.2}");
        }
    }
}

#[test]
fn text_reaches_4_5_to_1_on_its_backgrounds() {
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
fn control_borders_and_focus_reach_3_to_1() {
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
