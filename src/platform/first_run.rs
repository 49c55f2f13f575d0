//! The first run of an install, decided once and only from data that can be read.
//!
//! iOS may start an app before the phone's first unlock. Its settings are unreadable then, and look as if there were none: a
//! decision from them would clear the secrets of a member who has used the app for years.

use std::sync::{Mutex, PoisonError};

/// What the decision needs from the platform.
pub trait Install {
    type Error;

    /// Whether the app's data can be read now.
    fn is_readable(&self) -> bool;

    /// Whether the mark of an earlier run is there. Only called while the data is readable.
    fn has_run_before(&self) -> bool;

    /// Removes what an earlier install left behind.
    ///
    /// # Errors
    /// Something cannot be removed.
    fn clear(&self) -> Result<(), Self::Error>;

    fn mark(&self);
}

#[derive(Debug, PartialEq, Eq)]
pub enum Undecided<E> {
    /// The data cannot be read yet: ask again once the phone is unlocked.
    Unreadable,
    /// What an earlier install left behind cannot be removed.
    NotCleared(E),
}

/// Whether the decision is made in this process.
#[derive(Default)]
pub struct FirstRun(Mutex<bool>);

impl FirstRun {
    /// Clears what an earlier install left behind if this is the first run. Does nothing once that is decided.
    ///
    /// # Errors
    /// [`Undecided`]: the next call decides again.
    pub fn decide<I: Install>(&self, install: &I) -> Result<(), Undecided<I::Error>> {
        let mut decided = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if *decided {
            return Ok(());
        }
        if !install.is_readable() {
            return Err(Undecided::Unreadable);
        }
        if !install.has_run_before() {
            install.clear().map_err(Undecided::NotCleared)?;
            install.mark();
        }
        *decided = true;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use core::cell::Cell;

    use super::*;

    #[derive(Default)]
    struct Phone {
        unlocked: Cell<bool>,
        marked: Cell<bool>,
        cleared: Cell<usize>,
        fails: Cell<bool>,
    }

    impl Install for Phone {
        type Error = ();

        fn is_readable(&self) -> bool {
            self.unlocked.get()
        }

        /// Unreadable settings look empty.
        fn has_run_before(&self) -> bool {
            self.unlocked.get() && self.marked.get()
        }

        fn clear(&self) -> Result<(), ()> {
            if self.fails.get() {
                return Err(());
            }
            self.cleared.set(self.cleared.get() + 1);
            Ok(())
        }

        fn mark(&self) {
            self.marked.set(true);
        }
    }

    #[test]
    fn start_before_the_first_unlock_clears_nothing() {
        let (run, phone) = (FirstRun::default(), Phone::default());
        phone.marked.set(true);
        assert_eq!(run.decide(&phone), Err(Undecided::Unreadable));
        phone.unlocked.set(true);
        assert_eq!(run.decide(&phone), Ok(()));
        assert_eq!(phone.cleared.get(), 0);
    }

    #[test]
    fn first_run_clears_once() {
        let phone = Phone::default();
        phone.unlocked.set(true);
        for run in [FirstRun::default(), FirstRun::default()] {
            assert_eq!(run.decide(&phone), Ok(()));
            assert_eq!(run.decide(&phone), Ok(()));
        }
        assert_eq!(phone.cleared.get(), 1);
    }

    #[test]
    fn clearing_that_fails_is_tried_again() {
        let (run, phone) = (FirstRun::default(), Phone::default());
        phone.unlocked.set(true);
        phone.fails.set(true);
        assert_eq!(run.decide(&phone), Err(Undecided::NotCleared(())));
        assert!(!phone.marked.get());
        phone.fails.set(false);
        assert_eq!(run.decide(&phone), Ok(()));
        assert_eq!(phone.cleared.get(), 1);
    }
}
