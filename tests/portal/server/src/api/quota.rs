//! What is counted for an address, and what makes proofs dearer (Common rules, "Throttles").

use multiportal::api::Purpose;
use rusqlite::Transaction;

use super::Portal;
use super::refusal::Refusal;
use crate::address::ClientAddress;
use crate::config::Quota;
use crate::keys::KeyedHash;
use crate::stamp::Stamp;
use crate::throttle::{self, Hit};
use crate::{limits, load};

/// Something that is counted for an address.
#[derive(Clone, Copy)]
pub enum Counted {
    Challenges,
    LogIns,
    WrongPins,
    Sends,
    Receipts,
    PhoneChallenges,
}

impl Counted {
    const fn realm(self) -> &'static str {
        match self {
            Self::Challenges => "quota: challenges",
            Self::LogIns => "quota: log-ins",
            Self::WrongPins => "quota: wrong PINs",
            Self::Sends => "quota: sends",
            Self::Receipts => "quota: receipts",
            Self::PhoneChallenges => "quota: phone challenges",
        }
    }

    const fn quota(self, portal: &Portal) -> Quota {
        match self {
            Self::Challenges | Self::LogIns | Self::Receipts | Self::PhoneChallenges => portal.limits.address_calls,
            Self::WrongPins => portal.limits.address_wrong_pins,
            Self::Sends => portal.limits.address_sends,
        }
    }

    pub fn take(self, tx: &Transaction<'_>, portal: &Portal, now: Stamp, by: ClientAddress) -> Result<Hit, Refusal> {
        let id = portal.keys.hash(self.realm(), &[by.bytes()]);
        Ok(throttle::take(tx, &id, self.quota(portal), now)??)
    }
}

/// Counts one of what makes the proofs of a purpose dearer: a challenge, a wrong PIN, a message asked for.
pub fn count_load(tx: &Transaction<'_>, portal: &Portal, now: Stamp, what: Load) -> Result<(), Refusal> {
    Ok(load::count(tx, &what.id(portal), what.normal(portal), now)?)
}

/// Returns the factor by which a proof for this purpose costs more now.
pub fn proof_factor(tx: &Transaction<'_>, portal: &Portal, now: Stamp, purpose: &Purpose) -> Result<u32, Refusal> {
    let mut dearest = 1;
    for what in match purpose {
        Purpose::LogIn => [Load::LogInChallenges, Load::WrongPins],
        _ => [Load::RecoveryChallenges, Load::Sends],
    } {
        dearest = dearest.max(load::factor(tx, &what.id(portal), what.normal(portal), now)?);
    }
    Ok(dearest)
}

/// Something whose rate over the whole portal makes proofs dearer.
#[derive(Clone, Copy)]
pub enum Load {
    LogInChallenges,
    RecoveryChallenges,
    WrongPins,
    Sends,
}

impl Load {
    fn id(self, portal: &Portal) -> KeyedHash {
        let name: &[u8] = match self {
            Self::LogInChallenges => b"log-in challenges",
            Self::RecoveryChallenges => b"recovery challenges",
            Self::WrongPins => b"wrong PINs",
            Self::Sends => b"sends",
        };
        portal.keys.hash("load", &[name])
    }

    /// The normal rate. All have one window, so that a row's life is known to the sweep.
    const fn normal(self, portal: &Portal) -> Quota {
        let limits = &portal.limits;
        let most = match self {
            Self::LogInChallenges | Self::RecoveryChallenges => limits.normal_challenges,
            Self::WrongPins => limits.normal_wrong_pins,
            Self::Sends => limits.normal_sends,
        };
        Quota { most, within: limits::ADDRESS_WINDOW }
    }
}
