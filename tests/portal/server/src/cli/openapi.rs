//! `portal openapi`.

use clap::Args;

use super::Failure;

/// Nothing to say.
#[derive(Args)]
pub struct Openapi {}

impl Openapi {
    #[expect(clippy::unused_self, reason = "every subcommand runs alike")]
    pub fn run(self) -> Result<(), Failure> {
        print!("{}", crate::openapi::openapi_json()?);
        Ok(())
    }
}
