//! Starting and stopping a portal.

use std::io;
use std::net::SocketAddr;
use std::sync::Arc;
use std::thread::JoinHandle;

use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task;

use crate::api::{InFlight, PinChecks, Portal, PortalInfo, Refusals, router};
use crate::clock::Clock;
use crate::config::Config;
use crate::connection;
use crate::limits::HOST_LENGTH;
use crate::outbox::{Outbox, OutboxError};
use crate::pin_hash::PinHashes;
use crate::store::{Folder, OpenError, Store};

/// Why a portal does not start. Each says what to do, in one line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error(transparent)]
    Data(#[from] OpenError),
    #[error("{0} is in use: stop what listens there, or name another address with --listen (port 0 takes a free one)")]
    InUse(SocketAddr),
    #[error("cannot listen on {address} ({cause}): name another address with --listen")]
    Listen { address: SocketAddr, cause: io::Error },
    #[error("the host is not one: name the portal's own with --host, at most {0} letters, digits, dots and hyphens")]
    Host(usize),
    #[error(
        "{0} is not loopback and the portal speaks plain HTTP: put a proxy with TLS before it and say --behind-tls-proxy"
    )]
    PlainHttp(SocketAddr),
    #[error("the system refused what a portal needs ({0}): free some memory and try again")]
    System(String),
}

/// A portal that runs. Dropped without [`Running::stop`], it runs on until its runtime ends.
pub struct Running {
    address: SocketAddr,
    outbox: Arc<Outbox>,
    stop: oneshot::Sender<()>,
    server: task::JoinHandle<()>,
    store: Store,
    thread: JoinHandle<()>,
}

/// Starts a portal: opens its data, listens, and answers from then on.
///
/// # Errors
/// [`StartError`] says what to do.
pub async fn start(config: Config, clock: impl Clock) -> Result<Running, StartError> {
    let system = |what: &dyn core::fmt::Display| StartError::System(what.to_string());
    let Folder { connection, keys } = Folder::open(&config)?;
    let outbox = Outbox::open(&config).map_err(|error| match error {
        OutboxError::Open(error) => StartError::Data(error),
        other => system(&other),
    })?;
    if !is_host(&config.host) {
        return Err(StartError::Host(HOST_LENGTH));
    }
    if !config.listen.ip().is_loopback() && !config.behind_tls_proxy {
        return Err(StartError::PlainHttp(config.listen));
    }
    let listener = listen(config.listen).await?;
    let address = listener.local_addr().map_err(|error| system(&error))?;
    let (store, thread) = Store::new(connection, &config.data).map_err(|error| system(&error))?;
    let portal = Portal {
        store: store.clone(),
        pins: Arc::new(PinHashes::new(&keys, config.cores).map_err(|error| system(&error))?),
        keys,
        clock: Arc::new(clock),
        info: PortalInfo::new().map_err(|error| system(&error))?,
        base: if config.behind_tls_proxy { format!("https://{}", config.host) } else { format!("http://{address}") },
        host: config.host,
        body_timeout: config.timeouts.body,
        in_flight: InFlight::default(),
        pin_checks: PinChecks::default(),
        refusals: Refusals::default(),
        proof_cost: config.proof_cost,
        limits: config.limits,
        address_header: config.address_header,
    };
    let (router, timeouts) = (router(Arc::new(portal)), config.timeouts);
    let (stop, stopped) = oneshot::channel();
    let until = async move {
        // A dropped handle stops nothing: only a word does.
        if stopped.await.is_err() {
            core::future::pending::<()>().await;
        }
    };
    let server = tokio::spawn(async move {
        tokio::select! {
            () = connection::serve(listener, router, timeouts) => {}
            () = until => {}
        }
    });
    Ok(Running { address, outbox: Arc::new(outbox), stop, server, store, thread })
}

/// Returns whether this is a host name that fits the text message.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    host.len() <= HOST_LENGTH && host.split('.').all(label)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, StartError> {
    TcpListener::bind(address).await.map_err(|cause| match cause.kind() {
        io::ErrorKind::AddrInUse => StartError::InUse(address),
        _ => StartError::Listen { address, cause },
    })
}

impl Running {
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    #[must_use]
    pub fn outbox(&self) -> Arc<Outbox> {
        Arc::clone(&self.outbox)
    }

    /// Stops it, and comes back when its address and its data are free for another. Requests on the way
    /// may get no answer, as from a killed process; what was decided stands.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        // What the server answered with its end was in the log at once; here only the end counts.
        let _ = self.server.await;
        // A request that never ends must not hold the data: the database closes after what it was asked before.
        self.store.close();
        let _ = task::spawn_blocking(move || self.thread.join()).await;
    }
}
