//! Whether all text of a screen can be read: none is cut, none lies on another, and the page never runs over sideways.

use serde_json::Value;

use crate::stage::Stage;

/// What cannot be read, one line each.
pub async fn faults(stage: &Stage) -> Vec<String> {
    lines(stage, include_str!("text_fit.js")).await
}

/// What is said, or stands in the keypad's place, in more room than was kept for it, so that everything below it moves.
pub async fn too_long(stage: &Stage) -> Vec<String> {
    let script = "const tall = part => part.getBoundingClientRect().height; \
        const said = [...document.querySelectorAll('.alert, .said .working')].filter(shows).filter(said => \
            tall(said) > Math.max(0, ...[...said.parentElement.querySelectorAll('.said__room')].map(tall)) + 1); \
        return said.map(said => `“${name(said)}” needs more room than was kept for it`)";
    lines(stage, script).await
}

/// Keys and fields that trouble lies on, if only by a part.
pub async fn covered(stage: &Stage) -> Vec<String> {
    let script = "const edges = part => part.getBoundingClientRect(); \
        const own = document.querySelector('.banner[role=alert]'); \
        const used = [...document.querySelectorAll('.keypad button, .code-boxes, .pin-dots, button, input')]; \
        return !own ? ['there is no trouble'] : used.filter(shows).filter(part => !own.contains(part)) \
            .filter(part => getComputedStyle(part).visibility !== 'hidden') \
            .filter(part => edges(part).bottom > edges(own).top + 1 && edges(part).top < edges(own).bottom - 1 \
                && edges(part).right > edges(own).left + 1 && edges(part).left < edges(own).right - 1) \
            .map(part => `“${name(part)}” lies below trouble`)";
    lines(stage, script).await
}

async fn lines(stage: &Stage, script: &str) -> Vec<String> {
    let found = stage.browser.run(script, vec![]).await;
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
