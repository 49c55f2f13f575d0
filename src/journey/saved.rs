//! What outlives the process: the journey without PINs and codes, sealed by the secret store.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::numbers::JOURNEY_LIFE;
use crate::domain::{Deadline, Moment, SecretText, Username};
use crate::flow::freeze::{Freeze, SavedFreeze};
use crate::flow::log_in::{LogIn, SavedLogIn};
use crate::flow::recover_pin::{RecoverPin, SavedRecoverPin};
use crate::flow::recover_username::{RecoverUsername, SavedRecoverUsername};
use crate::flow::{Effect, Given};

use super::{Journey, Notice, Place, Preferences};

/// A saved journey.
#[derive(Debug, Serialize, Deserialize)]
pub struct SavedJourney {
    /// When it was saved: after [`JOURNEY_LIFE`] it is not taken up again.
    pub at: Moment,
    /// Where the member stood.
    pub place: SavedPlace,
}

/// Where the member stood.
#[derive(Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "an app has one of them, and it is never copied")]
pub enum SavedPlace {
    /// In the log-in.
    LogIn(SavedLogIn),
    /// In the recovery of the username.
    RecoverUsername(SavedRecoverUsername),
    /// In the recovery of the PIN.
    RecoverPin(SavedRecoverPin),
    /// In "no fui yo".
    Freeze(SavedFreeze),
}

/// What the phone had kept.
#[derive(Debug, Default)]
pub struct Stored {
    /// The journey, where there was one that could be read.
    pub journey: Option<SavedJourney>,
    /// The session's token.
    pub session: Option<Arc<SecretText>>,
    /// The remembered username.
    pub remembered: Option<Username>,
    /// What the member set.
    pub preferences: Preferences,
    /// What "Inicio" is to say of it.
    pub notice: Option<Notice>,
}

impl Journey {
    /// What to save; `None` where nothing needs to outlive the process (the session's token is kept on its own).
    #[must_use]
    pub fn save(&self, at: Moment) -> Option<SavedJourney> {
        let place = match &self.place {
            Place::LogIn(flow) => SavedPlace::LogIn(flow.save()),
            Place::RecoverUsername(flow) => SavedPlace::RecoverUsername(flow.save()),
            Place::RecoverPin(flow) => SavedPlace::RecoverPin(flow.save()),
            Place::Freeze(flow) => SavedPlace::Freeze(flow.save()),
            Place::Starting | Place::Home | Place::Privacy { .. } | Place::Session(_) | Place::Outdated => return None,
        };
        Some(SavedJourney { at, place })
    }
}

impl SavedJourney {
    /// Stands where it stood, or says why not.
    pub(super) fn restore(self, given: &Given) -> Result<(Place, Vec<Effect>), Notice> {
        if Deadline::after(self.at, JOURNEY_LIFE).has_passed(given.at) {
            return Err(Notice::JourneyTooOld);
        }
        Ok(match self.place {
            SavedPlace::LogIn(saved) => {
                let (flow, effects) = LogIn::restore(saved, given);
                (Place::LogIn(flow), effects)
            }
            SavedPlace::RecoverUsername(saved) => {
                let (flow, effects) = RecoverUsername::restore(saved, given);
                (Place::RecoverUsername(flow), effects)
            }
            SavedPlace::RecoverPin(saved) => {
                let (flow, effects) = RecoverPin::restore(saved, given);
                (Place::RecoverPin(flow), effects)
            }
            SavedPlace::Freeze(saved) => (Place::Freeze(Freeze::restore(saved)), Vec::new()),
        })
    }
}
