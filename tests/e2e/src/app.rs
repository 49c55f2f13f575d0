//! The driver: one app in a browser, and everything behind it.
//!
//! Tests name elements by the keys of the app's Fluent words, in the language of the run. A step that depends on what the page shows
//! looks and decides in one script, so that the page cannot change between the look and the decision.

mod input;

use std::sync::Arc;
use std::time::Duration;

use fantoccini::wd::WindowHandle;
use preview::Phone;
use serde_json::{Value, json};
use support::TestEnv;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};

use crate::browser::{Browser, Viewport};
use crate::impostor::Impostor;
use support::{Language, Words};

pub use input::{BACKSPACE, ENTER, ESCAPE, SPACE, TAB};

/// The phone under test. Not the name of the phone that a page without a name shows, so that an address that loses it is found.
const PHONE: &str = "maria";
/// How long the app may take to read a text message or to open a window.
const TIMEOUT: Duration = Duration::from_secs(20);
/// Interval of asking the phone and the browser, which send no notifications.
const POLL: Duration = Duration::from_millis(20);

/// An app in a browser, its preview and its portal.
pub struct TestApp {
    /// The browser that shows the app.
    pub browser: Browser,
    /// The portal.
    pub env: TestEnv,
    /// The phone that the app runs on.
    pub phone: Arc<Phone>,
    preview: RunningPreview,
    words: Words,
    language: Language,
}

struct RunningPreview {
    address: String,
    // The preview stops when it is dropped.
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
}

impl TestApp {
    /// Opens the app for the first time on a phone, and sets the language.
    pub async fn open(browser: Browser, language: Language) -> Self {
        let env = TestEnv::start().await;
        let started = preview::start_beside(env.proxy.address(), env.host(), env.outbox(), env.members()).await;
        let running = started.expect("the preview starts");
        let phone = running.phone(PHONE).await.expect("a phone");
        let address = format!("http://{}", running.address());
        let (stop, stopped) = oneshot::channel::<()>();
        let server = tokio::spawn(async move {
            running.serve_until(async { stopped.await.or(Ok(())) }).await;
        });
        let preview = RunningPreview { address, stop, server };
        let app = Self { browser, env, phone, preview, words: Words::of(Language::Spanish), language };
        app.browser.console_errors().await;
        app.restart().await;
        app.expect_screen("home-title").await;
        match language {
            Language::Spanish => app,
            Language::English => {
                app.tap("home-settings").await;
                app.tap("settings-english").await;
                let app = Self { words: Words::of(language), ..app };
                app.expect_screen("settings-title").await;
                app.tap("common-close").await;
                app.expect_screen("home-title").await;
                app
            }
        }
    }

    /// The address of the page with the developer panel.
    #[must_use]
    pub fn panel_page(&self) -> String {
        format!("{}/?phone={PHONE}", self.preview.address)
    }

    /// The language of the run.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The app's words for a key.
    #[must_use]
    pub fn words(&self, key: &str) -> String {
        self.words.get(key)
    }

