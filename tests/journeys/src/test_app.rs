//! The app's engine and its real portal client, against a portal over HTTP.

use std::sync::Arc;
use std::time::Duration;

use multiportal::app::{App, Event, Route};
use multiportal::client::{AltchaSolver, HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::fake::{ManualClock, MemorySecrets, RecordingLinks, ScriptedInbox, SoftwareKey};
use multiportal::device::{PortalClient, Slot, TrustedKey};
use multiportal::platform::SystemRandom;
use multiportal::runtime::{Dependencies, Engine, RetryPolicy};
use support::TestEnv;
use tokio::runtime::Handle;

/// How long a state may take to come.
const TIMEOUT: Duration = Duration::from_mins(1);

/// Tries follow each other at once.
fn retry_policy() -> RetryPolicy {
    RetryPolicy { wait: Duration::from_millis(1), ..RetryPolicy::default() }
}

/// An app and what outlives its process. The privacy notice was accepted.
pub struct TestApp {
    pub secrets: Arc<MemorySecrets>,
    pub inbox: Arc<ScriptedInbox>,
    pub clock: Arc<ManualClock>,
    pub links: Arc<RecordingLinks>,
    pub key: Arc<SoftwareKey>,
    dependencies: Dependencies,
    engine: Option<Engine>,
}

/// The app's connection to the environment's proxy.
fn portal(env: &TestEnv) -> HttpPortal {
    let address = PortalAddress::parse(&format!("http://{}", env.proxy.address())).unwrap();
    HttpPortal::new(address, Trust::public(Pins::default()), Platform::Android).unwrap()
}

impl TestApp {
    /// Starts the app, connected to the environment's proxy.
    #[must_use]
    pub fn start(env: &TestEnv) -> Self {
        Self::start_with(env, ScriptedInbox::default())
    }

    /// Starts it with this inbox.
    #[must_use]
    pub fn start_with(env: &TestEnv, inbox: ScriptedInbox) -> Self {
        Self::connected(portal(env), inbox)
    }

    /// Starts it on a phone with this key.
    #[must_use]
    pub fn start_on(env: &TestEnv, key: SoftwareKey) -> Self {
        Self::assembled(portal(env).with_model(key.model()), key, ScriptedInbox::default())
    }

    /// Starts it with this portal client.
    #[must_use]
    pub fn connected(portal: HttpPortal, inbox: ScriptedInbox) -> Self {
        Self::assembled(portal, SoftwareKey::default(), inbox)
    }

    fn assembled(portal: HttpPortal, key: SoftwareKey, inbox: ScriptedInbox) -> Self {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
        let inbox = Arc::new(inbox);
        let clock = Arc::new(ManualClock::default());
        let links = Arc::new(RecordingLinks::default());
        let key = Arc::new(key);
        let dependencies = Dependencies {
            proof_of_work: Arc::new(AltchaSolver),
            secrets: secrets.clone(),
            inbox: inbox.clone(),
            clock: clock.clone(),
            random: Arc::new(SystemRandom::default()),
            links: links.clone(),
            trusted_key: key.clone(),
            ..Dependencies::fake(Arc::new(portal))
        };
        let engine = Some(Engine::start_with(dependencies.clone(), retry_policy(), Handle::current()));
        Self { secrets, inbox, clock, links, key, dependencies, engine }
    }

    #[must_use]
    pub fn engine(&self) -> &Engine {
        self.engine.as_ref().unwrap()
    }

    /// The app's own connection to the portal.
    #[must_use]
    pub fn portal(&self) -> &dyn PortalClient {
        &*self.dependencies.portal
    }

    pub fn dispatch(&self, action: Event) {
        self.engine().dispatch(action);
    }

    /// Kills the process, once it has written what it was writing, and starts it again.
    pub async fn restart(&mut self) {
        self.engine().saved().await;
        self.engine = None;
        self.engine = Some(Engine::start_with(self.dependencies.clone(), retry_policy(), Handle::current()));
        self.until(|app| !matches!(app.route(), Route::Starting)).await;
    }

    /// Moves the portal's and the phone's clocks.
    pub fn advance_clocks(&self, env: &TestEnv, by: Duration) {
        env.clock.forward(by);
        self.clock.advance(by);
        self.engine().wake();
    }

    pub async fn until(&self, mut is_there: impl FnMut(&App) -> bool) {
        let mut changes = self.engine().changes();
        let wait = async {
            while !self.engine().read(&mut is_there) {
                changes.changed().await.unwrap();
            }
        };
        let came = tokio::time::timeout(TIMEOUT, wait).await;
        assert!(came.is_ok(), "the app stays at {}", self.engine().read(|app| format!("{:?}", app.route())));
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
