//! The desktop app in its own window on a virtual display, with X11 pointer and key events.
//!
//! The web view's inspector reads the page; input goes through the display.

mod build;
mod inspector;

use std::future::Future;
use std::net::SocketAddr;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::time::{Instant, interval};

use crate::browser::PAGE;
use crate::process::{Display, Output, Process, free_address, listen};
use support::{Language, Words};

pub use build::{missing, portal_address};
use inspector::Inspector;

/// How long anything may take to show on a busy machine.
const TIMEOUT: Duration = Duration::from_secs(40);
const POLL: Duration = Duration::from_millis(40);

pub struct Desktop {
    window: String,
    display: Display,
    inspector: Inspector,
    pub words: Words,
    printed: Output,
    _app: Process,
    // Removed after the app, which writes in it.
    _home: TempDir,
}

impl Desktop {
    /// Builds the app for this portal, and starts it on a new display with an empty home.
    pub async fn open(portal: SocketAddr) -> Self {
        let program = build::app(portal);
        let display = Display::open();
        let home = TempDir::with_prefix("e2e-desktop-").expect("a temporary folder");
        let inspected = free_address().await;
        let mut command = Command::new(program);
        for place in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
            command.env(place, home.path());
        }
        // Without a session bus there is no keyring, as on some desktops.
        command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent").env("NO_AT_BRIDGE", "1");
        command.env("DISPLAY", display.number()).env("GDK_BACKEND", "x11");
        command.env("WEBKIT_INSPECTOR_HTTP_SERVER", inspected.to_string());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the app starts");
        let printed = Output::default();
        listen(child.stdout.take(), &printed);
        listen(child.stderr.take(), &printed);
        let app = Process(child);
        let window = until("the window opens", || async {
            let found = xdotool(&display, &["search", "--onlyvisible", "--name", "^MULTIportal$"]);
            found.lines().next().map(str::to_owned)
        })
        .await;
        // There is no window manager to focus it.
        xdotool(&display, &["windowfocus", &window]);
        let inspector = until("the inspector answers", || Inspector::connect(inspected)).await;
        let words = Words::of(Language::Spanish);
        Self { window, display, inspector, words, printed, _app: app, _home: home }
    }

    /// Waits for the screen with this title.
    pub async fn expect_screen(&mut self, title: &str) {
        self.until("title() === plain(given)", json!(title)).await;
        self.until("document.activeElement !== document.body", Value::Null).await;
    }

    /// Waits until this expression is neither null nor false, and returns it. `given` is `arg`.
    pub async fn until(&mut self, condition: &str, arg: Value) -> Value {
        let end = Instant::now() + TIMEOUT;
        let mut poll = interval(POLL);
        loop {
            poll.tick().await;
            let value = self.evaluate(condition, &arg).await;
            if value != Value::Null && value != json!(false) {
                return value;
            }
            if Instant::now() > end {
                let text = self.evaluate("document.body.innerText", &Value::Null).await;
                panic!("“{condition}” of {arg} comes true; there is: {text}\nit printed: {:#?}", self.printed());
            }
        }
    }

    async fn evaluate(&mut self, expression: &str, arg: &Value) -> Value {
        self.inspector.evaluate(&format!("(() => {{ {PAGE}; const given = {arg}; return {expression}; }})()")).await
    }

    /// Taps the control with this label.
    pub async fn tap(&mut self, words: &str) {
        self.tap_element("tappable(given)[0]", json!(words)).await;
    }

    /// Taps the element that this expression finds, once it does not move and is not covered.
    pub async fn tap_element(&mut self, expression: &str, arg: Value) {
        let spot = format!(
            "(() => {{ const found = {expression}; if (!found) return null; \
             found.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const box = found.getBoundingClientRect(), x = box.left + box.width / 2, y = box.top + box.height / 2; \
             return found.contains(document.elementFromPoint(x, y)) ? [Math.round(x), Math.round(y)] : null; }})()"
        );
        let mut before = Value::Null;
        let place = loop {
            let now = self.until(&spot, arg.clone()).await;
            if now == before {
                break now;
            }
            before = now;
        };
        let [x, y] = [0, 1].map(|at| place[at].to_string());
        xdotool(&self.display, &["mousemove", "--window", &self.window, &x, &y, "click", "1"]);
    }

    /// Taps the field of this id and types into it, key by key.
    pub async fn type_into(&mut self, field: &str, text: &str) {
        self.tap_element("document.getElementById(given)", json!(field)).await;
        self.until("document.activeElement.id === given", json!(field)).await;
        xdotool(&self.display, &["type", "--delay", "12", text]);
        self.until("document.activeElement.value === given", json!(text)).await;
    }

    /// Enters digits on the keypad by taps, wherever each is, each after the last one was taken.
    pub async fn tap_digits(&mut self, digits: &str) {
        for (count, digit) in digits.chars().enumerate() {
            self.until("entered() === given && settled()", json!(count)).await;
            self.tap_element("digits().find(key => plain(key.textContent) === given)", json!(digit.to_string())).await;
        }
    }

    pub async fn layout(&mut self) -> Value {
        self.until("settled() && layout()", Value::Null).await
    }

    /// Returns the errors on the page's console so far.
    pub async fn console_errors(&mut self) -> Vec<String> {
        self.inspector.errors().await
    }

    #[must_use]
    pub fn printed(&self) -> Vec<String> {
        self.printed.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }
}

async fn until<T, F: Future<Output = Option<T>>>(what: &str, look: impl Fn() -> F) -> T {
    let end = Instant::now() + TIMEOUT;
    let mut poll = interval(POLL);
    loop {
        poll.tick().await;
        if let Some(found) = look().await {
            return found;
        }
        assert!(Instant::now() < end, "{what}");
    }
}

fn xdotool(display: &Display, words: &[&str]) -> String {
    let done = Command::new("xdotool").args(words).env("DISPLAY", display.number()).output().expect("xdotool runs");
    String::from_utf8_lossy(&done.stdout).into_owned()
}
