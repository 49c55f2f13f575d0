//! The HTML of the two pages: the app alone, and the developer panel with the app in a frame.

use dioxus_liveview::interpreter_glue;
use multiportal::ui::with_scripts;

use crate::links::SCRIPT;

/// The page of the phones, with its policy.
const PHONE_PAGE: &str = include_str!("../../index.html");

/// The only use of eval in the page of liveview, for scripts of the server.
const EVAL: &str = r#"Function("Eval", `"use strict";${event.data};`)();"#;

/// Returns the socket of liveview with what the preview adds to it: a form's submit is stopped (`prevent_default` comes too late in
/// liveview), and a closed socket is shown.
fn scripts(socket: &str) -> String {
    let glue = interpreter_glue(socket);
    format!(
        r#"{glue}
<script>
addEventListener("submit", event => event.preventDefault());
window.ipc?.ws?.addEventListener("close", () => {{
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1rem;background:#7a1f1f;color:#fff;text-align:center";
  said.textContent = "La vista previa se detuvo. Recargue la página cuando vuelva a estar en marcha.";
  document.body.append(said);
}});
</script>
"#
    )
}

/// Returns the page of the phones, as Dioxus serves it there: its loader is before the body's end.
#[must_use]
pub fn phone(name: &str) -> String {
    // The app sends no script to its page, and the policy refuses eval. Liveview's own script sets the page's address.
    let socket = scripts(&format!("/phone/ws?phone={name}")).replace(EVAL, "");
    // A browser asks for an icon otherwise.
    let icon = r#"<link rel="icon" href="data:,"></head>"#;
    let page = with_scripts(PHONE_PAGE).replacen("</head>", icon, 1);
    page.replacen("</body>", &format!("<script>{SCRIPT}</script>{socket}</body>"), 1)
}

/// Returns the page with the developer panel.
#[must_use]
pub fn dev_panel(name: &str) -> String {
    let socket = scripts(&format!("/panel/ws?phone={name}"));
    let style = include_str!("../assets/dev_panel.css");
    format!(
        r#"<!doctype html>
<html lang="es-CO">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>MULTIportal, vista previa</title>
<style>{style}</style>
</head>
<body>
<div id="main"></div>
<script>
// Dioxus writes the page's address back with one question mark too many, which would select another phone after a reload.
const replace = history.replaceState.bind(history);
history.replaceState = state => replace(state, "");
</script>
{socket}</body>
</html>
"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_page_has_the_policy_and_no_eval() {
        assert!(scripts("/ws").contains(EVAL));
        let page = phone("p");
        assert!(page.contains("Content-Security-Policy") && !page.contains("Function("));
    }
}
