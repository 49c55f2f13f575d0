//! The flows that hosted runs play on an emulator and a simulator (`tests/phones/flows`), played here: each selector is found in
//! the accessibility tree, which is what Maestro reads on a phone.

use std::fs;
use std::path::Path;

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, tests};
use futures_util::future::BoxFuture;
use serde_json::Value;

use super::screen_reader::{activate_where, find_node, is_named, property};

pub fn all() -> Vec<Test> {
    // WebKitGTK's driver does not show its accessibility tree.
    tests![in [Engine::Chromium], [Language::Spanish];
        log_in_flow_finds_every_selector,
        recover_username_flow_finds_every_selector,
        recover_pin_flow_finds_every_selector,
    ]
}

/// The roles of what a flow taps.
const CONTROLS: [&str; 4] = ["button", "link", "radio", "checkbox"];

async fn log_in_flow_finds_every_selector(app: &TestApp) {
    play(app, "log-in.yaml").await;
}

async fn recover_username_flow_finds_every_selector(app: &TestApp) {
    play(app, "recover-username.yaml").await;
}

async fn recover_pin_flow_finds_every_selector(app: &TestApp) {
    play(app, "recover-pin.yaml").await;
}

/// Plays the commands of a flow as on an iPhone, where the code is typed. A command that is not known here fails.
fn play<'a>(app: &'a TestApp, flow: &'a str) -> BoxFuture<'a, ()> {
    Box::pin(async move {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../phones/flows").join(flow);
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let (_, commands) = text.split_once("---\n").expect("a head and commands");
        let mut digits = 0;
        for line in commands.lines() {
            let line = line.trim().trim_start_matches("- ");
            match line.split_once(": ").unwrap_or((line, "")) {
                ("tapOn", name) => {
                    let name = quoted(name);
                    if name.parse::<u8>().is_ok() {
                        // A key counts once the digit before it was taken.
                        app.expect_entered(digits % app.env.member.pin.len()).await;
                        app.keypad_ready().await;
                        digits += 1;
                    }
                    let is_control = |node: &Value| CONTROLS.iter().any(|role| node["role"]["value"] == *role);
                    activate_where(app, &name, is_control).await;
                }
                ("assertVisible", words) => {
                    let words = quoted(words);
                    find_node(app, &words, |node| is_named(node, &words)).await;
                }
                ("id", field) => {
                    app.focus(&quoted(field)).await;
                    let is = |node: &Value| node["role"]["value"] == "textbox" && property(node, "focused") == true;
                    find_node(app, field, is).await;
                }
                ("inputText", "${output.code}") => {
                    let code = app.env.code(1).await;
                    app.browser.keys(code.chars(), 0).await;
                }
                ("inputText", text) => app.browser.keys(quoted(text).chars(), 0).await,
                ("runFlow", flow) => play(app, flow).await,
                ("launchApp:" | "tapOn:" | "runFlow:" | "when:" | "commands:" | "hideKeyboard", "")
                | ("clearState" | "platform" | "runScript", _) => {}
                _ => panic!("{flow}: unknown here: {line}"),
            }
        }
    })
}

/// The text between quotes. Maestro reads it as a regular expression; these flows escape only `?`.
fn quoted(text: &str) -> String {
    let inner = text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
    inner.unwrap_or_else(|| panic!("no selector in quotes: {text}")).replace(r"\\?", "?")
}
