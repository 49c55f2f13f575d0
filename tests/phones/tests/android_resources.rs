//! What the manifest points to: network rules, backup rules, icons, words.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeSet;

use phones::{elements, files_below, root, text, xml};

const RESOURCES: &str = "platforms/android/library/src/main/res";

/// Every `@kind/name` that a text points to, those of the system and of `AppCompat` aside.
fn pointed_to(text: &str) -> BTreeSet<(String, String)> {
    text.split('"')
        .chain(text.split(['>', '<']))
        .filter_map(|word| word.strip_prefix('@')?.split_once('/'))
        .filter(|(kind, _)| !kind.starts_with("android:"))
        .map(|(kind, name)| (kind.to_owned(), name.to_owned()))
        .collect()
}

/// Every resource that the files define: by a file's name, or by an element with a name.
fn defined() -> BTreeSet<(String, String)> {
    let mut defined = BTreeSet::new();
    for path in files_below(RESOURCES) {
        let (folder, file) = path.rsplit('/').next().map(|file| (path.rsplit('/').nth(1).unwrap(), file)).unwrap();
        let kind = folder.split('-').next().unwrap();
        if kind == "values" {
            for node in xml(&path).root_element().children().filter(roxmltree::Node::is_element) {
                defined.insert((node.tag_name().name().to_owned(), node.attribute("name").unwrap().to_owned()));
            }
        } else {
            defined.insert((kind.to_owned(), file.split('.').next().unwrap().to_owned()));
        }
    }
    defined
}

#[test]
fn every_resource_that_is_pointed_to_is_there() {
    let defined = defined();
    let mut files = files_below(RESOURCES);
    files.push("platforms/android/AndroidManifest.xml".to_owned());
    let mut seen = 0;
    for file in files {
        for resource in pointed_to(&text(&file)) {
            assert!(defined.contains(&resource), "{file} points to @{}/{}", resource.0, resource.1);
            seen += 1;
        }
    }
    assert!(seen >= 15, "the search found only {seen}");
}

#[test]
fn no_resource_has_a_name_that_dx_writes_over() {
    // dx puts resources of its own into the app, and the app's win over a library's.
    let of_dx = [
        "app_name",
        "colorPrimary",
        "colorPrimaryDark",
        "colorAccent",
        "AppTheme",
        "network_security_config",
        "ic_launcher",
    ];
    for (kind, name) in defined() {
        assert!(!of_dx.iter().any(|taken| name.starts_with(taken)), "@{kind}/{name}");
    }
}

#[test]
fn masvs_network_1_cleartext_is_for_this_phone_alone() {
    let rules = xml(&format!("{RESOURCES}/xml/multiportal_network.xml"));
    let permitted: Vec<_> =
        rules.descendants().filter(|node| node.attribute("cleartextTrafficPermitted") == Some("true")).collect();
    assert_eq!(permitted.len(), 1, "Dioxus sends its edits over a WebSocket on 127.0.0.1");
    let hosts: Vec<_> =
        elements(permitted[0], "domain").map(|node| (node.text(), node.attribute("includeSubdomains"))).collect();
    assert_eq!(hosts, [(Some("127.0.0.1"), Some("false"))]);
    let base = elements(rules.root(), "base-config").next().expect("a base");
    assert_eq!(base.attribute("cleartextTrafficPermitted"), Some("false"));
}

#[test]
fn masvs_network_1_authorities_added_by_members_are_not_trusted() {
    let rules = xml(&format!("{RESOURCES}/xml/multiportal_network.xml"));
    let trusted: Vec<_> = elements(rules.root(), "certificates").map(|node| node.attribute("src")).collect();
    assert_eq!(trusted, [Some("system")]);
    assert!(elements(rules.root(), "debug-overrides").next().is_none());
}

#[test]
fn masvs_storage_2_no_folder_is_backed_up_or_transferred() {
    let domains = ["root", "file", "database", "sharedpref", "external"];
    let cut_off = |node: roxmltree::Node<'_, '_>| -> BTreeSet<String> {
        assert!(elements(node, "include").next().is_none());
        elements(node, "exclude")
            .filter(|node| node.attribute("path") == Some("."))
            .filter_map(|node| node.attribute("domain").map(str::to_owned))
            .collect()
    };
    let older = xml(&format!("{RESOURCES}/xml/multiportal_backup.xml"));
    let newer = xml(&format!("{RESOURCES}/xml/multiportal_extraction.xml"));
    for domain in domains {
        assert!(cut_off(older.root_element()).contains(domain), "{domain}");
        for way in ["cloud-backup", "device-transfer"] {
            let rules = cut_off(elements(newer.root(), way).next().expect("both ways have rules"));
            assert!(rules.contains(domain), "{way}: {domain}");
            assert!(domain == "external" || rules.contains(&format!("device_{domain}")), "{way}: device_{domain}");
        }
    }
}

#[test]
fn every_word_of_the_system_is_there_in_both_languages() {
    let names = |path: &str| -> BTreeSet<String> {
        xml(&format!("{RESOURCES}/{path}"))
            .descendants()
            .filter(|node| node.has_tag_name("string") && node.attribute("translatable") != Some("false"))
            .map(|node| node.attribute("name").unwrap().to_owned())
            .collect()
    };
    assert_eq!(names("values/strings.xml"), names("values-en/strings.xml"));
    assert!(names("values/strings.xml").contains("multiportal_covered"));
}

#[test]
fn icon_adapts_and_launch_screen_has_a_dark_variant() {
    let icon = xml(&format!("{RESOURCES}/mipmap-anydpi-v26/multiportal_icon.xml"));
    for layer in ["background", "foreground", "monochrome"] {
        assert!(elements(icon.root(), layer).next().is_some(), "{layer}");
    }
    let colour = |path: &str| {
        let colours = xml(&format!("{RESOURCES}/{path}"));
        elements(colours.root(), "color")
            .find(|node| node.attribute("name") == Some("multiportal_page"))
            .and_then(|node| node.text().map(str::to_owned))
            .unwrap()
    };
    assert_ne!(colour("values/colors.xml"), colour("values-night/colors.xml"));
}

#[test]
fn masvs_code_shrinking_keeps_the_names_that_rust_uses() {
    let rules = text("platforms/android/keep.pro");
    for class in ["Phone", "CodeReceiver"] {
        assert!(rules.contains(&format!("-keep class {}.phone.{class} {{", phones::IDENTIFIER)), "{class}");
    }
    assert!(rules.contains("@android.webkit.JavascriptInterface public <methods>;"));
    assert!(rules.contains("-keep class dev.dioxus.main.** {"));
    assert!(
        root()
            .join("platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/Phone.kt")
            .is_file()
    );
}

#[test]
fn lost_key_check_uses_the_key_of_the_secret_store() {
    let rust = text("src/platform/android/secret_store.rs");
    let name = rust.split("const NAME: &str = \"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
    let kotlin = text("platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/LostKey.kt");
    assert!(kotlin.contains(&format!("const val ALIAS = \"keyring-{name}\"")), "{name}");
}
