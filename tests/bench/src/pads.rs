//! The page with three keypads, and the script that taps them.

use std::env;
use std::fs;
use std::path::PathBuf;

use multiportal::ui::with_scripts;

/// The app's own page.
const PAGE: &str = include_str!("../../../platforms/index.html");
const STYLE: &str = include_str!("../pads/pads.css");
const SCRIPTS: [&str; 4] = [
    include_str!("../pads/layout.js"),
    include_str!("../pads/plain.js"),
    include_str!("../pads/react.js"),
    include_str!("../pads/run.js"),
];
const ROOMS: &str = r#"<div class="app bench-pad"><div class="bench-pad__room" id="plain"></div></div><div class="app bench-pad"><div class="bench-pad__room" id="react"></div></div>"#;
const MODULES: [(&str, &str); 4] = [
    ("react", "react.js"),
    ("scheduler", "scheduler.js"),
    ("react-dom", "react-dom.js"),
    ("react-dom/client", "react-dom-client.js"),
];

/// Returns the app's page with the other two keypads beside the app. Its policy allows `document::eval`, which taps.
///
/// # Panics
/// React was not fetched; the message says how to.
#[must_use]
pub fn page() -> String {
    let script = format!("{}\n{}", react(), SCRIPTS.join("\n"));
    let page = with_scripts(PAGE).replacen("script-src", "script-src 'unsafe-eval'", 1);
    let with_style = page.replacen("</head>", &format!("<style>{STYLE}</style></head>"), 1);
    with_style.replacen("</body>", &format!("{ROOMS}<script>{script}</script></body>"), 1)
}

/// Returns the script that waits for the app, taps, and sends the times.
#[must_use]
pub fn script(taps: usize) -> String {
    format!(
        r##"
        while (!document.querySelector("#main .keypad[data-state=ready]")) await pause(20);
        plainPad(document.getElementById("plain"));
        reactPad(document.getElementById("react"));
        await pause(500);
        pads.set("plain", document.getElementById("plain"));
        pads.set("react", document.getElementById("react"));
        pads.set("app", document.getElementById("main"));
        dioxus.send(await measure({taps}));
        "##
    )
}

/// Wraps React's modules in a `require` function.
fn react() -> String {
    let folder = target().join("react");
    let modules: Vec<String> = MODULES
        .iter()
        .map(|(name, file)| {
            let text = fs::read_to_string(folder.join(file)).expect("React is missing: run tests/bench/fetch-react");
            format!("{name:?}: (module, exports) => {{ {text}\n }}")
        })
        .collect();
    format!(
        "const process = {{ env: {{ NODE_ENV: 'production' }} }}; const known = {{}}; const modules = {{ {} }};\n\
         const require = name => {{ if (!known[name]) {{ const module = known[name] = {{ exports: {{}} }}; \
         modules[name](module, module.exports); }} return known[name].exports; }};",
        modules.join(",\n")
    )
}

/// The target folder, which holds React.
fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../../target")), PathBuf::from)
}
