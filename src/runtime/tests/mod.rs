//! The engine over fakes, on tokio's paused clock: no test waits.

#![allow(clippy::unwrap_used)]

mod persistence;
mod restore;
mod retry;
mod sms;
mod timer;
mod trusted_phone;

use core::time::Duration;
use std::sync::Arc;

use super::fake::FakeApp;
use super::fake::view::is_home;
use crate::device::fake::{MemorySecrets, ScriptedInbox, TokioClock};
use crate::flow::CallError;

const USERNAME: &str = "mlopez";
const PIN: &str = "8305";
const EMAIL: &str = "maria@correo.example";

/// An app that does not run yet, whose deadlines pass on tokio's clock. The portal's self-description is unknown.
fn installed(secrets: impl Into<Arc<MemorySecrets>>) -> FakeApp {
    let mut app = FakeApp::installed(secrets);
    app.dependencies.device.clock = Arc::new(TokioClock::default());
    app.timeout = Duration::from_hours(2);
    app.portal.on("portal").answer(Err(CallError::NotGenuine));
    app
}

/// The home screen of a member who read the privacy notice.
async fn at_home() -> FakeApp {
    at_home_with(ScriptedInbox::default()).await
}

async fn at_home_with(inbox: ScriptedInbox) -> FakeApp {
    let app = installed(MemorySecrets::default()).with_read_notice().with_inbox(inbox).start();
    app.until(is_home).await;
    app
}

async fn pass(time: Duration) {
    tokio::time::sleep(time).await; // The paused clock jumps once every task is idle.
}

/// Waits until every task has done what it can without a time-out.
async fn settle() {
    pass(Duration::from_millis(1)).await;
}
