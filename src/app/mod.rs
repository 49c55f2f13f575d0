//! The journey: which flow the member is in, what its exit means, what is saved and restored.
//!
//! The whole app as one pure state machine; the screens render it, [`crate::runtime`] carries its effects out.

mod enter;
mod portal_view;
mod preferences;
mod saved;
mod state;
#[cfg(test)]
mod tests;

pub use portal_view::PortalView;
pub use preferences::{KeySize, KeypadOrder, Language, Preferences, PrivacyNotice, ScreenReader};
pub use saved::{AppSnapshot, RouteSnapshot, Stored};
pub use state::{App, Destination, Modal, Notice, Route};

use crate::features::freeze;
use crate::features::log_in::{self, LogIn};
use crate::features::practice;
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::recover_username;
use crate::features::session;
use crate::flow::{Context, Effect, Flow, Input, Response, Step};

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
    Received(Response),
    /// "Regresar", and the phone's own Back.
    Back,
    /// A page over the journey opens; the journey stands still below it.
    Open(Modal),
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
    /// A deadline may have passed ([`App::deadline`]).
    Ticked,
    /// The secret store did not keep something.
    StoreFailed,
}

/// A journey has no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {}

impl Flow for App {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(mut self, Input { context: fresh, action }: Self::Event) -> Step<Self> {
        let context = fresh.laid_out(self.key_order());
        match action {
            // At "Inicio" once more, where the phone's store was locked at the first time.
            Action::Started(stored) if matches!(self.route, Route::Starting | Route::Home) => {
                self.started(*stored, &fresh)
            }
            Action::Enter(destination) if matches!(self.route, Route::Home) => self.enter(destination, &context),
            // From an open session too: whoever says "no fui yo" there wants it closed as well.
            Action::Enter(Destination::Freeze) => self.freeze_from_session(),
            // Stray: a second tap, when the first has led there already.
            Action::Started(_) | Action::Enter(_) => Step::stay(self),
            Action::PrivacyAccepted => self.privacy_accepted(&context),
            Action::LogIn(action) => self.log_in(action, context),
            Action::RecoverUsername(action) => self.recover_username(action, context),
            Action::RecoverPin(action) => self.recover_pin(action, context),
            Action::Freeze(action) => self.freeze(action, context),
            Action::Session(action) => self.session(action, context),
            Action::Practice(action) => self.practise(action, context),
            Action::Received(Response::PortalFetched(result)) => self.portal_fetched(result),
            Action::Received(reply) => self.answered(reply, context),
            Action::Back => self.back(context),
            Action::Open(modal) => {
                self.cover(modal, &context);
                Step::stay(self)
            }
            Action::Close => {
                self.uncover();
                Step::stay(self)
            }
            Action::Prefer(preferences) => self.reorder(&fresh, |app| app.preferences = preferences),
            Action::ScreenReader(screen_reader) => self.reorder(&fresh, |app| app.screen_reader = screen_reader),
            Action::ForgetUsername => {
                self.remembered = None;
                Step::ask(self, Effect::ForgetUsername)
            }
            Action::FetchPortal => {
                self.portal = PortalView::Fetching;
                Step::ask(self, Effect::FetchPortal)
            }
            Action::Ticked => self.ticked(context),
            Action::StoreFailed => {
                self.notice = Some(Notice::StoreUnavailable);
                Step::stay(self)
            }
        }
    }
}

