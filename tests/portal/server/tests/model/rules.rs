//! The rules in small: what is there, until when, and how often it may still be used.

use std::collections::BTreeMap;

pub struct Proof {
    pub purpose: &'static str,
    pub text: String,
    pub ends: u64,
    pub spent: bool,
}

pub struct Attempt {
    pub id: String,
    pub who: usize,
    pub ends: u64,
    pub used: bool,
}

pub struct Session {
    pub token: String,
    pub member: usize,
    pub idle: u64,
    pub ends: u64,
    pub over: bool,
    pub phone: Option<String>,
}

impl Session {
    pub const fn is_open(&self, now: u64) -> bool {
        !self.over && self.idle > now && self.ends > now
    }
}

/// Where a recovery stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Code,
    Pin,
    Over,
}

/// A recovery of a member, or of an unknown person.
pub struct Recovery {
    pub id: String,
    pub kind: &'static str,
    pub member: Option<usize>,
    pub form: String,
    pub state: State,
    /// The codes, the one in force last; empty where it was not sent.
    pub codes: Vec<String>,
    pub code_ends: u64,
    pub tries: u64,
    pub next_send: u64,
    pub grant: Option<(String, u64)>,
    pub ends: u64,
}

/// What works once: a receipt, the address of a hand-over, a phone's challenge.
pub struct Once<T> {
    pub text: String,
    pub of: T,
    pub ends: u64,
    pub used: bool,
}

/// Wrong PINs of one username.
#[derive(Clone, Copy, Default)]
pub struct WrongPins {
    pub wrong: u64,
    pub until: u64,
    pub ends: u64,
}

/// The wait in seconds after this many wrong PINs.
pub fn wait_after(wrong: u64) -> u64 {
    match wrong.checked_sub(5) {
        None => 0,
        Some(step) => (30 << step.min(7)).min(3_600),
    }
}

/// What is counted within a stretch of time.
#[derive(Default)]
pub struct Windows(BTreeMap<String, Vec<u64>>);

impl Windows {
    /// Takes one of each, and returns how many are left; or takes none, and returns the wait.
    pub fn take(&mut self, now: u64, quotas: &[(String, usize, u64)]) -> Result<u64, u64> {
        for (id, most, within) in quotas {
            let hits = self.0.entry(id.clone()).or_default();
            hits.retain(|at| at + within > now);
            if hits.len() >= *most {
                return Err(hits[0] + within - now);
            }
        }
        let mut left = usize::MAX;
        for (id, most, _) in quotas {
            let hits = self.0.entry(id.clone()).or_default();
            hits.push(now);
            left = left.min(most - hits.len());
        }
        Ok(left as u64)
    }

    /// The moments at which something has left its window.
    pub fn ends(&self, within: u64) -> impl Iterator<Item = u64> {
        self.0.values().flatten().map(move |at| at + within)
    }

    /// Gives back the one that was taken last.
    pub fn give_back(&mut self, id: &str) {
        self.0.entry(id.to_owned()).or_default().pop();
    }
}
