//! Starting, entering a flow, and what belongs to the whole app.

use std::sync::Arc;

use semver::Version;

use crate::contract::PortalResponse;
use crate::domain::{OpenedSession, Username};
use crate::flow::freeze::Freeze;
use crate::flow::log_in::{LogIn, Remember};
use crate::flow::recover_pin::RecoverPin;
use crate::flow::recover_username::RecoverUsername;
use crate::flow::session::Session;
use crate::flow::{Effect, Given, Step, Trouble};

use super::{Destination, Journey, Place, PortalView, PrivacyNotice, Stored};

impl Journey {
    /// Takes up what the phone had kept: a session first, then a journey, else "Inicio".
    pub(super) fn started(mut self, stored: Stored, given: &Given) -> Step<Self> {
        let Stored { journey, session, remembered, preferences, notice } = stored;
        self.preferences = preferences;
        self.remembered = remembered;
        self.notice = notice;
        self.place = Place::Home;
        let given = &given.laid_out(self.key_order());
        let mut effects = vec![Effect::FetchPortal];
        match (session, journey.map(|saved| saved.restore(given))) {
            (Some(token), _) => {
                let (flow, ask) = Session::resume(token, given);
                self.place = Place::Session(flow);
                effects.push(ask);
            }
            (None, Some(Ok((place, asked)))) => {
                self.place = place;
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
    pub(super) fn enter(mut self, destination: Destination, given: &Given) -> Step<Self> {
        self.notice = None;
        self.uncover();
        // "No fui yo" asks for nothing personal, and there is no time to lose.
        if destination != Destination::Freeze && self.preferences.privacy_notice == PrivacyNotice::Unread {
            return self.go(Place::Privacy { then: destination }, Vec::new());
        }
        match destination {
            Destination::LogIn => {
                let (flow, effects) = LogIn::begin(self.remembered.as_ref(), self.remember(), given);
                self.go(Place::LogIn(flow), effects)
            }
            Destination::RecoverUsername => {
                let (flow, effects) = RecoverUsername::begin(given);
                self.go(Place::RecoverUsername(flow), effects)
            }
            Destination::RecoverPin => {
                let (flow, effects) = RecoverPin::begin(self.remembered.as_ref(), given);
                self.go(Place::RecoverPin(flow), effects)
            }
            Destination::Freeze => self.go(Place::Freeze(Freeze::begin()), Vec::new()),
        }
    }

    /// "No fui yo" out of an open session, which ends. From the middle of something else it leads nowhere.
    pub(super) fn freeze_from_session(mut self) -> Step<Self> {
        let Place::Session(flow) = &self.place else { return Step::stay(self) };
        let token = Arc::clone(flow.token());
        self.uncover();
        self.go(Place::Freeze(Freeze::begin()), vec![Effect::EndSession { token }, Effect::DropSession])
    }

    pub(super) fn privacy_accepted(mut self, given: &Given) -> Step<Self> {
        self.preferences.privacy_notice = PrivacyNotice::Read;
        match self.place {
            Place::Privacy { then } => self.enter(then, given),
            _ => Step::stay(self),
        }
    }

    /// Sets what may change the order of the keys; where it does, a keypad shows the new order at once. A finger on a key that
    /// stays where it is is not disturbed.
    pub(super) fn reorder(mut self, fresh: &Given, set: impl FnOnce(&mut Self)) -> Step<Self> {
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
        given: &Given,
    ) -> Step<Self> {
        let (flow, keep) = Session::begin(session, given);
        let remembering = match remember {
            Remember::Yes => Effect::RememberUsername(username.clone()),
            Remember::No => Effect::ForgetUsername,
        };
        self.remembered = (remember == Remember::Yes).then_some(username);
        self.notice = None;
        self.go(Place::Session(flow), vec![keep, remembering])
    }

    pub(super) fn portal_fetched(mut self, result: Result<Arc<PortalResponse>, Trouble>) -> Step<Self> {
        match result {
            Ok(portal) if is_outdated(&portal.minimum_app_version) => {
                self.portal = PortalView::Known(portal);
                self.place = Place::Outdated;
            }
            Ok(portal) => {
                self.portal = PortalView::Known(portal);
                // Asked again, the portal takes this version after all.
                if matches!(self.place, Place::Outdated) {
                    self.place = Place::Home;
                }
            }
            Err(Trouble::Outdated) => self.place = Place::Outdated,
            // What was known stays known.
            Err(_) if matches!(self.portal, PortalView::Known(_)) => {}
            Err(trouble) => self.portal = PortalView::Unknown(trouble),
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
