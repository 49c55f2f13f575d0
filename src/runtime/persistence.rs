//! What is in the secret store, or about to be, so that only changes are written.

use zeroize::Zeroizing;

use crate::app::{App, Preferences};
use crate::device::Slot;
use crate::domain::{Moment, SecretText};

#[derive(Default)]
pub(super) struct Persisted {
    /// The saved route as JSON. What a store holds at the start counts as another one, so that it is written or emptied.
    route: Option<Zeroizing<String>>,
    preferences: Preferences,
}

impl Persisted {
    /// Returns what a store holds that was just read. `snapshot` is there where the slot holds anything, readable or not.
    pub(super) fn read(snapshot: Option<&SecretText>, preferences: Preferences) -> Self {
        Self { route: snapshot.map(|text| Zeroizing::new(text.expose().to_owned())), preferences }
    }

    /// Returns what differs from the store, to be written. It counts as written from now on.
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
        changes
    }
}

fn secret(value: &impl serde::Serialize) -> Option<SecretText> {
    json(value).map(|text| SecretText::new(text.to_string()))
}

fn json(value: &impl serde::Serialize) -> Option<Zeroizing<String>> {
    serde_json::to_string(value).map(Zeroizing::new).map_err(|_| tracing::error!("a value could not be saved")).ok()
}
