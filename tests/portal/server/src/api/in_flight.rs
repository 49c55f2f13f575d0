//! What the calls that run now know of each other: the same idempotency key, and PIN checks for the same address.
//!
//! Of the calls with one key one runs at a time, so that a costly check runs once however often it is asked for.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Mutex as AsyncMutex, OwnedMutexGuard, watch};

use crate::address::ClientAddress;
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
        // Each waiting call holds a clone; clones are made under this lock alone.
        if turns.get(&self.key).is_some_and(|turn| Arc::strong_count(turn) == 1) {
            turns.remove(&self.key);
        }
    }
}

type Addresses = Mutex<HashMap<ClientAddress, watch::Sender<usize>>>;

/// The tries of PINs that are counted and not settled, by address: a right one gives its place in the quota back.
#[derive(Default)]
pub struct PinChecks(Arc<Addresses>);

/// A try that is counted; settled when it is dropped.
pub struct PinCheck {
    addresses: Arc<Addresses>,
    address: ClientAddress,
}

impl PinChecks {
    /// Begins a try. Called in the transaction that counts it.
    pub fn begin(&self, address: ClientAddress) -> PinCheck {
        let mut addresses = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        addresses.entry(address).or_default().send_modify(|tries| *tries += 1);
        PinCheck { addresses: Arc::clone(&self.0), address }
    }

    /// Returns what changes when a try from this address is settled, or `None` when none runs.
    pub fn running(&self, address: ClientAddress) -> Option<watch::Receiver<usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(&address).map(watch::Sender::subscribe)
    }
}

impl Drop for PinCheck {
    fn drop(&mut self) {
        let mut addresses = self.addresses.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(tries) = addresses.get(&self.address) else { return };
        tries.send_modify(|tries| *tries -= 1);
        if *tries.borrow() == 0 {
            addresses.remove(&self.address);
        }
    }
}
