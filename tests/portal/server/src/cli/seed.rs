//! `portal seed`.

use std::path::PathBuf;

use clap::Args;
use serde_json::json;

use super::Failure;
use crate::config::Config;

/// Where to seed.
#[derive(Args)]
pub struct Seed {
    /// The folder with the database; made where it does not stand.
    #[arg(long)]
    data: PathBuf,
}

impl Seed {
    pub fn run(self) -> Result<(), Failure> {
        for member in crate::seed::seed(&Config::new(self.data))? {
            let line = json!({
                "display_name": member.display_name,
                "username": member.username,
                "pin": member.pin,
                "document": { "type": member.document_type, "number": member.document_number },
                "email": member.email,
                "phone": member.phone,
                "birth_year": member.birth_year,
            });
            println!("{line}");
        }
        Ok(())
    }
}
