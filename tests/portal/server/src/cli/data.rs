//! The data folder and its pepper, which every command takes alike.

use std::path::PathBuf;

use clap::Args;
use secrecy::SecretSlice;

use super::Failure;
use crate::config::Config;

/// Where the data is.
#[derive(Args)]
pub struct Data {
    /// The folder with the database.
    #[arg(long)]
    pub data: PathBuf,
    /// A file with the secret that everything at rest is sealed with, instead of the data folder's own.
    #[arg(long)]
    pub pepper: Option<PathBuf>,
}

impl Data {
    /// A configuration over this data.
    pub fn config(self) -> Result<Config, Failure> {
        let mut config = Config::new(self.data);
        if let Some(file) = self.pepper {
            let pepper = std::fs::read(&file).map_err(|error| {
                format!("the pepper {} cannot be read ({error}): name another with --pepper", file.display())
            })?;
            config.pepper = Some(SecretSlice::from(pepper));
        }
        Ok(config)
    }
}
