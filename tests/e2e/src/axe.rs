//! axe-core, the accessibility engine, in the page. It comes from the npm registry and lies in the target folder.

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::stage::Stage;
use crate::suite::target;

/// Where the script that fetches it puts it.
fn file() -> PathBuf {
    target().join("axe-core").join("axe.min.js")
}

/// What to do where it is not there.
#[must_use]
pub fn missing() -> Option<String> {
    (!file().is_file()).then(|| "needs axe-core: run tests/e2e/fetch-axe".to_owned())
}

/// What is wrong with what shows, one line a violation: WCAG 2.2 to level AA, and axe's own best practices.
pub async fn violations(stage: &Stage) -> Vec<String> {
    found(stage, json!({ "resultTypes": ["violations"] })).await
}

/// What of it is wrong with its colours: all that another scheme can change.
pub async fn pale(stage: &Stage) -> Vec<String> {
    found(stage, json!({ "resultTypes": ["violations"], "runOnly": ["color-contrast"] })).await
}

async fn found(stage: &Stage, how: Value) -> Vec<String> {
    // It is half a megabyte: a page is given it once.
    if stage.browser.run("return typeof axe === 'undefined'", vec![]).await == true {
        let axe = fs::read_to_string(file()).expect("axe-core can be read");
        stage.browser.client().execute(&axe, vec![]).await.expect("axe-core runs");
    }
    let ask = "const done = arguments[arguments.length - 1]; \
        axe.run(document, arguments[0]).then(found => done(found.violations), error => done(String(error)));";
    let found = stage.browser.client().execute_async(ask, vec![how]).await.expect("axe-core answers");
    let Value::Array(found) = found else { panic!("axe-core failed: {found}") };
    found.iter().flat_map(lines).collect()
}

fn lines(violation: &Value) -> Vec<String> {
    let nodes = violation["nodes"].as_array().cloned().unwrap_or_default();
    nodes.iter().map(|node| format!("{}: {} ({})", violation["id"], node["html"], node["failureSummary"])).collect()
}
