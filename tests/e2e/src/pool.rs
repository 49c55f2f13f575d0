//! The running browsers: tests reuse idle ones.

use std::sync::{Mutex, PoisonError};

use crate::browser::Browser;
use crate::engine::{Engine, Scheme};

#[derive(Default)]
pub struct BrowserPool(Mutex<Vec<Browser>>);

impl BrowserPool {
    /// Takes an idle browser of this engine on a desktop of this scheme, or starts one.
    pub async fn take(&self, engine: Engine, scheme: Scheme) -> Browser {
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

    /// Puts a browser back. One whose test failed is not put back: it may be in any state.
    pub fn put_back(&self, browser: Browser) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push(browser);
    }

    pub async fn close(self) {
        for browser in self.0.into_inner().unwrap_or_else(PoisonError::into_inner) {
            browser.close().await;
        }
    }
}
