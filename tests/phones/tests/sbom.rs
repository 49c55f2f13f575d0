//! `sbom.cdx.json` names what the apps for Android and iOS are made of, in the form of `CycloneDX` 1.6.
//!
//! `UPDATE_EXPECT=1 cargo test -p phones --test sbom` writes it again.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

use expect_test::expect_file;
use phones::{elements, root, text, xml};
use serde_json::{Value, json};

/// The crates of the app on phones, as `name`, `version` and licence.
fn crates() -> BTreeSet<(String, String, String)> {
    let listed = Command::new(env!("CARGO"))
        .args(["tree", "--locked", "--package", "multiportal", "--features", "mobile", "--edges", "normal"])
        .args(["--target", "aarch64-linux-android", "--target", "aarch64-apple-ios"])
        .args(["--prefix", "none", "--no-dedupe", "--format", "{p}|{l}"])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(listed.status.success(), "{}", String::from_utf8_lossy(&listed.stderr));
    let listed = String::from_utf8(listed.stdout).unwrap();
    let parts = listed.lines().filter_map(|line| {
        let (package, licence) = line.split_once('|')?;
        let mut words = package.split(' ');
        let (name, version) = (words.next()?, words.next()?.strip_prefix('v')?);
        // SPDX has no slash; older crates do.
        Some((name.to_owned(), version.to_owned(), licence.replace('/', " OR ")))
    });
    parts.filter(|(name, ..)| name != "multiportal").collect()
}

/// The checksums of Cargo.lock.
fn locked() -> BTreeMap<(String, String), Option<String>> {
    let lock: toml::Table = text("Cargo.lock").parse().unwrap();
    let packages = lock["package"].as_array().unwrap().iter().map(|package| {
        let of = |key: &str| package.get(key).and_then(toml::Value::as_str).map(str::to_owned);
        ((of("name").unwrap(), of("version").unwrap()), of("checksum"))
    });
    packages.collect()
}

/// The libraries of Android that ship with the app: `group`, `name` and `version`.
fn libraries() -> BTreeSet<(String, String, String)> {
    let parts = xml("platforms/android/parts.xml");
    let value = |node: roxmltree::Node<'_, '_>, name: &'static str| {
        elements(node, name).next().and_then(|found| found.text()).unwrap_or_default().to_owned()
    };
    let shipped = elements(parts.root(), "execution")
        .filter(|step| ["androidx", "kotlin"].contains(&value(*step, "id").as_str()));
    let items = shipped.flat_map(|step| elements(step, "artifactItem").collect::<Vec<_>>());
    items.map(|item| (value(item, "groupId"), value(item, "artifactId"), value(item, "version"))).collect()
}

fn component(purl: &str, name: &str, version: &str) -> Value {
    json!({ "type": "library", "bom-ref": purl, "name": name, "version": version, "purl": purl })
}

#[test]
fn bill_of_materials_names_each_part_that_ships() {
    let locked = locked();
    let mut components = Vec::new();
    for (name, version, licence) in crates() {
        let mut part = component(&format!("pkg:cargo/{name}@{version}"), &name, &version);
        part["licenses"] = json!([{ "expression": licence }]);
        let checksum = locked.get(&(name.clone(), version)).unwrap_or_else(|| panic!("{name} is not in Cargo.lock"));
        part["hashes"] = json!([{ "alg": "SHA-256", "content": checksum.as_ref().expect("a crate of a registry") }]);
        components.push(part);
    }
    for (group, name, version) in libraries() {
        let mut part = component(&format!("pkg:maven/{group}/{name}@{version}"), &name, &version);
        part["group"] = json!(group);
        components.push(part);
    }
    let version = env!("CARGO_PKG_VERSION");
    let app = json!({ "type": "application", "bom-ref": "multiportal", "name": "multiportal", "version": version });
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": app },
        "components": components,
    });
    let written = serde_json::to_string_pretty(&bill).unwrap() + "\n";
    expect_file!["../../../sbom.cdx.json"].assert_eq(&written);
}
