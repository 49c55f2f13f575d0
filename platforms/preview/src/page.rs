//! The HTML of the two pages: the app alone, and the developer panel with the app in a frame.

use dioxus_liveview::interpreter_glue;

/// The page of the phones, whose script the preview's phone runs too.
const PHONE_PAGE: &str = include_str!("../../index.html");

/// Returns the scripts of the phones' page: old engines, Back and insets.
fn phone_script() -> String {
    let scripts = PHONE_PAGE.split("<script>").skip(1);
    scripts.filter_map(|rest| rest.split_once("</script>")).map(|(script, _)| script).collect()
}

/// The page of a liveview app. It stops a form's submit itself, because `prevent_default` comes too late in liveview, and says when
/// its socket has closed. Dioxus writes the page's address back with one question mark too many, which would select another phone
/// after a reload, so the page keeps its address.
fn page(title: &str, head: &str, socket: &str) -> String {
    let glue = interpreter_glue(socket);
    format!(
        r#"<!doctype html>
<html lang="es-CO">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<title>{title}</title>
{head}
</head>
<body>
<div id="main"></div>
<script>
const replace = history.replaceState.bind(history);
history.replaceState = state => replace(state, "");
</script>
{glue}
<script>
addEventListener("submit", event => event.preventDefault());
window.ipc?.ws?.addEventListener("close", () => {{
  const said = document.createElement("p");
  said.setAttribute("role", "alert");
  said.style.cssText = "position:fixed;inset:auto 0 0 0;margin:0;padding:1rem;background:#7a1f1f;color:#fff;text-align:center";
  said.textContent = "La vista previa se detuvo. Recarga la página cuando vuelva a estar en marcha.";
  document.body.append(said);
}});
</script>
</body>
</html>
"#
    )
}

/// Returns the page with the app alone.
#[must_use]
pub fn phone(name: &str) -> String {
    page("MULTIportal", &format!("<script>{}</script>", phone_script()), &format!("/phone/ws?phone={name}"))
}

/// Returns the page with the developer panel.
#[must_use]
pub fn dev_panel(name: &str) -> String {
    let head = concat!("<style>", include_str!("../assets/dev_panel.css"), "</style>");
    page("MULTIportal, vista previa", head, &format!("/panel/ws?phone={name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phone_page_runs_the_script_of_the_phones_page() {
        assert!(phone("p").contains("window.multiportalBack = function ()"));
        assert!(!dev_panel("p").contains("multiportalBack"));
    }
}
