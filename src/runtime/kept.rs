//! What is (or is about to be) in the secret store, so that only changes are written.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::app::{App, AppSnapshot, Notice, Preferences, Route, Stored};
use crate::device::Slot;
use crate::domain::{Moment, SecretText, Username};

/// What the store holds of the journey.
#[derive(Default)]
pub(super) struct Kept {
    route: Option<Zeroizing<String>>,
    app: Option<Zeroizing<String>>,
    session: Option<Arc<SecretText>>,
    remembered: Option<Username>,
    preferences: Preferences,
}

impl Kept {
    /// What a store holds that was just read. `journey` is there where the slot holds anything, readable or not.
    pub(super) fn found(app: Option<&SecretText>, preferences: Preferences) -> Self {
        let app = app.map(|text| Zeroizing::new(text.expose().to_owned()));
        // No place is known yet: whatever the first step shows differs from it, and the slot is written or emptied. Nor is the
        // journey kept until that step has shown that it can be taken up.
        Self { route: app, preferences, ..Self::default() }
    }

    /// What of a journey differs from what is kept, to be written; it counts as kept from now on.
    pub(super) fn differences(&mut self, app: &App, at: Moment) -> Vec<(Slot, Option<SecretText>)> {
        self.session = match app.route() {
            Route::Session(session) => Some(Arc::clone(session.token())),
            _ => None,
        };
        self.remembered = app.remembered().cloned();
        let mut differences = Vec::new();
        let saved = app.save(at);
        let route = saved.as_ref().and_then(|saved| json(&saved.route));
        if route != self.route {
            self.app = saved.as_ref().and_then(json);
            self.route = route;
            differences.push((Slot::App, self.app.as_ref().map(|text| SecretText::new(text.to_string()))));
        }
        if *app.preferences() != self.preferences {
            self.preferences = app.preferences().clone();
            differences
                .push((Slot::Preferences, json(&self.preferences).map(|text| SecretText::new(text.to_string()))));
        }
        differences
    }

    /// What a restart would read, for a journey that was lost in a panic.
    pub(super) fn stored(&self) -> Stored {
        let app = self.app.as_ref().and_then(|text| serde_json::from_str::<AppSnapshot>(text).ok());
        Stored {
            notice: (self.route.is_some() && app.is_none()).then_some(Notice::JourneyUnreadable),
            app,
            session: self.session.clone(),
            remembered: self.remembered.clone(),
            preferences: self.preferences.clone(),
        }
    }
}

fn json(value: &impl serde::Serialize) -> Option<Zeroizing<String>> {
    serde_json::to_string(value).map(Zeroizing::new).map_err(|_| tracing::error!("a value could not be saved")).ok()
}
