//! Forwards connections, and applies the faults.

use std::io;
use std::net::SocketAddr;

use tokio::io::AsyncWriteExt;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;

use crate::fault::Fault;
use crate::{Network, Shared, http};

const BACKLOG: u32 = 64;

/// Forwards while online. Offline, connections are refused, as on a phone without a signal.
pub async fn run(
    mut listener: TcpListener,
    server: SocketAddr,
    shared: Shared,
    mut network: watch::Receiver<Network>,
    confirm: watch::Sender<Network>,
) {
    loop {
        let accepted = tokio::select! {
            accepted = listener.accept() => Some(accepted),
            offline = network.wait_for(|network| *network == Network::Offline) => match offline {
                Ok(_) => None,
                Err(_) => return,
            },
        };
        match accepted {
            Some(Ok((client, _))) => drop(tokio::spawn(forward(client, server, shared.clone(), network.clone()))),
            // The client has gone already.
            Some(Err(_)) => {}
            None => match pause(listener, &mut network, &confirm).await {
                Ok(resumed) => listener = resumed,
                Err(_) => return,
            },
        }
    }
}

/// Stops listening until the network is back. The port stays bound meanwhile, so that no other program gets it.
async fn pause(
    listener: TcpListener,
    network: &mut watch::Receiver<Network>,
    confirm: &watch::Sender<Network>,
) -> io::Result<TcpListener> {
    let address = listener.local_addr()?;
    drop(listener);
    let socket = TcpSocket::new_v4()?;
    socket.set_reuseaddr(true)?;
    socket.bind(address)?;
    confirm.send_replace(Network::Offline);
    network.wait_for(|network| *network == Network::Online).await.map_err(io::Error::other)?;
    let resumed = socket.listen(BACKLOG)?;
    confirm.send_replace(Network::Online);
    Ok(resumed)
}

async fn forward(client: TcpStream, server: SocketAddr, shared: Shared, mut network: watch::Receiver<Network>) {
    // What a broken connection means is for the app to judge: here it just ends.
    tokio::select! {
        _ = serve(client, server, &shared) => {}
        _ = network.wait_for(|network| *network == Network::Offline) => {}
    }
}

/// Serves one connection until either side ends it.
async fn serve(mut client: TcpStream, server: SocketAddr, shared: &Shared) -> io::Result<()> {
    let mut upstream = TcpStream::connect(server).await?;
    while let Some(request) = http::read_message(&mut client).await? {
        let call = http::call(&request);
        let fault = shared.begin(&call);
        match &fault {
            Some(Fault::Reset) => return client.set_zero_linger(),
            Some(Fault::Responded(response)) => {
                client.write_all(response.as_bytes()).await?;
                continue;
            }
            _ => upstream.write_all(&request).await?,
        }
        let mut released = shared.lock().released.subscribe();
        let Some(response) = http::read_message(&mut upstream).await? else { return Ok(()) };
        shared.lock().responded.send_modify(|responded| responded.push(call));
        match fault {
            Some(Fault::Lost) => return Ok(()),
            Some(Fault::Cut) => return client.write_all(http::cut(&response)).await,
            Some(Fault::Replaced(from, to)) => client.write_all(&http::replace(&response, from, to)).await?,
            Some(Fault::Held) => {
                shared.lock().held.send_modify(|held| *held += 1);
                released.changed().await.map_err(io::Error::other)?;
                client.write_all(&response).await?;
            }
            _ => client.write_all(&response).await?,
        }
    }
    Ok(())
}
