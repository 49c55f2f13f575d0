//! The contents of the secret store, with queued writes, so that only changes are written.

use zeroize::Zeroizing;

use crate::app::{App, Contact, Preferences};
use crate::device::Slot;
use crate::domain::{Moment, SecretText, TrustedPhone};

#[derive(Default)]
pub(super) struct Persisted {
    /// The saved route as JSON. At the start the store's contents count as different, so that they are written or deleted.
    route: Option<Zeroizing<String>>,
    preferences: Preferences,
    trusted_phone: Option<TrustedPhone>,
    contact: Option<Contact>,
}

impl Persisted {
    /// Returns the state of a store that was just read. `snapshot` is `Some` if the slot holds anything, readable or not.
    pub(super) fn read(
        snapshot: Option<&SecretText>,
        preferences: Preferences,
        trusted_phone: Option<TrustedPhone>,
        contact: Option<Contact>,
    ) -> Self {
        let route = snapshot.map(|text| Zeroizing::new(text.expose().to_owned()));
        Self { route, preferences, trusted_phone, contact }
    }

    /// Returns the writes that are due, and counts them as done.
    pub(super) fn changes(&mut self, app: &App, now: Moment) -> Vec<(Slot, Option<SecretText>)> {
        let mut changes = Vec::new();
        let snapshot = app.snapshot(now);
        let route = snapshot.as_ref().and_then(|snapshot| json(&snapshot.route));
        if route != self.route {
            self.route = route;
            changes.push((Slot::Snapshot, snapshot.as_ref().and_then(secret)));
        }
        if *app.preferences() != self.preferences {
            self.preferences = app.preferences().clone();
            changes.push((Slot::Preferences, secret(&self.preferences)));
        }
        if app.trusted_phone() != self.trusted_phone.as_ref() {
            self.trusted_phone = app.trusted_phone().cloned();
            changes.push((Slot::TrustedPhone, self.trusted_phone.as_ref().and_then(secret)));
        }
        if app.contact() != self.contact.as_ref() {
            self.contact = app.contact().cloned();
            changes.push((Slot::Contact, self.contact.as_ref().and_then(secret)));
        }
        changes
    }
}

fn secret(value: &impl serde::Serialize) -> Option<SecretText> {
    json(value).map(|text| SecretText::new(text.to_string()))
}

fn json(value: &impl serde::Serialize) -> Option<Zeroizing<String>> {
    serde_json::to_string(value).map(Zeroizing::new).map_err(|_| tracing::error!("a value could not be saved")).ok()
}
