//! The ways to each screen, as a member goes them.

use serde_json::json;

use crate::stage::Stage;

/// From "Inicio" into the privacy notice and through it.
pub async fn enter(stage: &Stage, button: &str) {
    stage.tap(button).await;
    stage.on("privacy-title").await;
    stage.tap("privacy-accept").await;
}

/// To "Digite el usuario".
pub async fn to_username(stage: &Stage) {
    enter(stage, "home-log-in").await;
    stage.on("username-title").await;
}

/// To the PIN of a log-in.
pub async fn to_pin(stage: &Stage) {
    to_username(stage).await;
    stage.write("username", stage.world.member().username).await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
}

/// To the session.
pub async fn to_session(stage: &Stage) {
    to_pin(stage).await;
    stage.key_in(stage.world.member().pin).await;
    session_stands(stage).await;
}

/// To the session of the member whom the phone remembers.
pub async fn to_session_again(stage: &Stage) {
    stage.tap("home-log-in").await;
    stage.on("username-title").await;
    stage.holds("username", stage.world.member().username).await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.key_in(stage.world.member().pin).await;
    session_stands(stage).await;
}

/// Through the log-in with this PIN, by one who has read the privacy notice.
pub async fn log_in_with(stage: &Stage, pin: &str) {
    stage.tap("home-log-in").await;
    stage.on("username-title").await;
    stage.write("username", stage.world.member().username).await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.key_in(pin).await;
}

/// Waits for the session.
pub async fn session_stands(stage: &Stage) {
    let greeting = stage.say_with("session-title", &[("name", stage.world.member().display_name)]);
    let greets = stage.browser.until("title() === plain(given[0])", vec![json!(greeting)]).await;
    assert!(greets, "the session greets; there is: {}", stage.text().await);
}

/// To the question of a username's recovery.
pub async fn to_email(stage: &Stage) {
    enter(stage, "home-forgot-username").await;
    stage.on("email-title").await;
}

/// Slides the hand to the right with a finger.
pub async fn slide(stage: &Stage) {
    let script = "const range = document.querySelector('.slide__range'); \
        range.scrollIntoView({ block: 'center', behavior: 'instant' }); \
        const box = range.getBoundingClientRect(); return [box.left, box.right, box.top + box.height / 2];";
    let edges = stage.browser.run(script, vec![]).await;
    let at = |place: usize| edges[place].as_f64().expect("the hand has a track").round();
    let (left, right, middle) = (at(0) + 28.0, at(1) - 4.0, at(2));
    let half = f64::midpoint(left, right).round();
    stage
        .browser
        .finger(json!([
            { "type": "pointerMove", "duration": 0, "x": left, "y": middle },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerMove", "duration": 80, "x": half, "y": middle },
            { "type": "pointerMove", "duration": 80, "x": right, "y": middle },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await;
    stage.see("slide-done").await;
}

/// To the code of a username's recovery.
pub async fn to_username_code(stage: &Stage) {
    to_email(stage).await;
    stage.write("email", stage.world.member().email).await;
    slide(stage).await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
}

/// To the first question of a PIN's recovery.
pub async fn to_questions(stage: &Stage) {
    enter(stage, "home-forgot-pin").await;
    stage.on("question-title").await;
}

/// Answers the username, where it is asked first.
pub async fn answer_username(stage: &Stage) {
    stage.write("username", stage.world.member().username).await;
    stage.tap("common-continue").await;
    stage.see("question-kind").await;
}

/// Answers everything after the username.
pub async fn answer_questions(stage: &Stage) {
    stage.tap("document-cc").await;
    stage.tap("common-continue").await;
    stage.write("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-continue").await;
    stage.write("phone", "300 123 4542").await;
    stage.tap("common-recover").await;
}

/// To the code of a PIN's recovery.
pub async fn to_pin_code(stage: &Stage) {
    to_questions(stage).await;
    answer_username(stage).await;
    answer_questions(stage).await;
    stage.on("code-title").await;
}

/// To the new PIN.
pub async fn to_new_pin(stage: &Stage) {
    to_pin_code(stage).await;
    let code = stage.world.code(1).await;
    stage.key_in(&code).await;
    stage.on("new-pin-title").await;
}
