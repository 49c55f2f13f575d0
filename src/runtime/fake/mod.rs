//! The app over fakes, for tests of every package. Compiled for tests and behind the feature `fakes` only.

#![allow(clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc)]

mod steps;
pub mod view;

use core::ops::Deref;
use core::time::Duration;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

use super::{Dependencies, Engine, RetryPolicy};
use crate::app::{App, Route, ScreenReader};
use crate::device::fake::{
    CountingHaptics, CountingWindow, InstantProof, ManualClock, ManualNetwork, MemoryClipboard, MemorySecrets,
    RecordingLinks, ScriptedInbox, ScriptedPortal, SeededRandom, SoftwareKey,
};
use crate::device::{Adapters, Slot, WatchedScreenReader};
use crate::flow::{Response, fake};

/// The portal's host, which its text messages name.
pub const HOST: &str = "portal.cooprofesoresun.example";

/// Challenges of the scripted portal: more than a test uses.
const CHALLENGES: usize = 8;

/// A phone of fakes, which outlives the app's process, and the app's engine, to which it dereferences.
pub struct FakeApp {
    pub portal: Arc<ScriptedPortal>,
    pub proof: Arc<InstantProof>,
    pub secrets: Arc<MemorySecrets>,
    pub inbox: Arc<ScriptedInbox>,
    pub clock: Arc<ManualClock>,
    pub haptics: Arc<CountingHaptics>,
    pub reader: watch::Sender<ScreenReader>,
    pub window: Arc<CountingWindow>,
    pub links: Arc<RecordingLinks>,
    pub clipboard: Arc<MemoryClipboard>,
    pub network: Arc<ManualNetwork>,
    pub key: Arc<SoftwareKey>,
    /// What the next process runs on: the fakes, and what a test puts in their place.
    pub dependencies: Dependencies,
    pub retry_policy: RetryPolicy,
    /// How long a state may take to come.
    pub timeout: Duration,
    engine: Option<Engine>,
}

impl Default for FakeApp {
    fn default() -> Self {
        Self::installed(MemorySecrets::default())
    }
}

impl FakeApp {
    /// Returns an app that does not run yet, on a phone with these secrets. The portal gives challenges, and a test scripts the rest.
    #[must_use]
    pub fn installed(secrets: impl Into<Arc<MemorySecrets>>) -> Self {
        let portal = Arc::new(ScriptedPortal::default());
        for _ in 0..CHALLENGES {
            portal.on("challenge").answer(Ok(Response::Challenge(fake::challenge())));
        }
        let proof = Arc::new(InstantProof::default());
        let secrets = secrets.into();
        let inbox = Arc::new(ScriptedInbox::default());
        let clock = Arc::new(ManualClock::default());
        let haptics = Arc::new(CountingHaptics::default());
        let (reader, screen_reader) = WatchedScreenReader::new(ScreenReader::Silent);
        let window = Arc::new(CountingWindow::default());
        let links = Arc::new(RecordingLinks::default());
        let clipboard = Arc::new(MemoryClipboard::default());
        let network = Arc::new(ManualNetwork::default());
        let key = Arc::new(SoftwareKey::default());
        let device = Adapters {
            inbox: inbox.clone(),
            clock: clock.clone(),
            haptics: haptics.clone(),
            screen_reader: Arc::new(screen_reader),
            window: window.clone(),
            links: links.clone(),
            clipboard: clipboard.clone(),
            network: network.clone(),
            trusted_key: key.clone(),
        };
        let dependencies = Dependencies {
            portal: portal.clone(),
            proof_of_work: proof.clone(),
            secrets: secrets.clone(),
            random: Arc::new(SeededRandom::new(1)),
            device,
            host: HOST.into(),
        };
        Self {
            portal,
            proof,
            secrets,
            inbox,
            clock,
            haptics,
            reader,
            window,
            links,
            clipboard,
            network,
            key,
            dependencies,
            retry_policy: RetryPolicy::default(),
            timeout: Duration::from_mins(1),
            engine: None,
        }
    }

    /// Replaces the phone's inbox.
    #[must_use]
    pub fn with_inbox(mut self, inbox: ScriptedInbox) -> Self {
        self.inbox = Arc::new(inbox);
        self.dependencies.device.inbox = self.inbox.clone();
        self
    }

    /// Replaces the phone's trusted key.
    #[must_use]
    pub fn with_key(mut self, key: SoftwareKey) -> Self {
        self.key = Arc::new(key);
        self.dependencies.device.trusted_key = self.key.clone();
        self
    }

    /// Saves that the privacy notice was read.
    #[must_use]
    pub fn with_read_notice(self) -> Self {
        self.secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
        self
    }

    /// Starts on a new phone and waits for the home screen. The portal describes itself.
    pub async fn home() -> Self {
        let app = Self::default();
        app.portal.on("portal").answer(Ok(Response::Portal(Arc::new(fake::portal_response()))));
        app.start().started().await
    }

    /// Starts the process on tokio's current runtime.
    #[must_use]
    pub fn start(mut self) -> Self {
        let engine = Engine::start_with(self.dependencies.clone(), self.retry_policy, Handle::current());
        self.engine = Some(engine);
        self
    }

    /// Kills the process, once it has written what it was writing.
    pub async fn kill(&mut self) {
        self.saved().await;
        self.engine = None;
    }

    /// Kills the process, starts the next one and waits for its first screen.
    pub async fn restart(mut self) -> Self {
        self.kill().await;
        self.start().started().await
    }

    /// Waits for the first screen.
    pub async fn started(self) -> Self {
        self.until(|app| !matches!(app.route(), Route::Starting)).await;
        self
    }

    /// Waits until a state is reached.
    pub async fn until(&self, mut is_there: impl FnMut(&App) -> bool) {
        let mut changes = self.changes();
        let wait = async {
            while !self.read(&mut is_there) {
                changes.changed().await.unwrap();
            }
        };
        let came = tokio::time::timeout(self.timeout, wait).await;
        assert!(came.is_ok(), "the app stays at {}", self.read(|app| format!("{:?}", app.route())));
    }

    /// Waits for a state of the app, and returns what it has.
    pub async fn find<T>(&self, mut find: impl FnMut(&App) -> Option<T>) -> T {
        let mut found = None;
        self.until(|app| {
            found = find(app);
            found.is_some()
        })
        .await;
        found.unwrap()
    }
}

impl Deref for FakeApp {
    type Target = Engine;

    fn deref(&self) -> &Engine {
        self.engine.as_ref().unwrap()
    }
}
