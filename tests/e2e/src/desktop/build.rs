//! Builds the desktop app for a portal on this machine, and knows what the machine needs for it.

use std::env;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::engine::program;

/// A port that no common service uses.
const PORT: u16 = 47_913;

/// The address of the portal that the app is built for. It is the same in every run, so that the app is not built again, and
/// differs between checkouts: all of 127.0.0.0/8 is this machine.
#[must_use]
pub fn portal_address() -> SocketAddr {
    let mut hasher = DefaultHasher::new();
    env!("CARGO_MANIFEST_DIR").hash(&mut hasher);
    let [a, b, c, ..] = hasher.finish().to_le_bytes();
    (Ipv4Addr::new(127, a, b, c.clamp(1, 254)), PORT).into()
}

/// Returns what to install, where something is missing.
#[must_use]
pub fn missing() -> Option<String> {
    let webkit = || {
        let asked = Command::new("pkg-config").args(["--exists", "webkit2gtk-4.1"]).stderr(Stdio::null()).status();
        asked.is_ok_and(|status| status.success())
    };
    let needed = [
        ("pkg-config", program("pkg-config").is_some()),
        ("libwebkit2gtk-4.1-dev", webkit()),
        ("libxdo-dev", Path::new("/usr/include/xdo.h").is_file()),
        ("xdotool", program("xdotool").is_some()),
        ("xvfb", program("Xvfb").is_some()),
    ];
    let packages: Vec<&str> = needed.iter().filter(|(_, there)| !there).map(|(package, _)| *package).collect();
    (!packages.is_empty()).then(|| format!("needs: apt-get install {}", packages.join(" ")))
}

pub fn app(portal: SocketAddr) -> PathBuf {
    let arguments = ["build", "--package", "multiportal", "--features", "desktop", "--bin", "multiportal"];
    let built = Command::new(env!("CARGO"))
        .args(arguments)
        .arg("--message-format=json-render-diagnostics")
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .env("MULTIPORTAL_URL", format!("http://{portal}"))
        .env_remove("MULTIPORTAL_PINS")
        .output()
        .expect("cargo runs");
    assert!(built.status.success(), "the desktop's app builds: {}", String::from_utf8_lossy(&built.stderr));
    let printed = String::from_utf8_lossy(&built.stdout);
    let programs = printed.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let program = programs.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    program.expect("cargo prints where the program is")
}
