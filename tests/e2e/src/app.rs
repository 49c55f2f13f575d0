//! One app before one member: what they do on it, and what they see.
//!
//! Everything is named by the words that the member reads, in the language that the stage plays in.

use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, Look};
use crate::words::{Tongue, Words};
use crate::world::World;

/// The key Enter, as WebDriver names it.
pub const ENTER: char = '\u{e007}';
/// The key Tab.
pub const TAB: char = '\u{e004}';
/// The key Backspace.
pub const BACKSPACE: char = '\u{e003}';
/// The key Escape.
pub const ESCAPE: char = '\u{e00c}';
/// The space bar.
pub const SPACE: char = ' ';

/// An app, a phone and a member's hands.
pub struct Stage {
    /// The browser that shows the app.
    pub browser: Browser,
    /// Everything behind it.
    pub world: World,
    words: Words,
    tongue: Tongue,
}

impl Stage {
    /// A phone that opens the app for the first time, in this language.
    pub async fn open(browser: Browser, tongue: Tongue) -> Self {
        let stage = Self { browser, world: World::start().await, words: Words::of(Tongue::Spanish), tongue };
        stage.browser.console_errors().await;
        stage.restart().await;
        stage.on("home-title").await;
        match tongue {
            Tongue::Spanish => stage,
            Tongue::English => {
                stage.tap("home-settings").await;
                stage.tap("settings-english").await;
                let stage = Self { words: Words::of(tongue), ..stage };
                stage.on("settings-title").await;
                stage.tap("common-close").await;
                stage.on("home-title").await;
                stage
            }
        }
    }

    /// The language that the stage plays in.
    #[must_use]
    pub const fn tongue(&self) -> Tongue {
        self.tongue
    }

