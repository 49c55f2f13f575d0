//! `Dioxus.toml`, held against dx 0.7.10's own schema and source, as its crate brings them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use phones::{dioxus, root};
use serde_json::Value;

const DX: &str = "dioxus-cli";
const DX_VERSION: &str = "0.7.10";

/// Keys that dx 0.7.10 parses and never reads: what they say would be believed and not done.
const NEVER_READ: [&str; 14] = [
    "android.icon",
    "android.intent_filters",
    "android.manifest",
    "android.queries",
    "android.raw.application",
    "android.raw.application_attrs",
    "android.resources",
    "android.signing",
    "application.ios_entitlements",
    "ios.document_types",
    "ios.exported_type_identifiers",
    "ios.icon",
    "ios.imported_type_identifiers",
    "ios.info_plist",
];

fn unpacked_dx() -> Option<PathBuf> {
    let cargo = env::var_os("CARGO_HOME")
        .map_or_else(|| Path::new(&env::var_os("HOME").unwrap()).join(".cargo"), PathBuf::from);
    let registries = fs::read_dir(cargo.join("registry/src")).ok()?;
    registries
        .filter_map(Result::ok)
        .map(|registry| registry.path().join(format!("{DX}-{DX_VERSION}")))
        .find(|path| path.is_dir())
}

/// The unpacked crate of dx; cargo brings it where it is not there yet.
fn dx() -> PathBuf {
    unpacked_dx().unwrap_or_else(|| {
        let asked = Command::new(env!("CARGO"))
            .args(["info", &format!("{DX}@{DX_VERSION}")])
            .current_dir(env::temp_dir())
            .output();
        unpacked_dx().unwrap_or_else(|| panic!("`cargo info {DX}@{DX_VERSION}` brings dx's schema: {asked:?}"))
    })
}

fn paths(table: &toml::Table, above: &str) -> Vec<String> {
    table
        .iter()
        .flat_map(|(key, value)| {
            let path = if above.is_empty() { key.clone() } else { format!("{above}.{key}") };
            let mut all = vec![path.clone()];
            if let toml::Value::Table(table) = value {
                all.extend(paths(table, &path));
            }
            all
        })
        .collect()
}

fn never_read(config: &toml::Table) -> Vec<String> {
    paths(config, "").into_iter().filter(|path| NEVER_READ.contains(&path.as_str())).collect()
}

/// dx's schema lets unknown keys pass, as dx does; here they must not.
fn strict(schema: &mut Value) {
    if let Value::Object(object) = schema {
        if object.contains_key("properties") {
            object.entry("additionalProperties").or_insert(Value::Bool(false));
        }
        object.values_mut().for_each(strict);
    } else if let Value::Array(array) = schema {
        array.iter_mut().for_each(strict);
    }
}

fn complaints(config: &toml::Table) -> Vec<String> {
    let mut schema: Value = serde_json::from_str(&fs::read_to_string(dx().join("schema.json")).unwrap()).unwrap();
    strict(&mut schema);
    let config = serde_json::to_value(config).unwrap();
    let schema = jsonschema::validator_for(&schema).unwrap();
    schema.iter_errors(&config).map(|error| format!("{error} at {}", error.instance_path())).collect()
}

fn config(text: &str) -> toml::Table {
    text.parse().unwrap()
}

#[test]
fn dx_knows_every_key_and_its_kind() {
    assert_eq!(complaints(&dioxus()), Vec::<String>::new());
}

#[test]
fn a_misspelt_key_and_a_wrong_kind_are_found() {
    assert_eq!(complaints(&config("[android]\nmin_skd = 26")).len(), 1);
    assert_eq!(complaints(&config("[android]\nmin_sdk = \"26\"")).len(), 1);
    assert_eq!(complaints(&config("[bundel]\nidentifier = \"x\"")).len(), 1);
}

#[test]
fn no_key_stands_here_that_dx_parses_and_never_reads() {
    assert_eq!(never_read(&dioxus()), Vec::<String>::new());
}

#[test]
fn every_key_that_is_never_read_would_be_found() {
    for path in NEVER_READ {
        let (table, key) = path.rsplit_once('.').unwrap();
        assert_eq!(never_read(&config(&format!("[{table}]\n{key} = \"x\""))), [path]);
    }
}

#[test]
fn every_key_is_read_somewhere_in_dx_outside_its_parser() {
    let mut source = String::new();
    let mut folders = vec![dx().join("src")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.ends_with("config") {
                source += &fs::read_to_string(entry.join("manifest_mapper.rs")).unwrap();
                source += &fs::read_to_string(entry.join("dioxus_config.rs")).unwrap();
            } else if entry.is_dir() {
                folders.push(entry);
            } else if entry.extension().is_some_and(|ending| ending == "rs") {
                source += &fs::read_to_string(entry).unwrap();
            }
        }
    }
    for path in paths(&dioxus(), "") {
        let key = path.rsplit('.').next().unwrap().replace('-', "_");
        assert!(source.contains(&format!(".{key}")), "{path} is never read");
    }
}

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
