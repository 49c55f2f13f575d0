//! One phone of the preview: what outlives the app on it (its secrets, its messages, its line), and the app while it runs.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use multiportal::client::{AddressError, PortalAddress};
use multiportal::platform::SystemRandom;
use multiportal::runtime::Engine;
use tokio::runtime::Handle;

use crate::clock::PhoneClock;
use crate::inbox::PreviewInbox;
use crate::line::Line;
use crate::secrets::{Mood, Store};
use crate::wiring::{Hardware, Wiring, WiringError};

/// Names a phone: letters, digits and dashes, so that several browsers can each hold one of their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneName(String);

impl PhoneName {
    /// The phone of a page that names none.
    #[must_use]
    pub fn of(query: Option<&str>) -> Self {
        let safe: String =
            query.unwrap_or_default().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(32).collect();
        Self(if safe.is_empty() { "1".to_owned() } else { safe })
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A phone.
pub struct Phone {
    name: PhoneName,
    inbox: Arc<PreviewInbox<SystemRandom>>,
    line: Option<Line>,
    store: Mood,
    clock: PhoneClock,
    elsewhere: Mutex<Option<PortalAddress>>,
}

impl Phone {
    /// A phone with a line of its own to the wiring's portal.
    ///
    /// # Errors
    /// Where no port of loopback is free for its line.
    pub async fn new(name: PhoneName, wiring: &Wiring) -> io::Result<Self> {
        let inbox = Arc::new(PreviewInbox::new(SystemRandom::default()));
        let line = match wiring.line() {
            Some(portal) => Some(Line::open(portal).await?),
            None => None,
        };
        let (store, clock) = (Mood::default(), PhoneClock::default());
        Ok(Self { name, inbox, line, store, clock, elsewhere: Mutex::default() })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Its text messages.
    #[must_use]
    pub fn inbox(&self) -> &PreviewInbox<SystemRandom> {
        &self.inbox
    }

    /// Its line to the portal, where there is one to cut.
    #[must_use]
    pub const fn line(&self) -> Option<&Line> {
        self.line.as_ref()
    }

    /// From now on the phone's store of secrets behaves so.
    pub fn set_store(&self, store: Store) {
        self.store.set(store);
    }

    /// The phone lies this long in a drawer: its clocks go on, nobody else's do.
    pub fn pass(&self, time: Duration) {
        self.clock.pass(time);
    }

    /// From its next start on, the app on this phone calls this address: whoever answers there.
    ///
    /// # Errors
    /// [`AddressError`], where it is none.
    pub fn lead_to(&self, address: &str) -> Result<(), AddressError> {
        let address = PortalAddress::parse(address)?;
        *self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner) = Some(address);
        Ok(())
    }

    /// From its next start on, it calls its portal again.
    pub fn lead_home(&self) {
        *self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Opens the app, which knows no more than what an earlier one had saved.
    ///
    /// # Errors
    /// [`WiringError`].
    pub fn open_app(&self, wiring: &Wiring) -> Result<Engine, WiringError> {
        let hardware = Hardware {
            inbox: Arc::clone(&self.inbox) as _,
            line: self.line.as_ref().map(Line::address),
            elsewhere: self.elsewhere.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            mood: self.store.clone(),
            clock: self.clock.clone(),
        };
        let ports = wiring.ports(self.name(), hardware)?;
        Ok(Engine::start(ports, Handle::current()))
    }
}
