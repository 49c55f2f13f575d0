//! The phone's line to the portal: a loopback relay that can be cut, so that "offline" is the network's and nobody's
//! pretence.

use core::time::Duration;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// Whether the line is up.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Signal {
    /// It carries everything.
    #[default]
    Online,
    /// It carries nothing: open connections are cut, new ones are refused.
    Offline,
}

/// How often an address that somebody else holds is asked for again.
const AGAIN: Duration = Duration::from_millis(50);

/// A line to one portal.
pub struct Line {
    address: SocketAddr,
    signal: watch::Sender<Signal>,
    relay: JoinHandle<()>,
}

impl Line {
    /// Opens a line to the portal at `portal`.
    ///
    /// # Errors
    /// Where no port of loopback is free.
    pub async fn open(portal: SocketAddr) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let (signal, listen) = watch::channel(Signal::Online);
        let relay = tokio::spawn(relay(listener, address, portal, listen));
        Ok(Self { address, signal, relay })
    }

    /// Where the app calls.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Whether it is up.
    #[must_use]
    pub fn signal(&self) -> Signal {
        *self.signal.borrow()
    }

    /// Cuts it, or puts it up again.
    pub fn set(&self, signal: Signal) {
        self.signal.send_replace(signal);
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.relay.abort();
    }
}

/// Carries while the line is up. While it is down nobody listens: a phone without a signal reaches nothing at all.
async fn relay(listener: TcpListener, address: SocketAddr, portal: SocketAddr, mut signal: watch::Receiver<Signal>) {
    let mut listening = Some(listener);
    loop {
        let Some(listener) = listening.take() else {
            if signal.wait_for(|signal| *signal == Signal::Online).await.is_err() {
                return;
            }
            listening = TcpListener::bind(address).await.ok();
            if listening.is_none() {
                tokio::time::sleep(AGAIN).await; // Whoever had the port lets go of it in a moment, and tells nobody.
            }
            continue;
        };
        let accepted = tokio::select! {
            accepted = listener.accept() => Some(accepted),
            down = signal.wait_for(|signal| *signal == Signal::Offline) => match down {
                Ok(_) => None,
                Err(_) => return,
            },
        };
        if let Some(accepted) = accepted {
            if let Ok((caller, _)) = accepted {
                tokio::spawn(carry(caller, portal, signal.clone()));
            }
            listening = Some(listener);
        }
    }
}

async fn carry(mut app: TcpStream, portal: SocketAddr, mut signal: watch::Receiver<Signal>) {
    let Ok(mut portal) = TcpStream::connect(portal).await else { return };
    // The app is the judge of what a broken connection means; here it just ends.
    tokio::select! {
        _ = copy_bidirectional(&mut app, &mut portal) => {}
        _ = signal.wait_for(|signal| *signal == Signal::Offline) => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};

    #[tokio::test]
    async fn a_cut_line_ends_what_was_said_on_it_and_carries_nothing_until_it_is_up_again() -> io::Result<()> {
        let portal = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let line = Line::open(portal.local_addr()?).await?;
        let mut app = TcpStream::connect(line.address()).await?;
        let (mut carried, _) = portal.accept().await?;
        app.write_all(b"a").await?;
        assert_eq!(carried.read_u8().await?, b'a');

        line.set(Signal::Offline);
        assert_eq!(carried.read(&mut [0]).await?, 0, "the open connection is cut");
        let refused = TcpStream::connect(line.address()).await.map_err(|error| error.kind());
        assert!(matches!(refused, Err(io::ErrorKind::ConnectionRefused)), "a new one is refused");

        line.set(Signal::Online);
        let mut again = loop {
            // It listens again as soon as the relay has heard.
            match TcpStream::connect(line.address()).await {
                Ok(again) => break again,
                Err(_) => tokio::task::yield_now().await,
            }
        };
        let (mut carried, _) = portal.accept().await?;
        again.write_all(b"b").await?;
        assert_eq!(carried.read_u8().await?, b'b');
        Ok(())
    }
}
