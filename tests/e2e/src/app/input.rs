//! Input as a member gives it: taps, keys, paste, Back.

use serde_json::{Value, json};

use super::TestApp;

pub const ENTER: char = '\u{e007}';
pub const TAB: char = '\u{e004}';
pub const BACKSPACE: char = '\u{e003}';
pub const ESCAPE: char = '\u{e00c}';
pub const SPACE: char = ' ';

/// Milliseconds from key to key: a fast typist's.
const KEY_PAUSE: u64 = 12;

impl TestApp {
    /// Taps the control with these words.
    pub async fn tap(&self, key: &str) {
        self.tap_label(&self.words(key)).await;
    }

    /// Taps the control with this label.
    pub async fn tap_label(&self, label: &str) {
        self.tap_element("tappable(given[0])[0]", vec![json!(label)]).await;
    }

    /// Clicks the control with these words twice in one script, so that the second click comes before the app knows of the first.
    pub async fn double_tap(&self, key: &str) {
        let label = json!(self.words(key));
        let clicked = "tappable(given[0]).slice(0, 1).map(control => { control.click(); control.click(); }).length";
        assert!(
            self.browser.until(clicked, vec![label]).await,
            "{key} can be clicked; there is: {}",
            self.text().await
        );
    }

    /// Taps the element that this expression finds; `args` are `given[0]`…
    pub async fn tap_element(&self, expression: &str, args: Vec<Value>) {
        let (x, y) = self.locate(expression, args).await;
        self.browser.tap_at(x, y).await;
    }

    /// Waits until this expression finds an element that is in view, does not move and is not covered. Returns its middle.
    pub async fn locate(&self, expression: &str, args: Vec<Value>) -> (f64, f64) {
        let found = self.browser.wait(&format!("locate(() => {expression})"), args.clone()).await;
        match (found["x"].as_f64(), found["y"].as_f64()) {
            (Some(x), Some(y)) => (x.round(), y.round()),
            _ => panic!("{expression} of {args:?} can be tapped: {found}; there is: {}", self.text().await),
        }
    }

    /// Taps the field of this id and types into it.
    pub async fn type_into(&self, field: &str, text: &str) {
        self.focus(field).await;
        self.browser.keys(text.chars(), 0).await;
        self.expect_value(field, text).await;
    }

    pub async fn focus(&self, field: &str) {
        self.tap_element("document.getElementById(given[0])", vec![json!(field)]).await;
        let focused = self.browser.until("document.activeElement.id === given[0]", vec![json!(field)]).await;
        assert!(focused, "{field} has the focus; there is: {}", self.text().await);
    }

    pub async fn clear(&self, field: &str) {
        self.focus(field).await;
        self.browser.shortcut('a').await;
        self.browser.keys([BACKSPACE], 0).await;
        self.expect_value(field, "").await;
    }

    /// Copies a text and pastes it where the focus is.
    pub async fn paste(&self, text: &str) {
        self.copy(text).await;
        self.browser.shortcut('v').await;
    }

    /// Copies a text, as from another app; the focus comes back to where it was.
    pub async fn copy(&self, text: &str) {
        let elsewhere = "const held = document.activeElement; const elsewhere = document.createElement('textarea'); \
             elsewhere.id = 'elsewhere'; elsewhere.value = arguments[0]; document.body.append(elsewhere); \
             elsewhere.focus(); elsewhere.select(); window.e2eHeld = held;";
        self.browser.run(elsewhere, vec![json!(text)]).await;
        self.browser.shortcut('c').await;
        let back = "document.getElementById('elsewhere').remove(); window.e2eHeld.focus();";
        self.browser.run(back, vec![]).await;
    }

    /// Taps a digit of the keypad, wherever it is.
    pub async fn tap_digit(&self, digit: char) {
        self.tap_element("settled() && digit(given[0])", vec![json!(digit.to_string())]).await;
    }

    /// Enters digits on an empty keypad by taps, each after the last one was taken.
    pub async fn tap_digits(&self, digits: &str) {
        for (count, digit) in digits.chars().enumerate() {
            let args = vec![json!(digit.to_string()), json!(count)];
            self.tap_element("entered() === given[1] && settled() && digit(given[0])", args).await;
        }
    }

    /// Types digits on a keyboard, on a screen with a keypad.
    pub async fn type_digits(&self, digits: &str) {
        self.browser.keys(digits.chars(), KEY_PAUSE).await;
    }

    /// Presses the phone's Back, which reaches the page as a key.
    pub async fn press_back(&self) {
        self.browser.run("goBack()", vec![]).await;
    }

    /// Presses Back until the screen with this title shows; six times at most.
    pub async fn go_back_to(&self, title: &str) {
        let words = self.words(title);
        for _ in 0..6 {
            let there =
                self.browser.run("return title() === plain(arguments[0]) || goBack()", vec![json!(words)]).await;
            if there == true {
                break;
            }
            self.browser.wait("heard()", vec![]).await;
        }
        self.expect_screen(title).await;
    }
}
