//! The app on scripted doubles, brought to any place that a member can see.

use core::time::Duration;
use std::sync::Arc;

use multiportal::api::{DocumentTypeResponse, PortalResponse, StoresResponse, SupportResponse};
use multiportal::app::{Event, App, Destination, PortalView, Preferences, Route};
use multiportal::device::fake::{
    CountingHaptics, CountingWindow, InstantProof, ManualClock, ManualNetwork, ManualScreenReader, MemoryClipboard,
    MemorySecrets, RecordingLinks, ScriptedInbox, ScriptedPortal, SeededRandom, SoftwareKey,
};
use multiportal::device::{SecretStore, Slot};
use multiportal::flow::{Challenge, Response};
use multiportal::domain::Digit;
use multiportal::domain::{
    Attempt, CodeAccepted, CodeSent, DocumentKind, AttemptId, Draft, LastAccess, Member, OpenedSession, RecoveryId, SecretText,
    SentTo, SessionState,
};
use multiportal::features::code_entry::{self, CodeText};
use multiportal::features::keypad::Key;
use multiportal::features::log_in;
use multiportal::features::recover_pin;
use multiportal::features::recover_username;
use multiportal::features::recover_username::Slide;
use multiportal::runtime::{Dependencies, Engine};

/// The app and what stands around it.
pub struct Stage {
    /// The app without its screens.
    pub engine: Engine,
    /// The portal; it answers what it was told to.
    pub portal: Arc<ScriptedPortal>,
    /// Time; it stands still.
    pub clock: Arc<ManualClock>,
    /// What the phone keeps.
    pub secrets: Arc<MemorySecrets>,
    /// What the hand feels.
    pub haptics: Arc<CountingHaptics>,
}

impl Stage {
    /// A phone that was never used, with the portal known and challenges enough; "Inicio".
    pub async fn home() -> Self {
        Self::with(MemorySecrets::default(), |portal| {
            portal.on("portal").answer(Ok(Response::Portal(Arc::new(portal_response()))));
        })
        .await
    }

    /// A phone that keeps `secrets`, and a portal that was told what to answer.
    pub async fn with(secrets: MemorySecrets, tell: impl FnOnce(&ScriptedPortal)) -> Self {
        let portal = Arc::new(ScriptedPortal::default());
        for _ in 0..8 {
            let expires_in = Duration::from_mins(5);
            portal.on("challenge").answer(Ok(Response::Challenge(Challenge { challenge: serde_json::Value::Null, expires_in })));
        }
        tell(&portal);
        let clock = Arc::new(ManualClock::default());
        let secrets = Arc::new(secrets);
        let haptics = Arc::new(CountingHaptics::default());
        let ports = Dependencies {
            portal: Arc::<ScriptedPortal>::clone(&portal),
            proof_of_work: Arc::new(InstantProof::default()),
            secrets: Arc::<MemorySecrets>::clone(&secrets) as Arc<dyn SecretStore>,
            inbox: Arc::new(ScriptedInbox::default()),
            clock: Arc::<ManualClock>::clone(&clock),
            random: Arc::new(SeededRandom::new(7)),
            haptics: Arc::<CountingHaptics>::clone(&haptics),
            screen_reader: Arc::new(ManualScreenReader::default()),
            window: Arc::new(CountingWindow::default()),
            links: Arc::new(RecordingLinks::default()),
            clipboard: Arc::new(MemoryClipboard::default()),
            network: Arc::new(ManualNetwork::default()),
            trusted_key: Arc::new(SoftwareKey::default()),
            host: "portal.cooprofesoresun.example".to_owned(),
        };
        let engine = Engine::start(ports, tokio::runtime::Handle::current());
        let stage = Self { engine, portal, clock, secrets, haptics };
        stage.until(|app| !matches!(app.route(), Route::Starting)).await;
        stage
    }

    /// Hands an action in.
    pub fn act(&self, action: Event) {
        self.engine.dispatch(action);
    }

