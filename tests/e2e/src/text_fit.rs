//! Finds text that cannot be read: cut off, overlapping, or wider than the page.

use serde_json::Value;

use crate::app::TestApp;

/// Returns what cannot be read, one line each.
pub async fn faults(app: &TestApp) -> Vec<String> {
    lines(app, include_str!("text_fit.js")).await
}

/// Returns messages that need more room than is reserved for them, so that everything below moves.
pub async fn overflowing_messages(app: &TestApp) -> Vec<String> {
    let script = "const tall = part => part.getBoundingClientRect().height; \
        const said = [...document.querySelectorAll('.alert, .alert-area .working')].filter(shows).filter(said => \
            tall(said) > Math.max(0, ...[...said.parentElement.querySelectorAll('.alert-area__room')].map(tall)) + 1); \
        return said.map(said => `“${name(said)}” needs more room than was kept for it`)";
    lines(app, script).await
}

/// Returns keys and fields that an error banner covers, even in part.
pub async fn covered(app: &TestApp) -> Vec<String> {
    let script = "const edges = part => part.getBoundingClientRect(); \
        const own = document.querySelector('.banner[role=alert]'); \
        const used = [...document.querySelectorAll('.keypad button, .code-boxes, .pin-dots, button, input')]; \
        return !own ? ['there is no error banner'] : used.filter(shows).filter(part => !own.contains(part)) \
            .filter(part => getComputedStyle(part).visibility !== 'hidden') \
            .filter(part => edges(part).bottom > edges(own).top + 1 && edges(part).top < edges(own).bottom - 1 \
                && edges(part).right > edges(own).left + 1 && edges(part).left < edges(own).right - 1) \
            .map(part => `“${name(part)}” lies below the error banner`)";
    lines(app, script).await
}

async fn lines(app: &TestApp, script: &str) -> Vec<String> {
    let found = app.browser.run(script, vec![]).await;
    let lines = found.as_array().cloned().unwrap_or_default();
    lines.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}
