//! The journey: which flow the member is in, what its exit means, what is saved and restored.
//!
//! The whole app as one pure state machine; the screens render it, [`crate::service`] carries its effects out.

mod enter;
mod portal_view;
mod preferences;
mod saved;
mod state;
#[cfg(test)]
mod tests;

pub use portal_view::PortalView;
pub use preferences::{KeySize, KeypadOrder, Language, Preferences, PrivacyNotice, ScreenReader};
pub use saved::{SavedJourney, SavedPlace, Stored};
pub use state::{Destination, Journey, Notice, Place, Sheet};

use crate::flow::freeze;
use crate::flow::log_in::{self, LogIn};
use crate::flow::practice;
use crate::flow::recover_pin::{self, RecoverPin};
use crate::flow::recover_username;
use crate::flow::session;
use crate::flow::{Effect, Flow, Given, Input, Reply, Step};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// The app started, and this is what the phone had kept.
    Started(Box<Stored>),
    /// The member goes somewhere.
    Enter(Destination),
    /// "Entendido", under the privacy notice.
    PrivacyAccepted,
    /// Something in the log-in.
    LogIn(log_in::Action),
    /// Something in the recovery of the username.
    RecoverUsername(recover_username::Action),
    /// Something in the recovery of the PIN.
    RecoverPin(recover_pin::Action),
    /// Something in "no fui yo".
    Freeze(freeze::Action),
    /// Something in the session.
    Session(session::Action),
    /// Something in the practice on the keypad.
    Practice(practice::Action),
    /// Something came of an effect.
    Answered(Reply),
    /// "Regresar", and the phone's own Back.
    Back,
    /// A page over the journey opens; the journey stands still below it.
    Open(Sheet),
    /// It closes.
    Close,
    /// The member set something.
    Prefer(Preferences),
    /// A screen reader began or ended.
    ScreenReader(ScreenReader),
    /// "No soy yo": the remembered username goes.
    ForgetUsername,
    /// "Reintentar", where the portal could not be asked what it is.
    FetchPortal,
    /// A deadline may have passed ([`Journey::deadline`]).
    Ticked,
    /// The secret store did not keep something.
    StoreFailed,
}

/// A journey has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {}

impl Flow for Journey {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(mut self, Input { given: fresh, action }: Self::Event) -> Step<Self> {
        let given = fresh.laid_out(self.key_order());
        match action {
            // At "Inicio" once more, where the phone's store was locked at the first time.
            Action::Started(stored) if matches!(self.place, Place::Starting | Place::Home) => {
                self.started(*stored, &fresh)
            }
            Action::Enter(destination) if matches!(self.place, Place::Home) => self.enter(destination, &given),
            // From an open session too: whoever says "no fui yo" there wants it closed as well.
            Action::Enter(Destination::Freeze) => self.freeze_from_session(),
            // Stray: a second tap, when the first has led there already.
            Action::Started(_) | Action::Enter(_) => Step::stay(self),
            Action::PrivacyAccepted => self.privacy_accepted(&given),
            Action::LogIn(action) => self.log_in(action, given),
            Action::RecoverUsername(action) => self.recover_username(action, given),
            Action::RecoverPin(action) => self.recover_pin(action, given),
            Action::Freeze(action) => self.freeze(action, given),
            Action::Session(action) => self.session(action, given),
            Action::Practice(action) => self.practise(action, given),
            Action::Answered(Reply::PortalFetched(result)) => self.portal_fetched(result),
            Action::Answered(reply) => self.answered(reply, given),
            Action::Back => self.back(given),
            Action::Open(sheet) => {
                self.cover(sheet, &given);
                Step::stay(self)
            }
            Action::Close => {
                self.uncover();
                Step::stay(self)
            }
            Action::Prefer(preferences) => self.reorder(&fresh, |journey| journey.preferences = preferences),
            Action::ScreenReader(screen_reader) => {
                self.reorder(&fresh, |journey| journey.screen_reader = screen_reader)
            }
            Action::ForgetUsername => {
                self.remembered = None;
                Step::ask(self, Effect::ForgetUsername)
            }
            Action::FetchPortal => {
                self.portal = PortalView::Fetching;
                Step::ask(self, Effect::FetchPortal)
            }
            Action::Ticked => self.ticked(given),
            Action::StoreFailed => {
                self.notice = Some(Notice::StoreUnavailable);
                Step::stay(self)
            }
        }
    }
}

