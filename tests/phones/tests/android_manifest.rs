//! The Android manifest: what it asks for, shows to others and leaves behind.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use phones::{android, elements, xml};
use roxmltree::Document;

const TOOLS: &str = "http://schemas.android.com/tools";

fn manifest() -> Document<'static> {
    xml("platforms/android/AndroidManifest.xml")
}

fn of_application(name: &str) -> Option<String> {
    let manifest = manifest();
    let application = elements(manifest.root(), "application").next().expect("an application");
    android(application, name).map(str::to_owned)
}

/// The value of an entry of the manifest's `meta-data`.
fn meta_data<'m>(manifest: &'m Document<'_>, key: &str) -> Option<&'m str> {
    elements(manifest.root(), "meta-data")
        .find(|node| android(*node, "name") == Some(key))
        .and_then(|node| android(node, "value"))
}

#[test]
fn masvs_platform_1_only_the_launcher_activity_is_exported() {
    let manifest = manifest();
    let components = ["activity", "activity-alias", "service", "receiver", "provider"];
    for component in manifest.descendants().filter(|node| components.contains(&node.tag_name().name())) {
        if component.attribute((TOOLS, "node")) == Some("remove") {
            continue;
        }
        let name = android(component, "name").expect("a component has a name");
        let exported =
            android(component, "exported").unwrap_or_else(|| panic!("{name} leaves open whether it is exported"));
        assert_eq!(exported == "true", name == "dev.dioxus.main.MainActivity", "{name}");
    }
}

#[test]
fn masvs_platform_1_exported_receivers_of_libraries_are_removed() {
    let manifest = manifest();
    let removed: Vec<_> = elements(manifest.root(), "receiver")
        .filter(|receiver| receiver.attribute((TOOLS, "node")) == Some("remove"))
        .filter_map(|receiver| android(receiver, "name"))
        .collect();
    assert_eq!(removed, ["androidx.profileinstaller.ProfileInstallReceiver"]);
}

#[test]
fn masvs_platform_1_no_link_or_app_sends_data_in() {
    let manifest = manifest();
    let filters: Vec<_> = elements(manifest.root(), "intent-filter").collect();
    assert_eq!(filters.len(), 1);
    assert!(elements(filters[0], "data").next().is_none(), "a filter with data is a link into the app");
    let actions: Vec<_> = elements(filters[0], "action").filter_map(|action| android(action, "name")).collect();
    assert_eq!(actions, ["android.intent.action.MAIN"]);
}

#[test]
fn masvs_privacy_1_no_other_permission_is_requested() {
    let manifest = manifest();
    let mut asked: Vec<_> =
        elements(manifest.root(), "uses-permission").filter_map(|permission| android(permission, "name")).collect();
    asked.sort_unstable();
    assert_eq!(
        asked,
        [
            "android.permission.HIDE_OVERLAY_WINDOWS",
            "android.permission.INTERNET",
            "android.permission.USE_BIOMETRIC",
            "android.permission.VIBRATE"
        ]
    );
    assert!(elements(manifest.root(), "uses-permission-sdk-23").next().is_none());
}

#[test]
fn masvs_storage_2_no_backup_is_made() {
    assert_eq!(of_application("allowBackup").as_deref(), Some("false"));
    assert_eq!(of_application("fullBackupContent").as_deref(), Some("@xml/multiportal_backup"));
    assert_eq!(of_application("dataExtractionRules").as_deref(), Some("@xml/multiportal_extraction"));
    assert_eq!(of_application("hasFragileUserData").as_deref(), Some("false"));
}

#[test]
fn masvs_network_1_cleartext_is_off_by_default() {
    assert_eq!(of_application("usesCleartextTraffic").as_deref(), Some("false"));
    assert_eq!(of_application("networkSecurityConfig").as_deref(), Some("@xml/multiportal_network"));
}

#[test]
fn masvs_resilience_the_manifest_makes_no_build_debuggable() {
    assert_eq!(of_application("debuggable"), None, "Gradle's build type says it");
    assert_eq!(of_application("testOnly"), None);
    assert_eq!(of_application("profileable"), None);
}

#[test]
fn masvs_privacy_1_the_web_view_reports_nothing() {
    let manifest = manifest();
    assert_eq!(meta_data(&manifest, "android.webkit.WebView.MetricsOptOut"), Some("true"));
    assert_eq!(meta_data(&manifest, "android.webkit.WebView.EnableSafeBrowsing"), Some("false"));
}

#[test]
fn masvs_platform_3_the_app_has_its_own_task() {
    let manifest = manifest();
    let window = elements(manifest.root(), "activity").next().expect("one window");
    assert_eq!(android(window, "launchMode"), Some("singleTask"));
    assert_eq!(android(window, "taskAffinity"), Some(""), "no other app's window can join the task");
}

#[test]
fn no_change_of_configuration_creates_the_window_anew() {
    let manifest = manifest();
    let window = elements(manifest.root(), "activity").next().expect("one window");
    let kept: Vec<_> = android(window, "configChanges").expect("configChanges").split('|').collect();
    for change in [
        "orientation",
        "screenSize",
        "smallestScreenSize",
        "screenLayout",
        "density",
        "uiMode",
        "fontScale",
        "locale",
        "layoutDirection",
        "keyboard",
        "keyboardHidden",
        "navigation",
        "colorMode",
        "fontWeightAdjustment",
    ] {
        assert!(kept.contains(&change), "{change} would end the app's process");
    }
}

#[test]
fn activity_loads_the_library_that_dx_builds() {
    let manifest = manifest();
    assert_eq!(meta_data(&manifest, "android.app.lib_name"), phones::dioxus()["android"]["lib_name"].as_str());
    assert_eq!(meta_data(&manifest, "android.app.func_name"), Some("ANativeActivity_onCreate"));
}

#[test]
fn phones_without_sim_or_touch_screen_can_install_the_app() {
    let manifest = manifest();
    for feature in elements(manifest.root(), "uses-feature") {
        assert_eq!(android(feature, "required"), Some("false"), "{:?}", android(feature, "name"));
    }
    let named: Vec<_> = elements(manifest.root(), "uses-feature").filter_map(|node| android(node, "name")).collect();
    assert!(named.contains(&"android.hardware.telephony"));
    assert!(named.contains(&"android.hardware.touchscreen"));
}
