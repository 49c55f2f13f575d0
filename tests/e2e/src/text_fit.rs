//! Whether all text of a screen can be read: none is cut, none lies on another, and the page never runs over sideways.

use serde_json::Value;

use crate::stage::Stage;

/// What cannot be read, one line each.
pub async fn faults(stage: &Stage) -> Vec<String> {
    let found = stage.browser.run(include_str!("text_fit.js"), vec![]).await;
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
