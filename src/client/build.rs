//! The portal of this build: `MULTIPORTAL_URL` and `MULTIPORTAL_PINS`, read at compile time.

use super::{AddressError, Pins, PinsError, PortalAddress};

#[derive(Clone, Copy, Debug)]
pub struct Build {
    /// `MULTIPORTAL_URL`: the portal's base address.
    pub url: Option<&'static str>,
    /// `MULTIPORTAL_PINS`: SHA-256 pins of the portal's keys, in base64, with commas between.
    pub pins: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BuildError {
    /// Set it and build again.
    #[error("MULTIPORTAL_URL was not set when this was built: set it to the portal's address, https://…")]
    NoUrl,
    /// Correct it and build again.
    #[error("MULTIPORTAL_URL: {0}")]
    Url(#[from] AddressError),
    /// Correct them and build again.
    #[error("MULTIPORTAL_PINS: {0}")]
    Pins(#[from] PinsError),
}

impl Build {
    pub const THIS: Self = Self { url: option_env!("MULTIPORTAL_URL"), pins: option_env!("MULTIPORTAL_PINS") };

    /// Returns whether both are set, as a build for members must have them.
    #[must_use]
    pub const fn is_complete(&self) -> bool {
        matches!((self.url, self.pins), (Some(url), Some(pins)) if !url.is_empty() && !pins.is_empty())
    }

    /// Returns the portal's address and the pins of its keys. Without pins, a certificate of any public authority is accepted.
    ///
    /// # Errors
    /// [`BuildError`] says what to set.
    pub fn read(&self) -> Result<(PortalAddress, Pins), BuildError> {
        let address = PortalAddress::parse(self.url.ok_or(BuildError::NoUrl)?)?;
        Ok((address, Pins::parse(self.pins.unwrap_or_default())?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn build_without_a_valid_address_says_what_to_set() {
        let build = |url, pins| Build { url, pins };
        assert_eq!(build(None, None).read().map(drop), Err(BuildError::NoUrl));
        assert_eq!(
            build(Some("http://portal.example"), None).read().map(drop),
            Err(BuildError::Url(AddressError::Insecure))
        );
        assert_eq!(
            build(Some("https://portal.example"), Some("x")).read().map(drop),
            Err(BuildError::Pins(PinsError::Unreadable))
        );
        assert!(build(Some("https://portal.example"), None).read().is_ok());
    }

    #[test]
    fn a_build_for_members_has_both_an_address_and_pins() {
        let set = [None, Some(""), Some("x")];
        for (url, pins) in set.into_iter().flat_map(|url| set.map(|pins| (url, pins))) {
            assert_eq!(Build { url, pins }.is_complete(), url == Some("x") && pins == Some("x"), "{url:?} {pins:?}");
        }
    }
}