impl App {
    /// Hands a flow its event, and interprets its exit. A flow that the member is not in hears nothing.
    fn log_in(mut self, action: log_in::Action, context: Context) -> Step<Self> {
        let Route::LogIn(flow) = self.route else { return Step::stay(self) };
        let next = context.clone();
        match flow.update(Input::new(context, action)) {
            Step::Stay(flow, effects) => {
                self.route = Route::LogIn(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.route = Route::Home;
                match exit {
                    log_in::Exit::LoggedIn { session, username, remember } => {
                        self.logged_in(session, username, remember, &next)
                    }
                    log_in::Exit::ForgotUsername => self.enter(Destination::RecoverUsername, &next),
                    log_in::Exit::ForgotPin(username) => {
                        let (flow, effects) = RecoverPin::begin(username.as_ref(), &next);
                        self.go(Route::RecoverPin(flow), effects)
                    }
                    log_in::Exit::Back => Step::stay(self),
                }
            }
        }
    }

    fn recover_username(mut self, action: recover_username::Action, context: Context) -> Step<Self> {
        let Route::RecoverUsername(flow) = self.route else { return Step::stay(self) };
        let next = context.clone();
        match flow.update(Input::new(context, action)) {
            Step::Stay(flow, effects) => {
                self.route = Route::RecoverUsername(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.route = Route::Home;
                match exit {
                    recover_username::Exit::LogIn => self.enter(Destination::LogIn, &next),
                    recover_username::Exit::Back => Step::ask(self, Effect::StopAwaitingCode),
                }
            }
        }
    }

    fn recover_pin(mut self, action: recover_pin::Action, context: Context) -> Step<Self> {
        let Route::RecoverPin(flow) = self.route else { return Step::stay(self) };
        let next = context.clone();
        match flow.update(Input::new(context, action)) {
            Step::Stay(flow, effects) => {
                self.route = Route::RecoverPin(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.route = Route::Home;
                match exit {
                    recover_pin::Exit::LogIn(username) => {
                        let (flow, effects) = LogIn::begin(username.as_ref(), self.remember(), &next);
                        self.go(Route::LogIn(flow), effects)
                    }
                    recover_pin::Exit::Back => Step::ask(self, Effect::StopAwaitingCode),
                }
            }
        }
    }

    fn freeze(mut self, action: freeze::Action, context: Context) -> Step<Self> {
        let Route::Freeze(flow) = self.route else { return Step::stay(self) };
        match flow.update(Input::new(context, action)) {
            Step::Stay(flow, effects) => {
                self.route = Route::Freeze(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(freeze::Exit::Back) => {
                self.route = Route::Home;
                Step::stay(self)
            }
        }
    }

    fn session(mut self, action: session::Action, context: Context) -> Step<Self> {
        let Route::Session(flow) = self.route else { return Step::stay(self) };
        let token = std::sync::Arc::clone(flow.token());
        match flow.update(Input::new(context, action)) {
            Step::Stay(flow, effects) => {
                self.route = Route::Session(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(exit) => {
                self.route = Route::Home;
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
    fn practise(mut self, action: practice::Action, context: Context) -> Step<Self> {
        let Some(flow) = self.practice.take() else { return Step::stay(self) };
        let Step::Stay(flow, effects) = flow.update(Input::new(context, action));
        self.practice = Some(flow);
        Step::Stay(self, effects)
    }

    /// A reply goes to the flow that the member is in; that flow knows by its key whether it is late.
    fn answered(self, reply: Response, context: Context) -> Step<Self> {
        match (&self.route, reply) {
            (Route::LogIn(_), reply) => self.log_in(log_in::Action::Received(reply), context),
            // A session that opened while the member had gone elsewhere is ended at once: nobody sees it.
            (_, Response::PinChecked(_, Ok(session))) => Step::ask(self, Effect::EndSession { token: session.token }),
            (Route::RecoverUsername(_), reply) => {
                self.recover_username(recover_username::Action::Received(reply), context)
            }
            (Route::RecoverPin(_), reply) => self.recover_pin(recover_pin::Action::Received(reply), context),
            (Route::Freeze(_), reply) => self.freeze(freeze::Action::Received(reply), context),
            (Route::Session(_), reply) => self.session(session::Action::Received(reply), context),
            (Route::Starting | Route::Home | Route::Privacy { .. } | Route::Outdated, _) => Step::stay(self),
        }
    }

    fn back(mut self, context: Context) -> Step<Self> {
        if self.uncover() {
            return Step::stay(self);
        }
        match self.route {
            Route::LogIn(_) => self.log_in(log_in::Action::Back, context),
            Route::RecoverUsername(_) => self.recover_username(recover_username::Action::Back, context),
            Route::RecoverPin(_) => self.recover_pin(recover_pin::Action::Back, context),
            Route::Freeze(_) => self.freeze(freeze::Action::Back, context),
            Route::Session(_) => {
                self.cover(Modal::ConfirmLogOut, &context);
                Step::stay(self)
            }
            Route::Privacy { .. } => self.go(Route::Home, Vec::new()),
            Route::Starting | Route::Home | Route::Outdated => Step::ask(self, Effect::LeaveApp),
        }
    }

    fn ticked(self, context: Context) -> Step<Self> {
        match self.route {
            Route::LogIn(_) => self.log_in(log_in::Action::Ticked, context),
            Route::RecoverPin(_) => self.recover_pin(recover_pin::Action::Ticked, context),
            Route::Session(_) => self.session(session::Action::Ticked, context),
            _ => Step::stay(self),
        }
    }

    fn go(mut self, route: Route, effects: Vec<Effect>) -> Step<Self> {
        self.route = route;
        Step::Stay(self, effects)
    }
}
