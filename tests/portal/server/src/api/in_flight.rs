//! One at a time of the calls with the same idempotency key, so that a costly check runs once however often it is asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard};

use crate::keys::KeyedHash;

type Turns = Mutex<HashMap<[u8; 32], Arc<AsyncMutex<()>>>>;

/// The keys of the calls that run now.
#[derive(Default)]
pub struct InFlight(Arc<Turns>);

/// The right to run the call of a key; the next one runs when it is dropped.
pub struct Turn {
    turns: Arc<Turns>,
    key: [u8; 32],
    guard: Option<OwnedMutexGuard<()>>,
}

impl InFlight {
    /// Waits until no other call of this key runs.
    pub async fn turn(&self, key: &KeyedHash) -> Turn {
        let key = *key.bytes();
        let turn = Arc::clone(self.0.lock().unwrap_or_else(PoisonError::into_inner).entry(key).or_default());
        Turn { turns: Arc::clone(&self.0), key, guard: Some(turn.lock_owned().await) }
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let mut turns = self.turns.lock().unwrap_or_else(PoisonError::into_inner);
        self.guard = None;
        // Whoever waits holds a clone; new ones are made under this lock alone.
        if turns.get(&self.key).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            turns.remove(&self.key);
        }
    }
}
