//! Builds and starts the two apps of the start benchmark, and measures until their first screen.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{memory, screen};

const TIMEOUT: Duration = Duration::from_mins(1);
const POLL: Duration = Duration::from_millis(1);
/// A port without a server: the start does not wait for a portal.
const PORTAL: &str = "http://127.0.0.1:9";
/// Pins of no keys: a release build needs two.
const PINS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

#[derive(Clone, Copy)]
pub struct Started {
    /// Milliseconds from the process's start to its first paint.
    pub paint: f64,
    /// Milliseconds to its first own screen.
    pub screen: f64,
    /// Resident memory then, in MiB, of the process and its web processes; shared pages count in each.
    pub resident: f64,
    /// The same with shared pages divided among them (PSS).
    pub proportional: f64,
}

#[must_use]
pub fn empty() -> PathBuf {
    built(&["--package", "bench", "--features", "desktop", "--bin", "empty"])
}

#[must_use]
pub fn multiportal() -> PathBuf {
    built(&["--package", "multiportal", "--features", "desktop", "--bin", "multiportal"])
}

fn built(what: &[&str]) -> PathBuf {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--profile", "bench", "--message-format=json-render-diagnostics"])
        .args(what)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .envs([("MULTIPORTAL_URL", PORTAL), ("MULTIPORTAL_PINS", PINS)])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "it builds");
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let messages = printed.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let program = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    program.expect("cargo prints the program's path")
}

/// Starts a program with an empty home, and kills it at its first screen, which shows in `part` of the window.
#[must_use]
pub fn start(program: &Path, part: screen::Part) -> Started {
    let home = TempDir::with_prefix("start-").unwrap();
    let mut command = Command::new(program);
    for variable in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
        command.env(variable, home.path());
    }
    command
        .env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
        .env("NO_AT_BRIDGE", "1")
        .env("GDK_BACKEND", "x11");
    let display = screen::Screen::open();
    #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
    let now = Instant::now;
    let from = now();
    let mut app = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the app starts");
    let mut painted = |part| {
        while !display.is_painted(part) {
            assert!(now() - from < TIMEOUT, "{} paints", program.display());
            assert!(app.try_wait().unwrap().is_none(), "{} stays", program.display());
            std::thread::sleep(POLL); // Reading without a pause would take a core from the measured app.
        }
        (now() - from).as_secs_f64() * 1_000.0
    };
    let paint = painted(screen::HEAD);
    let screen = painted(part);
    let (resident, proportional) = memory::of_all(app.id());
    end(&mut app);
    display.wait_until_empty();
    Started { paint, screen, resident, proportional }
}

fn end(app: &mut Child) {
    app.kill().expect("it runs still");
    app.wait().expect("it ends");
}
