//! One browser: a session of WebDriver, its real fingers and keys, and how it shows the page.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::Post;
use crate::console;
use crate::engine::{Engine, Scheme};
use crate::process::Driver;

/// What every script of ours finds in the page.
pub(crate) const PAGE: &str = include_str!("page.js");
/// How long a script may wait for what it looks for: longer than the app's own time-out of a try, shorter than a member's patience.
const PATIENCE: Duration = Duration::from_secs(20);

/// How the page is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Look {
    /// CSS pixels across.
    pub width: u32,
    /// CSS pixels down.
    pub height: u32,
    /// The size of text, in percent of the usual.
    pub text: u32,
    /// Whether the phone is in the dark mode.
    pub dark: bool,
}

impl Look {
    /// A phone as most are.
    pub const PHONE: Self = Self { width: 390, height: 844, text: 100, dark: false };
    /// A narrow phone of a member who needs text twice as large (WCAG 2.2, success criterion 1.4.4).
    pub const TIGHT: Self = Self { width: 320, height: 640, text: 200, dark: false };
}

/// A browser with one page.
pub struct Browser {
    engine: Engine,
    scheme: Scheme,
    client: Client,
    driver: Driver,
    /// Whether two fingers were on its glass at once.
    two_fingered: AtomicBool,
    // Removed after the browser that writes in it.
    _profile: TempDir,
}

