//! `portal`: the reference portal on the command line.

use std::process::ExitCode;

fn main() -> ExitCode {
    portal::cli::run()
}
