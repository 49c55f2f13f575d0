//! What outlives the process: the journey without PINs and codes, sealed by the secret store.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::domain::limits::JOURNEY_LIFE;
use crate::domain::{Deadline, Moment, SecretText, Username};
use crate::features::freeze::{Freeze, FreezeSnapshot};
use crate::features::log_in::{LogIn, LogInSnapshot};
use crate::features::recover_pin::{RecoverPin, RecoverPinSnapshot};
use crate::features::recover_username::{RecoverUsername, RecoverUsernameSnapshot};
use crate::flow::{Context, Effect};

use super::{App, Notice, Preferences, Route};

/// A saved journey.
#[derive(Debug, Serialize, Deserialize)]
pub struct AppSnapshot {
    /// When it was saved: after [`JOURNEY_LIFE`] it is not taken up again.
    pub at: Moment,
    /// Where the member stood.
    #[serde(alias = "place")]
    pub route: RouteSnapshot,
}

/// Where the member stood.
#[derive(Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "an app has one of them, and it is never copied")]
pub enum RouteSnapshot {
    /// In the log-in.
    LogIn(LogInSnapshot),
    /// In the recovery of the username.
    RecoverUsername(RecoverUsernameSnapshot),
    /// In the recovery of the PIN.
    RecoverPin(RecoverPinSnapshot),
    /// In "no fui yo".
    Freeze(FreezeSnapshot),
}

/// What the phone had kept.
#[derive(Debug, Default)]
pub struct Stored {
    /// The journey, where there was one that could be read.
    pub app: Option<AppSnapshot>,
    /// The session's token.
    pub session: Option<Arc<SecretText>>,
    /// The remembered username.
    pub remembered: Option<Username>,
    /// What the member set.
    pub preferences: Preferences,
    /// What "Inicio" is to say of it.
    pub notice: Option<Notice>,
}

impl App {
    /// What to save; `None` where nothing needs to outlive the process (the session's token is kept on its own).
    #[must_use]
    pub fn save(&self, at: Moment) -> Option<AppSnapshot> {
        let route = match &self.route {
            Route::LogIn(flow) => RouteSnapshot::LogIn(flow.save()),
            Route::RecoverUsername(flow) => RouteSnapshot::RecoverUsername(flow.save()),
            Route::RecoverPin(flow) => RouteSnapshot::RecoverPin(flow.save()),
            Route::Freeze(flow) => RouteSnapshot::Freeze(flow.save()),
            Route::Starting | Route::Home | Route::Privacy { .. } | Route::Session(_) | Route::Outdated => return None,
        };
        Some(AppSnapshot { at, route })
    }
}

impl AppSnapshot {
    /// Stands where it stood, or says why not.
    pub(super) fn restore(self, context: &Context) -> Result<(Route, Vec<Effect>), Notice> {
        if Deadline::after(self.at, JOURNEY_LIFE).has_passed(context.at) {
            return Err(Notice::JourneyTooOld);
        }
        Ok(match self.route {
            RouteSnapshot::LogIn(saved) => {
                let (flow, effects) = LogIn::restore(saved, context);
                (Route::LogIn(flow), effects)
            }
            RouteSnapshot::RecoverUsername(saved) => {
                let (flow, effects) = RecoverUsername::restore(saved, context);
                (Route::RecoverUsername(flow), effects)
            }
            RouteSnapshot::RecoverPin(saved) => {
                let (flow, effects) = RecoverPin::restore(saved, context);
                (Route::RecoverPin(flow), effects)
            }
            RouteSnapshot::Freeze(saved) => (Route::Freeze(Freeze::restore(saved)), Vec::new()),
        })
    }
}
