//! An engine on a stage of doubles, and the ways through it that tests share.

#![allow(clippy::unwrap_used, clippy::panic)]

use core::time::Duration;
use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::time::timeout;

use crate::api::TextMessage;
use crate::app::{Action, App, Destination, Route};
use crate::device::Challenge;
use crate::device::Slot;
use crate::device::fake::{
    CountingHaptics, CountingWindow, InstantProof, ManualNetwork, ManualScreenReader, MemoryClipboard, MemorySecrets,
    RecordingLinks, ScriptedInbox, ScriptedPortal, SeededRandom, SoftwareKey, TokioClock,
};
use crate::domain::Digit;
use crate::domain::{
    Attempt, CodeSent, Draft, Handle as Name, Member, OpenedSession, SecretText, SecurityCode, SessionState,
};
use crate::features::code_entry;
use crate::features::keypad::Key;
use crate::features::log_in;
use crate::features::recover_username;
use crate::features::recover_username::Slide;
use crate::flow::{CallError, Reference};
use crate::runtime::{Dependencies, Engine};

pub const HOST: &str = "portal.example";

pub struct Stage {
    pub portal: Arc<ScriptedPortal>,
    pub secrets: Arc<MemorySecrets>,
    pub inbox: Arc<ScriptedInbox>,
    pub proof: Arc<InstantProof>,
    pub haptics: Arc<CountingHaptics>,
    pub window: Arc<CountingWindow>,
    pub reader: Arc<ManualScreenReader>,
    pub ports: Dependencies,
    pub engine: Engine,
}

pub fn unexpected() -> CallError {
    CallError::Unexpected { reference: Reference::new(Some("r-1")) }
}

pub fn handle(name: &str) -> Name {
    Name::parse(name).unwrap()
}

pub fn opened() -> OpenedSession {
    OpenedSession { token: Arc::new(SecretText::new("t0ken".to_owned())), state: session(300, 1_800) }
}

pub fn session(idle: u64, all: u64) -> SessionState {
    SessionState {
        member: Member { display_name: "María".to_owned(), last_access: None },
        idle_timeout: Duration::from_secs(idle),
        expires_in: Duration::from_secs(all),
    }
}

pub fn sent(recovery: &str) -> CodeSent {
    CodeSent {
        recovery: handle(recovery),
        code_length: 6,
        expires_in: Duration::from_mins(5),
        resend_in: Duration::from_mins(1),
        resends_left: 3,
    }
}

/// The portal's text message with this code.
pub fn text(code: &str, token: Option<&str>) -> String {
    TextMessage::write(&SecurityCode::parse(code, 6).unwrap(), HOST, token)
}

impl Stage {
    /// An engine whose member has read the privacy notice; the portal is unknown, and hands out challenges.
    pub async fn new(inbox: ScriptedInbox) -> Self {
        let secrets = Arc::new(MemorySecrets::default());
        secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read"}"#);
        let stage = Self::over(secrets, inbox);
        stage.until(|app| matches!(app.route(), Route::Home)).await;
        stage
    }

    /// An engine over what a phone kept, not yet started.
    pub fn over(secrets: Arc<MemorySecrets>, inbox: ScriptedInbox) -> Self {
        let portal = Arc::new(ScriptedPortal::default());
        portal.portal.answer(Err(CallError::NotGenuine));
        let challenge = Challenge { challenge: serde_json::Value::Null, expires_in: Duration::from_mins(5) };
        for _ in 0..8 {
            portal.challenge.answer(Ok(challenge.clone()));
        }
        Self::with(portal, secrets, inbox)
    }

