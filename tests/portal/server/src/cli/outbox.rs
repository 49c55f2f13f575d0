//! `portal outbox`.

use clap::Args;

use super::Failure;
use super::data::Data;

/// Whose messages.
#[derive(Args)]
pub struct Outbox {
    #[command(flatten)]
    data: Data,
    /// Only the messages after the one of this number.
    #[arg(long, default_value_t = 0)]
    since: i64,
}

impl Outbox {
    pub fn run(self) -> Result<(), Failure> {
        for message in crate::outbox::Outbox::open(&self.data.config()?)?.since(self.since)? {
            println!("{}", serde_json::to_string(&message)?);
        }
        Ok(())
    }
}
