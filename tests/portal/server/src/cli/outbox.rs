//! `portal outbox`.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use crate::config::Config;

/// Whose messages.
#[derive(Args)]
pub struct Outbox {
    /// The folder with the database.
    #[arg(long)]
    data: PathBuf,
    /// Only the messages after the one of this number.
    #[arg(long, default_value_t = 0)]
    since: i64,
}

impl Outbox {
    pub fn run(self) -> Result<(), Failure> {
        for message in crate::outbox::Outbox::open(&Config::new(self.data))?.since(self.since)? {
            println!("{}", serde_json::to_string(&message)?);
        }
        Ok(())
    }
}
