//! A seeded portal, a line to it, and a phone with the app: one of each for every test.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use multiportal::app::{Event, App, Route};
use multiportal::client::{AltchaSolver, HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::Slot;
use multiportal::device::fake::{
    CountingHaptics, CountingWindow, ManualClock, ManualNetwork, ManualScreenReader, MemoryClipboard, MemorySecrets,
    RecordingLinks, ScriptedInbox, SoftwareKey,
};
use multiportal::platform::SystemRandom;
use multiportal::runtime::{Dependencies, Engine, RetryPolicy};
use portal::{Config, Message, MovableClock, Running, SeededMember, seed, start};
use tempfile::TempDir;
use tokio::runtime::Handle;

use crate::line::Line;

/// Seeded once; every test gets a copy.
static SEEDED: LazyLock<(TempDir, Vec<SeededMember>)> = LazyLock::new(|| {
    let folder = TempDir::new().unwrap();
    let members = seed(&Config::for_tests(folder.path())).unwrap();
    (folder, members)
});

/// How long a test waits for what should come at once, before it fails.
const GUARD: Duration = Duration::from_mins(1);

pub struct Town {
    pub line: Line,
    pub member: SeededMember,
    portal: Running,
    portal_clock: MovableClock,
    _folder: TempDir,
}

impl Town {
    pub async fn new() -> Self {
        let folder = TempDir::new().unwrap();
        for file in std::fs::read_dir(SEEDED.0.path()).unwrap().map(Result::unwrap) {
            std::fs::copy(file.path(), folder.path().join(file.file_name())).unwrap();
        }
        let portal_clock = MovableClock::default();
        let portal = start(Config::for_tests(folder.path()), portal_clock.clone()).await.unwrap();
        let line = Line::to(portal.address()).await;
        Self { line, member: SEEDED.1[0], portal, portal_clock, _folder: folder }
    }

    pub fn portal_address(&self) -> std::net::SocketAddr {
        self.portal.address()
    }

    /// A phone whose tries of a call follow each other at once.
    pub fn phone(&self) -> Phone {
        self.phone_with(
            ScriptedInbox::default(),
            RetryPolicy { between: Duration::from_millis(1), ..RetryPolicy::default() },
        )
    }

    pub fn phone_with(&self, inbox: ScriptedInbox, retry_policy: RetryPolicy) -> Phone {
        let address = PortalAddress::parse(&format!("http://{}", self.line.address())).unwrap();
        let portal = HttpPortal::new(address, Trust::public(Pins::default()), Platform::Android).unwrap();
        Phone::new(Arc::new(portal), inbox, retry_policy)
    }

    /// Time passes, at the portal and on the phone.
    pub fn forward(&self, phone: &Phone, by: Duration) {
        self.portal_clock.forward(by);
        phone.clock.advance(by);
        phone.engine().wake();
    }

    pub fn letters(&self) -> Vec<Message> {
        self.portal.outbox().since(0).unwrap().into_iter().map(|message| message.message).collect()
    }

    /// The texts to the member's phone so far.
    pub fn texts(&self) -> Vec<String> {
        let texts = self.letters().into_iter().filter_map(|letter| match letter {
            Message::Sms { to, text } if to == self.member.phone => Some(text),
            _ => None,
        });
        texts.collect()
    }

    /// The texts with codes among them.
    pub fn codes(&self) -> Vec<String> {
        let codes = self.texts().into_iter().filter(|text| text.contains("es tu codigo"));
        codes.map(|text| text.chars().take(6).collect()).collect()
    }

    pub fn last_code(&self) -> String {
        self.codes().pop().unwrap()
    }

    /// A code that the last text does not have.
    pub fn wrong_code(&self) -> String {
        format!("{:06}", (self.last_code().parse::<u32>().unwrap() + 1) % 1_000_000)
    }
}

/// A phone with the app. It outlives the app's process.
pub struct Phone {
    pub secrets: Arc<MemorySecrets>,
    pub inbox: Arc<ScriptedInbox>,
    pub clock: Arc<ManualClock>,
    ports: Dependencies,
    retry_policy: RetryPolicy,
    engine: Option<Engine>,
}

impl Phone {
    pub fn new(portal: Arc<HttpPortal>, inbox: ScriptedInbox, retry_policy: RetryPolicy) -> Self {
        let secrets = Arc::new(MemorySecrets::default());
        // The privacy notice was read.
        secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
        let inbox = Arc::new(inbox);
        let clock = Arc::new(ManualClock::default());
        let ports = Dependencies {
            portal,
            proof_of_work: Arc::new(AltchaSolver),
            secrets: secrets.clone(),
            inbox: inbox.clone(),
            clock: clock.clone(),
            random: Arc::new(SystemRandom::default()),
            haptics: Arc::new(CountingHaptics::default()),
            screen_reader: Arc::new(ManualScreenReader::default()),
            window: Arc::new(CountingWindow::default()),
            links: Arc::new(RecordingLinks::default()),
            clipboard: Arc::new(MemoryClipboard::default()),
            network: Arc::new(ManualNetwork::default()),
            trusted_key: Arc::new(SoftwareKey::default()),
            host: "portal.cooprofesoresun.example".to_owned(),
        };
        let engine = Some(Engine::start_with(ports.clone(), retry_policy, Handle::current()));
        Self { secrets, inbox, clock, ports, retry_policy, engine }
    }

    pub fn engine(&self) -> &Engine {
        self.engine.as_ref().unwrap()
    }

    pub fn act(&self, action: Event) {
        self.engine().dispatch(action);
    }

    /// The process is killed, once what it was writing is written, and started again.
    pub async fn is_killed_and_started(&mut self) {
        self.engine().saved().await;
        self.engine = None;
        self.engine = Some(Engine::start_with(self.ports.clone(), self.retry_policy, Handle::current()));
        self.until(|app| !matches!(app.route(), Route::Starting)).await;
    }

    /// Waits until the journey looks so.
    pub async fn until(&self, mut looks_so: impl FnMut(&App) -> bool) {
        let mut changes = self.engine().changes();
        let wait = async {
            while !self.engine().read(&mut looks_so) {
                changes.changed().await.unwrap();
            }
        };
        let came = tokio::time::timeout(GUARD, wait).await;
        assert!(came.is_ok(), "the journey stays {}", self.engine().read(|app| format!("{:?}", app.route())));
    }

    /// Waits until the journey shows something, and says what.
    pub async fn sees<T>(&self, mut what: impl FnMut(&App) -> Option<T>) -> T {
        let mut seen = None;
        self.until(|app| {
            seen = what(app);
            seen.is_some()
        })
        .await;
        seen.unwrap()
    }
}
