//! One phone of the preview: what outlives the app's process (secrets, messages, network), and the app while it runs.

use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use fault_proxy::{FaultProxy, Network};
use multiportal::client::{AddressError, PortalAddress};
use multiportal::platform::SystemRandom;
use multiportal::runtime::Engine;
use tokio::runtime::Handle;

use crate::clock::PhoneClock;
use crate::finger::PreviewKey;
use crate::inbox::PreviewInbox;
use crate::links::{LinkRequests, NextAddress, PageLinks};
use crate::secrets::{SharedBehavior, StoreBehavior};
use crate::wiring::{Hardware, Wiring, WiringError};

/// The name of a phone: letters, digits and dashes. Browsers with different names show different phones.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneName(String);

impl PhoneName {
    /// Reads the query parameter; a page without one shows phone 1.
    #[must_use]
    pub fn of(query: Option<&str>) -> Self {
        let safe: String =
            query.unwrap_or_default().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(32).collect();
        Self(if safe.is_empty() { "1".to_owned() } else { safe })
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

pub struct Phone {
    name: PhoneName,
    inbox: Arc<PreviewInbox<SystemRandom>>,
    proxy: Option<FaultProxy>,
    store: SharedBehavior,
    clock: PhoneClock,
    key: Arc<PreviewKey>,
    other_portal: Mutex<Option<PortalAddress>>,
    next_address: NextAddress,
}

impl Phone {
    /// Creates a phone with its own connection to the wiring's portal.
    ///
    /// # Errors
    /// No port of loopback is free for the connection, or there is no place for its key.
    pub async fn new(name: PhoneName, wiring: &Wiring) -> io::Result<Self> {
        let inbox = Arc::new(PreviewInbox::new(SystemRandom::default()));
        let proxy = match wiring.reference_portal() {
            Some(portal) => Some(FaultProxy::start(portal).await?),
            None => None,
        };
        let (store, clock) = (SharedBehavior::default(), PhoneClock::default());
        let key = Arc::new(PreviewKey::of(name.as_str(), wiring.store()).map_err(io::Error::other)?);
        let (other_portal, next_address) = (Mutex::default(), NextAddress::default());
        Ok(Self { name, inbox, proxy, store, clock, key, other_portal, next_address })
    }

    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    #[must_use]
    pub fn inbox(&self) -> &PreviewInbox<SystemRandom> {
        &self.inbox
    }

    /// Its fingerprint reader.
    #[must_use]
    pub fn key(&self) -> &PreviewKey {
        &self.key
    }

    /// Whether it is online; `None` where it connects to a portal directly, which cannot be cut.
    #[must_use]
    pub fn network(&self) -> Option<Network> {
        self.proxy.as_ref().map(FaultProxy::network)
    }

    /// Takes the network away or brings it back. Does nothing where the phone connects to a portal directly.
    pub async fn set_network(&self, network: Network) {
        if let Some(proxy) = &self.proxy {
            proxy.set_network(network).await;
        }
    }

    pub fn set_store_behavior(&self, behavior: StoreBehavior) {
        self.store.set(behavior);
    }

    /// Moves the phone's clocks ahead, not the portal's.
    pub fn advance_clock(&self, by: Duration) {
        self.clock.pass(by);
    }

    /// Connects the app to another address from its next start on.
    ///
    /// # Errors
    /// [`AddressError`]: it is no address of a portal.
    pub fn connect_to(&self, address: &str) -> Result<(), AddressError> {
        let address = PortalAddress::parse(address)?;
        *self.other_portal.lock().unwrap_or_else(PoisonError::into_inner) = Some(address);
        Ok(())
    }

    /// Connects the app to its own portal again from its next start on.
    pub fn reconnect(&self) {
        *self.other_portal.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Returns the address that the app's new tab goes to, once.
    #[must_use]
    pub fn next_address(&self) -> Option<String> {
        self.next_address.take()
    }

    /// Starts the app, which knows only what an earlier process saved.
    ///
    /// # Errors
    /// [`WiringError`].
    pub fn open_app(&self, wiring: &Wiring) -> Result<(Engine, LinkRequests), WiringError> {
        let (links, requests) = PageLinks::new(self.next_address.clone());
        let hardware = Hardware {
            links: Arc::new(links),
            inbox: Arc::clone(&self.inbox) as _,
            proxy: self.proxy.as_ref().map(FaultProxy::address),
            other_portal: self.other_portal.lock().unwrap_or_else(PoisonError::into_inner).clone(),
            store: self.store.clone(),
            clock: self.clock.clone(),
            key: Arc::clone(&self.key) as _,
        };
        let dependencies = wiring.dependencies(self.name(), hardware)?;
        Ok((Engine::start(dependencies, Handle::current()), requests))
    }
}
