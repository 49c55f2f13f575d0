//! The service: an effect becomes calls of the [`crate::device`]s. Retry, time-outs, idempotency and saving live here, once.
//!
//! [`Engine`] holds the one [`App`] of the app: actions go in from screens and tasks, effects run on the runtime (never
//! on a screen's future: those sleep in the background), and what came of them goes in as replies. Ends at the ports: no HTTP,
//! no store and no phone in here.

mod awaiting;
mod calling;
mod core;
mod kept;
mod perform;
mod ports;
mod prepare;
mod restore;
mod ticking;
mod writer;

#[cfg(test)]
mod tests;

pub use calling::RetryPolicy;
pub use ports::Dependencies;

use std::sync::Arc;

use tokio::runtime::Handle;
use tokio::sync::watch;

use crate::app::{Action, App};
use crate::domain::Moment;
use core::Core;

/// The running app without its screens. Clones are the same engine; with the last one its tasks end, as in a killed process.
#[derive(Clone)]
pub struct Engine(Arc<Running>);

struct Running(Arc<Core>);

impl Drop for Running {
    fn drop(&mut self) {
        self.0.stop();
    }
}

impl Engine {
    /// Starts: what the phone kept is read on `runtime` and handed in as [`Action::Started`].
    #[must_use]
    pub fn start(ports: Dependencies, runtime: Handle) -> Self {
        Self::start_with(ports, RetryPolicy::default(), runtime)
    }

    /// Starts with other time-outs than the design's, for tests of time-outs.
    #[must_use]
    pub fn start_with(ports: Dependencies, retry_policy: RetryPolicy, runtime: Handle) -> Self {
        Self(Arc::new(Running(Core::start(ports, retry_policy, runtime))))
    }

    /// Hands an action in. Cheap, and callable from any thread; what it asks for runs on the runtime. Not to be called from
    /// within [`Self::read`].
    pub fn dispatch(&self, action: Action) {
        self.0.0.dispatch(action);
    }

    /// Looks at the journey. What `see` does holds every other action up.
    pub fn read<T>(&self, see: impl FnOnce(&App) -> T) -> T {
        self.0.0.read(see)
    }

    /// How many steps there were: another number says that the journey may look different.
    #[must_use]
    pub fn step(&self) -> u64 {
        self.0.0.step()
    }

    /// The same, to wait for the next.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<u64> {
        self.0.0.changes()
    }

    /// What the clock says, for countdowns.
    #[must_use]
    pub fn now(&self) -> Moment {
        self.0.0.ports.clock.now()
    }

    /// The app is back from the background: deadlines are looked at anew (a sleeping phone's timers stand still), and a store
    /// that was locked at the start is read again.
    pub fn wake(&self) {
        self.0.0.wake();
    }

    /// Waits until all that was to be kept so far is written.
    pub async fn saved(&self) {
        self.0.0.saved().await;
    }
}
