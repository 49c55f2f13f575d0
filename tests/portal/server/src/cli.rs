//! The command line: one file a subcommand. What goes wrong is one line that says what to do, and exit code 2.

mod check;
mod data;
mod outbox;
mod seed;
mod serve;
mod unfreeze;

use core::fmt;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The exit code of every error that the caller can correct.
const CORRECTABLE: u8 = 2;

/// The reference portal: every call, number and rule of the portal API, over SQLite.
#[derive(Parser)]
#[command(name = "portal", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the API; its first line on standard output is one JSON object with the address.
    Serve(serve::Serve),
    /// Puts a few invented members into a data folder, and prints them as JSON lines.
    Seed(seed::Seed),
    /// Prints the messages of a data folder as JSON lines.
    Outbox(outbox::Outbox),
    /// Lifts the freeze of a member.
    Unfreeze(unfreeze::Unfreeze),
    /// Prints openapi.json.
    Openapi,
    /// Checks any portal against the portal API, by its base address.
    Check(check::Check),
}

/// Why a command ended: one line that says what to do.
struct Failure(String);

impl<E: fmt::Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string().replace('\n', " "))
    }
}

/// Runs the command line of this process.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return refuse("portal", &error),
    };
    let done = match arguments.command {
        Command::Serve(command) => command.run(),
        Command::Seed(command) => command.run(),
        Command::Outbox(command) => command.run(),
        Command::Unfreeze(command) => command.run(),
        Command::Openapi => crate::openapi::openapi_json().map(|json| print!("{json}")).map_err(Failure::from),
        Command::Check(command) => return exit_code(command.run()),
    };
    exit_code(done.map(|()| ExitCode::SUCCESS))
}

/// The exit code, and for a failure its line.
fn exit_code(done: Result<ExitCode, Failure>) -> ExitCode {
    match done {
        Ok(code) => code,
        Err(Failure(line)) => {
            eprintln!("portal: {line}");
            ExitCode::from(CORRECTABLE)
        }
    }
}

/// Help and version as they are; of a mistake its first line, and where to read more. For every program of this workspace.
#[must_use]
pub fn refuse(program: &str, error: &clap::Error) -> ExitCode {
    if !error.use_stderr() {
        print!("{error}");
        return ExitCode::SUCCESS;
    }
    let whole = error.to_string();
    let lines = whole.lines().skip_while(|line| !line.starts_with("error: "));
    // What is missing stands on lines of its own below the first one.
    let lines: Vec<&str> = lines.take_while(|line| !line.is_empty()).map(str::trim).collect();
    let first = if lines.is_empty() { "error: a command is needed".to_owned() } else { lines.join(" ") };
    eprintln!("{program}: {}; `{program} --help` says the rest", first.trim_start_matches("error: "));
    ExitCode::from(CORRECTABLE)
}
