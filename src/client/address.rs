//! The portal's address: HTTPS, or plain HTTP to this very machine.

use reqwest::Url;

use crate::api::Path;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PortalAddress(Url);

/// Why a text is no address of a portal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// Write a whole address.
    #[error("not an address: write https:// and the portal's host")]
    Unreadable,
    /// Use HTTPS: plain HTTP can be read on the way (loopback addresses stay on the machine).
    #[error("plain HTTP is for loopback addresses alone (http://127.0.0.1:…): use https")]
    Insecure,
    /// Leave out the rest: the paths of the calls are part of the contract.
    #[error("write the scheme, the host and the port alone")]
    NotABase,
}

impl PortalAddress {
    /// Reads a base address.
    ///
    /// # Errors
    /// [`AddressError`] says what to write.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let url = Url::parse(text.trim()).map_err(|_| AddressError::Unreadable)?;
        let bare = url.username().is_empty() && url.password().is_none();
        match url.scheme() {
            "https" => {}
            "http" if is_loopback(&url) => {}
            "http" => return Err(AddressError::Insecure),
            _ => return Err(AddressError::Unreadable),
        }
        let nothing_more = bare && url.path() == "/" && url.query().is_none() && url.fragment().is_none();
        if nothing_more { Ok(Self(url)) } else { Err(AddressError::NotABase) }
    }

    /// Its host, to which text messages are bound.
    #[must_use]
    pub fn host(&self) -> &str {
        self.0.host_str().unwrap_or_default()
    }

    /// Returns whether it is a loopback address over plain HTTP.
    pub(super) fn is_plain(&self) -> bool {
        self.0.scheme() == "http"
    }

    /// Returns a page of the portal itself as a browser is to open it: the portal's host, no user name, and HTTPS unless the portal
    /// is this very machine.
    pub(super) fn own_page(&self, address: &str) -> Option<Url> {
        let page = Url::parse(address).ok()?;
        let bare = page.username().is_empty() && page.password().is_none();
        let secure = page.scheme() == "https" || (self.is_plain() && page.scheme() == "http");
        (bare && secure && page.host() == self.0.host()).then_some(page)
    }

    pub(super) fn call(&self, path: Path<'_>) -> Url {
        let mut url = self.0.clone();
        url.set_path(&path.to_string());
        url
    }
}

/// Accepts numbers only: the name `localhost` may mean another machine.
fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default().trim_start_matches('[').trim_end_matches(']');
    host.parse::<core::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn https_and_loopback_are_addresses() {
        for (text, host) in [
            ("https://portal.example", "portal.example"),
            (" https://portal.example:8443/ ", "portal.example"),
            ("http://127.0.0.1:8081", "127.0.0.1"),
            ("http://[::1]:8081", "[::1]"),
        ] {
            assert_eq!(PortalAddress::parse(text).unwrap().host(), host, "{text:?}");
        }
    }

    #[test]
    fn anything_else_says_what_to_write() {
        for (text, why) in [
            ("http://portal.example", AddressError::Insecure),
            ("http://10.0.2.2:8081", AddressError::Insecure),
            ("http://127.0.0.1.evil.example", AddressError::Insecure),
            ("http://localhost:8081", AddressError::Insecure),
            ("http://0.0.0.0:8081", AddressError::Insecure),
            ("portal.example", AddressError::Unreadable),
            ("ftp://portal.example", AddressError::Unreadable),
            ("", AddressError::Unreadable),
            ("https://user:pass@portal.example", AddressError::NotABase),
            ("https://portal.example/api/v1", AddressError::NotABase),
            ("https://portal.example?x=1", AddressError::NotABase),
        ] {
            assert_eq!(PortalAddress::parse(text), Err(why), "{text:?}");
        }
    }

    #[test]
    fn only_pages_of_the_portal_itself_are_its_own() {
        let portal = PortalAddress::parse("https://portal.example").unwrap();
        for page in ["https://portal.example/hand-over/t", "HTTPS://PORTAL.example:8443/x"] {
            assert!(portal.own_page(page).is_some(), "{page}");
        }
        for page in [
            "http://portal.example/x",
            "https://evil.example/x",
            "https://portal.example.evil.example/x",
            "https://portal.example@evil.example/x",
            "https://portal.example:secret@portal.example/x",
            "https:\\\\evil.example/portal.example",
            "javascript://portal.example/%0aalert(1)",
            "intent://portal.example/x",
            "//portal.example/x",
            "",
        ] {
            assert_eq!(portal.own_page(page), None, "{page}");
        }
        let plain = PortalAddress::parse("http://127.0.0.1:8081").unwrap();
        assert!(plain.own_page("http://127.0.0.1:9000/x").is_some());
        assert_eq!(plain.own_page("http://127.0.0.2/x"), None);
    }

    // The release scripts refuse a program that holds a test's address.
    #[test]
    fn error_texts_hold_no_address() {
        for error in [AddressError::Unreadable, AddressError::Insecure, AddressError::NotABase] {
            assert!(!error.to_string().contains(".example"), "{error}");
        }
    }

    #[test]
    fn a_call_lives_below_the_base() {
        let address = PortalAddress::parse("https://portal.example:8443").unwrap();
        assert_eq!(
            address.call(Path::Pin { attempt: "a-1" }).as_str(),
            "https://portal.example:8443/api/v1/log-in/a-1/pin"
        );
    }
}
