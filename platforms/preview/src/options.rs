//! The command line.

use std::path::PathBuf;

use clap::Parser;

/// The port that is tried first where none is named.
pub const FIRST_PORT: u16 = 8080;

/// The app in a browser: its real Rust, a real portal over a real database, and the member's messages beside it.
#[derive(Debug, Parser)]
#[command(name = "preview", version)]
pub struct Options {
    /// Serve on this port of loopback and no other. Without it: 8080, or the next free one.
    #[arg(long)]
    pub port: Option<u16>,

    /// Use the portal at this address (https, or http on loopback) instead of starting the reference portal.
    #[arg(long, value_name = "URL", conflicts_with = "data")]
    pub portal: Option<String>,

    /// Keep the portal's data and the phones' secrets in this folder. Without it they end with the preview.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
}
