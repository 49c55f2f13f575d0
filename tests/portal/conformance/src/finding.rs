//! What a rule's check can end in besides "kept". Ends where the report prints it.

/// Why a rule is not known to be kept. No value that was sent or received is in it: codes and PINs pass through here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The portal breaks the rule: what it did instead.
    #[error("{0}")]
    Broken(String),
    /// The rule could not be tried: what is missing, for the one who runs the suite.
    #[error("{0}")]
    NotChecked(String),
    /// The rule was left out: it cannot be seen from here, or the one who runs the suite did not ask for it.
    #[error("{0}")]
    LeftOut(String),
}

/// What came of looking, or the finding that ended it.
pub type Checked<T = ()> = Result<T, Finding>;

pub fn broken(why: impl Into<String>) -> Finding {
    Finding::Broken(why.into())
}

pub fn not_checked(why: impl Into<String>) -> Finding {
    Finding::NotChecked(why.into())
}

pub fn left_out(why: impl Into<String>) -> Finding {
    Finding::LeftOut(why.into())
}

/// Holds the portal to `kept`; `why` says what it did instead.
pub fn ensure(kept: bool, why: impl FnOnce() -> String) -> Checked {
    if kept { Ok(()) } else { Err(broken(why())) }
}

/// What an earlier rule left for this one.
pub fn from_earlier<T>(left: Option<&T>) -> Checked<&T> {
    left.ok_or_else(missing)
}

pub fn missing() -> Finding {
    // What became of the earlier rule is in its own line.
    left_out("an earlier rule, which this one builds on, did not hold")
}

/// Turns a step on the way to a rule into a reason not to check it: the step has a rule of its own.
pub fn on_the_way(finding: Finding) -> Finding {
    match finding {
        Finding::Broken(why) | Finding::NotChecked(why) => not_checked(format!("could not get there: {why}")),
        left_out @ Finding::LeftOut(_) => left_out,
    }
}
