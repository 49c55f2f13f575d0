//! The flows that hosted runs play on an emulator and a simulator: each selector is one that the app has.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::Path;

use phones::{files_below, text};

const FOLDER: &str = "tests/phones/flows";

/// The text between the quotes of a selector's line. Maestro reads it as a regular expression, and these flows escape only `?`.
fn quoted(line: &str) -> String {
    let inner = line.split_once('"').and_then(|(_, rest)| rest.strip_suffix('"'));
    inner.unwrap_or_else(|| panic!("a selector in quotes: {line}")).replace(r"\\?", "?")
}

fn is_a(file: &str, kind: &str) -> bool {
    Path::new(file).extension().is_some_and(|extension| extension == kind)
}

fn selectors(kinds: &[&str]) -> Vec<(String, String)> {
    let flows = files_below(FOLDER).into_iter().filter(|file| is_a(file, "yaml"));
    flows
        .flat_map(|file| {
            let flow = text(&file);
            let lines = flow.lines().map(|line| line.trim().trim_start_matches("- ").to_owned());
            let chosen = lines.filter(|line| kinds.iter().any(|kind| line.starts_with(&format!("{kind}: \""))));
            chosen.map(|line| (file.clone(), quoted(&line))).collect::<Vec<_>>()
        })
        .collect()
}

/// Whether the app can say this: a text of its words, with any value where the word has one.
fn is_said(selector: &str, words: &str) -> bool {
    let texts = words.lines().filter_map(|line| line.split_once(" = ")).map(|(_, said)| said);
    texts.into_iter().any(|said| match said.split_once("{ $") {
        None => said == selector,
        Some((start, rest)) => rest.split_once(" }").is_some_and(|(_, end)| {
            !start.is_empty()
                && !end.contains('{')
                && selector.strip_prefix(start).is_some_and(|rest| rest.ends_with(end))
        }),
    })
}

#[test]
fn each_text_of_a_flow_is_one_of_the_apps() {
    let words = text("assets/words/es-CO.ftl");
    let selectors = selectors(&["tapOn", "assertVisible"]);
    assert!(selectors.len() > 20, "the flows have selectors");
    for (flow, selector) in selectors {
        let digit = selector.len() == 1 && selector.starts_with(|sign: char| sign.is_ascii_digit());
        assert!(digit || is_said(&selector, &words), "{flow}: nothing in the app says “{selector}”");
    }
}

#[test]
fn each_field_of_a_flow_is_one_of_the_apps() {
    // A screen may choose the id of its field.
    let screens =
        files_below("src").into_iter().filter(|file| file.contains("/screen") || file.contains("/component/"));
    let sources: Vec<_> = screens.filter(|file| is_a(file, "rs")).map(|file| text(&file)).collect();
    let fields = selectors(&["id"]);
    assert!(!fields.is_empty());
    for (flow, field) in fields {
        let named = format!("\"{field}\"");
        assert!(sources.iter().any(|source| source.contains(&named)), "{flow}: no field has the id {field}");
    }
}
