//! `portal unfreeze`.

use clap::Args;
use multiportal::domain::Username;

use super::Failure;
use super::data::Data;
use crate::store::Folder;

/// Whom to unfreeze.
#[derive(Args)]
pub struct Unfreeze {
    #[command(flatten)]
    data: Data,
    /// The member's username.
    #[arg(long)]
    username: String,
}

impl Unfreeze {
    pub fn run(self) -> Result<(), Failure> {
        let username = Username::parse(&self.username)?;
        let Folder { connection, .. } = Folder::open_existing(&self.data.config()?)?;
        let statement = "UPDATE member SET frozen_at = NULL WHERE username = ?1 AND frozen_at IS NOT NULL";
        match connection.execute(statement, [username.as_str()])? {
            0 => Err("no frozen member has this username: see that it is typed as the member does".to_owned().into()),
            _ => Ok(()),
        }
    }
}
