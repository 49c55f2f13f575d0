//! Chance, as the app has it.

use multiportal::device::Random;
use multiportal::platform::SystemRandom;

/// Bytes of the operating system's generator.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    SystemRandom::default().fill(&mut bytes);
    bytes
}
