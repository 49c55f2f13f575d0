//! `GET /phones`, `DELETE /phones/{phone}` and `GET /accesses`.

use super::http::{Reply, Success, respond};
use crate::api::{self, AccessResponse, AccessesResponse, PhoneResponse, PhonesResponse, ProblemCode};
use crate::domain::limits::{ACCESSES_LISTED, PHONES_LISTED};
use crate::domain::{Access, AccessMethod, IdError, Label, ListedPhone, PhoneId};
use crate::flow::{CallError, SessionError};

pub(super) fn read_phones(success: &Success) -> Result<Vec<ListedPhone>, CallError> {
    phones(success.read()?).map_err(|_| success.unreadable())
}

fn phones(wire: PhonesResponse) -> Result<Vec<ListedPhone>, IdError> {
    let phone = |wire: PhoneResponse| {
        Ok(ListedPhone {
            id: PhoneId::parse(&wire.phone)?,
            label: Label::new(wire.label.expose()),
            added_at: wire.added_at.parse().ok(),
            last_used_at: wire.last_used_at.and_then(|at| at.parse().ok()),
            this: wire.this,
        })
    };
    wire.phones.into_iter().take(PHONES_LISTED).map(phone).collect()
}

pub(super) fn read_accesses(success: &Success) -> Result<Vec<Access>, CallError> {
    success.read().map(accesses)
}

fn accesses(wire: AccessesResponse) -> Vec<Access> {
    let access = |wire: AccessResponse| Access {
        at: wire.at.parse().ok(),
        device: Label::new(&wire.device),
        method: match wire.method {
            api::AccessMethod::Pin => AccessMethod::Pin,
            api::AccessMethod::TrustedPhone => AccessMethod::TrustedPhone,
            api::AccessMethod::Other(_) => AccessMethod::Other,
        },
    };
    wire.accesses.into_iter().take(ACCESSES_LISTED).map(access).collect()
}

/// A phone that the portal does not have is as good as removed: an earlier try may have removed it.
pub(super) fn read_removal(reply: Reply) -> Result<Result<(), SessionError>, CallError> {
    match reply {
        Err(refusal) if refusal.code() == Some(&ProblemCode::NotFound) => Ok(Ok(())),
        reply => respond(reply, |_| Ok(())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::api::SecretField;
    use crate::domain::limits::LABEL_LENGTH;

    fn phone(id: &str, label: &str) -> PhoneResponse {
        let (label, added_at) = (SecretField::new(label), "2026-11-20T21:05:00Z".to_owned());
        PhoneResponse { phone: id.to_owned(), label, added_at, last_used_at: Some("?".to_owned()), this: true }
    }

    #[test]
    fn labels_and_lists_of_a_portal_are_bounded() {
        let wire = (0..1_000).map(|_| phone("p-1", &"<b>\u{202e}\n".repeat(10_240))).collect();
        let phones = phones(PhonesResponse { phones: wire }).unwrap();
        assert_eq!(phones.len(), PHONES_LISTED);
        assert_eq!(phones[0].label.as_str().chars().count(), LABEL_LENGTH);
        assert!(!phones[0].label.as_str().contains(['\u{202e}', '\n']));
        assert!(phones[0].added_at.is_some() && phones[0].last_used_at.is_none());

        let method = api::AccessMethod::from("palm".to_owned());
        let access = AccessResponse { at: String::new(), device: "x".repeat(10_240), method };
        let accesses = accesses(AccessesResponse { accesses: vec![access; 1_000] });
        assert_eq!(accesses.len(), ACCESSES_LISTED);
        assert_eq!((accesses[0].at, accesses[0].method), (None, AccessMethod::Other));
        assert_eq!(accesses[0].device.as_str().chars().count(), LABEL_LENGTH);
    }

    #[test]
    fn phone_id_that_could_change_a_path_is_refused() {
        assert!(phones(PhonesResponse { phones: vec![phone("../session", "")] }).is_err());
    }
}
