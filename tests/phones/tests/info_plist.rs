//! The iOS app's Info.plist, entitlements, privacy manifest and pictures.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use phones::{IDENTIFIER, property_list, root, text};
use plist::{Dictionary, Value};

fn info() -> Dictionary {
    property_list("platforms/ios/Info.plist")
}

fn entitlements() -> Dictionary {
    property_list("platforms/ios/Multiportal.entitlements")
}

fn strings(value: Option<&Value>) -> Vec<String> {
    let array = value.and_then(Value::as_array).expect("an array");
    array.iter().map(|value| value.as_string().expect("of texts").to_owned()).collect()
}

#[test]
fn the_app_is_the_same_on_both_platforms() {
    assert_eq!(info()["CFBundleIdentifier"].as_string(), Some(IDENTIFIER));
    assert_eq!(phones::dioxus()["bundle"]["identifier"].as_str(), Some(IDENTIFIER));
    assert_eq!(info()["CFBundleDisplayName"].as_string(), Some("MULTIportal"));
    let package = text("Cargo.toml");
    let package: toml::Table = package.parse().unwrap();
    assert_eq!(info()["CFBundleExecutable"].as_string(), package["package"]["name"].as_str());
    assert_eq!(info()["CFBundleShortVersionString"].as_string(), package["workspace"]["package"]["version"].as_str());
}

#[test]
fn the_app_runs_on_ios_16_and_later() {
    assert_eq!(info()["MinimumOSVersion"].as_string(), Some("16.0"));
}

#[test]
fn masvs_network_1_no_host_is_reached_without_tls() {
    let info = info();
    let transport = info["NSAppTransportSecurity"].as_dictionary().unwrap();
    let allowed: Vec<_> =
        transport.iter().filter(|(_, value)| value.as_boolean() == Some(true)).map(|(key, _)| key.as_str()).collect();
    assert_eq!(allowed, ["NSAllowsLocalNetworking"], "Dioxus sends its edits over a WebSocket on 127.0.0.1");
    assert!(!transport.contains_key("NSExceptionDomains"));
}

#[test]
fn masvs_privacy_1_only_face_id_is_asked_for() {
    let asked: Vec<_> = info().keys().filter(|key| key.ends_with("UsageDescription")).cloned().collect();
    assert_eq!(asked, ["NSFaceIDUsageDescription"]);
}

#[test]
fn masvs_platform_1_no_address_or_document_opens_the_app() {
    for key in [
        "CFBundleURLTypes",
        "CFBundleDocumentTypes",
        "UTExportedTypeDeclarations",
        "NSUserActivityTypes",
        "UIBackgroundModes",
    ] {
        assert!(!info().contains_key(key), "{key}");
    }
    assert_eq!(info()["UIFileSharingEnabled"].as_boolean(), Some(false));
    assert_eq!(info()["LSSupportsOpeningDocumentsInPlace"].as_boolean(), Some(false));
}

#[test]
fn every_orientation_but_upside_down_is_allowed() {
    let held = strings(info().get("UISupportedInterfaceOrientations"));
    assert_eq!(held.len(), 3);
    assert!(!held.iter().any(|way| way.ends_with("UpsideDown")));
    assert_eq!(strings(info().get("UISupportedInterfaceOrientations~ipad")).len(), 4);
}

#[test]
fn masvs_auth_only_codes_of_the_portals_host_are_offered() {
    assert_eq!(strings(entitlements().get("com.apple.developer.associated-domains")), ["webcredentials:PORTAL_HOST"]);
}

#[test]
fn masvs_storage_1_keychain_is_shared_with_no_other_app() {
    assert_eq!(strings(entitlements().get("keychain-access-groups")), [format!("TEAM_ID.{IDENTIFIER}")]);
    assert!(!entitlements().contains_key("com.apple.security.application-groups"));
    assert!(!entitlements().keys().any(|key| key.contains("icloud") || key.contains("ubiquity")));
}