    fn with(portal: Arc<ScriptedPortal>, secrets: Arc<MemorySecrets>, inbox: ScriptedInbox) -> Self {
        let inbox = Arc::new(inbox);
        let proof = Arc::new(InstantProof::default());
        let haptics = Arc::new(CountingHaptics::default());
        let window = Arc::new(CountingWindow::default());
        let reader = Arc::new(ManualScreenReader::default());
        let ports = Dependencies {
            portal: portal.clone(),
            proof_of_work: proof.clone(),
            secrets: secrets.clone(),
            inbox: inbox.clone(),
            clock: Arc::new(TokioClock::default()),
            random: Arc::new(SeededRandom::new(1)),
            haptics: haptics.clone(),
            screen_reader: reader.clone(),
            window: window.clone(),
            links: Arc::new(RecordingLinks::default()),
            clipboard: Arc::new(MemoryClipboard::default()),
            network: Arc::new(ManualNetwork::default()),
            trusted_key: Arc::new(SoftwareKey::default()),
            host: HOST.to_owned(),
        };
        let engine = Engine::start(ports.clone(), Handle::current());
        Self { portal, secrets, inbox, proof, haptics, window, reader, ports, engine }
    }

    /// Waits until the journey looks so.
    pub async fn until(&self, mut looks_so: impl FnMut(&App) -> bool) {
        let mut changes = self.engine.changes();
        let wait = async {
            while !self.engine.read(&mut looks_so) {
                changes.changed().await.unwrap();
            }
        };
        let came = timeout(Duration::from_hours(2), wait).await;
        assert!(came.is_ok(), "the journey stays {}", self.engine.read(|app| format!("{:?}", app.route())));
    }

    /// Waits until everything that can go on without a time-out has gone on.
    pub async fn settle(&self) {
        pass(Duration::from_millis(1)).await;
    }

    pub fn log_in(&self, action: log_in::Action) {
        self.engine.dispatch(Action::LogIn(action));
    }

    pub fn code(&self, action: code_entry::Action) {
        self.engine.dispatch(Action::RecoverUsername(recover_username::Action::Code(action)));
    }

    /// From "Inicio" to the username, sent.
    pub async fn send_username(&self) {
        self.engine.dispatch(Action::Enter(Destination::LogIn));
        self.settle().await;
        self.log_in(log_in::Action::UsernameTyped(Draft::new("mlopez")));
        self.log_in(log_in::Action::Continue);
    }

    /// From "Inicio" to the PIN's keypad.
    pub async fn ask_pin(&self) {
        self.portal.log_in.answer(Ok(Attempt { handle: handle("a-1"), expires_in: Duration::from_mins(5) }));
        self.send_username().await;
        self.until(|app| matches!(app.route(), Route::LogIn(log_in::LogIn::AskingPin { .. }))).await;
    }

    pub fn type_pin(&self, pin: &str) {
        for digit in pin.chars().filter_map(Digit::from_char) {
            self.log_in(log_in::Action::Key(Key::Typed(digit)));
        }
    }

    /// From "Inicio" to the code of a username's recovery.
    pub async fn await_code(&self) {
        self.portal.recover_username.answer(Ok(sent("r-1")));
        self.ask_for_code().await;
        self.until(is_entering).await;
        self.settle().await;
    }

    pub async fn ask_for_code(&self) {
        let act = |action| self.engine.dispatch(Action::RecoverUsername(action));
        self.engine.dispatch(Action::Enter(Destination::RecoverUsername));
        self.settle().await;
        act(recover_username::Action::EmailTyped(Draft::new("maria@correo.example")));
        act(recover_username::Action::Slid(Slide::Green));
        act(recover_username::Action::Recover);
    }
}

pub fn is_entering(app: &App) -> bool {
    entry(app).is_some_and(|entry| matches!(entry, code_entry::CodeEntry::Entering { .. }))
}

pub fn is_checking(app: &App) -> bool {
    entry(app).is_some_and(|entry| matches!(entry, code_entry::CodeEntry::Checking { .. }))
}

pub fn entry(app: &App) -> Option<&code_entry::CodeEntry> {
    match app.route() {
        Route::RecoverUsername(recover_username::RecoverUsername::Code { entry, .. }) => Some(entry),
        _ => None,
    }
}

/// Lets `time` pass, and everything in it happen.
pub async fn pass(time: Duration) {
    tokio::time::sleep(time).await; // The paused clock jumps once no task has anything to do: nobody waits.
}
