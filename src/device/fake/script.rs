//! What a fake answers, one answer for each call.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

/// Answers to come, in order; `None` is never given. A script at its end answers nothing more: its caller's time-out passes.
pub struct Script<T>(Mutex<VecDeque<Option<T>>>);

impl<T> Default for Script<T> {
    fn default() -> Self {
        Self(Mutex::new(VecDeque::new()))
    }
}

impl<T> Script<T> {
    /// Answers the next call.
    pub fn answer(&self, answer: T) -> &Self {
        self.add(Some(answer))
    }

    /// Never answers the next call.
    pub fn stall(&self) -> &Self {
        self.add(None)
    }

    fn add(&self, answer: Option<T>) -> &Self {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(answer);
        self
    }

    /// Returns the next answer.
    pub async fn next(&self) -> T {
        let answer = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        match answer.flatten() {
            Some(answer) => answer,
            None => std::future::pending().await,
        }
    }
}