    /// What the app says in the stage's language.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The same with values in it.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say_with(key, values)
    }

    /// The process is killed, and the app started again.
    pub async fn restart(&self) {
        // What is on its way to the app when it dies, over the preview's socket, no phone would have lost.
        self.browser.wait("heard()", vec![]).await;
        self.browser.go(&self.world.phone_page()).await;
        assert!(self.browser.until("title() !== ''", vec![]).await, "a screen comes");
        // The first screen may be the one that only says that the app opens.
        self.browser.look(Look::PHONE).await;
    }

    /// Waits for the screen or page with this title.
    pub async fn on(&self, title: &str) {
        let title = self.say(title);
        let there = self.browser.until("title() === plain(given[0])", vec![json!(title)]).await;
        assert!(there, "the screen “{title}” comes; there is: {}", self.text().await);
        // A screen that came has put the focus where the member looks; a key before that is nobody's.
        self.browser.wait("calm()", vec![]).await;
    }

    /// Waits until the member sees these words.
    pub async fn see(&self, key: &str) {
        self.see_text(&self.say(key)).await;
    }

    /// Waits until the member sees these words with these values in them.
    pub async fn see_with(&self, key: &str, values: &[(&str, &str)]) {
        self.see_text(&self.say_with(key, values)).await;
    }

    /// Waits until the member sees this text.
    pub async fn see_text(&self, words: &str) {
        let there = self.browser.until("text().includes(plain(given[0]))", vec![json!(words)]).await;
        assert!(there, "“{words}” shows; there is: {}", self.text().await);
    }

    /// Waits until these words are gone.
    pub async fn see_no_more(&self, key: &str) {
        let words = self.say(key);
        let gone = self.browser.until("!text().includes(plain(given[0]))", vec![json!(words)]).await;
        assert!(gone, "“{words}” goes");
    }

    /// All that the member sees.
    pub async fn text(&self) -> String {
        self.browser.run("return text()", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// Taps what is called this.
    pub async fn tap(&self, key: &str) {
        self.tap_text(&self.say(key)).await;
    }

    /// Taps what is called so.
    pub async fn tap_text(&self, words: &str) {
        let there = self.browser.until("tappable(given[0]).length > 0", vec![json!(words)]).await;
        assert!(there, "there is something called “{words}”; there is: {}", self.text().await);
        self.tap_element("tappable(given[0])[0]", json!(words)).await;
    }

    /// Taps what is called this twice, as fast as two fingers are: the second one is down before the app has heard of the first.
    pub async fn double_tap(&self, key: &str) {
        let words = json!(self.say(key));
        let there = self.browser.until("tappable(given[0]).length > 0", vec![words.clone()]).await;
        assert!(there, "there is something called {key}; there is: {}", self.text().await);
        let (x, y) = self.place("tappable(given[0])[0]", words).await;
        self.browser
            .finger(json!([
                { "type": "pointerMove", "duration": 0, "x": x.round(), "y": y.round() },
                { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
                { "type": "pointerDown", "button": 0 }, { "type": "pointerUp", "button": 0 },
            ]))
            .await;
    }

    /// Taps an element that this expression finds; `given[0]` is `arg`.
    pub async fn tap_element(&self, expression: &str, arg: Value) {
        let (x, y) = self.place(expression, arg).await;
        self.browser.tap_at(x, y).await;
    }

    /// Where an element is, brought into view.
    pub async fn place(&self, expression: &str, arg: Value) -> (f64, f64) {
        let spot = self.browser.wait(&format!("spot(() => {expression})"), vec![arg.clone()]).await;
        match (spot["x"].as_f64(), spot["y"].as_f64()) {
            (Some(x), Some(y)) => (x, y),
            _ => panic!("{expression} of {arg} can be tapped: {spot}"),
        }
    }

    /// Taps the field of this id and types into it.
    pub async fn write(&self, field: &str, text: &str) {
        self.focus(field).await;
        self.browser.keys(text.chars(), 0).await;
        self.holds(field, text).await;
    }

    /// Taps the field of this id.
    pub async fn focus(&self, field: &str) {
        let there = self.browser.until("document.getElementById(given[0])", vec![json!(field)]).await;
        assert!(there, "there is a field {field}; there is: {}", self.text().await);
        self.tap_element("document.getElementById(given[0])", json!(field)).await;
        assert!(
            self.browser.until("document.activeElement.id === given[0]", vec![json!(field)]).await,
            "it has the focus"
        );
    }

    /// Empties the field of this id.
    pub async fn clear(&self, field: &str) {
        self.focus(field).await;
        self.browser.shortcut('a').await;
        self.browser.keys([BACKSPACE], 0).await;
        self.holds(field, "").await;
    }

    /// Waits until the field holds this text.
    pub async fn holds(&self, field: &str, text: &str) {
        let args = vec![json!(field), json!(text)];
        if !self.browser.until("document.getElementById(given[0])?.value === given[1]", args).await {
            let there =
                self.browser.run("return document.getElementById(arguments[0])?.value", vec![json!(field)]).await;
            panic!("the field {field} holds “{text}”, not {there}");
        }
    }

    /// Copies a text elsewhere and pastes it where the focus is.
    pub async fn paste(&self, text: &str) {
        self.copy(text).await;
        self.browser.shortcut('v').await;
    }

    /// Copies a text elsewhere; the focus comes back to where it was.
    pub async fn copy(&self, text: &str) {
        let elsewhere = "const held = document.activeElement; const elsewhere = document.createElement('textarea'); \
             elsewhere.id = 'elsewhere'; elsewhere.value = arguments[0]; document.body.append(elsewhere); \
             elsewhere.focus(); elsewhere.select(); window.e2eHeld = held;";
        self.browser.run(elsewhere, vec![json!(text)]).await;
        self.browser.shortcut('c').await;
        let back = "document.getElementById('elsewhere').remove(); window.e2eHeld.focus();";
        self.browser.run(back, vec![]).await;
    }

    /// Waits until as many digits are entered, and the keypad takes another.
    pub async fn entered(&self, count: usize) {
        let there = self.browser.until("entered() === given[0]", vec![json!(count)]).await;
        assert!(there, "{count} digits are entered; there is: {}", self.text().await);
    }

    /// Waits until the keypad has stood still for its guard.
    pub async fn settled(&self) {
        assert!(self.browser.until("settled()", vec![]).await, "a keypad is ready; there is: {}", self.text().await);
    }

    /// Taps a digit of the keypad, wherever it stands.
    pub async fn tap_digit(&self, digit: char) {
        self.settled().await;
        self.tap_element("digits().find(key => plain(key.textContent) === given[0])", json!(digit.to_string())).await;
    }

    /// Enters digits on the keypad by taps, each after the last one was taken.
    pub async fn enter(&self, digits: &str) {
        for (count, digit) in digits.chars().enumerate() {
            self.entered(count).await;
            self.tap_digit(digit).await;
        }
    }

    /// Types digits on a keyboard, where the screen has a keypad.
    pub async fn key_in(&self, digits: &str) {
        self.browser.keys(digits.chars(), 12).await;
    }

    /// Presses the phone's own Back, which reaches the page as this key.
    pub async fn press_back(&self) {
        let press = "const app = document.querySelector('#main > .app'); \
            const at = app.contains(document.activeElement) ? document.activeElement : app; \
            at.dispatchEvent(new KeyboardEvent('keydown', { key: 'GoBack', bubbles: true }))";
        self.browser.run(press, vec![]).await;
    }

    /// Moves the portal's clock.
    pub fn pass(&self, time: Duration) {
        self.world.pass(time);
    }

    /// What the console says of errors, and the browser for the next test.
    pub async fn end(self) -> (Vec<String>, Browser) {
        let errors = self.browser.console_errors().await;
        self.browser.go("about:blank").await;
        self.world.end().await;
        (errors, self.browser)
    }
}
