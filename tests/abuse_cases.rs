//! `docs/abuse-cases.md`: every test that it names is there, in Rust or in Kotlin, and every case names one.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn document() -> String {
    fs::read_to_string(root().join("docs/abuse-cases.md")).unwrap()
}

/// All that stands in the files of tests below a folder.
fn gather(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            gather(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs" || ending == "kt") {
            all.push_str(&fs::read_to_string(&path).unwrap());
        }
    }
}

fn tests() -> String {
    let mut all = String::new();
    for folder in ["src", "tests", "platforms/android/kotlin-check/tests"] {
        gather(&root().join(folder), &mut all);
    }
    all
}

/// What stands between backticks and is a sentence, in words or in a function's name.
fn sentences(text: &str) -> Vec<&str> {
    let named = text.split('`').skip(1).step_by(2);
    named.filter(|name| !name.contains(['/', '#']) && !name.starts_with("cargo ") && name.len() > 8).collect()
}

#[test]
fn every_test_that_a_case_names_is_there() {
    let (document, tests) = (document(), tests());
    let named = sentences(&document);
    assert!(named.len() > 100, "the cases name their tests: {}", named.len());
    for name in named {
        let there = tests.contains(&format!("fn {name}(")) || tests.contains(&format!("fun `{name}`("));
        assert!(there, "there is a test “{name}”");
    }
}

#[test]
fn every_case_names_a_test() {
    let document = document();
    let cases = document.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| case"));
    for case in cases {
        assert!(!sentences(case).is_empty() || case.contains("the same"), "{case}");
    }
}