    /// The app's words for a key, with these values in them.
    #[must_use]
    pub fn words_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.format(key, values)
    }

    /// Kills the app's process and starts it again.
    pub async fn restart(&self) {
        // Events that the preview's socket has not delivered yet would reach a real phone's process at once.
        self.browser.wait("heard()", vec![]).await;
        self.browser.go(&format!("{}/phone?phone={PHONE}", self.preview.address)).await;
        assert!(self.browser.until("title() !== ''", vec![]).await, "a screen comes");
        self.browser.show(Viewport::PHONE).await;
    }

    /// Lets `time` pass for the phone and for the portal. The clocks send no notifications: the app reads them at its next event.
    pub fn pass(&self, time: Duration) {
        self.env.clock.forward(time);
        self.phone.advance_clock(time);
    }

    /// Waits for another window of the browser, and returns it.
    pub async fn opened_window(&self, own: &WindowHandle) -> WindowHandle {
        let opened = async {
            let mut poll = interval(POLL);
            loop {
                poll.tick().await;
                let windows = self.browser.client().windows().await.expect("the browser lists its windows");
                if let Some(window) = windows.into_iter().find(|window| window != own) {
                    return window;
                }
            }
        };
        timeout(TIMEOUT, opened).await.expect("another window opens")
    }

    /// Delivers a text message to the phone. Returns whether it was for the app, once the app has read it.
    pub async fn deliver(&self, text: &str) -> bool {
        if !self.phone.inbox().receive(text) {
            return false;
        }
        let read = async {
            let mut poll = interval(POLL);
            while self.phone.inbox().is_full() {
                poll.tick().await;
            }
        };
        timeout(TIMEOUT, read).await.expect("the app reads the message");
        true
    }

    /// Connects the app to an impostor from its next start on.
    pub async fn connect_to_impostor(&self) -> Impostor {
        let impostor = Impostor::start().await;
        self.phone.connect_to(&impostor.url()).expect("an address");
        impostor
    }

    /// Waits for the screen or page with this title, until it has placed the focus.
    pub async fn expect_screen(&self, title: &str) {
        self.expect_title(&self.words(title)).await;
    }

    /// Waits for the screen or page with these words as its title, until it has placed the focus.
    pub async fn expect_title(&self, title: &str) {
        let there = self.browser.wait("onScreen(given[0])", vec![json!(title)]).await;
        assert!(there == true, "the screen “{title}” comes; there is: {}", self.text().await);
    }

    /// Waits for one of these screens, and returns the key of its title.
    pub async fn expect_any_screen(&self, titles: &[&'static str]) -> &'static str {
        self.focus_unless("", titles).await.expect("no field has that id")
    }

    /// Focuses the field of this id, unless one of these screens is there or comes first: `Some` is the key of its title.
    pub async fn focus_unless(&self, field: &str, titles: &[&'static str]) -> Option<&'static str> {
        let words: Vec<_> = titles.iter().map(|title| self.words(title)).collect();
        let found = self.browser.wait("focusUnless(given[0], given[1])", vec![json!(field), json!(words)]).await;
        match found.as_str() {
            Some("focused") => None,
            Some(index) => Some(titles[index.parse::<usize>().expect("an index")]),
            None => panic!("{field} or one of {titles:?} comes; there is: {}", self.text().await),
        }
    }

    /// Waits until these words show.
    pub async fn expect_text(&self, key: &str) {
        self.expect_literal(&self.words(key)).await;
    }

    /// Waits until these words show with these values in them.
    pub async fn expect_text_with(&self, key: &str, values: &[(&str, &str)]) {
        self.expect_literal(&self.words_with(key, values)).await;
    }

    /// Waits until this text shows.
    pub async fn expect_literal(&self, text: &str) {
        let there = self.browser.until("text().includes(plain(given[0]))", vec![json!(text)]).await;
        assert!(there, "“{text}” shows; there is: {}", self.text().await);
    }

    /// Waits until these words are gone.
    pub async fn expect_text_gone(&self, key: &str) {
        let words = self.words(key);
        let gone = self.browser.until("!text().includes(plain(given[0]))", vec![json!(words)]).await;
        assert!(gone, "“{words}” goes");
    }

    /// All the text that shows.
    pub async fn text(&self) -> String {
        self.browser.run("return text()", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until the field holds this text.
    pub async fn expect_value(&self, field: &str, text: &str) {
        let args = vec![json!(field), json!(text)];
        if !self.browser.until("document.getElementById(given[0])?.value === given[1]", args).await {
            let value = "return document.getElementById(arguments[0])?.value";
            let value: Value = self.browser.run(value, vec![json!(field)]).await;
            panic!("the field {field} holds “{text}”, not {value}");
        }
    }

    /// Waits until so many digits are entered.
    pub async fn expect_entered(&self, count: usize) {
        let there = self.browser.until("entered() === given[0]", vec![json!(count)]).await;
        assert!(there, "{count} digits are entered; there is: {}", self.text().await);
    }

    /// Waits until the keypad takes a tap: it has not changed for longer than its guard.
    pub async fn keypad_ready(&self) {
        assert!(self.browser.until("settled()", vec![]).await, "a keypad is ready; there is: {}", self.text().await);
    }

    /// Stops everything but the browser. Returns the errors of the console, and the browser for the next test.
    pub async fn stop(self) -> (Vec<String>, Browser) {
        let errors = self.browser.console_errors().await;
        self.browser.go("about:blank").await;
        // The preview may have stopped by itself; its sockets are closed with it.
        let _ = self.preview.stop.send(());
        self.preview.server.abort();
        let _ = self.preview.server.await;
        self.env.stop().await;
        (errors, self.browser)
    }
}
