//! Passes events to the current feature, and decides where its exit leads.

use std::sync::Arc;

use super::{App, Destination, Event, Modal, Notice, PortalView, Route};
use crate::domain::{OpenedSession, RequestId};
use crate::features::accesses;
use crate::features::code_entry::LeftCodes;
use crate::features::freeze::{self, Freeze};
use crate::features::log_in::{self, LogIn, LoginIdentity, Remember};
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::recover_username::{self, RecoverUsername};
use crate::features::session::{self, Session};
use crate::features::trusted_phone::LogInEvent;
use crate::features::{code_entry, practice};
use crate::flow::{Context, Effect, Flow, Outcome, Request, Response, Step, StoreCommand};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Never {}

impl Flow for App {
    type Event = Event;
    type Exit = Never;

    fn awaits(&self, id: RequestId) -> bool {
        self.portal_request.awaits(id)
            || self.awaits_trust(id)
            || match &self.route {
                Route::LogIn(flow) => flow.awaits(id),
                Route::RecoverUsername(flow) => flow.awaits(id),
                Route::RecoverPin(flow) => flow.awaits(id),
                Route::Freeze(flow) => flow.awaits(id),
                Route::Session(flow) => flow.awaits(id),
                Route::PhoneLogIn(flow) => flow.awaits(id),
                Route::Starting | Route::Home | Route::Privacy { .. } | Route::Outdated => false,
            }
    }

    fn update(mut self, event: Event, drawn: &Context) -> Step<Self> {
        let context = &drawn.ordered(self.key_order());
        match event {
            // At "Inicio" a second time, if the secret store was locked the first time.
            Event::Started(stored) if matches!(self.route, Route::Starting | Route::Home) => {
                self.started(*stored, drawn)
            }
            Event::Enter(destination) if matches!(self.route, Route::Home) => self.enter(destination, context),
            // Also from an open session: it is ended as well.
            Event::Enter(Destination::Freeze) => self.freeze_from_session(context),
            Event::LogInByPhone(prompt) if matches!(self.route, Route::Home) => self.log_in_by_phone(prompt, context),
            // A second tap, after the first has changed the route already.
            Event::Started(_) | Event::Enter(_) | Event::LogInByPhone(_) => Step::stay(self),
            Event::PrivacyAccepted => self.privacy_accepted(context),
            Event::LogIn(_)
            | Event::RecoverUsername(_)
            | Event::RecoverPin(_)
            | Event::Freeze(_)
            | Event::Session(_)
            | Event::PhoneLogIn(_) => self.pass(event, context),
            Event::Practice(event) => self.practise(event, context),
            Event::TrustPhone(prompt) => self.start_adding(prompt, context),
            Event::AddPhone(event) => self.add_phone(event, context),
            Event::DeclinePhone => self.decline_phone(),
            Event::LogInToTrustPhone => self.log_in_to_add(context),
            Event::TurnOffPhone => self.turn_off_phone(context),
            Event::Received(id, outcome) if self.awaits(id) => self.received(id, outcome, context),
            Event::Received(_, outcome) => self.received_late(outcome, context),
            Event::CodeArrived(code) => self.text_arrived(code_entry::Event::CodeArrived(code), context),
            Event::TextRefused(text) => self.text_arrived(code_entry::Event::TextRefused(text), context),
            Event::Back => self.back(context),
            Event::Open(modal) => {
                self.open(modal, context);
                let check = if modal == Modal::Settings { self.check_key(context) } else { None };
                Step::Stay(self, check.into_iter().collect())
            }
            Event::Close => {
                self.close();
                Step::stay(self)
            }
            Event::Prefer(preferences) => self.reorder(drawn, |app| app.preferences = preferences),
            Event::ScreenReader(screen_reader) => self.reorder(drawn, |app| app.screen_reader = screen_reader),
            Event::ForgetUsername => {
                self.remembered = None;
                let forget = self.forget_phone(context);
                Step::Stay(self, [Effect::Store(StoreCommand::ClearUsername)].into_iter().chain(forget).collect())
            }
            Event::FetchPortal => {
                let fetch = self.fetch_portal(context);
                Step::with(self, fetch)
            }
            Event::Ticked => self.ticked(context),
            Event::StoreFailed => {
                self.notice = Some(Notice::StoreUnavailable);
                Step::stay(self)
            }
        }
    }
}

impl App {
    pub(super) fn fetch_portal(&mut self, context: &Context) -> Effect {
        // The last answer stays until there is another.
        if self.portal.known().is_none() {
            self.portal = PortalView::Fetching;
        }
        // A restored feature may use the context's own id in the same step.
        let context = Context { request_id: context.request_id.sibling(), ..context.clone() };
        Effect::Call(self.portal_request.submit((), &context), Request::Portal)
    }

