//! Links that lead out of the app.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use zeroize::Zeroizing;

use super::redacted_debug;

/// A web page, a call or a message, opened by another app of the phone.
#[derive(Clone, PartialEq, Eq)]
pub enum Link {
    Web {
        /// An `https:` address.
        address: String,
    },
    /// The web portal, logged in by the one-time token in its address. The address is never shown.
    HandOver {
        /// An address of the portal, checked by the client that received it.
        address: Zeroizing<String>,
    },
    /// A call, dialled but not begun.
    Dial {
        /// The number, as it is shown to the member.
        phone: String,
    },
    Mail {
        to: String,
        subject: String,
        body: String,
    },
    Text {
        /// The number, as it is shown to the member.
        phone: String,
        body: String,
    },
}

redacted_debug!(Link);

impl Link {
    /// Returns the link's address: `https:`, `tel:` (RFC 3966), `mailto:` (RFC 6068) or `sms:` (RFC 5724).
    ///
    /// Returns `None` for a web address that is not `https:`, a number without digits and an empty recipient: numbers and
    /// addresses come from the portal.
    #[must_use]
    pub fn uri(&self) -> Option<String> {
        match self {
            Self::Web { address } => is_https(address).then(|| address.clone()),
            Self::HandOver { address } => Some(address.to_string()),
            Self::Dial { phone } => dialled(phone).map(|number| format!("tel:{number}")),
            Self::Mail { to, .. } if to.is_empty() => None,
            Self::Mail { to, subject, body } => {
                let to = encoded(to).replace("%40", "@");
                Some(format!("mailto:{to}{}", query(&[("subject", subject), ("body", body)])))
            }
            Self::Text { phone, body } => {
                dialled(phone).map(|number| format!("sms:{number}{}", query(&[("body", body)])))
            }
        }
    }

    /// Returns what the member can copy where no app opens the link: the number, the e-mail address or the web address. Empty for a
    /// secret address.
    #[must_use]
    pub fn target(&self) -> &str {
        match self {
            Self::Web { address } => address,
            Self::HandOver { .. } => "",
            Self::Dial { phone } | Self::Text { phone, .. } => phone,
            Self::Mail { to, .. } => to,
        }
    }
}

fn is_https(address: &str) -> bool {
    const SCHEME: &str = "https://";
    let scheme = address.get(..SCHEME.len()).is_some_and(|start| start.eq_ignore_ascii_case(SCHEME));
    scheme && address.len() > SCHEME.len() && address.chars().all(|c| !c.is_whitespace() && !c.is_control())
}

/// The number without the spaces and brackets that are for readers.
fn dialled(phone: &str) -> Option<String> {
    let number: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    number.contains(|c: char| c.is_ascii_digit()).then_some(number)
}

/// The query part; empty fields are left out.
fn query(fields: &[(&str, &str)]) -> String {
    let fields: Vec<_> = fields
        .iter()
        .filter(|(_, text)| !text.is_empty())
        .map(|(name, text)| format!("{name}={}", encoded(text)))
        .collect();
    if fields.is_empty() { String::new() } else { format!("?{}", fields.join("&")) }
}

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uri(link: &Link) -> Option<String> {
        link.uri()
    }

    #[test]
    fn call_keeps_digits_and_plus_only() {
        let dial = |phone: &str| Link::Dial { phone: phone.to_owned() };
        assert_eq!(uri(&dial("+57 (601) 316-5000")).as_deref(), Some("tel:+576013165000"));
        for phone in ["", "+", "no hay"] {
            assert_eq!(uri(&dial(phone)), None, "{phone:?}");
        }
    }

    #[test]
    fn text_adds_no_field_to_the_address() {
        let mail = |to: &str, subject: &str, body: &str| Link::Mail {
            to: to.to_owned(),
            subject: subject.to_owned(),
            body: body.to_owned(),
        };
        assert_eq!(
            uri(&mail("ayuda@coop.co?bcc=x@y.co", "a&b", "c d\nñ")).as_deref(),
            Some("mailto:ayuda@coop%2Eco%3Fbcc%3Dx@y%2Eco?subject=a%26b&body=c%20d%0A%C3%B1")
        );
        assert_eq!(uri(&mail("a@b.co", "", "")).as_deref(), Some("mailto:a@b%2Eco"));
        assert_eq!(uri(&mail("", "a", "b")), None);
        let text = Link::Text { phone: "300 1".to_owned(), body: "a&b".to_owned() };
        assert_eq!(uri(&text).as_deref(), Some("sms:3001?body=a%26b"));
    }

    #[test]
    fn hand_over_is_opened_but_never_shown() {
        let link = Link::HandOver { address: Zeroizing::new("https://coop.example/hand-over/t0ken".to_owned()) };
        assert_eq!(uri(&link).as_deref(), Some("https://coop.example/hand-over/t0ken"));
        assert_eq!((link.target(), format!("{link:?}").as_str()), ("", "Link(…)"));
    }

    #[test]
    fn only_https_pages_are_opened() {
        let web = |address: &str| Link::Web { address: address.to_owned() };
        assert_eq!(uri(&web("https://coop.example/a?b#c")).as_deref(), Some("https://coop.example/a?b#c"));
        for address in
            ["", "https://", "http://coop.example", "javascript:alert(1)", "intent://x#Intent;end", "https://a b", "ñ"]
        {
            assert_eq!(uri(&web(address)), None, "{address:?}");
        }
    }
}
