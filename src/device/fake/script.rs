//! What a double answers, one answer a call.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

enum Line<T> {
    Answer(T),
    Silence,
}

/// Answers to come, in order. A script at its end answers nothing, ever: its caller's time-out passes.
pub struct Script<T>(Mutex<VecDeque<Line<T>>>);

impl<T> Default for Script<T> {
    fn default() -> Self {
        Self(Mutex::new(VecDeque::new()))
    }
}

impl<T> Script<T> {
    /// The next call is answered so.
    pub fn answer(&self, answer: T) -> &Self {
        self.add(Line::Answer(answer))
    }

    /// The next call is never answered.
    pub fn stall(&self) -> &Self {
        self.add(Line::Silence)
    }

    fn add(&self, line: Line<T>) -> &Self {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push_back(line);
        self
    }

    /// Returns the next answer.
    pub async fn next(&self) -> T {
        let line = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop_front();
        match line {
            Some(Line::Answer(answer)) => answer,
            Some(Line::Silence) | None => std::future::pending().await,
        }
    }
}
