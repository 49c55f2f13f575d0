//! `portal check`: one line a rule. Ends with 0 when every rule that was asked for is kept, 1 when one is broken, 2 when the suite
//! could not begin, and 3 when rules could not be checked with what it was given.

use core::time::Duration;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::Args;
use portal_conformance::{Outbox, Patience, Suite, TestMember, TestMembers};
use serde_json::{Deserializer, Value};

use super::Failure;
use super::data::Data;

/// The exit code where a rule is broken.
const BROKEN: u8 = 1;
/// The exit code where none is broken and some could not be checked.
const NOT_CHECKED: u8 = 3;

/// What to check, and with what. It spends the test members (four for all rules) and says at the end what it changed.
#[derive(Args)]
pub struct Check {
    /// The portal's base address: https://…, or http://… of a loopback address.
    url: String,
    /// A file with test members, as `portal seed` prints them. Without it, rules about members are not checked.
    #[arg(long, value_name = "FILE")]
    member: Option<PathBuf>,
    /// The reference portal's data folder, for its outbox. Without an outbox, rules that need a code are not checked.
    #[arg(long, value_name = "DIR", conflicts_with = "outbox_command")]
    outbox: Option<PathBuf>,
    /// The file with the pepper of that data folder, instead of the folder's own.
    #[arg(long, value_name = "FILE", requires = "outbox")]
    pepper: Option<PathBuf>,
    /// A command that prints what any other portal sent, oldest first: one JSON object a line with `kind` (`sms` or `email`),
    /// `to` and `text`.
    #[arg(long, value_name = "COMMAND")]
    outbox_command: Option<String>,
    /// The longest wait for a rule that needs time to pass, in seconds: 60 for the resend, 300 for codes,
    /// proofs and idle sessions, 7380 for everything.
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    patience: u64,
    /// Also uses up the wrong PINs of this address, which stops log-in from here for 10 minutes.
    #[arg(long)]
    exhaust: bool,
}

impl Check {
    pub fn run(self) -> Result<ExitCode, Failure> {
        let members = self.member.as_deref().map(read_members).transpose()?.unwrap_or_default();
        let folder = match self.outbox {
            Some(data) => Some(crate::Outbox::open(&Data { data, pepper: self.pepper }.config()?)?),
            None => None,
        };
        let outbox = folder.map(|outbox| Arc::new(outbox).for_check()).or(self.outbox_command.map(Outbox::command));
        let patience = Patience::up_to(Duration::from_secs(self.patience));
        let suite = Suite::new(&self.url, members, outbox, patience, |line| say(&line.to_string()))?;
        let suite = if self.exhaust { suite.exhausting() } else { suite };
        let report = tokio::runtime::Runtime::new()?.block_on(portal_conformance::run(suite))?;
        for change in report.changes() {
            say(&format!("changed      {change}"));
        }
        say(&report.to_string());
        Ok(match (report.broken().is_empty(), report.not_checked().is_empty()) {
            (true, true) => ExitCode::SUCCESS,
            (true, false) => NOT_CHECKED.into(),
            (false, _) => BROKEN.into(),
        })
    }
}

/// Members, one after the other or in lists, as JSON.
fn read_members(file: &Path) -> Result<TestMembers, String> {
    let name = file.display();
    let text = std::fs::read_to_string(file).map_err(|error| {
        format!("the test members in {name} cannot be read ({error}): name another file with --member")
    })?;
    // What serde says of a member can quote it.
    let unreadable =
        |_| format!("{name} has no test members as `portal seed` prints them: name another file with --member");
    let mut members = Vec::new();
    for value in Deserializer::from_str(&text).into_iter::<Value>() {
        match value.map_err(unreadable)? {
            Value::Array(list) => members.extend(list),
            one => members.push(one),
        }
    }
    let members: Result<Vec<TestMember>, _> = members.into_iter().map(serde_json::from_value).collect();
    members.map(TestMembers::new).map_err(unreadable)
}

/// A line on standard output. A reader who went away has seen enough.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}
