//! `docs/ports.md`: every port has its row, every file that it names is there, and every suite runs where the row says.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;
use std::path::Path;

use phones::{files_below, root, text};

/// The rows of the table, by port; each with the cells after it.
fn rows() -> BTreeMap<String, Vec<String>> {
    let document = text("docs/ports.md");
    let rows = document.lines().filter(|line| line.starts_with("| `"));
    rows.map(|row| {
        let mut cells: Vec<_> = row.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
        (cells.remove(0).trim_matches('`').to_owned(), cells)
    })
    .collect()
}

/// What stands between backticks and is a path.
fn paths(text: &str) -> Vec<&str> {
    text.split('`').skip(1).step_by(2).filter(|word| word.contains('/')).collect()
}

fn suites() -> impl Iterator<Item = String> {
    files_below("src/port/suite").into_iter()
}

/// The names in a text that begin so, up to their end.
fn named<'a>(text: &'a str, beginning: &str) -> Vec<&'a str> {
    let word = |rest: &'a str| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap();
    text.split(beginning).skip(1).map(word).collect()
}

#[test]
fn every_port_has_its_row() {
    let rows = rows();
    let mut ports = Vec::new();
    let files =
        files_below("src/port").into_iter().filter(|file| Path::new(file).parent() == Some(Path::new("src/port")));
    for file in files {
        ports.extend(named(&text(&file), "pub trait ").into_iter().map(str::to_owned));
    }
    ports.sort();
    assert!(ports.len() >= 9, "{ports:?}");
    assert_eq!(rows.keys().cloned().collect::<Vec<_>>(), ports);
    for (port, cells) in rows {
        assert_eq!(cells.len(), 7, "{port}");
        assert!(cells.iter().all(|cell| !cell.is_empty()), "{port}");
    }
}

#[test]
fn every_file_that_is_named_is_there() {
    let document = text("docs/ports.md");
    let named = paths(&document);
    assert!(named.len() > 40, "the search found only {}", named.len());
    for path in named {
        assert!(root().join(path).exists(), "{path}");
    }
}

#[test]
fn every_suite_runs_over_the_double_and_an_adapter_where_its_row_says() {
    let rows = rows();
    for suite in suites() {
        let (port, cells) = rows
            .iter()
            .find(|(_, cells)| paths(&cells[5]) == [&suite])
            .unwrap_or_else(|| panic!("{suite} is in no row"));
        let macros: Vec<_> =
            named(&text(&suite), "macro_rules! ").into_iter().map(|name| format!("{name}!(")).collect();
        let mut runs = 0;
        for place in paths(&cells[6]) {
            let place_runs: usize = macros.iter().map(|name| text(place).matches(name).count()).sum();
            assert!(place_runs > 0, "{port}: {place} runs no rule of {suite}");
            runs += place_runs;
        }
        assert!(runs >= 2, "{port}: over one thing alone a suite compares nothing");
        for name in macros {
            let run = paths(&cells[6]).iter().any(|place| text(place).contains(&name));
            assert!(run, "{port}: nobody runs {name}");
        }
    }
}

#[test]
fn every_rule_of_a_suite_is_a_test() {
    for suite in suites() {
        let text = text(&suite);
        let rules = named(&text, "\npub async fn ");
        assert!(rules.len() >= 2, "{suite}");
        let tests: String =
            text.split("$crate::rules!(").skip(1).filter_map(|listed| listed.split(';').next()).collect();
        let tests: Vec<_> = tests.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        for rule in rules {
            assert!(tests.contains(&rule), "{suite}: no macro makes a test of {rule}");
        }
    }
}
