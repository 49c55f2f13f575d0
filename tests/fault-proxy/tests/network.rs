//! What offline does to connections.

use std::io;
use std::net::Ipv4Addr;

use fault_proxy::{FaultProxy, Network};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

const REQUEST: &[u8] = b"GET / HTTP/1.1\r\n\r\n";

#[tokio::test]
async fn offline_cuts_connections_and_refuses_new_ones_until_online() -> io::Result<()> {
    let server = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let proxy = FaultProxy::start(server.local_addr()?).await?;
    let mut client = TcpStream::connect(proxy.address()).await?;
    let (mut forwarded, _) = server.accept().await?;
    client.write_all(REQUEST).await?;
    forwarded.read_exact(&mut [0; REQUEST.len()]).await?;

    proxy.set_network(Network::Offline).await;
    assert_eq!(forwarded.read(&mut [0]).await?, 0, "the open connection is cut");
    let refused = TcpStream::connect(proxy.address()).await.map_err(|error| error.kind());
    assert!(matches!(refused, Err(io::ErrorKind::ConnectionRefused)), "a new one is refused");

    proxy.set_network(Network::Online).await;
    let mut client = TcpStream::connect(proxy.address()).await?;
    let (mut forwarded, _) = server.accept().await?;
    client.write_all(REQUEST).await?;
    forwarded.read_exact(&mut [0; REQUEST.len()]).await?;
    Ok(())
}
