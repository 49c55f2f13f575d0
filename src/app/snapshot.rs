//! What is saved for the next process: the app's state without PINs and codes, encrypted by the secret store.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{App, Contact, Notice, Preferences, Route};
use crate::domain::limits::SNAPSHOT_LIFE;
use crate::domain::{Deadline, InstallationId, Moment, SecretText, TrustedPhone, Username};
use crate::features::code_entry::LeftCodes;
use crate::features::freeze::{Freeze, FreezeSnapshot};
use crate::features::log_in::{LogIn, LogInSnapshot};
use crate::features::recover_pin::{RecoverPin, RecoverPinSnapshot};
use crate::features::recover_username::{RecoverUsername, RecoverUsernameSnapshot};
use crate::flow::{Context, Effect};

#[derive(Debug, Serialize, Deserialize)]
pub struct AppSnapshot {
    /// The time of saving. After [`SNAPSHOT_LIFE`] the snapshot is discarded.
    pub at: Moment,
    #[serde(alias = "place")]
    pub route: RouteSnapshot,
    /// Codes that the member left for "Inicio".
    #[serde(default, skip_serializing_if = "LeftCodes::is_empty")]
    pub left: LeftCodes,
}

#[derive(Debug, Serialize, Deserialize)]
#[allow(clippy::large_enum_variant, reason = "the app holds one, and never copies it")]
pub enum RouteSnapshot {
    /// Saved only with codes that the member left.
    Home,
    LogIn(LogInSnapshot),
    RecoverUsername(RecoverUsernameSnapshot),
    RecoverPin(RecoverPinSnapshot),
    Freeze(FreezeSnapshot),
}

/// The contents of the secret store at the start.
#[derive(Debug, Default)]
pub struct Stored {
    /// `None` without a snapshot, or if it cannot be parsed.
    pub app: Option<AppSnapshot>,
    pub session: Option<Arc<SecretText>>,
    pub remembered: Option<Username>,
    pub trusted_phone: Option<TrustedPhone>,
    pub installation: Option<InstallationId>,
    pub preferences: Preferences,
    pub contact: Option<Contact>,
    /// Shown on "Inicio" when the store could not be read.
    pub notice: Option<Notice>,
}

impl App {
    /// Returns what to save; `None` if nothing is worth saving. The session's token has its own slot.
    #[must_use]
    pub fn snapshot(&self, at: Moment) -> Option<AppSnapshot> {
        let route = match &self.route {
            Route::LogIn(flow) => RouteSnapshot::LogIn(flow.snapshot()),
            Route::RecoverUsername(flow) => RouteSnapshot::RecoverUsername(flow.snapshot()),
            Route::RecoverPin(flow) => RouteSnapshot::RecoverPin(flow.snapshot()),
            Route::Freeze(flow) => RouteSnapshot::Freeze(flow.snapshot()),
            Route::Home | Route::Privacy { .. } if !self.left.is_empty() => RouteSnapshot::Home,
            Route::Starting
            | Route::Home
            | Route::Privacy { .. }
            | Route::PhoneLogIn(_)
            | Route::Session(_)
            | Route::Outdated => return None,
        };
        Some(AppSnapshot { at, route, left: self.left.clone() })
    }
}

impl AppSnapshot {
    pub(super) fn restore(self, context: &Context) -> Result<(Route, Vec<Effect>), Notice> {
        // At "Inicio" there is nothing to take up again but codes, which expire by themselves.
        let at_home = matches!(self.route, RouteSnapshot::Home);
        if !at_home && Deadline::after(self.at, SNAPSHOT_LIFE).has_passed(context.now) {
            return Err(Notice::SnapshotTooOld);
        }
        Ok(match self.route {
            RouteSnapshot::LogIn(snapshot) => {
                let (flow, effects) = LogIn::restore(snapshot, context);
                (Route::LogIn(flow), effects)
            }
            RouteSnapshot::RecoverUsername(snapshot) => {
                let (flow, effects) = RecoverUsername::restore(snapshot, context);
                (Route::RecoverUsername(flow), effects)
            }
            RouteSnapshot::RecoverPin(snapshot) => {
                let (flow, effects) = RecoverPin::restore(snapshot, context);
                (Route::RecoverPin(flow), effects)
            }
            RouteSnapshot::Freeze(snapshot) => (Route::Freeze(Freeze::restore(snapshot)), Vec::new()),
            RouteSnapshot::Home => (Route::Home, Vec::new()),
        })
    }
}
