//! The app at the PIN of a log-in, with the real clock and generator, and a portal that accepts every username.

use std::sync::Arc;
use std::time::Duration;

use multiportal::app::{App, Destination, Event, Route};
use multiportal::device::fake::{InstantProof, MemorySecrets, ScriptedInbox, ScriptedPortal};
use multiportal::domain::{Attempt, AttemptId, Draft};
use multiportal::features::log_in::{Event as LogInAction, LogIn};
use multiportal::flow::{Challenge, Response};
use multiportal::platform::SystemRandom;
use multiportal::runtime::{Dependencies, Engine};
use tokio::runtime::{Builder, Runtime};

/// Worker threads, as many as the app has.
const THREADS: usize = 2;

/// Starts the app without its screens, and the runtime of its tasks.
#[must_use]
pub fn start() -> (Runtime, Engine) {
    let runtime = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build().unwrap();
    let platform = multiportal::platform::start();
    let portal = ScriptedPortal::default();
    let expires_in = Duration::from_mins(30);
    let challenge = Challenge { challenge: serde_json::Value::Null, expires_in };
    portal.on("challenge").answer(Ok(Response::Challenge(challenge)));
    let attempt = Attempt { id: AttemptId::parse("a1").unwrap(), expires_in };
    portal.on("log_in").answer(Ok(Response::LogIn(Ok(attempt))));
    let ports = Dependencies {
        portal: Arc::new(portal),
        proof_of_work: Arc::new(InstantProof::default()),
        secrets: Arc::new(MemorySecrets::default()),
        inbox: Arc::new(ScriptedInbox::default()),
        clock: platform.clock,
        random: Arc::new(SystemRandom::default()),
        haptics: platform.haptics,
        screen_reader: platform.screen_reader,
        window: platform.window,
        links: platform.links,
        clipboard: platform.clipboard,
        network: platform.network,
        trusted_key: platform.trusted_key,
        host: "portal.cooprofesoresun.example".into(),
    };
    let engine = Engine::start(ports, runtime.handle().clone());
    runtime.block_on(async {
        come_to(&engine, |app| !matches!(app.route(), Route::Starting)).await;
        engine.dispatch(Event::Enter(Destination::LogIn));
        engine.dispatch(Event::PrivacyAccepted);
        engine.dispatch(Event::LogIn(LogInAction::UsernameTyped(Draft::new("mlopez"))));
        engine.dispatch(Event::LogIn(LogInAction::Continue));
        come_to(&engine, |app| matches!(app.route(), Route::LogIn(LogIn::Pin(_)))).await;
    });
    (runtime, engine)
}

async fn come_to(engine: &Engine, is_there: impl Fn(&App) -> bool) {
    let mut changes = engine.changes();
    while !engine.read(&is_there) {
        changes.changed().await.unwrap();
    }
}