impl Browser {
    /// Starts one, on a desktop of this scheme.
    pub async fn start(engine: Engine, scheme: Scheme) -> Self {
        let profile = TempDir::with_prefix("e2e-").expect("a temporary folder");
        let driver = Driver::start(engine, scheme, profile.path()).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(profile.path()))
            .connect(&format!("http://{}", driver.address()))
            .await
            .unwrap_or_else(|error| panic!("{} opens a session: {error}", engine.name()));
        let patience = Some(PATIENCE + Duration::from_secs(10));
        client
            .update_timeouts(TimeoutConfiguration::new(patience, patience, Some(Duration::ZERO)))
            .await
            .expect("time-outs can be set");
        let browser = Self { engine, scheme, client, driver, two_fingered: AtomicBool::new(false), _profile: profile };
        browser.look(Look::PHONE).await;
        browser
    }

    /// Its engine.
    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    /// The scheme of its desktop.
    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// The WebDriver session.
    #[must_use]
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// Goes to this address; a page that stood there before ends.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} opens: {error}"));
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{PAGE}\n{script}");
        self.client.execute(&script, args).await.unwrap_or_else(|error| panic!("the page's script runs: {error}"))
    }

    /// Waits for what a promise of the page brings; `args` are `given[0]`…
    pub async fn wait(&self, promise: &str, args: Vec<Value>) -> Value {
        let script =
            format!("{PAGE}\nconst given = [...arguments]; const done = given.pop();\n({promise}).then(done);");
        let came = self.client.execute_async(&script, args).await;
        came.unwrap_or_else(|error| panic!("waiting for {promise}: {error}"))
    }

    /// Waits in the page until this expression of it is true; false where it never was. `args` are `given[0]`…
    pub async fn until(&self, expression: &str, args: Vec<Value>) -> bool {
        let promise = format!("until(() => ({expression}), {})", PATIENCE.as_millis());
        self.wait(&promise, args).await == json!(true)
    }

    /// What the page told the console as errors since this was asked last.
    pub async fn console_errors(&self) -> Vec<String> {
        console::errors(self.engine, &self.client, &self.driver).await
    }

    /// Performs input actions as WebDriver names them: real taps and keys.
    pub async fn act(&self, sources: Value) {
        if sources.as_array().is_some_and(|sources| sources.len() > 1) {
            self.two_fingered.store(true, Ordering::Relaxed);
        }
        let asked = Post { path: "actions", body: json!({ "actions": sources }) };
        self.client.issue_cmd(asked).await.unwrap_or_else(|error| panic!("input is taken: {error}"));
    }

    /// Whether another test may have it: after two fingers Chromium shows a blank page when one slides.
    pub(crate) fn serves_again(&self) -> bool {
        !self.two_fingered.load(Ordering::Relaxed)
    }

    /// One finger, down and up at a place. WebKitGTK has no finger of its own: there it is the mouse.
    pub async fn tap_at(&self, x: f64, y: f64) {
        self.finger(json!([
            { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await;
    }

    /// Moves the one finger.
    pub async fn finger(&self, actions: Value) {
        let kind = if self.engine == Engine::Chromium { "touch" } else { "mouse" };
        self.act(
            json!([{ "type": "pointer", "id": "finger", "parameters": { "pointerType": kind }, "actions": actions }]),
        )
        .await;
    }

    /// Types keys one after the other; `pause` milliseconds each from down to down.
    pub async fn keys(&self, keys: impl IntoIterator<Item = char>, pause: u64) {
        let strokes: Vec<Value> = keys
            .into_iter()
            .flat_map(|key| {
                let key = key.to_string();
                [
                    json!({ "type": "keyDown", "value": key }),
                    json!({ "type": "keyUp", "value": key }),
                    json!({ "type": "pause", "duration": pause }),
                ]
            })
            .collect();
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": strokes }])).await;
    }

    /// Holds Control and presses a key.
    pub async fn shortcut(&self, key: char) {
        const CONTROL: char = '\u{e009}';
        self.act(json!([{ "type": "key", "id": "keyboard", "actions": [
            { "type": "keyDown", "value": CONTROL }, { "type": "keyDown", "value": key },
            { "type": "keyUp", "value": key }, { "type": "keyUp", "value": CONTROL },
        ]}]))
        .await;
    }

    /// A command of the Chrome `DevTools` Protocol.
    pub async fn devtools(&self, command: &str, params: Value) -> Value {
        let asked = Post { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) };
        self.client.issue_cmd(asked).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Shows the page like this. WebKitGTK keeps the scheme of its desktop.
    pub async fn look(&self, look: Look) {
        if self.engine == Engine::Chromium {
            let Look { width, height, .. } = look;
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            let scheme = if look.dark { "dark" } else { "light" };
            let media = json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] });
            self.devtools("Emulation.setEmulatedMedia", media).await;
        } else {
            self.fit(look).await;
        }
        // As Android's text zoom and a browser's text size do: everything that is measured in rem grows.
        let size = format!("document.documentElement.style.fontSize = '{}%'", look.text);
        self.client.execute(&size, Vec::new()).await.expect("the text takes a size");
    }

    /// Makes the window as large as the page and its bars need.
    async fn fit(&self, Look { width, height, .. }: Look) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
        let narrow = self.until("innerWidth === given[0]", vec![json!(width)]).await;
        assert!(narrow, "the window is as narrow as it is asked to be");
        let bars = self.run("return outerHeight - innerHeight", Vec::new()).await.as_u64().unwrap_or_default();
        let whole = height.saturating_add(u32::try_from(bars).unwrap_or_default());
        self.client.set_window_size(width, whole).await.expect("the window takes a size");
        assert!(self.until("innerHeight === given[0]", vec![json!(height)]).await, "the page is as high as a phone's");
    }

    /// A picture of what shows.
    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// A picture of the whole page, however long it is, as this look lays it out. Chromium alone draws beyond its window.
    pub async fn whole_picture(&self, look: Look) -> Vec<u8> {
        self.look(look).await;
        let height = self.run("return document.documentElement.scrollHeight", vec![]).await;
        let clip = json!({ "x": 0, "y": 0, "width": look.width, "height": height, "scale": 1 });
        let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", asked).await;
        BASE64.decode(picture["data"].as_str().expect("a picture")).expect("it is in base64")
    }

    /// Ends it.
    pub async fn close(self) {
        // The driver ends in any case.
        let _ = self.client.close().await;
    }
}
