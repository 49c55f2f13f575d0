//! Runs axe-core, the accessibility checker, in the page. It comes from the npm registry and is in the target folder.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::app::TestApp;
use crate::suite::target;

/// Where `fetch-axe` puts it.
fn file() -> PathBuf {
    target().join("axe-core").join("axe.min.js")
}

/// Returns how to get it, where it is missing.
#[must_use]
pub fn missing() -> Option<String> {
    (!file().is_file()).then(|| "needs axe-core: run tests/e2e/fetch-axe".to_owned())
}

/// Returns the violations of WCAG 2.2 AA and of axe's best practices, one line each.
pub async fn violations(app: &TestApp) -> Vec<String> {
    found(app, json!({ "resultTypes": ["violations"] })).await
}

/// Returns the violations of color contrast: all that another color scheme can change.
pub async fn contrast_violations(app: &TestApp) -> Vec<String> {
    found(app, json!({ "resultTypes": ["violations"], "runOnly": ["color-contrast"] })).await
}

async fn found(app: &TestApp, how: Value) -> Vec<String> {
    // It is half a megabyte, so each page loads it once.
    if app.browser.run("return typeof axe === 'undefined'", vec![]).await == true {
        let axe = fs::read_to_string(file()).expect("axe-core can be read");
        app.browser.client().execute(&axe, vec![]).await.expect("axe-core runs");
    }
    let ask = "const done = arguments[arguments.length - 1]; \
        axe.run(document, arguments[0]).then(found => done(found.violations), error => done(String(error)));";
    let found = app.browser.client().execute_async(ask, vec![how]).await.expect("axe-core answers");
    let Value::Array(found) = found else { panic!("axe-core failed: {found}") };
    found.iter().flat_map(lines).collect()
}

fn lines(violation: &Value) -> Vec<String> {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    nodes.iter().map(|node| format!("{}: {} ({})", violation["id"], node["html"], node["failureSummary"])).collect()
}
