//! A proxy between an app and its portal that fails on request.
//!
//! Without a fault, [`FaultProxy`] forwards HTTP/1.1 over loopback. A test injects a [`Fault`] for a call, or takes the network away
//! with [`FaultProxy::set_network`]. It works on TCP, so that a reset, a cut body and a refused connection are real. Bodies need a
//! `content-length`, as every body of the portal API has; chunked bodies are not understood.

mod fault;
mod http;
mod relay;

use std::collections::VecDeque;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

pub use fault::Fault;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Network {
    #[default]
    Online,
    /// Open connections are cut, new ones are refused.
    Offline,
}

/// What the proxy was asked to do, and what it has seen.
#[derive(Default)]
struct State {
    faults: VecDeque<(String, Fault)>,
    calls: Vec<String>,
    responded: watch::Sender<Vec<String>>,
    held: watch::Sender<usize>,
    // Counts the releases of held responses.
    released: watch::Sender<usize>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<State>>);

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records a call and takes the next fault that was injected for it.
    fn begin(&self, call: &str) -> Option<Fault> {
        let mut state = self.lock();
        state.calls.push(call.to_owned());
        let index = state.faults.iter().position(|(pattern, _)| call.ends_with(pattern.as_str()))?;
        state.faults.remove(index).map(|(_, fault)| fault)
    }
}

/// A proxy in front of one server. It stops when it is dropped.
pub struct FaultProxy {
    address: SocketAddr,
    shared: Shared,
    network: watch::Sender<Network>,
    // The network as the listener has it: follows `network`.
    listening: watch::Receiver<Network>,
    relay: JoinHandle<()>,
}

impl FaultProxy {
    /// Starts a proxy to `server` on a free port.
    ///
    /// # Errors
    /// No port of loopback is free.
    pub async fn start(server: SocketAddr) -> io::Result<Self> {
        Self::start_at((Ipv4Addr::LOCALHOST, 0).into(), server).await
    }

    /// Starts a proxy to `server` at this address.
    ///
    /// # Errors
    /// The address is in use.
    pub async fn start_at(address: SocketAddr, server: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind(address).await?;
        let address = listener.local_addr()?;
        let shared = Shared::default();
        let (network, changes) = watch::channel(Network::Online);
        let (confirm, listening) = watch::channel(Network::Online);
        let relay = tokio::spawn(relay::run(listener, server, shared.clone(), changes, confirm));
        Ok(Self { address, shared, network, listening, relay })
    }

    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Fails the next call whose `METHOD /path` ends with `call`. Faults for one call apply in the order they were injected.
    pub fn inject(&self, call: &str, fault: Fault) {
        self.shared.lock().faults.push_back((call.to_owned(), fault));
    }

    /// Fails the next `times` such calls.
    pub fn inject_times(&self, call: &str, times: usize, fault: &Fault) {
        for _ in 0..times {
            self.inject(call, fault.clone());
        }
    }

    /// Drops the faults that have not applied and releases every held response.
    pub fn clear(&self) {
        let mut state = self.shared.lock();
        state.faults.clear();
        state.released.send_modify(|times| *times += 1);
    }

    /// The number of faults that have not applied.
    #[must_use]
    pub fn pending(&self) -> usize {
        self.shared.lock().faults.len()
    }

    /// Every call so far as `METHOD /path`, without the API's base path, with `*` for an id.
    #[must_use]
    pub fn calls(&self) -> Vec<String> {
        self.shared.lock().calls.clone()
    }

    /// The number of calls so far that end with `call`.
    #[must_use]
    pub fn count(&self, call: &str) -> usize {
        self.shared.lock().calls.iter().filter(|made| made.ends_with(call)).count()
    }

    /// Waits until the server has responded to a call that ends with `call`.
    pub async fn wait_for_response(&self, call: &str) {
        let mut responded = self.shared.lock().responded.subscribe();
        // The sender lives as long as the proxy.
        let _ = responded.wait_for(|responded| responded.iter().any(|made| made.ends_with(call))).await;
    }

    /// Waits until a response is held: the server has acted and the app does not know.
    pub async fn wait_for_held(&self) {
        let mut held = self.shared.lock().held.subscribe();
        // As above.
        let _ = held.wait_for(|held| *held > 0).await;
    }

    #[must_use]
    pub fn network(&self) -> Network {
        *self.network.borrow()
    }

    /// Takes the network away or brings it back at the same address. Returns once new connections are refused or accepted.
    pub async fn set_network(&self, network: Network) {
        self.network.send_replace(network);
        // The relay lives as long as the proxy.
        let _ = self.listening.clone().wait_for(|listening| *listening == network).await;
    }
}

impl Drop for FaultProxy {
    fn drop(&mut self) {
        self.relay.abort();
    }
}
