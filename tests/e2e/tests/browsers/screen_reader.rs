//! Every journey through the accessibility tree alone: elements are found by role and name, and used without a pointer.

use e2e::suite::Test;
use e2e::{Engine, Language, TestApp, tests};
use serde_json::{Value, json};
use support::fixtures::NEW_PIN;

pub fn all() -> Vec<Test> {
    // WebKitGTK's driver does not show its accessibility tree.
    tests![in [Engine::Chromium], [Language::Spanish];
        member_logs_in_by_screen_reader,
        member_recovers_username_by_screen_reader,
        member_recovers_pin_by_screen_reader,
    ]
}

/// How often the tree is read, every two frames, until a node is there.
const READINGS: usize = 300;

/// Removes what is not read out: isolates and break opportunities.
fn spoken(words: &str) -> String {
    let heard = words.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}' | '\u{200b}')).collect::<String>();
    heard.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Waits for the node with this role and name.
async fn find(app: &TestApp, role: &str, words: &str) -> Value {
    find_where(app, role, words, |_| true).await
}

/// Waits for a node with this role and name that is accepted.
async fn find_where(app: &TestApp, role: &str, words: &str, accepts: impl Fn(&Value) -> bool) -> Value {
    let is = |node: &Value| node["role"]["value"] == role && is_named(node, words) && accepts(node);
    find_node(app, &format!("{role} called “{words}”"), is).await
}

/// Whether a screen reader calls a node by this name.
pub fn is_named(node: &Value, words: &str) -> bool {
    node["name"]["value"].as_str().is_some_and(|name| spoken(name) == spoken(words))
}

/// Waits for a node that is accepted.
pub async fn find_node(app: &TestApp, what: &str, accepts: impl Fn(&Value) -> bool) -> Value {
    for _ in 0..READINGS {
        let tree = app.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        if let Some(node) = tree["nodes"].as_array().unwrap().iter().find(|node| accepts(node)) {
            return node.clone();
        }
        app.browser.wait("frames()", vec![]).await;
    }
    panic!("there is a {what}; there is: {}", app.text().await)
}

async fn expect_words(app: &TestApp, key: &str) {
    find(app, "StaticText", &app.words(key)).await;
}

/// Waits for the screen with this title.
async fn expect_screen(app: &TestApp, title: &str) {
    find(app, "heading", &app.words(title)).await;
}

/// Calls this function on the element of a node, as a screen reader does without a pointer. Returns whether it was still there.
async fn call(app: &TestApp, node: &Value, function: &str) -> bool {
    let Ok(resolved) =
        app.browser.try_devtools("DOM.resolveNode", json!({ "backendNodeId": node["backendDOMNodeId"] })).await
    else {
        return false;
    };
    let call = json!({ "objectId": resolved["object"]["objectId"], "functionDeclaration": function });
    app.browser.try_devtools("Runtime.callFunctionOn", call).await.is_ok()
}

async fn activate(app: &TestApp, role: &str, words: &str) {
    activate_where(app, words, |node| node["role"]["value"] == role).await;
}

/// Activates the control with this name that is accepted, once it can be used.
pub async fn activate_where(app: &TestApp, words: &str, accepts: impl Fn(&Value) -> bool) {
    let is = |node: &Value| is_named(node, words) && accepts(node) && property(node, "disabled") != true;
    // The page may have drawn the element again after it was found: then it is found again.
    loop {
        let node = find_node(app, &format!("control called “{words}”"), is).await;
        if call(app, &node, "function() { this.click(); }").await {
            return;
        }
    }
}

async fn press(app: &TestApp, key: &str) {
    activate(app, "button", &app.words(key)).await;
}

pub fn property(node: &Value, name: &str) -> Value {
    let properties = node["properties"].as_array().into_iter().flatten();
    properties.into_iter().find(|one| one["name"] == name).map_or(Value::Null, |one| one["value"]["value"].clone())
}

/// Types into the field with this label.
async fn type_into(app: &TestApp, label: &str, text: &str) {
    let label = app.words(label);
    loop {
        let field = find(app, "textbox", &label).await;
        // A new screen puts the focus on its title first.
        app.browser.wait("until(calmCheck())", vec![]).await;
        if call(app, &field, "function() { this.focus(); }").await {
            break;
        }
    }
    app.browser.keys(text.chars(), 0).await;
    find_where(app, "textbox", &label, |field| field["value"]["value"] == text).await;
}

/// Presses digits on the keypad, each after the last one was taken.
async fn press_digits(app: &TestApp, digits: &str) {
    for (count, digit) in digits.chars().enumerate() {
        app.expect_entered(count).await;
        app.keypad_ready().await;
        activate(app, "button", &digit.to_string()).await;
    }
}

async fn start(app: &TestApp, button: &str, title: &str) {
    press(app, button).await;
    expect_screen(app, "privacy-title").await;
    press(app, "privacy-accept").await;
    expect_screen(app, title).await;
}

async fn member_logs_in_by_screen_reader(app: &TestApp) {
    start(app, "home-log-in", "username-title").await;
    press(app, "common-continue").await;
    expect_words(app, "username-missing").await;
    let error = spoken(&app.words("username-missing"));
    // The field itself is invalid, and has the error as its description.
    find_where(app, "textbox", &app.words("username-label"), |field| {
        let description = spoken(field["description"]["value"].as_str().unwrap_or_default());
        property(field, "invalid") == "true" && description.contains(&error)
    })
    .await;
    type_into(app, "username-label", app.env.member.username).await;
    activate(app, "checkbox", &app.words("username-remember")).await;
    press(app, "common-continue").await;
    expect_screen(app, "pin-title").await;
    press_digits(app, app.env.member.pin).await;
    let greeting = app.words_with("session-title", &[("name", app.env.member.display_name)]);
    find(app, "heading", &greeting).await;
    press(app, "session-log-out").await;
    expect_words(app, "home-logged-out").await;
}

async fn member_recovers_username_by_screen_reader(app: &TestApp) {
    start(app, "home-forgot-username", "email-title").await;
    type_into(app, "email-label", app.env.member.email).await;
    // The button beside the slider does the same.
    press(app, "slide-button").await;
    expect_words(app, "robot-ready").await;
    press(app, "common-recover").await;
    expect_screen(app, "code-title").await;
    press_digits(app, &app.env.code(1).await).await;
    expect_screen(app, "sent-title").await;
    press(app, "common-log-in").await;
    expect_screen(app, "username-title").await;
}

async fn member_recovers_pin_by_screen_reader(app: &TestApp) {
    start(app, "home-forgot-pin", "question-title").await;
    type_into(app, "username-label", app.env.member.username).await;
    press(app, "common-continue").await;
    activate(app, "radio", &app.words("document-cc")).await;
    press(app, "common-continue").await;
    type_into(app, "question-number", app.env.member.document_number).await;
    press(app, "common-continue").await;
    type_into(app, "question-email", app.env.member.email).await;
    press(app, "common-continue").await;
    type_into(app, "question-phone", &app.env.member.phone[3..]).await;
    press(app, "common-recover").await;
    expect_screen(app, "code-title").await;
    press_digits(app, &app.env.code(1).await).await;
    expect_screen(app, "new-pin-title").await;
    press_digits(app, NEW_PIN).await;
    expect_screen(app, "new-pin-again-title").await;
    press_digits(app, NEW_PIN).await;
    expect_screen(app, "changed-title").await;
}
