//! The start, entering a feature, and events of the whole app.

use semver::Version;

use super::{App, Contact, Destination, PortalView, PrivacyNotice, Route, Stored};
use crate::domain::limits::PIN_LENGTH;
use crate::features::freeze::Freeze;
use crate::features::log_in::LogIn;
use crate::features::recover_pin::RecoverPin;
use crate::features::recover_username::RecoverUsername;
use crate::features::session::Session;
use crate::flow::{CallError, Context, Effect, Outcome, Request, Response, SmsCommand, Step, StoreCommand};

impl App {
    /// Restores a session, else a snapshot, else shows "Inicio".
    pub(super) fn started(mut self, stored: Stored, drawn: &Context) -> Step<Self> {
        let Stored { app, session, remembered, trusted_phone, installation, preferences, contact, notice } = stored;
        self.preferences = preferences;
        self.remembered = remembered;
        self.trust.phone = trusted_phone;
        self.installation = installation;
        self.contact = contact;
        self.notice = notice;
        self.route = Route::Home;
        let context = &drawn.ordered(self.key_order());
        let mut effects = vec![self.fetch_portal(context)];
        self.left = app.as_ref().map(|app| app.left.clone()).unwrap_or_default();
        self.left.remove_expired(context.now);
        match (session, app.map(|snapshot| snapshot.restore(context))) {
            (Some(token), _) => {
                let (flow, refresh) = Session::resume(token, context);
                self.route = Route::Session(flow);
                effects.push(refresh);
            }
            (None, Some(Ok((route, restored)))) => {
                self.route = route;
                effects.extend(restored);
            }
            (None, Some(Err(notice))) => {
                self.notice = Some(notice);
                effects.push(Effect::Sms(SmsCommand::Stop));
            }
            (None, None) => {}
        }
        Step::Stay(self, effects)
    }

    /// Goes to `destination`, through the privacy notice if it was not read yet.
    pub(super) fn enter(mut self, destination: Destination, context: &Context) -> Step<Self> {
        self.notice = None;
        self.close_all();
        // "No fui yo" asks for nothing personal and is urgent.
        if destination != Destination::Freeze && self.preferences.privacy_notice == PrivacyNotice::Unread {
            return self.go(Route::Privacy { then: destination }, Vec::new());
        }
        match destination {
            Destination::LogIn => {
                let (flow, effects) = LogIn::start(self.remembered.as_ref(), self.remember(), context);
                self.go(Route::LogIn(flow), effects)
            }
            Destination::RecoverUsername => {
                let (flow, effects) = RecoverUsername::start(core::mem::take(&mut self.left), context);
                self.go(Route::RecoverUsername(flow), effects)
            }
            Destination::RecoverPin => {
                let (flow, effects) =
                    RecoverPin::start(self.remembered.as_ref(), core::mem::take(&mut self.left), context);
                self.go(Route::RecoverPin(flow), effects)
            }
            Destination::Freeze => self.go(Route::Freeze(Freeze::start()), Vec::new()),
        }
    }

    /// Leaves an open session for "No fui yo" and ends it. Ignored in any other feature.
    pub(super) fn freeze_from_session(mut self, context: &Context) -> Step<Self> {
        let token = match &self.route {
            Route::Session(flow) => std::sync::Arc::clone(&flow.token),
            _ => return Step::stay(self),
        };
        self.close_all();
        self.leave_session();
        let end = Effect::Call(context.request_id, Request::EndSession { token });
        self.go(Route::Freeze(Freeze::start()), vec![end, Effect::Store(StoreCommand::ClearSession)])
    }

    pub(super) fn privacy_accepted(mut self, context: &Context) -> Step<Self> {
        self.preferences.privacy_notice = PrivacyNotice::Read;
        match self.route {
            Route::Privacy { then } => self.enter(then, context),
            _ => Step::stay(self),
        }
    }

    /// Applies a change that may change the key order. If it does, the keypads show the new order at once.
    pub(super) fn reorder(mut self, drawn: &Context, change: impl FnOnce(&mut Self)) -> Step<Self> {
        let before = self.key_order();
        change(&mut self);
        if before != self.key_order() {
            self.reshuffle(drawn);
        }
        Step::stay(self)
    }

    pub(super) fn portal_fetched(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        match outcome {
            Ok(Response::Portal(portal)) => {
                // No keypad of this version can enter a PIN of another length.
                let outdated = is_outdated(&portal.minimum_app_version) || portal.pin_length != PIN_LENGTH;
                self.contact = Some(Contact::of(&portal));
                self.portal = PortalView::Known(portal);
                match (outdated, &self.route) {
                    (true, _) => self.route = Route::Outdated,
                    // The portal accepts this version after all.
                    (false, Route::Outdated) => self.route = Route::Home,
                    (false, _) => {}
                }
                let check = self.check_key(context).into_iter().collect();
                return Step::Stay(self, check);
            }
            Ok(_) => {}
            Err(CallError::Outdated) => self.route = Route::Outdated,
            // The last answer stays.
            Err(_) if matches!(self.portal, PortalView::Known(_)) => {}
            Err(error) => self.portal = PortalView::Unknown(error),
        }
        Step::stay(self)
    }
}

/// Returns whether the portal refuses this version. Ignores a minimum version that it cannot parse.
fn is_outdated(minimum: &str) -> bool {
    match (Version::parse(env!("CARGO_PKG_VERSION")), Version::parse(minimum)) {
        (Ok(this), Ok(minimum)) => this < minimum,
        _ => false,
    }
}
