//! `cargo run`: starts the preview and prints where it is and who can log in.

use std::process::ExitCode;

use clap::Parser;
use preview::Options;

/// The exit code of errors that the caller can correct, as in the portal's command line.
const CORRECTABLE: u8 = 2;

#[tokio::main]
async fn main() -> ExitCode {
    let options = match Options::try_parse() {
        Ok(options) => options,
        Err(error) => return portal::cli::refuse("preview", &error),
    };
    match preview::start(options).await {
        Ok(running) => {
            print!("{running}");
            running.serve().await
        }
        Err(error) => {
            eprintln!("preview: {error}");
            ExitCode::from(CORRECTABLE)
        }
    }
}