#[test]
fn masvs_storage_1_files_are_unreadable_on_a_locked_phone() {
    let protection = entitlements();
    assert_eq!(protection["com.apple.developer.default-data-protection"].as_string(), Some("NSFileProtectionComplete"));
}

#[test]
fn masvs_resilience_no_debugger_can_be_attached_to_a_release() {
    assert_eq!(entitlements()["get-task-allow"].as_boolean(), Some(false));
}

#[test]
fn masvs_privacy_3_manifest_lists_collected_data_and_no_tracking() {
    let manifest = property_list("platforms/ios/PrivacyInfo.xcprivacy");
    assert_eq!(manifest["NSPrivacyTracking"].as_boolean(), Some(false));
    assert!(manifest["NSPrivacyTrackingDomains"].as_array().unwrap().is_empty());
    let collected = manifest["NSPrivacyCollectedDataTypes"].as_array().unwrap();
    let collected: Vec<_> = collected.iter().map(|kind| kind.as_dictionary().unwrap()).collect();
    let kind = |entry: &Dictionary| entry["NSPrivacyCollectedDataType"].as_string().unwrap().to_owned();
    let mut kinds: Vec<_> = collected.iter().map(|entry| kind(entry)).collect();
    kinds.sort();
    // What the recovery asks for; the document's number has no type of its own.
    let asked = ["EmailAddress", "OtherDataTypes", "PhoneNumber", "UserID"];
    assert_eq!(kinds, asked.map(|kind| format!("NSPrivacyCollectedDataType{kind}")));
    for kind in collected {
        assert_eq!(kind["NSPrivacyCollectedDataTypeLinked"].as_boolean(), Some(true));
        assert_eq!(kind["NSPrivacyCollectedDataTypeTracking"].as_boolean(), Some(false));
        assert_eq!(
            strings(kind.get("NSPrivacyCollectedDataTypePurposes")),
            ["NSPrivacyCollectedDataTypePurposeAppFunctionality"]
        );
    }
    for api in manifest["NSPrivacyAccessedAPITypes"].as_array().unwrap() {
        assert_eq!(strings(api.as_dictionary().unwrap().get("NSPrivacyAccessedAPITypeReasons")).len(), 1);
    }
}

#[test]
fn every_listed_picture_exists_light_and_dark() {
    let catalogue = "platforms/ios/Assets.xcassets";
    for (set, pictures) in [("AppIcon.appiconset", 3), ("LaunchMark.imageset", 2)] {
        let contents: serde_json::Value =
            serde_json::from_str(&text(&format!("{catalogue}/{set}/Contents.json"))).unwrap();
        let images = contents["images"].as_array().unwrap();
        assert_eq!(images.len(), pictures);
        for image in images {
            let file = image["filename"].as_str().unwrap();
            assert!(root().join(catalogue).join(set).join(file).is_file(), "{set}/{file}");
        }
        assert!(images.iter().any(|image| image["appearances"][0]["value"] == "dark"), "{set}");
    }
    let info = info();
    let launch = info["UILaunchScreen"].as_dictionary().unwrap();
    for (key, ending) in [("UIColorName", "colorset"), ("UIImageName", "imageset")] {
        let name = launch[key].as_string().unwrap();
        assert!(root().join(catalogue).join(format!("{name}.{ending}")).is_dir(), "{name}.{ending}");
    }
}

#[test]
fn the_store_icon_has_no_transparency() {
    // PNG, 11.2.2: byte 25 is the colour type; 2 is colour without alpha, 6 with it.
    let icon = std::fs::read(root().join("platforms/ios/Assets.xcassets/AppIcon.appiconset/light.png")).unwrap();
    assert_eq!(&icon[12..16], b"IHDR");
    assert_eq!(u32::from_be_bytes(icon[16..20].try_into().unwrap()), 1024);
    assert_eq!(icon[25], 2);
}
