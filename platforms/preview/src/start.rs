//! Starts the preview: the reference portal where none is named, its members, the pages.

use core::fmt;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::process::ExitCode;
use std::sync::Arc;

use multiportal::client::{AddressError, PortalAddress};
use portal::{Config, Outbox, SeedError, SeededMember, SystemClock};
use tempfile::TempDir;
use tokio::net::TcpListener;

use crate::options::{FIRST_PORT, Options};
use crate::phone::{Phone, PhoneName};
use crate::server::Preview;
use crate::wiring::{Store, StoreOpenError, Wiring};

/// Why the preview does not start. Each message says what to do, in one line.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Name another port, or none.
    #[error("cannot listen on port {port} ({cause}): stop what listens there, or name another with --port")]
    Port { port: u16, cause: io::Error },
    /// Correct the address.
    #[error("--portal: {0}")]
    Address(#[from] AddressError),
    #[error(transparent)]
    Portal(#[from] portal::StartError),
    #[error(transparent)]
    Seed(#[from] SeedError),
    /// Correct the folder of the phones' secrets.
    #[error(transparent)]
    Store(#[from] StoreOpenError),
    /// Free some room for temporary files, or name a folder.
    #[error("no temporary folder can be made ({0}): name a folder with --data")]
    Temporary(io::Error),
}

pub struct Running {
    listener: TcpListener,
    address: SocketAddr,
    preview: Arc<Preview>,
    members: Vec<SeededMember>,
    portal: Option<portal::Running>,
    // Removed when it is dropped.
    temporary: Option<TempDir>,
}

/// Starts the portal and the listener for the pages.
///
/// # Errors
/// [`StartError`].
pub async fn start(options: Options) -> Result<Running, StartError> {
    let listener = listen(options.port).await?;
    let address = listener.local_addr().map_err(|cause| StartError::Port { port: 0, cause })?;
    if let Some(url) = &options.portal {
        let wiring = Wiring::other(PortalAddress::parse(url)?, Store::in_memory()?);
        let preview = Arc::new(Preview::new(wiring, None, Vec::new()));
        return Ok(Running { listener, address, preview, members: Vec::new(), portal: None, temporary: None });
    }
    let (folder, temporary) = if let Some(folder) = options.data {
        (folder, None)
    } else {
        let temporary = TempDir::with_prefix("multiportal-").map_err(StartError::Temporary)?;
        (temporary.path().to_owned(), Some(temporary))
    };
    let config = Config::new(folder.join("portal"));
    let members = portal::seed(&config)?;
    let host = config.host.clone();
    let running = portal::start(config, SystemClock).await?;
    let store = if temporary.is_some() { Store::in_memory()? } else { Store::in_folder(&folder)? };
    let wiring = Wiring::reference(running.address(), host, store);
    let preview = Arc::new(Preview::new(wiring, Some(running.outbox()), members.clone()));
    Ok(Running { listener, address, preview, members, portal: Some(running), temporary })
}

/// Starts on a free port, with a reference portal that the caller starts and stops.
///
/// # Errors
/// [`StartError`].
pub async fn start_beside(
    portal: SocketAddr,
    host: String,
    outbox: Arc<Outbox>,
    members: Vec<SeededMember>,
) -> Result<Running, StartError> {
    let listener = listen(Some(0)).await?;
    let address = listener.local_addr().map_err(|cause| StartError::Port { port: 0, cause })?;
    let wiring = Wiring::reference(portal, host, Store::in_memory()?);
    let preview = Arc::new(Preview::new(wiring, Some(outbox), members.clone()));
    Ok(Running { listener, address, preview, members, portal: None, temporary: None })
}

/// The named port and no other, or the first free one from [`FIRST_PORT`] on.
async fn listen(named: Option<u16>) -> Result<TcpListener, StartError> {
    let ports = named.map_or(FIRST_PORT..=u16::MAX, |port| port..=port);
    let mut refused = StartError::Port { port: FIRST_PORT, cause: io::ErrorKind::AddrInUse.into() };
    for port in ports {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await {
            Ok(listener) => return Ok(listener),
            Err(cause) => refused = StartError::Port { port, cause },
        }
    }
    Err(refused)
}

impl Running {
    /// The address of the developer panel; `/phone` shows the app alone.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The members that can log in; empty where the portal is another.
    #[must_use]
    pub fn members(&self) -> &[SeededMember] {
        &self.members
    }

    /// Returns the phone of this name, the one that its page shows.
    ///
    /// # Errors
    /// No port of loopback is free for its connection.
    pub async fn phone(&self, name: &str) -> io::Result<Arc<Phone>> {
        self.preview.phone(PhoneName::of(Some(name))).await
    }

    pub async fn serve(self) -> ExitCode {
        self.serve_until(tokio::signal::ctrl_c()).await
    }

    pub async fn serve_until(self, end: impl Future<Output = io::Result<()>>) -> ExitCode {
        let served = tokio::select! {
            served = self.preview.serve(self.listener) => served,
            ended = end => ended,
        };
        if let Some(portal) = self.portal {
            portal.stop().await;
        }
        drop(self.temporary);
        match served {
            Ok(()) => ExitCode::SUCCESS,
            Err(error) => {
                eprintln!("preview: {error}");
                ExitCode::FAILURE
            }
        }
    }
}

/// What `cargo run` prints: the address, and the members that can log in.
impl fmt::Display for Running {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "MULTIportal: http://{}", self.address)?;
        if self.members.is_empty() {
            return Ok(());
        }
        writeln!(f, "\nInvented members:")?;
        for member in &self.members {
            let SeededMember { username, pin, document_type, document_number, email, phone, .. } = member;
            writeln!(f, "  {username:<9} PIN {pin}  {document_type} {document_number:<11} {phone}  {email}")?;
        }
        writeln!(f, "\nEnd it with Ctrl-C.")
    }
}
