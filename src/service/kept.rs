//! What is (or is about to be) in the secret store, so that only changes are written.

use std::sync::Arc;

use zeroize::Zeroizing;

use crate::domain::{Moment, SecretText, Username};
use crate::journey::{Journey, Notice, Place, Preferences, SavedJourney, Stored};
use crate::port::Slot;

/// What the store holds of the journey.
#[derive(Default)]
pub(super) struct Kept {
    place: Option<Zeroizing<String>>,
    journey: Option<Zeroizing<String>>,
    session: Option<Arc<SecretText>>,
    remembered: Option<Username>,
    preferences: Preferences,
}

impl Kept {
    /// What a store holds that was just read. `journey` is there where the slot holds anything, readable or not.
    pub(super) fn found(journey: Option<&SecretText>, preferences: Preferences) -> Self {
        let journey = journey.map(|text| Zeroizing::new(text.expose().to_owned()));
        // No place is known yet: whatever the first step shows differs from it, and the slot is written or emptied. Nor is the
        // journey kept until that step has shown that it can be taken up.
        Self { place: journey, preferences, ..Self::default() }
    }

    /// What of a journey differs from what is kept, to be written; it counts as kept from now on.
    pub(super) fn differences(&mut self, journey: &Journey, at: Moment) -> Vec<(Slot, Option<SecretText>)> {
        self.session = match journey.place() {
            Place::Session(session) => Some(Arc::clone(session.token())),
            _ => None,
        };
        self.remembered = journey.remembered().cloned();
        let mut differences = Vec::new();
        let saved = journey.save(at);
        let place = saved.as_ref().and_then(|saved| json(&saved.place));
        if place != self.place {
            self.journey = saved.as_ref().and_then(json);
            self.place = place;
            differences.push((Slot::Journey, self.journey.as_ref().map(|text| SecretText::new(text.to_string()))));
        }
        if *journey.preferences() != self.preferences {
            self.preferences = journey.preferences().clone();
            differences
                .push((Slot::Preferences, json(&self.preferences).map(|text| SecretText::new(text.to_string()))));
        }
        differences
    }

    /// What a restart would read, for a journey that was lost in a panic.
    pub(super) fn stored(&self) -> Stored {
        let journey = self.journey.as_ref().and_then(|text| serde_json::from_str::<SavedJourney>(text).ok());
        Stored {
            notice: (self.place.is_some() && journey.is_none()).then_some(Notice::JourneyUnreadable),
            journey,
            session: self.session.clone(),
            remembered: self.remembered.clone(),
            preferences: self.preferences.clone(),
        }
    }
}

fn json(value: &impl serde::Serialize) -> Option<Zeroizing<String>> {
    serde_json::to_string(value).map(Zeroizing::new).map_err(|_| tracing::error!("a value could not be saved")).ok()
}