    /// Lets the app's tasks run until the journey is so.
    pub async fn until(&self, is_so: impl Fn(&App) -> bool) {
        for _ in 0..10_000 {
            if self.engine.read(&is_so) {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("the journey never came there: {:?}", self.engine.read(|app| format!("{:?}", app.route())));
    }

    /// What the member set, changed.
    pub fn prefer(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.engine.read(|app| app.preferences().clone());
        change(&mut preferences);
        self.act(Event::Prefer(preferences));
    }

    /// "Digite el usuario", the privacy notice read and the portal known.
    pub async fn username(&self) {
        self.until(|app| matches!(app.portal(), PortalView::Known(_))).await;
        self.enter(Destination::LogIn);
    }

    /// Goes there, by way of the privacy notice.
    pub fn enter(&self, destination: Destination) {
        self.act(Event::Enter(destination));
        self.act(Event::PrivacyAccepted);
    }

    /// The PIN of a log-in.
    pub async fn pin(&self) {
        self.username().await;
        self.portal.on("log_in").answer(Ok(Response::LogIn(Ok(attempt()))));
        self.act(Event::LogIn(log_in::Event::UsernameTyped(Draft::new("mlopez"))));
        self.act(Event::LogIn(log_in::Event::Continue));
        self.until(|app| matches!(app.route(), Route::LogIn(log_in::LogIn::Pin(_)))).await;
    }

    /// Types a PIN of a log-in.
    pub fn type_pin(&self, pin: &str) {
        for digit in pin.chars().filter_map(Digit::from_char) {
            self.act(Event::LogIn(log_in::Event::Key(Key::Typed(digit))));
        }
    }

    /// An open session.
    pub async fn session(&self) {
        self.pin().await;
        self.portal.on("check_pin").answer(Ok(Response::CheckPin(Ok(opened_session()))));
        self.type_pin("2580");
        self.until(|app| matches!(app.route(), Route::Session(_))).await;
    }

    /// The code that recovers a username.
    pub async fn username_code(&self) {
        self.portal.on("recover_username").answer(Ok(Response::CodeSent(Ok(code_sent()))));
        self.enter(Destination::RecoverUsername);
        for action in [
            recover_username::Event::EmailTyped(Draft::new("ana@correo.co")),
            recover_username::Event::Slid(Slide::Green),
            recover_username::Event::Recover,
        ] {
            self.act(Event::RecoverUsername(action));
        }
        let here =
            |app: &App| matches!(app.route(), Route::RecoverUsername(recover_username::RecoverUsername::Code { .. }));
        self.until(here).await;
    }

    /// The username is on its way.
    pub async fn username_sent(&self) {
        self.username_code().await;
        let channels = vec![SentTo::Sms("•••42".to_owned()), SentTo::Email("a•••@correo.co".to_owned())];
        self.portal
            .on("check_code")
            .answer(Ok(Response::CheckCode(Ok(CodeAccepted::UsernameSent(channels)))));
        self.act(Event::RecoverUsername(recover_username::Event::Code(code_entry::Event::Filled(
            CodeText::new("482913"),
        ))));
        let here = |app: &App| {
            matches!(app.route(), Route::RecoverUsername(recover_username::RecoverUsername::UsernameSent { .. }))
        };
        self.until(here).await;
    }

    /// The last question of the form, all before it answered.
    pub async fn last_question(&self) {
        self.until(|app| matches!(app.portal(), PortalView::Known(_))).await;
        self.enter(Destination::RecoverPin);
        for answer in ["mlopez", "", "41.234.567", "ana@correo.co"] {
            if answer.is_empty() {
                self.recover_pin(recover_pin::Event::KindChosen(DocumentKind::CitizenCard));
            } else {
                self.recover_pin(recover_pin::Event::Typed(Draft::new(answer)));
            }
            self.recover_pin(recover_pin::Event::Continue);
        }
        self.recover_pin(recover_pin::Event::Typed(Draft::new("300 123 45 42")));
    }

    /// The code that recovers a PIN.
    pub async fn pin_code(&self) {
        self.last_question().await;
        self.portal.on("recover_pin").answer(Ok(Response::CodeSent(Ok(code_sent()))));
        self.recover_pin(recover_pin::Event::Continue);
        let here = |app: &App| matches!(app.route(), Route::RecoverPin(recover_pin::RecoverPin::Code { .. }));
        self.until(here).await;
    }

    /// The new PIN.
    pub async fn new_pin(&self) {
        self.pin_code().await;
        let grant = Arc::new(SecretText::new("grant".to_owned()));
        let accepted = CodeAccepted::ChoosePin { grant, expires_in: Duration::from_mins(5) };
        self.portal.on("check_code").answer(Ok(Response::CheckCode(Ok(accepted))));
        self.recover_pin(recover_pin::Event::Code(code_entry::Event::Filled(CodeText::new("482913"))));
        let here = |app: &App| matches!(app.route(), Route::RecoverPin(recover_pin::RecoverPin::NewPin(_)));
        self.until(here).await;
    }

    /// Types a new PIN.
    pub fn type_new_pin(&self, pin: &str) {
        for digit in pin.chars().filter_map(Digit::from_char) {
            self.recover_pin(recover_pin::Event::Key(Key::Typed(digit)));
        }
    }

    /// Something in the recovery of the PIN.
    pub fn recover_pin(&self, action: recover_pin::Event) {
        self.act(Event::RecoverPin(action));
    }
}

/// Lets `time` pass on the paused clock, and everything in it happen.
pub async fn pass(time: Duration) {
    tokio::time::sleep(time).await; // The paused clock jumps once no task has anything to do: nobody waits.
}

/// A phone that keeps a session's token.
#[must_use]
pub fn with_session() -> MemorySecrets {
    let secrets = MemorySecrets::default();
    secrets.put(Slot::Session, "token");
    secrets
}

/// What the portal says of itself.
#[must_use]
pub fn portal_response() -> PortalResponse {
    let kind = |code: DocumentKind, es: &str, en: &str, hint: &str| DocumentTypeResponse {
        code,
        names: [("es".to_owned(), es.to_owned()), ("en".to_owned(), en.to_owned())].into(),
        shape_hint: hint.to_owned(),
        letters: None,
        shortest: None,
        longest: None,
    };
    PortalResponse {
        name: "Cooprofesores UN".to_owned(),
        minimum_app_version: "0.1.0".to_owned(),
        document_types: vec![
            kind(DocumentKind::CitizenCard, "Cédula de ciudadanía", "Citizenship card", "1.234.567.890"),
            kind(DocumentKind::ForeignerCard, "Cédula de extranjería", "Foreigner ID card", "123456"),
            kind(DocumentKind::Passport, "Pasaporte", "Passport", "AP123456"),
        ],
        code_length: 6,
        pin_length: 4,
        support: SupportResponse {
            phone: "601 555 0123".to_owned(),
            sms: None,
            email: "ayuda@cooprofesoresun.example".to_owned(),
            web: "https://portal.cooprofesoresun.example".to_owned(),
        },
        registration_url: "https://portal.cooprofesoresun.example/registro".to_owned(),
        stores: StoresResponse::default(),
        offers: Vec::new(),
    }
}

/// A log-in whose username was taken.
#[must_use]
pub fn attempt() -> Attempt {
    Attempt { id: AttemptId::parse("a1").unwrap(), expires_in: Duration::from_mins(5) }
}

/// A message that was sent.
#[must_use]
pub fn code_sent() -> CodeSent {
    CodeSent {
        recovery: RecoveryId::parse("a1").unwrap(),
        code_length: 6,
        expires_in: Duration::from_mins(5),
        resend_in: Duration::from_mins(1),
        resends_left: 3,
    }
}

/// A session's state.
#[must_use]
pub fn session_state() -> SessionState {
    SessionState {
        member: Member {
            display_name: "María López".to_owned(),
            last_access: Some(LastAccess {
                at: Some(jiff::Timestamp::from_second(1_780_000_000).unwrap()),
                device: "Android".to_owned(),
            }),
        },
        idle_timeout: Duration::from_mins(5),
        expires_in: Duration::from_mins(30),
    }
}

fn opened_session() -> OpenedSession {
    OpenedSession { token: Arc::new(SecretText::new("token".to_owned())), state: session_state() }
}
