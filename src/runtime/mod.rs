//! Runs the app: passes events to [`App`], executes its effects, retries calls, saves snapshots and keeps the timer.
//!
//! Effects run as tokio tasks, never as futures of a screen: those stall while the app is in the background.

mod core;
mod dependencies;
mod execute;
mod persistence;
mod prepare;
mod restore;
mod retry;
mod sms;
mod timer;
mod writer;

#[cfg(any(test, feature = "fakes"))]
pub mod fake;
#[cfg(test)]
mod tests;

pub use dependencies::Dependencies;
pub use retry::RetryPolicy;

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::app::{App, Event};
use crate::device::{Clipboard, Links};
use crate::domain::Moment;
use core::Core;

/// The running app without its screens. Clones share one app; its tasks end with the last clone, as in a killed process.
#[derive(Clone)]
pub struct Engine(Arc<Running>);

struct Running(Arc<Core>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Engine {
    /// Starts on `runtime`. The contents of the secret store arrive as [`Event::Started`].
    #[must_use]
    pub fn start(dependencies: Dependencies, runtime: Handle) -> Self {
        Self::start_with(dependencies, RetryPolicy::default(), runtime)
    }

    /// Starts with other time-outs, for tests of time-outs.
    #[must_use]
    pub fn start_with(dependencies: Dependencies, retry_policy: RetryPolicy, runtime: Handle) -> Self {
        Self(Arc::new(Running(Core::start(dependencies, retry_policy, runtime))))
    }

    /// Handles an event and returns at once. Can be called from any thread, but not from within [`Self::read`].
    pub fn dispatch(&self, event: Event) {
        self.0.0.dispatch(event);
    }

    /// Reads the app's state. Events wait meanwhile.
    pub fn read<T>(&self, read: impl FnOnce(&App) -> T) -> T {
        self.0.0.read(read)
    }

    /// Returns the number of events handled. After another number the app may have changed.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.0.0.step()
    }

    /// Returns the same number as a channel.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.0.changes()
    }

    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.0.dependencies.device.clock.now()
    }

    #[must_use]
    pub fn clipboard(&self) -> Arc<dyn Clipboard> {
        Arc::clone(&self.0.0.dependencies.device.clipboard)
    }

    #[must_use]
    pub fn links(&self) -> Arc<dyn Links> {
        Arc::clone(&self.0.0.dependencies.device.links)
    }

    /// Resumes after the background: checks deadlines again (a sleeping phone's timers stop), and reads a store that was locked at
    /// the start.
    pub fn wake(&self) {
        self.0.0.wake();
    }

    /// Records that a screen was rendered after a restore, so that the next start may restore again.
    pub fn confirm_restored(&self) {
        self.0.0.confirm_restored();
    }

    /// Waits until all queued writes are done.
    pub async fn saved(&self) {
        self.0.0.saved().await;
    }
}
