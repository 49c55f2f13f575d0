//! Starting, entering a flow, and what belongs to the whole app.

use std::sync::Arc;

use semver::Version;

use crate::api::PortalResponse;
use crate::domain::{OpenedSession, Username};
use crate::features::freeze::Freeze;
use crate::features::log_in::{LogIn, Remember};
use crate::features::recover_pin::RecoverPin;
use crate::features::recover_username::RecoverUsername;
use crate::features::session::Session;
use crate::flow::{CallError, Context, Effect, Step};

use super::{App, Destination, PortalView, PrivacyNotice, Route, Stored};

impl App {
    /// Takes up what the phone had kept: a session first, then a journey, else "Inicio".
    pub(super) fn started(mut self, stored: Stored, context: &Context) -> Step<Self> {
        let Stored { app, session, remembered, preferences, notice } = stored;
        self.preferences = preferences;
        self.remembered = remembered;
        self.notice = notice;
        self.route = Route::Home;
        let context = &context.laid_out(self.key_order());
        let mut effects = vec![Effect::FetchPortal];
        match (session, app.map(|saved| saved.restore(context))) {
            (Some(token), _) => {
                let (flow, ask) = Session::resume(token, context);
                self.route = Route::Session(flow);
                effects.push(ask);
            }
            (None, Some(Ok((route, asked)))) => {
                self.route = route;
                effects.extend(asked);
            }
            (None, Some(Err(why))) => {
                self.notice = Some(why);
                effects.push(Effect::StopAwaitingCode);
            }
            (None, None) => {}
        }
        Step::Stay(self, effects)
    }

    /// Goes there, by way of the privacy notice where it was not read yet.
    pub(super) fn enter(mut self, destination: Destination, context: &Context) -> Step<Self> {
        self.notice = None;
        self.uncover();
        // "No fui yo" asks for nothing personal, and there is no time to lose.
        if destination != Destination::Freeze && self.preferences.privacy_notice == PrivacyNotice::Unread {
            return self.go(Route::Privacy { then: destination }, Vec::new());
        }
        match destination {
            Destination::LogIn => {
                let (flow, effects) = LogIn::begin(self.remembered.as_ref(), self.remember(), context);
                self.go(Route::LogIn(flow), effects)
            }
            Destination::RecoverUsername => {
                let (flow, effects) = RecoverUsername::begin(context);
                self.go(Route::RecoverUsername(flow), effects)
            }
            Destination::RecoverPin => {
                let (flow, effects) = RecoverPin::begin(self.remembered.as_ref(), context);
                self.go(Route::RecoverPin(flow), effects)
            }
            Destination::Freeze => self.go(Route::Freeze(Freeze::begin()), Vec::new()),
        }
    }

    /// "No fui yo" out of an open session, which ends. From the middle of something else it leads nowhere.
    pub(super) fn freeze_from_session(mut self) -> Step<Self> {
        let Route::Session(flow) = &self.route else { return Step::stay(self) };
        let token = Arc::clone(flow.token());
        self.uncover();
        self.go(Route::Freeze(Freeze::begin()), vec![Effect::EndSession { token }, Effect::DropSession])
    }

    pub(super) fn privacy_accepted(mut self, context: &Context) -> Step<Self> {
        self.preferences.privacy_notice = PrivacyNotice::Read;
        match self.route {
            Route::Privacy { then } => self.enter(then, context),
            _ => Step::stay(self),
        }
    }

    /// Sets what may change the order of the keys; where it does, a keypad shows the new order at once. A finger on a key that
    /// stays where it is is not disturbed.
    pub(super) fn reorder(mut self, fresh: &Context, set: impl FnOnce(&mut Self)) -> Step<Self> {
        let before = self.key_order();
        set(&mut self);
        if before != self.key_order() {
            self.reshuffle(fresh);
        }
        Step::stay(self)
    }

    pub(super) fn logged_in(
        mut self,
        session: OpenedSession,
        username: Username,
        remember: Remember,
        context: &Context,
    ) -> Step<Self> {
        let (flow, keep) = Session::begin(session, context);
        let remembering = match remember {
            Remember::Yes => Effect::RememberUsername(username.clone()),
            Remember::No => Effect::ForgetUsername,
        };
        self.remembered = (remember == Remember::Yes).then_some(username);
        self.notice = None;
        self.go(Route::Session(flow), vec![keep, remembering])
    }

    pub(super) fn portal_fetched(mut self, result: Result<Arc<PortalResponse>, CallError>) -> Step<Self> {
        match result {
            Ok(portal) if is_outdated(&portal.minimum_app_version) => {
                self.portal = PortalView::Known(portal);
                self.route = Route::Outdated;
            }
            Ok(portal) => {
                self.portal = PortalView::Known(portal);
                // Asked again, the portal takes this version after all.
                if matches!(self.route, Route::Outdated) {
                    self.route = Route::Home;
                }
            }
            Err(CallError::Outdated) => self.route = Route::Outdated,
            // What was known stays known.
            Err(_) if matches!(self.portal, PortalView::Known(_)) => {}
            Err(error) => self.portal = PortalView::Unknown(error),
        }
        Step::stay(self)
    }
}

/// Whether the portal takes this version no more. A version that cannot be read stops nobody.
fn is_outdated(minimum: &str) -> bool {
    match (Version::parse(env!("CARGO_PKG_VERSION")), Version::parse(minimum)) {
        (Ok(this), Ok(minimum)) => this < minimum,
        _ => false,
    }
}
