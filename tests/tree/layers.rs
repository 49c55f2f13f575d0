//! Checks the sources: the order of the layers, the places that open secrets, the length of files, and their doc comments.

use super::files;

/// The layers, lowest first. Layers on one line may not use each other.
const LAYERS: &[&[&str]] = &[
    &["domain"],
    &["api"],
    &["flow"],
    &["features"],
    &["app"],
    &["device"],
    &["runtime"],
    &["client", "platform"],
    &["ui"],
    // `window` belongs to `main`: the app's window on phones and desktop.
    &["main", "window"],
];

/// Features that have screens and no state.
const UI_FEATURES: &[&str] = &["features/about/", "features/help/", "features/home/", "features/settings/"];

/// Names that must not occur in the pure layers.
const IMPURE: &[&str] = &["Instant", "SystemTime", "tokio", "dioxus", "reqwest", "std::thread"];

/// Files outside `client` and `platform` that may open a secret, with the reason.
const OPENINGS: &[(&str, &str)] = &[
    ("src/domain/pin.rs", "defines it"),
    ("src/domain/security_code.rs", "defines it"),
    ("src/domain/receipt.rs", "defines it"),
    ("src/domain/secret_text.rs", "defines it, and serializes it for the sealed store"),
    ("src/api/secret_field.rs", "the only way onto the wire and off it"),
    ("src/api/text_message/mod.rs", "the message carries the code"),
    ("src/device/sms_inbox.rs", "defines it"),
    ("src/features/keypad/mod.rs", "defines it: the digits for the boxes of a security code"),
    ("src/features/keypad/view.rs", "the boxes show the code that the member enters"),
    ("src/features/code_entry/input.rs", "a pasted message fills in its code"),
    ("src/features/code_entry/screen/code.rs", "the text of the clipboard goes into the code's field"),
    ("src/features/code_entry/update.rs", "the boxes show the code that the phone filled in"),
    ("src/features/log_in/update.rs", "the PIN goes back onto the keypad while a new attempt starts"),
    ("src/runtime/execute.rs", "the token goes into the sealed store"),
    ("src/runtime/persistence.rs", "what the store holds is compared with what to write"),
    ("src/runtime/restore.rs", "what the store holds is read"),
    ("src/runtime/sms.rs", "the text is read"),
];

/// Most lines of a file.
const LONGEST: usize = 400;

fn sources(folder: &str) -> Vec<(String, String)> {
    files(folder, &["rs"])
}

/// Returns the layer of a file below `src`; none for `lib.rs`, which only declares the layers.
fn layer(file: &str) -> Option<&str> {
    let path = file.strip_prefix("src/")?;
    // A feature's screens belong to the layer `ui`.
    if path.starts_with("features/")
        && (path.contains("/screen")
            || path.matches('/').count() == 2 && UI_FEATURES.iter().any(|name| path.starts_with(name)))
    {
        return Some("ui");
    }
    let first = path.split('/').next()?;
    let name = first.strip_suffix(".rs").unwrap_or(first);
    (name != "lib").then_some(name)
}

fn height(layer: &str) -> Option<usize> {
    LAYERS.iter().position(|layers| layers.contains(&layer))
}

fn is_test(file: &str) -> bool {
    let folders = ["/tests", "/fake", "/conformance", "/test_driver"];
    folders.iter().any(|folder| file.contains(folder)) || file.ends_with("/test_driver.rs")
}

/// Returns the code without comments and without the test module at its end.
fn code(text: &str) -> String {
    let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    shipped.lines().map(|line| line.split("//").next().unwrap_or_default()).collect::<Vec<_>>().join("\n")
}

/// Returns the layers that a text names: `crate::x`, and `x` inside `use crate::{x, …}`.
fn named_layers(code: &str) -> Vec<String> {
    let word = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut named = Vec::new();
    for after in code.split("crate::").skip(1).chain(code.split("multiportal::").skip(1)) {
        let Some(list) = after.strip_prefix('{') else {
            named.push(word(after));
            continue;
        };
        let mut depth = 0;
        let mut start = true;
        for (at, c) in list.char_indices() {
            match c {
                '{' => depth += 1,
                '}' if depth == 0 => break,
                '}' => depth -= 1,
                ',' if depth == 0 => start = true,
                c if start && depth == 0 && !c.is_whitespace() => {
                    named.push(word(&list[at..]));
                    start = false;
                }
                _ => {}
            }
        }
    }
    named
}

