//! The scripts of the page that holds the screens. They answer attributes of elements, so no script is sent to the page later.

/// `page.js` handles focus, language, text size, the code's input and the clipboard; `keypad.js` shows the next layout at a tap;
/// `keypad_dock.js` tells the style sheet whether there is room for the docked keypad.
const SCRIPTS: &str = concat!(include_str!("page.js"), include_str!("keypad.js"), include_str!("keypad_dock.js"));

/// Returns the page with its scripts at the end of its body, where the body exists and the app has not started.
#[must_use]
pub fn with_scripts(page: &str) -> String {
    page.replacen("</body>", &format!("<script>\n{SCRIPTS}</script>\n</body>"), 1)
}
