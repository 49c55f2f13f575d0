//! The page of the phones and the desktop: where it may fetch from, and that it can be read by everyone.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

use std::collections::BTreeMap;

use phones::text;

fn attribute_after(page: &str, before: &str) -> String {
    let from = page.find(before).unwrap_or_else(|| panic!("no {before}")) + before.len();
    page[from..].split_once('"').unwrap().0.to_owned()
}

fn policy() -> BTreeMap<String, Vec<String>> {
    attribute_after(&text("platforms/index.html"), "http-equiv=\"Content-Security-Policy\" content=\"")
        .split(';')
        .map(|rule| {
            let mut words = rule.split_whitespace().map(str::to_owned);
            (words.next().expect("a rule has a name"), words.collect())
        })
        .collect()
}

#[test]
fn masvs_platform_2_policy_refuses_everything_unnamed() {
    let policy = policy();
    for rule in ["default-src", "base-uri", "form-action", "frame-src", "object-src", "worker-src"] {
        assert_eq!(policy[rule], ["'none'"], "{rule}");
    }
}

#[test]
fn masvs_platform_2_no_rule_lets_another_host_in() {
    for (rule, sources) in policy() {
        for source in sources {
            let ours = ["'none'", "'self'", "'unsafe-inline'", "data:", "dioxus:", "ws://127.0.0.1:*"];
            assert!(ours.contains(&source.as_str()), "{rule} {source}");
        }
    }
}

#[test]
fn masvs_platform_2_no_text_becomes_a_program() {
    let policy = policy();
    assert!(policy.values().flatten().all(|source| source != "'unsafe-eval'"));
    assert!(!policy["script-src"].contains(&"data:".to_owned()));
}

#[test]
fn the_edits_of_dioxus_reach_the_page() {
    assert!(policy()["connect-src"].contains(&"ws://127.0.0.1:*".to_owned()));
    assert!(policy()["script-src"].contains(&"'unsafe-inline'".to_owned()), "the loader is an inline script");
    let page = text("platforms/index.html");
    assert_eq!(page.matches("</head>").count(), 1, "Dioxus looks for the first");
    assert_eq!(page.matches("</body>").count(), 1);
    assert_eq!(page.matches("<div id=\"main\"></div>").count(), 1);
}

#[test]
fn band_before_the_first_screen_is_silent_and_then_removed() {
    let page = text("platforms/index.html");
    assert!(page.contains("<div id=\"main\"></div>\n        <div class=\"opening\"></div>"));
    assert!(page.contains("#main:not(:empty) + .opening"));
}

#[test]
fn page_reaches_under_the_cut_outs_and_can_zoom() {
    let viewport = attribute_after(&text("platforms/index.html"), "name=\"viewport\" content=\"");
    assert!(viewport.contains("viewport-fit=cover"));
    for forbidden in ["maximum-scale", "minimum-scale", "user-scalable"] {
        assert!(!viewport.contains(forbidden), "{forbidden}");
    }
}

#[test]
fn the_page_and_the_window_name_each_other_alike() {
    let page = text("platforms/index.html");
    let kotlin = "platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone";
    for (name, file) in [
        ("multiportalBack", "PageBack.kt"),
        ("multiportalInset", "PageInsets.kt"),
        ("multiportalInsets", "PageInsets.kt"),
    ] {
        assert!(page.contains(&format!("window.{name}")), "{name}");
        assert!(text(&format!("{kotlin}/{file}")).contains(name), "{file} and {name}");
    }
    assert!(page.contains("window.multiportalCovered"));
    assert!(text("platforms/android/activity/MainActivity.kt").contains("multiportalCovered"));
    for side in ["top", "right", "bottom", "left"] {
        assert!(page.contains(&format!("--safe-area-inset-{side}: env(safe-area-inset-{side}, 0px)")), "{side}");
    }
}

#[test]
fn field_under_the_keyboard_does_not_count_as_in_view() {
    let page = text("platforms/index.html");
    assert!(page.contains("scroll-padding-bottom: var(--safe-area-inset-bottom)"));
    assert!(page.contains(r#"window.dispatchEvent(new Event("resize"))"#));
    assert!(text("src/ui/page/page.js").contains(r#"addEventListener("resize", revealField)"#));
}

#[test]
fn context_menu_of_a_field_is_not_prevented() {
    assert!(text("src/window/mod.rs").contains(".with_disable_context_menu(false)"), "Dioxus prevents it otherwise");
    assert!(!text("platforms/index.html").contains("contextmenu"));
}

/// Removes the blocks that an engine without a feature skips.
fn without_supports(css: &str) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((before, block)) = rest.split_once("@supports") {
        kept += before;
        let mut depth = 0;
        let end = block.find(|c| {
            depth += i32::from(c == '{') - i32::from(c == '}');
            c == '}' && depth == 0
        });
        rest = &block[end.expect("a block has an end") + 1..];
    }
    kept + rest
}

/// Returns each style sheet with its path, without the blocks that need a feature.
fn style_sheets() -> Vec<(std::path::PathBuf, String)> {
    let files = std::fs::read_dir(phones::root().join("assets/styles")).unwrap();
    files
        .map(|file| file.unwrap().path())
        .map(|path| (path.clone(), without_supports(&std::fs::read_to_string(path).unwrap())))
        .collect()
}

/// Each name and each weight of a font delays the first frame (ADR 24).
#[test]
fn style_sheets_use_one_font_in_two_weights() {
    for (path, css) in style_sheets() {
        for declaration in css.lines().map(str::trim) {
            let allowed = match declaration.split_once(": ") {
                Some(("font-weight", weight)) => ["400;", "700;"].contains(&weight),
                Some(("--font", name)) => name == "sans-serif;",
                Some(("font-family", name)) => name == "var(--font);",
                _ => true,
            };
            assert!(allowed, "{}: {declaration}", path.display());
        }
    }
}

#[test]
fn style_sheet_needs_nothing_newer_than_the_oldest_webview() {
    for (path, css) in style_sheets() {
        // The version of Chromium that brought each; the oldest supported is 87.
        for (feature, since) in [
            ("@container", 105),
            ("container-type", 105),
            (":has(", 105),
            (":where(", 88),
            ("dvh", 108),
            ("@layer", 99),
        ] {
            assert!(!css.contains(feature), "{} has {feature}, of Chromium {since}", path.display());
        }
    }
}
