//! PINs at rest: Argon2id with a pepper, and no more of it at a time than the machine has cores.
//!
//! Each run's 19 MiB come from a few blocks that are made once and used again, so that a flood costs no more memory than
//! an ordinary day. Ends at right or wrong: who may try is `throttle`'s.

use core::num::NonZeroUsize;
use std::sync::{Arc, Mutex, PoisonError};

use crate::limits::{ARGON2_LANES, ARGON2_MEMORY_KIB, ARGON2_PASSES, ARGON2_WAITING};
use argon2::password_hash::phc::{Output, PasswordHash, Salt};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use multiportal::domain::Pin;
use secrecy::{ExposeSecret, SecretSlice};
use subtle::ConstantTimeEq;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::keys::{Keys, random};

const HASH_BYTES: usize = 32;
/// Seconds after which a check that found no room may be tried again: the queue is about two seconds long at its longest.
const BUSY_SECONDS: u64 = 2;

/// Why a PIN was neither hashed nor checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PinHashError {
    /// Answer `busy`: as many checks wait as may.
    #[error("too many PIN checks wait")]
    Busy {
        /// Seconds after which there may be room.
        retry_after: u64,
    },
    /// Answer `internal`: a stored hash is damaged, or the system has no randomness.
    #[error("a PIN hash cannot be computed")]
    Broken,
}

/// The right to one run.
pub struct Place(#[expect(dead_code, reason = "held for as long as the run lasts")] OwnedSemaphorePermit);

pub struct PinHashes {
    pepper: SecretSlice<u8>,
    params: Params,
    admitted: Arc<Semaphore>,
    running: Arc<Semaphore>,
    memory: Mutex<Vec<Vec<Block>>>,
}

impl PinHashes {
    /// As many runs at a time as `cores`; [`ARGON2_WAITING`] more wait.
    pub fn new(keys: &Keys, cores: NonZeroUsize) -> Result<Self, PinHashError> {
        Ok(Self {
            // A second handle on the pepper: the hashes outlive the calls that use the keys.
            pepper: SecretSlice::from(keys.pepper.expose_secret().to_vec()),
            params: params()?,
            admitted: Arc::new(Semaphore::new(cores.get() + ARGON2_WAITING)),
            running: Arc::new(Semaphore::new(cores.get())),
            memory: Mutex::new(Vec::new()),
        })
    }

    /// Admits one run, or none when as many wait as may. Nothing is computed yet.
    pub fn admit(&self) -> Result<Place, PinHashError> {
        let place = Arc::clone(&self.admitted).try_acquire_owned();
        place.map(Place).map_err(|_| PinHashError::Busy { retry_after: BUSY_SECONDS })
    }

    /// Returns whether the PIN is the one of this stored hash.
    pub async fn check(self: &Arc<Self>, place: Place, pin: Pin, stored: String) -> Result<bool, PinHashError> {
        self.run(place, move |hashes| hashes.verify(&pin, &stored)).await
    }

    /// Hashes a new PIN, or returns which of the stored hashes is of the same PIN.
    pub async fn replace(
        self: &Arc<Self>,
        place: Place,
        pin: Pin,
        stored: Vec<String>,
    ) -> Result<Result<String, usize>, PinHashError> {
        self.run(place, move |hashes| {
            for (index, stored) in stored.iter().enumerate() {
                if hashes.verify(&pin, stored)? {
                    return Ok(Err(index));
                }
            }
            hashes.hash(&pin).map(Ok)
        })
        .await
    }

    /// Hashes a PIN on this very thread: for seeding.
    pub fn hash(&self, pin: &Pin) -> Result<String, PinHashError> {
        let salt = random::<{ Salt::RECOMMENDED_LENGTH }>()?;
        let hash = self.compute(pin, &salt)?;
        phc(&self.params, &salt, &hash)
    }

    async fn run<T: Send + 'static>(
        self: &Arc<Self>,
        place: Place,
        work: impl FnOnce(&Self) -> Result<T, PinHashError> + Send + 'static,
    ) -> Result<T, PinHashError> {
        let turn = Arc::clone(&self.running).acquire_owned().await.map_err(|_| PinHashError::Broken)?;
        let hashes = Arc::clone(self);
        // Both permits go with the work: a client that hangs up frees no core that is still busy.
        let work = move || {
            let (_place, _turn) = (place, turn);
            work(&hashes)
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| PinHashError::Broken)?
    }

    fn verify(&self, pin: &Pin, stored: &str) -> Result<bool, PinHashError> {
        let stored = PasswordHash::new(stored).map_err(|_| PinHashError::Broken)?;
        let (Some(salt), Some(hash)) = (stored.salt, stored.hash) else { return Err(PinHashError::Broken) };
        let computed = self.compute(pin, salt.as_ref())?;
        Ok(computed.ct_eq(hash.as_bytes()).into())
    }

    fn compute(&self, pin: &Pin, salt: &[u8]) -> Result<[u8; HASH_BYTES], PinHashError> {
        // Argon2 takes the pepper and the PIN as bytes, and nothing but the hash comes out.
        let pepper = self.pepper.expose_secret();
        let argon2 = Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, self.params.clone())
            .map_err(|_| PinHashError::Broken)?;
        let mut memory = self.memory.lock().unwrap_or_else(PoisonError::into_inner).pop().unwrap_or_default();
        memory.resize(self.params.block_count(), Block::default());
        let mut hash = [0; HASH_BYTES];
        let done = argon2.hash_password_into_with_memory(pin.expose().as_bytes(), salt, &mut hash, &mut memory);
        self.memory.lock().unwrap_or_else(PoisonError::into_inner).push(memory);
        done.map(|()| hash).map_err(|_| PinHashError::Broken)
    }
}

/// A hash of random bytes: no PIN is right for it, and checking one costs what any check costs.
pub fn placeholder() -> Result<String, PinHashError> {
    phc(&params()?, &random()?, &random()?)
}

fn params() -> Result<Params, PinHashError> {
    let params = Params::new(ARGON2_MEMORY_KIB, ARGON2_PASSES, ARGON2_LANES, Some(HASH_BYTES));
    params.map_err(|_| PinHashError::Broken)
}

fn phc(
    params: &Params,
    salt: &[u8; Salt::RECOMMENDED_LENGTH],
    hash: &[u8; HASH_BYTES],
) -> Result<String, PinHashError> {
    let stored = PasswordHash {
        algorithm: Algorithm::Argon2id.ident(),
        version: Some(Version::V0x13.into()),
        params: params.try_into().map_err(|_| PinHashError::Broken)?,
        salt: Some(Salt::new(salt).map_err(|_| PinHashError::Broken)?),
        hash: Some(Output::new(hash).map_err(|_| PinHashError::Broken)?),
    };
    Ok(stored.to_string())
}

impl From<crate::keys::KeysError> for PinHashError {
    fn from(_: crate::keys::KeysError) -> Self {
        Self::Broken
    }
}
