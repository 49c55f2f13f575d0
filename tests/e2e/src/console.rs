//! The errors on the browser's console.

use fantoccini::Client;
use serde_json::{Value, json};

use crate::command::PostCommand;
use crate::engine::Engine;
use crate::process::Driver;

/// Returns the errors since the last call.
pub async fn errors(engine: Engine, client: &Client, driver: &Driver) -> Vec<String> {
    match engine {
        Engine::Chromium => {
            let asked = PostCommand { path: "se/log", body: json!({ "type": "browser" }) };
            let log = client.issue_cmd(asked).await.expect("chromedriver returns the log");
            let lines = log.as_array().cloned().unwrap_or_default();
            lines.iter().filter(|line| line["level"] == "SEVERE").map(|line| text(&line["message"])).collect()
        }
        // `CONSOLE JS ERROR …`, `CONSOLE NETWORK ERROR …`: MiniBrowser prints its console.
        Engine::WebKit => {
            let printed = driver.printed().into_iter();
            printed.filter(|line| line.contains("CONSOLE") && line.contains(" ERROR ")).collect()
        }
    }
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}
