//! The operating system's random generator, a handful of bytes at a time.

use std::sync::{Mutex, PoisonError};

use rand::TryRng;
use rand::rngs::SysRng;
use zeroize::Zeroize;

use crate::device::Random;

/// Bytes asked for at a time: a layout takes a few dozen, and one question to the system costs more than the layout.
const HANDFUL: usize = 512;

/// Random bytes of the operating system, each given out once and wiped then.
pub struct SystemRandom(Mutex<Handful>);

struct Handful {
    bytes: [u8; HANDFUL],
    used: usize,
}

impl Default for SystemRandom {
    fn default() -> Self {
        Self(Mutex::new(Handful { bytes: [0; HANDFUL], used: HANDFUL }))
    }
}

impl Handful {
    fn give(&mut self, into: &mut [u8]) {
        let mut context = 0;
        while context < into.len() {
            if self.used == HANDFUL {
                self.refill();
            }
            let count = (into.len() - context).min(HANDFUL - self.used);
            let fresh = &mut self.bytes[self.used..self.used + count];
            into[context..context + count].copy_from_slice(fresh);
            fresh.zeroize();
            self.used += count;
            context += count;
        }
    }

    fn refill(&mut self) {
        if SysRng.try_fill_bytes(&mut self.bytes).is_err() {
            tracing::error!("the operating system has no random bytes");
            // To go on with bytes that can be guessed would be worse than not to go on.
            std::process::abort();
        }
        self.used = 0;
    }
}

impl Drop for Handful {
    fn drop(&mut self) {
        self.bytes.zeroize();
    }
}

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).give(bytes);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_that_were_given_out_are_wiped() {
        let random = SystemRandom::default();
        for _ in 0..1_000 {
            random.fill(&mut [0; 16]);
        }
        let handful = random.0.lock().unwrap_or_else(PoisonError::into_inner);
        assert!(handful.bytes[..handful.used].iter().all(|byte| *byte == 0));
    }
}
