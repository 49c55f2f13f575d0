//! The two apps whose start is compared: built, started, and seen until their first paint.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{memory, screen};

/// How long a start may take.
const PATIENCE: Duration = Duration::from_mins(1);
/// How often the display is looked at.
const GLANCE: Duration = Duration::from_millis(1);
/// Nobody listens there: the start waits for no portal.
const PORTAL: &str = "http://127.0.0.1:9";
/// The pins of no keys; a release build asks for one and its spare.
const PINS: &str = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";

/// What one start took.
#[derive(Clone, Copy)]
pub struct Started {
    /// From the process's start to its first paint, in milliseconds.
    pub paint: f64,
    /// To the first screen of its own, in milliseconds.
    pub screen: f64,
    /// Resident memory there, of the process and all its web processes, shared pages counted in each, in MiB.
    pub resident: f64,
    /// The same with shared pages shared out (PSS), in MiB.
    pub proportional: f64,
}

/// The empty app, which cargo built with this bench.
#[must_use]
pub fn empty() -> PathBuf {
    built(&["--package", "bench", "--features", "desktop", "--bin", "empty"])
}

/// The app.
#[must_use]
pub fn multiportal() -> PathBuf {
    built(&["--package", "multiportal", "--features", "desktop", "--bin", "multiportal"])
}

fn built(what: &[&str]) -> PathBuf {
    let told = Command::new(env!("CARGO"))
        .args(["build", "--profile", "bench", "--message-format=json-render-diagnostics"])
        .args(what)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .envs([("MULTIPORTAL_URL", PORTAL), ("MULTIPORTAL_PINS", PINS)])
        .stderr(Stdio::inherit())
        .output()
        .expect("cargo runs");
    assert!(told.status.success(), "it builds");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    let messages = told.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let program = messages.filter_map(|message| message["executable"].as_str().map(PathBuf::from)).next_back();
    program.expect("cargo tells where the program lies")
}

/// Starts it in a home of its own, and ends it at its first screen, which is painted in `part` of the window.
#[must_use]
pub fn start(program: &Path, part: screen::Part) -> Started {
    let home = TempDir::with_prefix("start-").unwrap();
    let mut command = Command::new(program);
    for route in ["HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"] {
        command.env(route, home.path());
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
            assert!(now() - from < PATIENCE, "{} paints", program.display());
            assert!(app.try_wait().unwrap().is_none(), "{} stays", program.display());
            std::thread::sleep(GLANCE); // To look without a rest would take a core from what is measured.
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
