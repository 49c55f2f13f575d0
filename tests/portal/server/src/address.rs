//! Who calls: the client's address for quotas, and its device in coarse words.

use core::net::IpAddr;
use std::net::SocketAddr;

use axum::http::header::USER_AGENT;
use axum::http::{HeaderMap, HeaderName};

/// The client's address, as quotas count it: an IPv6 client has a whole /64, so that is one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ClientAddress([u8; 16]);

impl ClientAddress {
    /// The peer's address or, behind a proxy of ours, the last one in the header that the proxy adds.
    pub fn of(peer: SocketAddr, headers: &HeaderMap, header: Option<&HeaderName>) -> Self {
        let forwarded = header
            .and_then(|name| headers.get_all(name).iter().next_back())
            .and_then(|value| value.to_str().ok())
            .and_then(|value| value.rsplit(',').next())
            .and_then(|last| last.trim().parse().ok());
        match forwarded.unwrap_or(peer.ip()).to_canonical() {
            IpAddr::V4(v4) => Self(v4.to_ipv6_mapped().octets()),
            IpAddr::V6(v6) => {
                let mut octets = v6.octets();
                octets[8..].fill(0);
                Self(octets)
            }
        }
    }

    pub const fn bytes(&self) -> &[u8] {
        &self.0
    }
}

/// What a member's last access was from, in the words that the member is shown.
pub fn device(headers: &HeaderMap) -> &'static str {
    let agent = headers.get(USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let has = |word| agent.contains(word);
    if has("Android") || has("android") {
        "Android"
    } else if has("iPhone") || has("iPad") || has("iOS") {
        "iPhone"
    } else if has("Mozilla") {
        "Navegador"
    } else {
        "Otro dispositivo"
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use axum::http::HeaderValue;

    fn of(peer: &str, forwarded: &'static str, trusted: bool) -> ClientAddress {
        let name = HeaderName::from_static("x-forwarded-for");
        let headers = HeaderMap::from_iter([(name.clone(), HeaderValue::from_static(forwarded))]);
        ClientAddress::of(peer.parse().unwrap(), &headers, trusted.then_some(&name))
    }

    #[test]
    fn client_address_in_a_header_counts_only_behind_a_proxy() {
        let peer = "192.0.2.1:4000";
        assert_eq!(of(peer, "198.51.100.7", false), of("192.0.2.1:5000", "", false));
        assert_eq!(of(peer, "198.51.100.7", true), of("198.51.100.7:1", "", false));
    }

    #[test]
    fn last_of_several_forwarded_addresses_counts() {
        let peer = "192.0.2.1:4000";
        assert_eq!(of(peer, "203.0.113.9, 198.51.100.7", true), of("198.51.100.7:1", "", false));
        assert_eq!(of(peer, "no address", true), of(peer, "", false));
    }

    #[test]
    fn ipv6_network_is_one_client_and_mapped_ipv4_is_itself() {
        assert_eq!(of("[2001:db8::1]:1", "", false), of("[2001:db8::ffff]:1", "", false));
        assert_ne!(of("[2001:db8::1]:1", "", false), of("[2001:db8:0:1::1]:1", "", false));
        assert_eq!(of("[::ffff:192.0.2.1]:1", "", false), of("192.0.2.1:1", "", false));
    }
}
