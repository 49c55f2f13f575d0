//! The app's engine on scripted fakes, and the way to screens.

use std::sync::Arc;

use multiportal::api::{DocumentTypeResponse, PortalResponse, StoresResponse, SupportResponse};
use multiportal::app::{App, Destination, Event, PortalView, Preferences, Route};
use multiportal::device::fake::{
    CountingHaptics, ManualClock, MemoryClipboard, MemorySecrets, RecordingLinks, ScriptedPortal,
};
use multiportal::domain::{Digit, DocumentKind, Draft};
use multiportal::features::keypad::Key;
use multiportal::features::log_in;
use multiportal::features::recover_username;
use multiportal::features::recover_username::Slide;
use multiportal::flow::{Response, fake};
use multiportal::runtime::{Dependencies, Engine};

pub struct ScriptedApp {
    pub engine: Engine,
    /// Returns scripted responses.
    pub portal: Arc<ScriptedPortal>,
    pub clock: Arc<ManualClock>,
    pub secrets: Arc<MemorySecrets>,
    pub haptics: Arc<CountingHaptics>,
    pub links: Arc<RecordingLinks>,
    pub clipboard: Arc<MemoryClipboard>,
}

impl ScriptedApp {
    /// The home screen of a new phone, with a portal that responds.
    pub async fn home() -> Self {
        Self::with(MemorySecrets::default(), |portal| {
            portal.on("portal").answer(Ok(Response::Portal(Arc::new(portal_response()))));
        })
        .await
    }

    /// The first screen of a phone with these secrets; `prepare` sets the portal's responses.
    pub async fn with(secrets: MemorySecrets, prepare: impl FnOnce(&ScriptedPortal)) -> Self {
        let portal = Arc::new(ScriptedPortal::default());
        for _ in 0..8 {
            portal.on("challenge").answer(Ok(Response::Challenge(fake::challenge())));
        }
        prepare(&portal);
        let clock = Arc::new(ManualClock::default());
        let secrets = Arc::new(secrets);
        let haptics = Arc::new(CountingHaptics::default());
        let links = Arc::new(RecordingLinks::default());
        let clipboard = Arc::new(MemoryClipboard::default());
        let dependencies = Dependencies {
            secrets: secrets.clone(),
            clock: clock.clone(),
            haptics: haptics.clone(),
            links: links.clone(),
            clipboard: clipboard.clone(),
            ..Dependencies::fake(portal.clone())
        };
        let engine = Engine::start(dependencies, tokio::runtime::Handle::current());
        let app = Self { engine, portal, clock, secrets, haptics, links, clipboard };
        app.until(|app| !matches!(app.route(), Route::Starting)).await;
        app
    }

    pub fn dispatch(&self, action: Event) {
        self.engine.dispatch(action);
    }

    /// Lets the app's tasks run until a state is reached.
    pub async fn until(&self, is_there: impl Fn(&App) -> bool) {
        for _ in 0..10_000 {
            if self.engine.read(&is_there) {
                return;
            }
            tokio::task::yield_now().await;
        }
        panic!("the app stays at {:?}", self.engine.read(|app| format!("{:?}", app.route())));
    }

    pub fn prefer(&self, change: impl FnOnce(&mut Preferences)) {
        let mut preferences = self.engine.read(|app| app.preferences().clone());
        change(&mut preferences);
        self.dispatch(Event::Prefer(preferences));
    }

    /// To the username of a log-in.
    pub async fn to_username(&self) {
        self.until(|app| matches!(app.portal(), PortalView::Known(_))).await;
        self.open(Destination::LogIn);
    }

    /// Opens a destination and accepts the privacy notice.
    pub fn open(&self, destination: Destination) {
        self.dispatch(Event::Enter(destination));
        self.dispatch(Event::PrivacyAccepted);
    }

    pub async fn to_pin(&self) {
        self.to_username().await;
        self.portal.on("log_in").answer(Ok(Response::LogIn(Ok(fake::attempt()))));
        self.dispatch(Event::LogIn(log_in::Event::UsernameTyped(Draft::new("mlopez"))));
        self.dispatch(Event::LogIn(log_in::Event::Continue));
        self.until(|app| matches!(app.route(), Route::LogIn(log_in::LogIn::Pin(_)))).await;
    }

    pub fn type_pin(&self, pin: &str) {
        for digit in pin.chars().filter_map(Digit::from_char) {
            self.dispatch(Event::LogIn(log_in::Event::Key(Key::Typed(digit))));
        }
    }

    pub async fn to_session(&self) {
        self.to_pin().await;
        self.portal.on("check_pin").answer(Ok(Response::CheckPin(Ok(fake::session()))));
        self.type_pin("2580");
        self.until(|app| matches!(app.route(), Route::Session(_))).await;
    }

    /// To the code that recovers a username.
    pub async fn to_username_code(&self) {
        self.portal.on("recover_username").answer(Ok(Response::CodeSent(Ok(fake::code_sent()))));
        self.open(Destination::RecoverUsername);
        for action in [
            recover_username::Event::EmailTyped(Draft::new("ana@correo.co")),
            recover_username::Event::Slid(Slide::Green),
            recover_username::Event::Recover,
        ] {
            self.dispatch(Event::RecoverUsername(action));
        }
        let here =
            |app: &App| matches!(app.route(), Route::RecoverUsername(recover_username::RecoverUsername::Code { .. }));
        self.until(here).await;
    }
}

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
