//! The app at the PIN of a log-in, with the real clock and generator, and a portal that accepts every username.

use std::sync::Arc;

use multiportal::flow::{Response, fake};
use multiportal::platform::SystemRandom;
use multiportal::runtime::Engine;
use multiportal::runtime::fake::FakeApp;
use tokio::runtime::{Builder, Runtime};

/// Worker threads, as many as the app has.
const THREADS: usize = 2;

/// Starts the app without its screens, and the runtime of its tasks.
#[must_use]
pub fn start() -> (Runtime, Engine) {
    let runtime = Builder::new_multi_thread().worker_threads(THREADS).enable_all().build().unwrap();
    let mut app = FakeApp::default();
    app.dependencies.device = multiportal::platform::start();
    app.dependencies.random = Arc::new(SystemRandom::default());
    let response = Response::Portal(Arc::new(fake::portal_response()));
    app.portal.on("portal").answer(Ok(response));
    let engine = runtime.block_on(async {
        let app = app.start();
        app.to_pin("mlopez").await;
        app.clone()
    });
    (runtime, engine)
}