    /// Passes `event` to the feature that it is for, if that is the current one.
    fn pass(mut self, event: Event, context: &Context) -> Step<Self> {
        match (core::mem::replace(&mut self.route, Route::Home), event) {
            (Route::LogIn(flow), Event::LogIn(event)) => self.log_in(flow, event, context),
            (Route::RecoverUsername(flow), Event::RecoverUsername(event)) => {
                self.recover_username(flow, event, context)
            }
            (Route::RecoverPin(flow), Event::RecoverPin(event)) => self.recover_pin(flow, event, context),
            (Route::Freeze(flow), Event::Freeze(event)) => self.freeze(flow, event, context),
            (Route::Session(flow), Event::Session(event)) => self.session(flow, event, context),
            (Route::PhoneLogIn(flow), Event::PhoneLogIn(event)) => self.phone_log_in(flow, event, context),
            (route, _) => self.go(route, Vec::new()),
        }
    }

    /// Passes `event` to `flow`, and follows its exit from "Inicio".
    pub(super) fn run<F: Flow>(
        self,
        flow: F,
        event: F::Event,
        context: &Context,
        route: fn(F) -> Route,
        leave: impl FnOnce(Self, F::Exit) -> Step<Self>,
    ) -> Step<Self> {
        match flow.update(event, context) {
            Step::Stay(flow, effects) => self.go(route(flow), effects),
            Step::Leave(exit) => leave(self, exit),
        }
    }

    fn log_in(self, flow: LogIn, event: log_in::Event, context: &Context) -> Step<Self> {
        self.run(flow, event, context, Route::LogIn, |mut app, exit| match exit {
            log_in::Exit::LoggedIn { session, identity } => app.logged_in(session, identity, context),
            log_in::Exit::ForgotUsername => app.enter(Destination::RecoverUsername, context),
            log_in::Exit::ForgotPin(username) => {
                let (flow, effects) = RecoverPin::start(username.as_ref(), core::mem::take(&mut app.left), context);
                app.go(Route::RecoverPin(flow), effects)
            }
            log_in::Exit::Back => Step::stay(app),
        })
    }

    fn recover_username(self, flow: RecoverUsername, event: recover_username::Event, context: &Context) -> Step<Self> {
        self.run(flow, event, context, Route::RecoverUsername, |app, exit| match exit {
            recover_username::Exit::LogIn => app.enter(Destination::LogIn, context),
            recover_username::Exit::Back(left) => app.left_codes(left),
        })
    }

    fn recover_pin(self, mut flow: RecoverPin, event: recover_pin::Event, context: &Context) -> Step<Self> {
        if let Some(portal) = self.portal.known() {
            flow.apply_document_types(&portal.document_types);
        }
        let step = self.run(flow, event, context, Route::RecoverPin, |app, exit| match exit {
            recover_pin::Exit::LogIn(username) => {
                let (flow, effects) = LogIn::start(username.as_ref(), app.remember(), context);
                app.go(Route::LogIn(flow), effects)
            }
            recover_pin::Exit::Back(left) => app.left_codes(left),
        });
        Self::end_trust(step, context)
    }

    /// Goes from a recovery to "Inicio".
    fn left_codes(mut self, left: LeftCodes) -> Step<Self> {
        let inbox = left.inbox();
        self.left = left;
        Step::with(self, inbox)
    }

    fn freeze(self, flow: Freeze, event: freeze::Event, context: &Context) -> Step<Self> {
        let step = self.run(flow, event, context, Route::Freeze, |app, freeze::Exit::Back| Step::stay(app));
        Self::end_trust(step, context)
    }

    fn session(mut self, flow: Session, event: session::Event, context: &Context) -> Step<Self> {
        if matches!(event, session::Event::OpenAccesses) {
            self.close_all();
        }
        let token = Arc::clone(&flow.token);
        let forget = if self.is_removed(&flow, &event) { self.forget_phone(context) } else { None };
        let Step::Stay(app, mut effects) = self.run(flow, event, context, Route::Session, |mut app, exit| {
            app.close_all();
            app.leave_session();
            let clear = Effect::Store(StoreCommand::ClearSession);
            let (notice, effects) = match exit {
                session::Exit::LoggedOut => {
                    (Notice::LoggedOut, vec![Effect::Call(context.request_id, Request::EndSession { token }), clear])
                }
                session::Exit::Expired => (Notice::SessionExpired, vec![clear]),
            };
            app.notice = Some(notice);
            Step::Stay(app, effects)
        });
        effects.extend(forget);
        Step::Stay(app, effects)
    }

