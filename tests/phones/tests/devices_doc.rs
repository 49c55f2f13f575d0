//! `docs/devices.md`: its table of MASVS has every control, and each test that it names is there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use phones::{files_below, root, text};

/// The controls of MASVS v2.1, by group and number.
const CONTROLS: [(&str, usize); 8] = [
    ("STORAGE", 2),
    ("CRYPTO", 2),
    ("AUTH", 3),
    ("NETWORK", 2),
    ("PLATFORM", 3),
    ("CODE", 4),
    ("RESILIENCE", 4),
    ("PRIVACY", 4),
];

fn row(document: &str, control: &str) -> String {
    document
        .lines()
        .find(|line| line.starts_with(&format!("| {control} |")))
        .unwrap_or_else(|| panic!("{control} has no row"))
        .to_owned()
}

/// The texts of the tests of the project, Rust and Kotlin.
fn tests() -> String {
    let mut all = String::new();
    for folder in ["src", "tests", "platforms/android/kotlin-check"] {
        for file in files_below(folder) {
            let ending = std::path::Path::new(&file).extension().and_then(std::ffi::OsStr::to_str);
            if matches!(ending, Some("rs" | "kt")) {
                all += &text(&file);
            }
        }
    }
    all
}

/// What stands between backticks.
fn named(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2)
}

fn is_a_test(name: &str) -> bool {
    let is_rust = name.contains('_')
        && name.chars().all(|letter| letter.is_ascii_lowercase() || letter == '_' || letter.is_ascii_digit());
    is_rust || (name.contains(' ') && !name.starts_with("cargo "))
}

#[test]
fn every_control_has_its_row() {
    let document = text("docs/devices.md");
    for (group, count) in CONTROLS {
        for number in 1..=count {
            let row = row(&document, &format!("MASVS-{group}-{number}"));
            let cells: Vec<_> = row.split('|').map(str::trim).collect();
            assert_eq!(cells.len(), 5, "{row}");
            assert!(cells[1..4].iter().all(|cell| !cell.is_empty()), "{row}");
        }
    }
}

#[test]
fn every_test_that_is_named_is_there() {
    let tests = tests();
    let document = text("docs/devices.md");
    let shown = document.split("## Bad input").nth(1).expect("the part with tests");
    let mut seen = 0;
    for name in shown.lines().flat_map(named).filter(|name| is_a_test(name)) {
        let there = tests.contains(&format!("fn {name}(")) || tests.contains(&format!("fun `{name}`("));
        assert!(there, "no test is called {name}");
        seen += 1;
    }
    assert!(seen > 40, "the search found only {seen}");
}

#[test]
fn every_script_that_is_named_is_there_and_can_be_run() {
    let document = text("docs/devices.md");
    let mut seen = 0;
    for name in document.lines().flat_map(named).filter(|name| name.starts_with("platforms/") && !name.contains('.')) {
        let path = root().join(name);
        if path.is_dir() {
            continue;
        }
        assert!(path.is_file(), "{name}");
        #[cfg(unix)]
        assert_ne!(
            std::os::unix::fs::PermissionsExt::mode(&path.metadata().unwrap().permissions()) & 0o111,
            0,
            "{name}"
        );
        seen += 1;
    }
    assert!(seen >= 6, "the search found only {seen}");
}
