//! The app's installation on this phone.

use super::limits::INSTALLATION_BITS;
use super::redacted_debug;

/// Random bits that the app draws at its first start. They identify neither the phone nor the member; the portal tells a member of a
/// PIN log-in from an installation that is new for them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct InstallationId(u128);

redacted_debug!(InstallationId);

impl InstallationId {
    #[must_use]
    pub const fn new(bytes: [u8; INSTALLATION_BITS / 8]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }

    /// Reads what [`Self::to_hex`] wrote.
    pub(crate) fn from_hex(text: &str) -> Option<Self> {
        let is_hex = text.len() == INSTALLATION_BITS / 4 && text.bytes().all(|b| b.is_ascii_hexdigit());
        is_hex.then(|| u128::from_str_radix(text, 16).ok().map(Self)).flatten()
    }

    /// Returns 32 hexadecimal digits, as the store and the portal have them.
    pub(crate) fn to_hex(self) -> String {
        format!("{:032x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn installation_is_read_as_written_and_nothing_else_is() {
        let id = InstallationId::new([0x0a; 16]);
        assert_eq!(id.to_hex(), "0a".repeat(16));
        assert_eq!(InstallationId::from_hex(&id.to_hex()), Some(id));
        for text in ["", "0a", &format!("+{}", "a".repeat(31)), &"g".repeat(32), &"0".repeat(33)] {
            assert_eq!(InstallationId::from_hex(text), None, "{text}");
        }
    }
}
