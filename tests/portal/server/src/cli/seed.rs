//! `portal seed`.

use std::io::Write as _;

use clap::Args;
use serde_json::json;

use super::Failure;
use super::data::Data;

/// Where to seed, and how many.
#[derive(Args)]
pub struct Seed {
    #[command(flatten)]
    data: Data,
    /// Puts so many more invented members there, `socio1` and on, whose PIN is 2580.
    #[arg(long, default_value_t = 0)]
    count: u32,
}

impl Seed {
    pub fn run(self) -> Result<(), Failure> {
        let config = self.data.config()?;
        let mut out = std::io::stdout().lock();
        for member in crate::seed::seed(&config)? {
            let line = json!({
                "display_name": member.display_name,
                "username": member.username,
                "pin": member.pin,
                "document": { "type": member.document_type, "number": member.document_number },
                "email": member.email,
                "phone": member.phone,
                "birth_year": member.birth_year,
            });
            writeln!(out, "{line}")?;
        }
        Ok(crate::seed::seed_many(&config, self.count)?)
    }
}
