//! What a phone shows before and around the app's screens has the colours of the style tokens, in both schemes: nothing flashes.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use phones::{text, xml};

/// A token's colour: light, dark.
fn token(name: &str) -> [String; 2] {
    colours(&text("assets/styles/tokens.css"), name)
}

/// What a style sheet gives a custom property: light first, then dark.
fn colours(sheet: &str, name: &str) -> [String; 2] {
    let declared = format!("{name}: ");
    let given = sheet.split(&declared).skip(1).map(|rest| rest.split(';').next().unwrap().to_owned());
    given.collect::<Vec<_>>().try_into().unwrap_or_else(|given| panic!("{name}: {given:?}"))
}

/// A colour of Android's resources.
fn resource(folder: &str, name: &str) -> String {
    let file = xml(&format!("platforms/android/library/src/main/res/{folder}/colors.xml"));
    let found = file.descendants().find(|node| node.attribute("name") == Some(name));
    found.and_then(|node| node.text()).unwrap().to_lowercase()
}

#[test]
fn the_page_before_the_first_screen() {
    let page = text("platforms/index.html");
    for (opening, name) in
        [("--opening-ground", "--ground"), ("--opening-band", "--band"), ("--opening-line", "--accent")]
    {
        assert_eq!(colours(&page, opening), token(name), "{opening}");
    }
}

#[test]
fn the_launch_screen_and_the_icon_of_android() {
    let [light, dark] = token("--ground");
    assert_eq!(resource("values", "multiportal_page"), light);
    assert_eq!(resource("values-night", "multiportal_page"), dark);
    assert_eq!(resource("values", "multiportal_launch_mark"), token("--band")[0]);
    assert_eq!(resource("values", "multiportal_green"), token("--band")[0]);
    assert_eq!(resource("values", "multiportal_yellow"), token("--accent")[0]);
}

#[test]
fn the_launch_screen_and_the_icon_of_ios() {
    let set = text("platforms/ios/Assets.xcassets/LaunchBackground.colorset/Contents.json");
    let set: serde_json::Value = serde_json::from_str(&set).unwrap();
    let shown = [0, 1].map(|at| {
        let parts = &set["colors"][at]["color"]["components"];
        let part = |name: &str| parts[name].as_str().unwrap().trim_start_matches("0x").to_lowercase();
        format!("#{}{}{}", part("red"), part("green"), part("blue"))
    });
    assert_eq!(shown, token("--ground"));
    let icon = text("platforms/branding/icon.svg").to_lowercase();
    for name in ["--band", "--accent"] {
        assert!(icon.contains(&token(name)[0]), "{name}");
    }
}
