//! One browser: a WebDriver session, its input, and how it shows the page.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use fantoccini::error::CmdError;
use fantoccini::wd::TimeoutConfiguration;
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::command::PostCommand;
use crate::console;
use crate::engine::{Engine, Scheme};
use crate::process::Driver;

pub(crate) const PAGE: &str = include_str!("page.js");
/// How long a script may run: longer than `page.js` waits for an element.
const SCRIPT_TIMEOUT: Duration = Duration::from_secs(45);

/// A viewport and the member's display settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Viewport {
    pub width: u32,
    pub height: u32,
    /// The text size in percent.
    pub text: u32,
    /// Whether the phone is in the dark mode.
    pub dark: bool,
    /// Whether the system chooses the colors. Only Chromium has this.
    pub forced_colors: bool,
}

impl Viewport {
    pub const PHONE: Self = Self { width: 390, height: 844, text: 100, dark: false, forced_colors: false };
    /// A narrow phone of a member who needs text twice as large (WCAG 2.2, success criterion 1.4.4).
    pub const TIGHT: Self = Self { width: 320, height: 640, text: 200, ..Self::PHONE };
}

pub struct Browser {
    engine: Engine,
    scheme: Scheme,
    client: Client,
    driver: Driver,
    // Whether it had two touches at once.
    two_touches: AtomicBool,
    // Removed after the browser, which writes in it.
    _profile: TempDir,
}

impl Browser {
    /// Starts a browser on a desktop of this scheme.
    pub async fn start(engine: Engine, scheme: Scheme) -> Self {
        let profile = TempDir::with_prefix("e2e-").expect("a temporary folder");
        let driver = Driver::start(engine, scheme, profile.path()).await;
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(engine.capabilities(profile.path()))
            .connect(&format!("http://{}", driver.address()))
            .await
            .unwrap_or_else(|error| panic!("{} opens a session: {error}", engine.name()));
        let script = Some(SCRIPT_TIMEOUT);
        client
            .update_timeouts(TimeoutConfiguration::new(script, script, Some(Duration::ZERO)))
            .await
            .expect("time-outs can be set");
        let browser = Self { engine, scheme, client, driver, two_touches: AtomicBool::new(false), _profile: profile };
        browser.show(Viewport::PHONE).await;
        browser
    }

    #[must_use]
    pub const fn engine(&self) -> Engine {
        self.engine
    }

    #[must_use]
    pub const fn scheme(&self) -> Scheme {
        self.scheme
    }

    #[must_use]
    pub const fn client(&self) -> &Client {
        &self.client
    }

