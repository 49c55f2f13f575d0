//! The programs that a browser needs. Each is killed when its value is dropped.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use tokio::net::{TcpListener, TcpStream};
use tokio::time::{interval, timeout};

use crate::engine::{Engine, Scheme};

/// How long a driver may take to listen.
const START: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(30);

/// `MiniBrowser`'s tool bar is about 450 px wide, which the window cannot be narrower than; this style makes it as narrow as a
/// phone. GTK reads it below `XDG_CONFIG_HOME`.
const SLIM: &str = "window * { min-width: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px; }";

/// GTK's dark theme, which WebKitGTK passes on as `prefers-color-scheme`.
const DARK: &str = "Adwaita:dark";

/// The lines that a program printed so far.
pub type Output = Arc<Mutex<Vec<String>>>;

/// A program that is killed when this is dropped.
pub struct Process(pub Child);

impl Drop for Process {
    fn drop(&mut self) {
        // It may have exited by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A virtual display, which WebKitGTK needs.
pub struct Display {
    number: String,
    _process: Process,
}

impl Display {
    pub fn open() -> Self {
        let mut child = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1600x1400x24", "-nolisten", "tcp"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts");
        let mut number = String::new();
        let out = child.stdout.take().expect("its standard output is ours");
        BufReader::new(out).read_line(&mut number).expect("Xvfb prints its display");
        Self { number: format!(":{}", number.trim()), _process: Process(child) }
    }

    /// Its name, for `DISPLAY`.
    pub fn number(&self) -> &str {
        &self.number
    }
}

pub struct Driver {
    address: SocketAddr,
    printed: Output,
    _process: Process,
    _display: Option<Display>,
}

impl Driver {
    /// Starts the engine's driver on a free port, with its home in `profile`.
    pub async fn start(engine: Engine, scheme: Scheme, profile: &Path) -> Self {
        let display = (engine == Engine::WebKit).then(Display::open);
        let address = free_address().await;
        let mut command = Command::new(engine.driver());
        command.arg(format!("--port={}", address.port())).stdout(Stdio::piped()).stderr(Stdio::piped());
        command.env("XDG_DATA_HOME", profile).env("XDG_CACHE_HOME", profile).env("XDG_CONFIG_HOME", profile);
        if let Some(display) = &display {
            let style = profile.join("gtk-3.0");
            fs::create_dir_all(&style).and_then(|()| fs::write(style.join("gtk.css"), SLIM)).expect("a style for GTK");
            if scheme == Scheme::Dark {
                command.env("GTK_THEME", DARK);
            }
            command.env("DISPLAY", &display.number).env("GDK_BACKEND", "x11").env("NO_AT_BRIDGE", "1");
        }
        let mut child = command.spawn().unwrap_or_else(|error| panic!("{} starts: {error}", engine.driver()));
        let printed = Output::default();
        listen(child.stdout.take(), &printed);
        listen(child.stderr.take(), &printed);
        let process = Process(child);
        let ready = async {
            let mut poll = interval(POLL);
            while TcpStream::connect(address).await.is_err() {
                poll.tick().await;
            }
        };
        timeout(START, ready).await.unwrap_or_else(|_| panic!("{} does not listen", engine.driver()));
        Self { address, printed, _process: process, _display: display }
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Returns what it and its browser printed since the last call.
    pub fn printed(&self) -> Vec<String> {
        std::mem::take(&mut *self.printed.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Returns a port that is free now.
pub async fn free_address() -> SocketAddr {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.expect("a free port");
    free.local_addr().expect("it has an address")
}

/// Collects what a program prints.
pub fn listen(out: Option<impl Read + Send + 'static>, printed: &Output) {
    let Some(out) = out else { return };
    let printed = Arc::clone(printed);
    // The thread ends with the program.
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            printed.lock().unwrap_or_else(PoisonError::into_inner).push(line);
        }
    });
}
