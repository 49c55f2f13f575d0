//! The files that make an Android and an iOS app of this project, as the tests beside this file read them.
//!
//! Nothing is judged here: the tests say what must stand in each file, and which control of MASVS v2.1 it keeps.

// Only tests call this; a file that is missing or broken must stop them with its name.
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// The XML namespace of Android's attributes.
pub const ANDROID: &str = "http://schemas.android.com/apk/res/android";

/// The identifier that both stores know the app by.
pub const IDENTIFIER: &str = "coop.cooprofesoresun.multiportal";

#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The text of a file of the project.
///
/// # Panics
/// Where there is no such text file.
#[must_use]
pub fn text(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// An XML file of the project. Its text stays in memory until the tests end.
///
/// # Panics
/// Where it is no XML.
#[must_use]
pub fn xml(path: &str) -> roxmltree::Document<'static> {
    let text = Box::leak(text(path).into_boxed_str());
    roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The paths below a folder of the project, relative to the project.
///
/// # Panics
/// Where there is no such folder.
#[must_use]
pub fn files_below(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(root().join(&folder)).unwrap_or_else(|error| panic!("{folder}: {error}")) {
            let entry = entry.expect("a folder that can be listed");
            let path = format!("{folder}/{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    found
}

/// `Dioxus.toml`.
///
/// # Panics
/// Where it is no TOML.
#[must_use]
pub fn dioxus() -> toml::Table {
    text("Dioxus.toml").parse().expect("Dioxus.toml is TOML")
}

/// A property list of the project.
///
/// # Panics
/// Where it is none, or not a dictionary.
#[must_use]
pub fn property_list(path: &str) -> plist::Dictionary {
    plist::Value::from_file(root().join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
        .into_dictionary()
        .unwrap_or_else(|| panic!("{path} is no dictionary"))
}

/// An attribute in Android's namespace.
#[must_use]
pub fn android<'a>(node: roxmltree::Node<'a, '_>, name: &str) -> Option<&'a str> {
    node.attribute((ANDROID, name))
}

/// The elements of a name, anywhere below a node.
pub fn elements<'a, 'input: 'a>(
    node: roxmltree::Node<'a, 'input>,
    name: &'static str,
) -> impl Iterator<Item = roxmltree::Node<'a, 'input>> {
    node.descendants().filter(move |node| node.has_tag_name(name))
}
