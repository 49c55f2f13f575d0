//! The report: one line a rule, as it is found. Ends where the process's exit code begins.

use core::fmt;
use std::sync::{Mutex, PoisonError};

use super::Suite;
use super::finding::{Checked, Finding};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    Kept,
    /// The portal breaks it: what it did instead.
    Broken(String),
    /// It was not tried: what would be needed.
    NotChecked(String),
    /// It was left out: it cannot be seen from here, or was not asked for.
    LeftOut(String),
}

/// One rule of the portal API, and how it came out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Where the portal API has the rule: `Common rules · Idempotency`.
    pub heading: &'static str,
    /// The rule in one sentence.
    pub says: &'static str,
    pub outcome: Outcome,
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { heading, says, outcome } = self;
        match outcome {
            Outcome::Kept => write!(f, "kept         {heading}: {says}"),
            Outcome::Broken(why) => write!(f, "broken       {heading}: {says} -- {why}"),
            Outcome::NotChecked(why) | Outcome::LeftOut(why) => write!(f, "not checked  {heading}: {says} -- {why}"),
        }
    }
}

/// Collects the lines, and what the suite changed at the portal.
pub struct Report {
    lines: Mutex<Vec<Line>>,
    changes: Mutex<Vec<String>>,
    print: Box<dyn Fn(&Line) + Send + Sync>,
}

impl Report {
    /// An empty report that hands each line to `print` as soon as it is known.
    pub fn new(print: impl Fn(&Line) + Send + Sync + 'static) -> Self {
        Self { lines: Mutex::default(), changes: Mutex::default(), print: Box::new(print) }
    }

    /// Notes something that the suite leaves otherwise than it found it.
    pub fn changed(&self, what: impl Into<String>) {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner).push(what.into());
    }

    /// All lines, in the order of their trial.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// What the suite left otherwise than it found it.
    #[must_use]
    pub fn changes(&self) -> Vec<String> {
        self.changes.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    #[must_use]
    pub fn broken(&self) -> Vec<Line> {
        self.lines().into_iter().filter(|line| matches!(line.outcome, Outcome::Broken(_))).collect()
    }

    /// The lines of rules that could not be checked with what the suite was given.
    #[must_use]
    pub fn not_checked(&self) -> Vec<Line> {
        self.lines().into_iter().filter(|line| matches!(line.outcome, Outcome::NotChecked(_))).collect()
    }
}

/// Tries one rule and reports how it came out. Returns what the rules that build on it need.
pub async fn rule<T>(
    suite: &Suite,
    heading: &'static str,
    says: &'static str,
    check: impl Future<Output = Checked<T>>,
) -> Option<T> {
    let (left, outcome) = match check.await {
        Ok(left) => (Some(left), Outcome::Kept),
        Err(Finding::Broken(why)) => (None, Outcome::Broken(why)),
        Err(Finding::NotChecked(why)) => (None, Outcome::NotChecked(why)),
        Err(Finding::LeftOut(why)) => (None, Outcome::LeftOut(why)),
    };
    let line = Line { heading, says, outcome };
    (suite.report.print)(&line);
    suite.report.lines.lock().unwrap_or_else(PoisonError::into_inner).push(line);
    left
}

/// The last line: how many rules came out how.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.lines();
        let count = |is: fn(&Outcome) -> bool| lines.iter().filter(|line| is(&line.outcome)).count();
        let kept = count(|outcome| matches!(outcome, Outcome::Kept));
        let broken = count(|outcome| matches!(outcome, Outcome::Broken(_)));
        let not_checked = count(|outcome| matches!(outcome, Outcome::NotChecked(_) | Outcome::LeftOut(_)));
        write!(f, "{kept} kept, {broken} broken, {not_checked} not checked")
    }
}