/// Returns each use of a layer that is not below the layer of `file`.
fn upward_uses(file: &str, text: &str) -> Vec<String> {
    let Some(own) = layer(file) else { return Vec::new() };
    let Some(own_height) = height(own) else { return vec![format!("{file}: {own} is not a layer")] };
    named_layers(&code(text))
        .into_iter()
        .filter(|named| named != own)
        .filter(|named| height(named).is_some_and(|height| height >= own_height))
        .map(|named| format!("{file}: {own} uses {named}"))
        .collect()
}

fn opens_secret(text: &str) -> bool {
    let code = code(text);
    code.contains(".expose()") || code.contains("expose_secret()") || code.contains("fn expose(")
}

#[test]
fn layers_use_only_lower_layers() {
    // Unit tests may use bodies and states of the layers above.
    let shipped = sources("src").into_iter().filter(|(file, _)| !is_test(file));
    let found: Vec<_> = shipped.flat_map(|(file, text)| upward_uses(&file, &text)).collect();
    assert_eq!(found, [""; 0]);
}

#[test]
fn upward_use_is_found() {
    for text in [
        "use crate::device::Clock;",
        "fn f() { crate::runtime::run() }",
        "use crate::{\n    domain::{Pin, Username},\n    ui::App,\n};",
        "pub(crate) use crate::client::tls;",
    ] {
        assert_eq!(upward_uses("src/flow/effect.rs", text).len(), 1, "{text}");
    }
    assert_eq!(upward_uses("src/flow/effect.rs", "//! [`crate::app`]\nuse crate::domain::Pin;"), [""; 0]);
    assert_eq!(upward_uses("src/client/tls.rs", "use crate::platform::x;").len(), 1);
    assert_eq!(upward_uses("src/common.rs", "").len(), 1);
}

#[test]
fn pure_layers_use_no_clock_runtime_or_screen() {
    let mut found = Vec::new();
    for (file, text) in sources("src") {
        if !matches!(layer(&file), Some("domain" | "api" | "flow" | "features" | "app")) {
            continue;
        }
        let code = code(&text);
        found.extend(IMPURE.iter().filter(|word| code.contains(**word)).map(|word| format!("{file}: {word}")));
        let outside = ["rand::rng", "::now()", "std::env::var", "std::fs"];
        if !is_test(&file) {
            found.extend(outside.iter().filter(|word| code.contains(**word)).map(|word| format!("{file}: {word}")));
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn secrets_are_opened_only_in_adapters_and_listed_files() {
    let opened: Vec<_> = sources("src")
        .into_iter()
        .filter(|(file, text)| !is_test(file) && opens_secret(text))
        .map(|(file, _)| file)
        .filter(|file| !matches!(layer(file), Some("client" | "platform")))
        .collect();
    let unlisted: Vec<_> =
        opened.iter().filter(|file| !OPENINGS.iter().any(|(listed, _)| listed == &file.as_str())).collect();
    assert_eq!(unlisted, [""; 0], "list the file with its reason, or open the secret in an adapter");
    let stale: Vec<_> =
        OPENINGS.iter().map(|(file, _)| *file).filter(|file| !opened.iter().any(|open| open == file)).collect();
    assert_eq!(stale, [""; 0], "these files open no secret");
}

#[test]
fn files_have_at_most_four_hundred_lines() {
    let mut found = Vec::new();
    for folder in ["src", "tests", "platforms"] {
        for (file, text) in sources(folder) {
            let lines = text.lines().count();
            if lines > LONGEST {
                found.push(format!("{file}: {lines} lines"));
            }
        }
    }
    assert_eq!(found, [""; 0]);
}

#[test]
fn every_module_has_a_doc_comment() {
    let undocumented: Vec<_> = sources("src")
        .into_iter()
        .filter(|(file, text)| !is_test(file) && !text.starts_with("//!"))
        .map(|(file, _)| file)
        .collect();
    assert_eq!(undocumented, [""; 0]);
}
