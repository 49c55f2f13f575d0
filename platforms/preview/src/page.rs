//! The two pages: the phone's, which holds the app alone, and the desk's, which holds the phone.

use dioxus_liveview::interpreter_glue;

/// The page of a liveview app. In liveview `prevent_default` comes too late, so the page itself stops a form's submit; and a
/// page whose socket ended says so instead of standing there dead. Dioxus writes the page's own address back with one question
/// mark too many, which after a reload would be another phone's: it keeps its address.
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

/// The phone's page.
#[must_use]
pub fn phone(name: &str) -> String {
    page("MULTIportal", "", &format!("/phone/ws?phone={name}"))
}

/// The desk's page.
#[must_use]
pub fn desk(name: &str) -> String {
    let head = concat!("<style>", include_str!("../assets/desk.css"), "</style>");
    page("MULTIportal, vista previa", head, &format!("/desk/ws?phone={name}"))
}
