//! The command line of `portal check`. Ends where the suite begins, and again at the exit code.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use serde_json::{Deserializer, Value};

use super::{Cast, CheckError, Outbox, Patience, Suite, TestMember};
use crate::Config;

/// A rule is broken.
const BROKEN: u8 = 1;
/// The suite could not begin.
const NOT_BEGUN: u8 = 2;

/// Checks any portal against the portal API, by its base address: one line a rule. Ends with 0 when no rule is broken, with 1
/// when one is, and with 2 when the suite could not begin.
///
/// It spends the test members that it is given (four for all rules) and says at the end what it changed.
#[derive(clap::Args)]
pub struct CheckArguments {
    /// The portal's base address: https://…, or http://… of a loopback address.
    url: String,
    /// A file with test members, as `portal seed` prints them. Without it, rules about members are not checked.
    #[arg(long, value_name = "FILE")]
    member: Option<PathBuf>,
    /// The reference portal's data folder, to read its outbox from. Without an outbox, rules that need a code are not checked.
    #[arg(long, value_name = "DIR", conflicts_with = "outbox_command")]
    outbox: Option<PathBuf>,
    /// A command that prints what any other portal sent, oldest first: one JSON object a line with `kind` (`sms` or `email`),
    /// `to` and `text`.
    #[arg(long, value_name = "COMMAND")]
    outbox_command: Option<String>,
    /// The longest wait for a rule that needs time to pass, in seconds: 60 for the resend, 300 for codes, proofs and sessions.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    patience: u64,
    /// Also uses up the wrong PINs of this address, which stops log-in from here for 10 minutes.
    #[arg(long)]
    exhaust: bool,
}

/// Checks, prints, and says with which code to end.
pub async fn check(arguments: CheckArguments) -> ExitCode {
    match begin(arguments) {
        Ok(suite) => match super::run(suite).await {
            Ok(report) => {
                for change in report.changes() {
                    say(&format!("changed      {change}"));
                }
                say(&report.to_string());
                if report.broken().is_empty() { ExitCode::SUCCESS } else { BROKEN.into() }
            }
            Err(error) => refuse(&error),
        },
        Err(error) => refuse(&error),
    }
}

fn begin(arguments: CheckArguments) -> Result<Suite, CheckError> {
    let CheckArguments { url, member, outbox, outbox_command, patience, exhaust } = arguments;
    let cast = member.map(|file| read_members(&file)).transpose()?.unwrap_or_default();
    let folder = outbox.map(|data| crate::Outbox::open(&Config::new(data))).transpose()?;
    let outbox = folder.map(Outbox::Reference).or(outbox_command.map(Outbox::Command));
    let suite = Suite::new(&url, cast, outbox, Patience::Seconds(patience), |line| say(&line.to_string()))?;
    Ok(if exhaust { suite.exhausting() } else { suite })
}

/// Members, one after the other or in lists, as JSON.
fn read_members(file: &Path) -> Result<Cast, CheckError> {
    let text = std::fs::read_to_string(file).map_err(|error| CheckError::Members(error.kind().to_string()))?;
    // What serde says of a member can quote it: only the line is told.
    let unreadable = |error: serde_json::Error| CheckError::Members(format!("line {}", error.line()));
    let mut members = Vec::new();
    for value in Deserializer::from_str(&text).into_iter::<Value>() {
        match value.map_err(unreadable)? {
            Value::Array(list) => members.extend(list),
            one => members.push(one),
        }
    }
    let members: Vec<TestMember> =
        members.into_iter().map(serde_json::from_value).collect::<Result<_, _>>().map_err(unreadable)?;
    Ok(Cast::new(members))
}

/// A line on standard output. A reader who went away has seen enough.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

fn refuse(error: &CheckError) -> ExitCode {
    let _ = writeln!(std::io::stderr(), "portal check: {error}");
    NOT_BEGUN.into()
}
