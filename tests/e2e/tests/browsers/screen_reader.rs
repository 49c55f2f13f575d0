//! Every journey with a screen reader's tree alone: what is there is found by its role and name, and used without a pointer and
//! without the eyes.

use e2e::suite::Sentence;
use e2e::{Engine, Stage, Tongue, sentences};
use serde_json::{Value, json};

pub fn all() -> Vec<Sentence> {
    // WebKitGTK's driver tells nothing of its accessibility tree.
    sentences![in [Engine::Chromium], [Tongue::Spanish];
        a_member_logs_in_by_ear,
        a_member_recovers_the_username_by_ear,
        a_member_recovers_the_pin_by_ear,
    ]
}

/// How often the tree is read until something is there: two frames lie between.
const READINGS: usize = 300;

/// As words are read out: isolates and breaking points are not.
fn spoken(words: &str) -> String {
    let heard = words.chars().filter(|c| !matches!(c, '\u{2068}' | '\u{2069}' | '\u{200b}')).collect::<String>();
    heard.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The node that is called so, once the tree has it.
async fn find(stage: &Stage, role: &str, words: &str) -> Value {
    let words = spoken(words);
    for _ in 0..READINGS {
        let tree = stage.browser.devtools("Accessibility.getFullAXTree", json!({})).await;
        let is = |node: &&Value| {
            node["role"]["value"] == role && node["name"]["value"].as_str().map(spoken).as_ref() == Some(&words)
        };
        if let Some(node) = tree["nodes"].as_array().unwrap().iter().find(is) {
            return node.clone();
        }
        stage.browser.wait("frames()", vec![]).await;
    }
    panic!("there is a {role} called “{words}”; there is: {}", stage.text().await)
}

/// Hears these words.
async fn hear(stage: &Stage, key: &str) {
    find(stage, "StaticText", &stage.say(key)).await;
}

/// Comes to the screen with this title.
async fn come_to(stage: &Stage, title: &str) {
    find(stage, "heading", &stage.say(title)).await;
}

/// Does this with the element of a node, as a screen reader does: no finger touches it.
async fn act(stage: &Stage, node: &Value, what: &str) {
    let resolved = json!({ "backendNodeId": node["backendDOMNodeId"] });
    let resolved = stage.browser.devtools("DOM.resolveNode", resolved).await;
    let call = json!({ "objectId": resolved["object"]["objectId"], "functionDeclaration": what });
    stage.browser.devtools("Runtime.callFunctionOn", call).await;
}

async fn activate(stage: &Stage, role: &str, words: &str) {
    let node = find(stage, role, words).await;
    assert_ne!(property(&node, "disabled"), json!(true), "“{words}” can be used");
    act(stage, &node, "function() { this.click(); }").await;
}

async fn press(stage: &Stage, key: &str) {
    activate(stage, "button", &stage.say(key)).await;
}

fn property(node: &Value, name: &str) -> Value {
    let properties = node["properties"].as_array().into_iter().flatten();
    properties.into_iter().find(|one| one["name"] == name).map_or(Value::Null, |one| one["value"]["value"].clone())
}

/// Writes into the field that is called so.
async fn write(stage: &Stage, label: &str, text: &str) {
    let field = find(stage, "textbox", &stage.say(label)).await;
    // A screen that came puts the focus on its title first.
    stage.browser.wait("heard()", vec![]).await;
    act(stage, &field, "function() { this.focus(); }").await;
    stage.browser.keys(text.chars(), 0).await;
    let field = find(stage, "textbox", &stage.say(label)).await;
    assert!(field["value"]["value"] == text, "{label} tells what was written");
}

/// Presses the digits one by one on the keypad, each once the one before it was counted.
async fn press_digits(stage: &Stage, digits: &str) {
    for (count, digit) in digits.chars().enumerate() {
        stage.entered(count).await;
        stage.settled().await;
        activate(stage, "button", &digit.to_string()).await;
    }
}

async fn begin(stage: &Stage, button: &str, title: &str) {
    press(stage, button).await;
    come_to(stage, "privacy-title").await;
    press(stage, "privacy-accept").await;
    come_to(stage, title).await;
}

async fn a_member_logs_in_by_ear(stage: &Stage) {
    begin(stage, "home-log-in", "username-title").await;
    press(stage, "common-continue").await;
    hear(stage, "username-missing").await;
    let field = find(stage, "textbox", &stage.say("username-label")).await;
    assert_eq!(property(&field, "invalid"), json!("true"), "the field itself tells that something is wrong");
    let told = spoken(field["description"]["value"].as_str().unwrap_or_default());
    assert!(told.contains(&spoken(&stage.say("username-missing"))), "and what: {told}");
    write(stage, "username-label", stage.world.member().username).await;
    activate(stage, "checkbox", &stage.say("username-remember")).await;
    press(stage, "common-continue").await;
    come_to(stage, "pin-title").await;
    press_digits(stage, stage.world.member().pin).await;
    let greeting = stage.say_with("session-title", &[("name", stage.world.member().display_name)]);
    find(stage, "heading", &greeting).await;
    press(stage, "session-log-out").await;
    hear(stage, "home-logged-out").await;
}

async fn a_member_recovers_the_username_by_ear(stage: &Stage) {
    begin(stage, "home-forgot-username", "email-title").await;
    write(stage, "email-label", stage.world.member().email).await;
    // A hand that slides is nothing for the ear: the button beside it does the same.
    press(stage, "slide-button").await;
    hear(stage, "robot-ready").await;
    press(stage, "common-recover").await;
    come_to(stage, "code-title").await;
    press_digits(stage, &stage.world.code(1).await).await;
    come_to(stage, "sent-title").await;
    press(stage, "common-log-in").await;
    come_to(stage, "username-title").await;
}

async fn a_member_recovers_the_pin_by_ear(stage: &Stage) {
    begin(stage, "home-forgot-pin", "question-title").await;
    write(stage, "username-label", stage.world.member().username).await;
    press(stage, "common-continue").await;
    activate(stage, "radio", &stage.say("document-cc")).await;
    press(stage, "common-continue").await;
    write(stage, "question-number", stage.world.member().document_number).await;
    press(stage, "common-continue").await;
    write(stage, "question-email", stage.world.member().email).await;
    press(stage, "common-continue").await;
    write(stage, "question-phone", "3001234542").await;
    press(stage, "common-recover").await;
    come_to(stage, "code-title").await;
    press_digits(stage, &stage.world.code(1).await).await;
    come_to(stage, "new-pin-title").await;
    press_digits(stage, "2758").await;
    come_to(stage, "new-pin-again-title").await;
    press_digits(stage, "2758").await;
    come_to(stage, "changed-title").await;
}
