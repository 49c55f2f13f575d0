//! The browsers that run: one is started where none is idle, and lent to one test after the other.

use std::sync::{Mutex, PoisonError};

use crate::browser::Browser;
use crate::engine::{Engine, Scheme};

/// The idle ones.
#[derive(Default)]
pub struct Browsers(Mutex<Vec<Browser>>);

impl Browsers {
    /// An idle browser of this engine on a desktop of this scheme, or a new one.
    pub async fn lend(&self, engine: Engine, scheme: Scheme) -> Browser {
        let idle = {
            let mut idle = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            idle.iter()
                .position(|browser| (browser.engine(), browser.scheme()) == (engine, scheme))
                .map(|place| idle.swap_remove(place))
        };
        match idle {
            Some(browser) => browser,
            None => Browser::start(engine, scheme).await,
        }
    }

    /// Takes one back. One whose test failed does not come back: it may stand anywhere.
    pub fn take_back(&self, browser: Browser) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
    }

    /// Ends all of them.
    pub async fn close(self) {
        for browser in self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            browser.close().await;
        }
    }
}