impl Journey {
    /// Hands a flow its event, and interprets its exit. A flow that the member is not in hears nothing.
    fn log_in(mut self, action: log_in::Action, given: Given) -> Step<Self> {
        let Place::LogIn(flow) = self.place else { return Step::stay(self) };
        let next = given.clone();
        match flow.update(Input::new(given, action)) {
            Step::Stay(flow, effects) => {
                self.place = Place::LogIn(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.place = Place::Home;
                match exit {
                    log_in::Exit::LoggedIn { session, username, remember } => {
                        self.logged_in(session, username, remember, &next)
                    }
                    log_in::Exit::ForgotUsername => self.enter(Destination::RecoverUsername, &next),
                    log_in::Exit::ForgotPin(username) => {
                        let (flow, effects) = RecoverPin::begin(username.as_ref(), &next);
                        self.go(Place::RecoverPin(flow), effects)
                    }
                    log_in::Exit::Back => Step::stay(self),
                }
            }
        }
    }

    fn recover_username(mut self, action: recover_username::Action, given: Given) -> Step<Self> {
        let Place::RecoverUsername(flow) = self.place else { return Step::stay(self) };
        let next = given.clone();
        match flow.update(Input::new(given, action)) {
            Step::Stay(flow, effects) => {
                self.place = Place::RecoverUsername(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.place = Place::Home;
                match exit {
                    recover_username::Exit::LogIn => self.enter(Destination::LogIn, &next),
                    recover_username::Exit::Back => Step::ask(self, Effect::StopAwaitingCode),
                }
            }
        }
    }

    fn recover_pin(mut self, action: recover_pin::Action, given: Given) -> Step<Self> {
        let Place::RecoverPin(flow) = self.place else { return Step::stay(self) };
        let next = given.clone();
        match flow.update(Input::new(given, action)) {
            Step::Stay(flow, effects) => {
                self.place = Place::RecoverPin(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.place = Place::Home;
                match exit {
                    recover_pin::Exit::LogIn(username) => {
                        let (flow, effects) = LogIn::begin(username.as_ref(), self.remember(), &next);
                        self.go(Place::LogIn(flow), effects)
                    }
                    recover_pin::Exit::Back => Step::ask(self, Effect::StopAwaitingCode),
                }
            }
        }
    }

    fn freeze(mut self, action: freeze::Action, given: Given) -> Step<Self> {
        let Place::Freeze(flow) = self.place else { return Step::stay(self) };
        match flow.update(Input::new(given, action)) {
            Step::Stay(flow, effects) => {
                self.place = Place::Freeze(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(freeze::Exit::Back) => {
                self.place = Place::Home;
                Step::stay(self)
            }
        }
    }

    fn session(mut self, action: session::Action, given: Given) -> Step<Self> {
        let Place::Session(flow) = self.place else { return Step::stay(self) };
        let token = std::sync::Arc::clone(flow.token());
        match flow.update(Input::new(given, action)) {
            Step::Stay(flow, effects) => {
                self.place = Place::Session(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.place = Place::Home;
                self.uncover();
                let (notice, effects) = match exit {
                    session::Exit::LoggedOut => {
                        (Notice::LoggedOut, vec![Effect::EndSession { token }, Effect::DropSession])
                    }
                    session::Exit::Expired => (Notice::SessionExpired, vec![Effect::DropSession]),
                };
                self.notice = Some(notice);
                Step::Stay(self, effects)
            }
        }
    }

    /// The page over the journey practises; below it the journey stands still.
    fn practise(mut self, action: practice::Action, given: Given) -> Step<Self> {
        let Some(flow) = self.practice.take() else { return Step::stay(self) };
        let Step::Stay(flow, effects) = flow.update(Input::new(given, action));
        self.practice = Some(flow);
        Step::Stay(self, effects)
    }

    /// A reply goes to the flow that the member is in; that flow knows by its key whether it is late.
    fn answered(self, reply: Reply, given: Given) -> Step<Self> {
        match (&self.place, reply) {
            (Place::LogIn(_), reply) => self.log_in(log_in::Action::Answered(reply), given),
            // A session that opened while the member had gone elsewhere is ended at once: nobody sees it.
            (_, Reply::PinChecked(_, Ok(session))) => Step::ask(self, Effect::EndSession { token: session.token }),
            (Place::RecoverUsername(_), reply) => {
                self.recover_username(recover_username::Action::Answered(reply), given)
            }
            (Place::RecoverPin(_), reply) => self.recover_pin(recover_pin::Action::Answered(reply), given),
            (Place::Freeze(_), reply) => self.freeze(freeze::Action::Answered(reply), given),
            (Place::Session(_), reply) => self.session(session::Action::Answered(reply), given),
            (Place::Starting | Place::Home | Place::Privacy { .. } | Place::Outdated, _) => Step::stay(self),
        }
    }

    fn back(mut self, given: Given) -> Step<Self> {
        if self.uncover() {
            return Step::stay(self);
        }
        match self.place {
            Place::LogIn(_) => self.log_in(log_in::Action::Back, given),
            Place::RecoverUsername(_) => self.recover_username(recover_username::Action::Back, given),
            Place::RecoverPin(_) => self.recover_pin(recover_pin::Action::Back, given),
            Place::Freeze(_) => self.freeze(freeze::Action::Back, given),
            Place::Session(_) => {
                self.cover(Sheet::ConfirmLogOut, &given);
                Step::stay(self)
            }
            Place::Privacy { .. } => self.go(Place::Home, Vec::new()),
            Place::Starting | Place::Home | Place::Outdated => Step::ask(self, Effect::LeaveApp),
        }
    }

    fn ticked(self, given: Given) -> Step<Self> {
        match self.place {
            Place::LogIn(_) => self.log_in(log_in::Action::Ticked, given),
            Place::RecoverPin(_) => self.recover_pin(recover_pin::Action::Ticked, given),
            Place::Session(_) => self.session(session::Action::Ticked, given),
            _ => Step::stay(self),
        }
    }

    fn go(mut self, place: Place, effects: Vec<Effect>) -> Step<Self> {
        self.place = place;
        Step::Stay(self, effects)
    }
}
