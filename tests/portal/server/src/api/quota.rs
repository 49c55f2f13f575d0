//! What is counted for whom (Common rules, "Throttles").

use rusqlite::Transaction;

use super::Portal;
use super::refusal::Refusal;
use crate::address::ClientAddress;
use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::stamp::Stamp;
use crate::throttle;

/// Something that is counted for an address and for the whole portal.
#[derive(Clone, Copy)]
pub enum Counted {
    Challenges,
    LogIns,
    WrongPins,
    Sends,
    Receipts,
}

impl Counted {
    const fn realm(self) -> &'static str {
        match self {
            Self::Challenges => "quota: challenges",
            Self::LogIns => "quota: log-ins",
            Self::WrongPins => "quota: wrong PINs",
            Self::Sends => "quota: sends",
            Self::Receipts => "quota: receipts",
        }
    }

    const fn quotas(self, portal: &Portal) -> (Quota, Quota) {
        let limits = &portal.limits;
        match self {
            Self::Challenges | Self::LogIns | Self::Receipts => (limits.address_calls, limits.portal_calls),
            Self::WrongPins => (limits.address_wrong_pins, limits.portal_wrong_pins),
            Self::Sends => (limits.address_sends, limits.portal_sends),
        }
    }

    fn names(self, portal: &Portal, address: ClientAddress) -> (KeyedHash, KeyedHash) {
        let name = |part: &[u8]| portal.keys.hash(self.realm(), &[part]);
        (name(address.bytes()), name(b""))
    }

    /// Takes one for this address and for the portal.
    pub fn take(self, tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: ClientAddress) -> Result<(), Refusal> {
        let ((one, all), (for_one, for_all)) = (self.names(portal, by), self.quotas(portal));
        throttle::take(tx, &one, for_one, now)??;
        throttle::take(tx, &all, for_all, now)??;
        Ok(())
    }

    /// Whether there is room, without taking it.
    pub fn look(self, tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: ClientAddress) -> Result<(), Refusal> {
        let ((one, all), (for_one, for_all)) = (self.names(portal, by), self.quotas(portal));
        throttle::look(tx, &one, for_one, now)??;
        throttle::look(tx, &all, for_all, now)??;
        Ok(())
    }
}
