//! `docs/abuse-cases.md`: every test that it names is there, in Rust or in Kotlin, and every case names one.

use super::{files, text};

fn document() -> String {
    text("docs/abuse-cases.md")
}

/// All that stands in the files of tests.
fn tests() -> String {
    let folders = ["src", "tests", "platforms/android/kotlin-check/tests"];
    folders.iter().flat_map(|folder| files(folder, &["rs", "kt"])).map(|(_, text)| text).collect()
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
