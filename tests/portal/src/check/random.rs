//! Chance, from the operating system.

use rand::TryRng;
use rand::rngs::SysRng;

/// Bytes of the operating system's generator; a system without one gives zeros, and the portal's answers will show it.
pub fn random_bytes<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let _ = SysRng.try_fill_bytes(&mut bytes);
    bytes
}