    /// Passes an event to the practice; the route below the page stays the same.
    fn practise(mut self, event: practice::Event, context: &Context) -> Step<Self> {
        let Some(flow) = self.practice.take() else { return Step::stay(self) };
        let Step::Stay(flow, effects) = flow.update(event, context);
        self.practice = Some(flow);
        Step::Stay(self, effects)
    }

    fn received(mut self, id: RequestId, outcome: Outcome, context: &Context) -> Step<Self> {
        if self.portal_request.awaits(id) {
            self.portal_request.settle();
            return self.portal_fetched(outcome, context);
        }
        if self.awaits_trust(id) {
            return self.trust_received(outcome, context);
        }
        let event = match &self.route {
            Route::LogIn(_) => Event::LogIn(log_in::Event::Received(outcome)),
            Route::RecoverUsername(_) => Event::RecoverUsername(recover_username::Event::Received(outcome)),
            Route::RecoverPin(_) => Event::RecoverPin(recover_pin::Event::Received(outcome)),
            Route::Freeze(_) => Event::Freeze(freeze::Event::Received(outcome)),
            Route::Session(_) => Event::Session(session::Event::Received(id, outcome)),
            Route::PhoneLogIn(_) => Event::PhoneLogIn(LogInEvent::Received(outcome)),
            Route::Starting | Route::Home | Route::Privacy { .. } | Route::Outdated => return Step::stay(self),
        };
        self.pass(event, context)
    }

    /// Ends a session that opened after the member left the log-in.
    fn received_late(self, outcome: Outcome, context: &Context) -> Step<Self> {
        match outcome.ok().and_then(Response::into_session) {
            Some(OpenedSession { token, .. }) => {
                Step::with(self, Effect::Call(context.request_id, Request::EndSession { token }))
            }
            None => Step::stay(self),
        }
    }

    fn text_arrived(self, event: code_entry::Event, context: &Context) -> Step<Self> {
        match &self.route {
            Route::RecoverUsername(_) => {
                self.pass(Event::RecoverUsername(recover_username::Event::Code(event)), context)
            }
            Route::RecoverPin(_) => self.pass(Event::RecoverPin(recover_pin::Event::Code(event)), context),
            _ => Step::stay(self),
        }
    }

    fn back(mut self, context: &Context) -> Step<Self> {
        if self.close() {
            return Step::stay(self);
        }
        let event = match self.route {
            Route::LogIn(_) => Event::LogIn(log_in::Event::Back),
            Route::RecoverUsername(_) => Event::RecoverUsername(recover_username::Event::Back),
            Route::RecoverPin(_) => Event::RecoverPin(recover_pin::Event::Back),
            Route::Freeze(_) => Event::Freeze(freeze::Event::Back),
            Route::Session(Session { accesses: Some(_), .. }) => {
                Event::Session(session::Event::Accesses(accesses::Event::Back))
            }
            Route::PhoneLogIn(_) => Event::PhoneLogIn(LogInEvent::Back),
            Route::Session(_) => {
                self.open(Modal::ConfirmLogOut, context);
                return Step::stay(self);
            }
            Route::Privacy { .. } => return self.go(Route::Home, Vec::new()),
            Route::Starting | Route::Home | Route::Outdated => return Step::with(self, Effect::Background),
        };
        self.pass(event, context)
    }

    fn ticked(self, context: &Context) -> Step<Self> {
        match self.route {
            Route::LogIn(_) => self.pass(Event::LogIn(log_in::Event::Ticked), context),
            Route::RecoverUsername(_) => self.pass(Event::RecoverUsername(recover_username::Event::Ticked), context),
            Route::RecoverPin(_) => self.pass(Event::RecoverPin(recover_pin::Event::Ticked), context),
            Route::Home if !self.left.is_empty() => self.expire_left_codes(context),
            Route::Session(_) => self.pass(Event::Session(session::Event::Ticked), context),
            _ => Step::stay(self),
        }
    }

    fn expire_left_codes(mut self, context: &Context) -> Step<Self> {
        self.left.remove_expired(context.now);
        let inbox = self.left.inbox();
        Step::with(self, inbox)
    }

    fn logged_in(mut self, session: OpenedSession, identity: LoginIdentity, context: &Context) -> Step<Self> {
        let (flow, save_session) = Session::start(session, context);
        let LoginIdentity { username, remember } = identity;
        let store = match remember {
            Remember::Yes => StoreCommand::SaveUsername(username.clone()),
            Remember::No => StoreCommand::ClearUsername,
        };
        self.remembered = (remember == Remember::Yes).then_some(username);
        self.notice = None;
        self.offer_phone();
        self.go(Route::Session(flow), vec![save_session, Effect::Store(store)])
    }

    pub(super) fn go(mut self, route: Route, effects: Vec<Effect>) -> Step<Self> {
        self.route = route;
        Step::Stay(self, effects)
    }
}