    /// Loads this address; the page before it ends.
    pub async fn go(&self, address: &str) {
        self.client.goto(address).await.unwrap_or_else(|error| panic!("{address} opens: {error}"));
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn run(&self, script: &str, args: Vec<Value>) -> Value {
        let script = format!("{PAGE}\n{script}");
        self.client.execute(&script, args).await.unwrap_or_else(|error| panic!("the page's script runs: {error}"))
    }

    /// Waits for the value of a promise in the page. `args` are `given[0]`…
    pub async fn wait(&self, promise: &str, args: Vec<Value>) -> Value {
        let script =
            format!("{PAGE}\nconst given = [...arguments]; const done = given.pop();\n({promise}).then(done);");
        let came = self.client.execute_async(&script, args).await;
        came.unwrap_or_else(|error| panic!("waiting for {promise}: {error}"))
    }

    /// Waits in the page until this expression is true. Returns whether it ever was. `args` are `given[0]`…
    pub async fn until(&self, expression: &str, args: Vec<Value>) -> bool {
        self.wait(&format!("until(() => ({expression}))"), args).await == json!(true)
    }

    /// Returns the errors on the console since the last call.
    pub async fn console_errors(&self) -> Vec<String> {
        console::errors(self.engine, &self.client, &self.driver).await
    }

    pub async fn act(&self, sources: Value) {
        if sources.as_array().is_some_and(|sources| sources.len() > 1) {
            self.two_touches.store(true, Ordering::Relaxed);
        }
        let asked = PostCommand { path: "actions", body: json!({ "actions": sources }) };
        self.client.issue_cmd(asked).await.unwrap_or_else(|error| panic!("input is taken: {error}"));
    }

    /// Whether another test can use it: after two touches at once, Chromium shows a blank page when one slides.
    pub(crate) fn is_reusable(&self) -> bool {
        !self.two_touches.load(Ordering::Relaxed)
    }

    /// Taps at this place. WebKitGTK's driver has no touch: there it is the mouse.
    pub async fn tap_at(&self, x: f64, y: f64) {
        self.finger(json!([
            { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
            { "type": "pointerDown", "button": 0 },
            { "type": "pointerUp", "button": 0 },
        ]))
        .await;
    }

    pub async fn finger(&self, actions: Value) {
        let kind = if self.engine == Engine::Chromium { "touch" } else { "mouse" };
        self.act(
            json!([{ "type": "pointer", "id": "finger", "parameters": { "pointerType": kind }, "actions": actions }]),
        )
        .await;
    }

    /// Types keys, `pause` milliseconds from one to the next.
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
        self.try_devtools(command, params).await.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// The same, where a failure is an outcome that the caller expects.
    ///
    /// # Errors
    /// Chromium refuses the command.
    pub async fn try_devtools(&self, command: &str, params: Value) -> Result<Value, CmdError> {
        let asked = PostCommand { path: "goog/cdp/execute", body: json!({ "cmd": command, "params": params }) };
        self.client.issue_cmd(asked).await
    }

    /// Changes the viewport. WebKitGTK keeps the scheme of its desktop.
    pub async fn show(&self, viewport: Viewport) {
        if self.engine == Engine::Chromium {
            let Viewport { width, height, .. } = viewport;
            let metrics = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            self.devtools("Emulation.setDeviceMetricsOverride", metrics).await;
            let scheme = if viewport.dark { "dark" } else { "light" };
            let forced = if viewport.forced_colors { "active" } else { "none" };
            let media = json!({ "features": [
                { "name": "prefers-color-scheme", "value": scheme },
                { "name": "forced-colors", "value": forced },
            ]});
            self.devtools("Emulation.setEmulatedMedia", media).await;
        } else {
            self.fit(viewport).await;
        }
        // As Android's text zoom and a browser's text size do: everything that is measured in rem grows.
        let size = format!("document.documentElement.style.fontSize = '{}%'", viewport.text);
        self.client.execute(&size, Vec::new()).await.expect("the text takes a size");
        // The page gives large letters another layout in its next frame.
        self.wait("frames()", Vec::new()).await;
    }

    /// Makes the window as large as the page and its bars need.
    async fn fit(&self, Viewport { width, height, .. }: Viewport) {
        self.client.set_window_size(width, height).await.expect("the window takes a size");
        let narrow = self.until("innerWidth === given[0]", vec![json!(width)]).await;
        assert!(narrow, "the window is as narrow as it is asked to be");
        let bars = self.run("return outerHeight - innerHeight", Vec::new()).await.as_u64().unwrap_or_default();
        let whole = height.saturating_add(u32::try_from(bars).unwrap_or_default());
        self.client.set_window_size(width, whole).await.expect("the window takes a size");
        assert!(self.until("innerHeight === given[0]", vec![json!(height)]).await, "the page is as high as a phone's");
    }

    pub async fn picture(&self) -> Vec<u8> {
        self.client.screenshot().await.expect("a picture")
    }

    /// Takes a screenshot of the whole page in this viewport. Only Chromium draws beyond its window.
    pub async fn whole_picture(&self, viewport: Viewport) -> Vec<u8> {
        self.show(viewport).await;
        let height = self.run("return document.documentElement.scrollHeight", vec![]).await;
        let clip = json!({ "x": 0, "y": 0, "width": viewport.width, "height": height, "scale": 1 });
        let asked = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
        let picture = self.devtools("Page.captureScreenshot", asked).await;
        BASE64.decode(picture["data"].as_str().expect("a picture")).expect("it is in base64")
    }

    pub async fn close(self) {
        // The driver is killed in any case.
        let _ = self.client.close().await;
    }
}
