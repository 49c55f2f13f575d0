//! The app at the PIN of a log-in, with the real clock and generator, and a portal that accepts every username.

use std::sync::Arc;

use multiportal::app::{App, Destination, Event, Route};
use multiportal::device::fake::ScriptedPortal;
use multiportal::domain::Draft;
use multiportal::features::log_in::{Event as LogInAction, LogIn};
use multiportal::flow::{Response, fake};
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
    portal.on("challenge").answer(Ok(Response::Challenge(fake::challenge())));
    portal.on("log_in").answer(Ok(Response::LogIn(Ok(fake::attempt()))));
    let dependencies = Dependencies {
        clock: platform.clock,
        random: Arc::new(SystemRandom::default()),
        haptics: platform.haptics,
        screen_reader: platform.screen_reader,
        window: platform.window,
        links: platform.links,
        clipboard: platform.clipboard,
        network: platform.network,
        trusted_key: platform.trusted_key,
        ..Dependencies::fake(Arc::new(portal))
    };
    let engine = Engine::start(dependencies, runtime.handle().clone());
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
