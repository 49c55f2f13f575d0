//! An engine over fakes, and the steps through it that tests share.

#![allow(clippy::unwrap_used, clippy::panic)]

use core::time::Duration;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::api::TextMessage;
use crate::app::{App, Destination, Event, Route, ScreenReader};
use crate::device::fake::{
    CountingHaptics, CountingWindow, InstantProof, ManualNetwork, MemorySecrets, ScriptedInbox, ScriptedPortal,
    SoftwareKey,
};
use crate::device::{Slot, WatchedScreenReader};
use crate::domain::{Digit, Draft, SecurityCode};
use crate::features::code_entry::{self, CodeEntry, Phase};
use crate::features::keypad::Key;
use crate::features::log_in::{self, LogIn};
use crate::features::recover_username::{self, RecoverUsername, Slide};
use crate::flow::{CallError, Reference, Response, fake};
use crate::runtime::{Dependencies, Engine};

pub const HOST: &str = "portal.example";

pub struct TestEnv {
    pub portal: Arc<ScriptedPortal>,
    pub secrets: Arc<MemorySecrets>,
    pub inbox: Arc<ScriptedInbox>,
    pub proof: Arc<InstantProof>,
    pub haptics: Arc<CountingHaptics>,
    pub window: Arc<CountingWindow>,
    pub reader: watch::Sender<ScreenReader>,
    pub key: Arc<SoftwareKey>,
    pub network: Arc<ManualNetwork>,
    pub dependencies: Dependencies,
    pub engine: Engine,
}

pub fn unexpected() -> CallError {
    CallError::Unexpected { reference: Reference::new(Some("r-1")) }
}

/// The portal's text message with this code.
pub fn text(code: &str, token: Option<&str>) -> String {
    TextMessage::write(&SecurityCode::parse(code, 6).unwrap(), HOST, token)
}

impl TestEnv {
    /// An engine whose member has read the privacy notice; the portal's self-description is unknown.
    pub async fn new(inbox: ScriptedInbox) -> Self {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
        let env = Self::over(secrets, inbox);
        env.until(|app| matches!(app.route(), Route::Home)).await;
        env
    }

    /// An engine over a secret store, not yet started.
    pub fn over(secrets: Arc<MemorySecrets>, inbox: ScriptedInbox) -> Self {
        let portal = Arc::new(ScriptedPortal::default());
        portal.on("portal").answer(Err(CallError::NotGenuine));
        for _ in 0..8 {
            portal.on("challenge").answer(Ok(Response::Challenge(fake::challenge())));
        }
        Self::with(portal, secrets, inbox)
    }

    fn with(portal: Arc<ScriptedPortal>, secrets: Arc<MemorySecrets>, inbox: ScriptedInbox) -> Self {
        let inbox = Arc::new(inbox);
        let proof = Arc::new(InstantProof::default());
        let haptics = Arc::new(CountingHaptics::default());
        let window = Arc::new(CountingWindow::default());
        let (reader, screen_reader) = WatchedScreenReader::new(ScreenReader::Silent);
        let key = Arc::new(SoftwareKey::default());
        let network = Arc::new(ManualNetwork::default());
        let dependencies = Dependencies {
            proof_of_work: proof.clone(),
            secrets: secrets.clone(),
            inbox: inbox.clone(),
            haptics: haptics.clone(),
            screen_reader: Arc::new(screen_reader),
            window: window.clone(),
            network: network.clone(),
            trusted_key: key.clone(),
            host: HOST.into(),
            ..Dependencies::fake(portal.clone())
        };
        let engine = Engine::start(dependencies.clone(), Handle::current());
        Self { portal, secrets, inbox, proof, haptics, window, reader, key, network, dependencies, engine }
    }

    pub async fn until(&self, mut condition: impl FnMut(&App) -> bool) {
        let mut changes = self.engine.changes();
        let wait = async {
            while !self.engine.read(&mut condition) {
                changes.changed().await.unwrap();
            }
        };
        let met = timeout(Duration::from_hours(2), wait).await;
        assert!(met.is_ok(), "the app stays at {}", self.engine.read(|app| format!("{:?}", app.route())));
    }

    /// Waits until every task has done what it can without a time-out.
    pub async fn settle(&self) {
        pass(Duration::from_millis(1)).await;
    }

    pub fn log_in(&self, event: log_in::Event) {
        self.engine.dispatch(Event::LogIn(event));
    }

    pub fn code(&self, event: code_entry::Event) {
        self.engine.dispatch(Event::RecoverUsername(recover_username::Event::Code(event)));
    }

    /// Goes from "Inicio" to the username, sent.
    pub async fn send_username(&self) {
        self.engine.dispatch(Event::Enter(Destination::LogIn));
        self.settle().await;
        self.log_in(log_in::Event::UsernameTyped(Draft::new("mlopez")));
        self.log_in(log_in::Event::Continue);
    }

    /// Goes from "Inicio" to the PIN's keypad.
    pub async fn ask_pin(&self) {
        self.portal.on("log_in").answer(Ok(Response::LogIn(Ok(fake::attempt()))));
        self.send_username().await;
        self.until(|app| matches!(app.route(), Route::LogIn(LogIn::Pin(_)))).await;
    }

    /// Goes from "Inicio" to a session.
    pub async fn open_session(&self) {
        self.ask_pin().await;
        self.portal.on("check_pin").answer(Ok(Response::CheckPin(Ok(fake::session()))));
        self.type_pin("8305");
        self.until(|app| matches!(app.route(), Route::Session(_))).await;
    }

    pub fn type_pin(&self, pin: &str) {
        for digit in pin.chars().filter_map(Digit::from_char) {
            self.log_in(log_in::Event::Key(Key::Typed(digit)));
        }
    }

    /// Goes from "Inicio" to the code of a username's recovery.
    pub async fn await_code(&self) {
        self.portal.on("recover_username").answer(Ok(Response::CodeSent(Ok(fake::code_sent()))));
        self.ask_for_code().await;
        self.until(is_entering).await;
        self.settle().await;
    }

    pub async fn ask_for_code(&self) {
        let act = |event| self.engine.dispatch(Event::RecoverUsername(event));
        self.engine.dispatch(Event::Enter(Destination::RecoverUsername));
        self.settle().await;
        act(recover_username::Event::EmailTyped(Draft::new("maria@correo.example")));
        act(recover_username::Event::Slid(Slide::Green));
        act(recover_username::Event::Recover);
    }
}

pub fn is_entering(app: &App) -> bool {
    entry(app).is_some_and(|entry| entry.phase() == Phase::Entering)
}

pub fn is_checking(app: &App) -> bool {
    entry(app).is_some_and(|entry| entry.phase() == Phase::Checking)
}

pub fn entry(app: &App) -> Option<&CodeEntry> {
    match app.route() {
        Route::RecoverUsername(RecoverUsername::Code { entry, .. }) => Some(entry),
        _ => None,
    }
}

pub async fn pass(time: Duration) {
    tokio::time::sleep(time).await; // The paused clock jumps once every task is idle.
}
