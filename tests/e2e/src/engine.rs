//! The two engines, what each needs on the machine, and its WebDriver capabilities.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Map, Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Engine {
    /// Blink, as in Android's `WebView`.
    Chromium,
    /// WebKit, as on the iPhone.
    WebKit,
}

/// The color scheme of the desktop that a browser runs on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scheme {
    #[default]
    Light,
    /// WebKitGTK passes it on to its pages, and has no other way to set it.
    Dark,
}

impl Engine {
    pub const ALL: [Self; 2] = [Self::Chromium, Self::WebKit];

    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::WebKit => "WebKit",
        }
    }

    /// Returns what to install, where something is missing.
    #[must_use]
    pub fn missing(self) -> Option<String> {
        let needed: &[(&str, Option<PathBuf>)] = match self {
            Self::Chromium => &[("chromium", chromium()), ("chromium-driver", program("chromedriver"))],
            Self::WebKit => &[
                ("webkit2gtk-driver", program("WebKitWebDriver")),
                ("libwebkit2gtk-4.1-0", mini_browser()),
                ("xvfb", program("Xvfb")),
            ],
        };
        let packages: Vec<&str> =
            needed.iter().filter(|(_, found)| found.is_none()).map(|(package, _)| *package).collect();
        (!packages.is_empty()).then(|| format!("needs: apt-get install {}", packages.join(" ")))
    }

    pub(crate) const fn driver(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// Returns the capabilities to request; `profile` is an empty folder.
    pub(crate) fn capabilities(self, profile: &Path) -> Map<String, Value> {
        let asked = match self {
            Self::Chromium => json!({
                "goog:chromeOptions": { "binary": chromium(), "args": [
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--disable-dev-shm-usage",
                    "--hide-scrollbars",
                    // The browser exits with its driver.
                    "--remote-debugging-pipe",
                    "--window-size=390,844",
                    format!("--user-data-dir={}", profile.display()),
                ]},
                "goog:loggingPrefs": { "browser": "ALL" },
            }),
            Self::WebKit => json!({
                "webkitgtk:browserOptions": { "binary": mini_browser(), "args": [
                    "--automation",
                    "--enable-write-console-messages-to-stdout=true",
                ]},
            }),
        };
        asked.as_object().cloned().unwrap_or_default()
    }
}

/// Finds a program in the search path.
pub fn program(name: &str) -> Option<PathBuf> {
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(name)).find(|file| file.is_file())
}

fn chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find_map(program)
}

/// Finds WebKitGTK's browser, which is in no search path: `/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser`.
fn mini_browser() -> Option<PathBuf> {
    let folders = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    ["/usr/lib", "/usr/libexec"]
        .iter()
        .flat_map(|root| folders(Path::new(root)).chain([PathBuf::from(root)]))
        .flat_map(|below| folders(&below).collect::<Vec<_>>())
        .filter(|folder| folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with("webkit")))
        .map(|folder| folder.join("MiniBrowser"))
        .find(|file| file.is_file())
}
