//! `Dioxus.toml`: the requirements of the stores, and no signing password.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use phones::{dioxus, root};

#[test]
fn both_least_versions_of_android_are_the_same() {
    let config = dioxus();
    assert_eq!(config["android"]["min_sdk"].as_integer(), Some(26));
    assert_eq!(config["application"]["android_min_sdk_version"].as_integer(), Some(26));
}

#[test]
fn google_play_takes_the_target() {
    let config = dioxus();
    assert_eq!(config["android"]["target_sdk"].as_integer(), Some(36));
    assert_eq!(config["android"]["compile_sdk"].as_integer(), Some(36));
}

#[test]
fn every_file_that_it_names_is_there() {
    let config = dioxus();
    let application = config["application"].as_table().unwrap();
    let mut files: Vec<_> = ["android_manifest", "android_main_activity", "ios_info_plist"]
        .map(|key| application[key].as_str().unwrap())
        .to_vec();
    files.extend(config["android"]["proguard_rules"].as_array().unwrap().iter().map(|rule| rule.as_str().unwrap()));
    for file in files {
        assert!(root().join(file).is_file(), "{file}");
    }
}

#[test]
fn no_password_of_a_signing_key_stands_here() {
    assert!(
        dioxus()["bundle"].as_table().unwrap().get("android").is_none(),
        "platforms/android/release hands it to Gradle by environment"
    );
}

#[test]
fn dioxus_and_its_parts_have_the_version_that_this_holds() {
    let workspace: toml::Table = phones::text("Cargo.toml").parse().unwrap();
    let of = |name: &str| workspace["workspace"]["dependencies"][name]["version"].as_str().map(str::to_owned);
    assert_eq!(of("dioxus").as_deref(), Some("=0.7.10"));
    assert_eq!(of("dioxus-liveview").as_deref(), Some("=0.7.10"));
}
