//! `portal serve`.

use std::net::SocketAddr;

use axum::http::HeaderName;
use clap::Args;
use serde_json::json;

use super::Failure;
use super::data::Data;
use crate::clock::SystemClock;
use crate::config::HOST;
use crate::server;

/// Where and over what to serve.
#[derive(Args)]
pub struct Serve {
    /// Where to listen: loopback by default; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8081")]
    listen: SocketAddr,
    /// Says that a proxy with TLS is before this portal, which speaks plain HTTP: then it may listen beyond loopback.
    #[arg(long)]
    behind_tls_proxy: bool,
    #[command(flatten)]
    data: Data,
    /// The host that the text messages are bound to.
    #[arg(long, default_value = HOST)]
    host: String,
    /// The header in which your proxy tells the client's address, such as x-forwarded-for. Without it the peer is the client.
    #[arg(long)]
    address_header: Option<HeaderName>,
    /// SHA-256 rounds of the proof of work: 2000 takes a mid-range phone of 2019 some 300 ms in the median.
    #[arg(long, default_value_t = crate::config::ProofCost::PHONE.rounds)]
    proof_rounds: u32,
}

impl Serve {
    pub fn run(self) -> Result<(), Failure> {
        let mut config = self.data.config()?;
        config.listen = self.listen;
        config.behind_tls_proxy = self.behind_tls_proxy;
        config.host = self.host;
        config.address_header = self.address_header;
        config.proof_cost.rounds = self.proof_rounds;
        let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "portal=info".into());
        tracing_subscriber::fmt().json().with_env_filter(filter).with_writer(std::io::stderr).init();
        let runtime = tokio::runtime::Runtime::new()?;
        runtime.block_on(async {
            let running = server::start(config, SystemClock).await?;
            println!("{}", json!({ "address": format!("http://{}", running.address()) }));
            ended().await?;
            running.stop().await;
            Ok(())
        })
    }
}

/// Ctrl-C, or the word of a service's supervisor.
async fn ended() -> std::io::Result<()> {
    #[cfg(unix)]
    {
        let mut terminated = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
        tokio::select! {
            interrupted = tokio::signal::ctrl_c() => interrupted,
            _ = terminated.recv() => Ok(()),
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
