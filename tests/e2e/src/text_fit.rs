//! Whether all text of a screen can be read: none is cut, none lies on another, and the page never runs over sideways.

use serde_json::Value;

use crate::stage::Stage;

/// What cannot be read, one line each.
pub async fn faults(stage: &Stage) -> Vec<String> {
    lines(stage, include_str!("text_fit.js")).await
}

/// What is said in more room than was kept for it, so that everything below it moves.
pub async fn too_long(stage: &Stage) -> Vec<String> {
    let script = "return [...document.querySelectorAll('.alert, .working')].filter(shows) \
        .filter(said => said.getBoundingClientRect().height > parseFloat(getComputedStyle(said).minBlockSize) + 1) \
        .map(said => `“${name(said)}” needs more room than was kept for it`)";
    lines(stage, script).await
}

async fn lines(stage: &Stage, script: &str) -> Vec<String> {
    let found = stage.browser.run(script, vec![]).await;
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
