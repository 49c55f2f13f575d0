//! This phone as a trusted one: offered, added, used to log in, and forgotten.

use std::sync::Arc;

use super::{App, Destination, Notice, PhoneOffer, Route};
use crate::api::Offer;
use crate::domain::{InstallationId, KeyAvailability, KeyPrompt, PhoneId, RequestId, TrustedPhone};
use crate::features::accesses::Accesses;
use crate::features::freeze::Freeze;
use crate::features::recover_pin::RecoverPin;
use crate::features::session::{self, Session};
use crate::features::trusted_phone::{AddEvent, AddExit, AddPhone, LogInEvent, LogInExit, PhoneFlowView, PhoneLogIn};
use crate::flow::{Context, Effect, Flow, KeyCommand, Outcome, Request, Response, Step, StoreCommand, Submission};

/// What the app knows of this phone as a trusted one.
#[derive(Debug, Default)]
pub(super) struct Trust {
    /// What logs the member in. It is saved.
    pub(super) phone: Option<TrustedPhone>,
    availability: Option<KeyAvailability>,
    check: Submission<()>,
    /// Goes on where its page is closed, until its outcome is known.
    pub(super) adding: Option<AddPhone>,
    /// Whether the session offers to add this phone.
    offered: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhoneStatus {
    /// The portal or the phone cannot do it.
    Impossible,
    Off,
    On,
}

/// What the screens render of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PhoneView {
    pub status: PhoneStatus,
    /// Whether a session is open, from which it can be turned on.
    pub in_session: bool,
    /// Whether the session offers it.
    pub offered: bool,
    pub adding: Option<PhoneFlowView>,
}

impl App {
    /// Returns what this phone keeps of being trusted.
    #[must_use]
    pub const fn trusted_phone(&self) -> Option<&TrustedPhone> {
        self.trust.phone.as_ref()
    }

    /// Returns the name to greet with where this phone can log in: not where the portal is known to have no trusted phones.
    #[must_use]
    pub fn greeting(&self) -> Option<&str> {
        let possible = self.portal.known().is_none() || self.portal.offers(&Offer::TrustedPhone);
        self.trusted_phone().filter(|_| possible).map(|phone| phone.name.as_str())
    }

    /// Returns the installation's id, where the portal takes it: an older one refuses the field.
    #[must_use]
    pub fn installation(&self) -> Option<InstallationId> {
        self.installation.filter(|_| self.portal.offers(&Offer::Notices))
    }

    /// Returns what the screens render of this phone as a trusted one.
    #[must_use]
    pub fn phone(&self) -> PhoneView {
        PhoneView {
            status: match &self.trust.phone {
                Some(_) => PhoneStatus::On,
                None if self.can_be_trusted() => PhoneStatus::Off,
                None => PhoneStatus::Impossible,
            },
            in_session: matches!(self.route, Route::Session(_)),
            offered: self.trust.offered,
            adding: self.trust.adding.as_ref().map(PhoneFlowView::from),
        }
    }

    fn can_be_trusted(&self) -> bool {
        let unavailable = matches!(self.trust.availability, None | Some(KeyAvailability::Unavailable));
        self.portal.offers(&Offer::TrustedPhone) && !unavailable
    }

    /// Asks the phone whether it can have a key. The answer changes with the phone's settings.
    pub(super) fn check_key(&mut self, context: &Context) -> Option<Effect> {
        self.portal
            .offers(&Offer::TrustedPhone)
            .then(|| Effect::Key(self.trust.check.submit((), context), KeyCommand::CheckAvailability))
    }

    pub(super) fn awaits_trust(&self, id: RequestId) -> bool {
        self.trust.check.awaits(id) || self.trust.adding.as_ref().is_some_and(|adding| adding.awaits(id))
    }

    /// Takes an outcome that [`Self::awaits_trust`].
    pub(super) fn trust_received(mut self, outcome: Outcome, context: &Context) -> Step<Self> {
        let Ok(Response::CheckAvailability(availability)) = outcome else {
            return self.add_phone(AddEvent::Received(outcome), context);
        };
        self.trust.check.settle();
        self.trust.availability = Some(availability);
        Step::stay(self)
    }

    /// A PIN opened a session. What it offers is there from the start: nothing moves under a finger.
    pub(super) fn offer_phone(&mut self) {
        let ready = matches!(self.trust.availability, Some(KeyAvailability::Biometrics | KeyAvailability::ScreenLock));
        let first = self.preferences.phone_offer == PhoneOffer::NotMade;
        if ready && first && self.trust.phone.is_none() && self.can_be_trusted() {
            self.trust.offered = true;
            self.preferences.phone_offer = PhoneOffer::Made;
        }
    }

    /// "Ingresar con huella o rostro".
    pub(super) fn log_in_by_phone(mut self, prompt: KeyPrompt, context: &Context) -> Step<Self> {
        let Some(phone) = self.trust.phone.as_ref().map(|phone| phone.id.clone()) else { return Step::stay(self) };
        self.notice = None;
        self.close_all();
        let (flow, effects) = PhoneLogIn::start(phone, prompt, context);
        self.go(Route::PhoneLogIn(flow), effects)
    }

    pub(super) fn phone_log_in(self, flow: PhoneLogIn, event: LogInEvent, context: &Context) -> Step<Self> {
        self.run(flow, event, context, Route::PhoneLogIn, |mut app, exit| match exit {
            LogInExit::LoggedIn(session) => {
                let (flow, save) = Session::start(session, context);
                app.go(Route::Session(flow), vec![save])
            }
            LogInExit::UsePin => app.enter(Destination::LogIn, context),
            LogInExit::Back => Step::stay(app),
            LogInExit::Untrusted(why) => {
                app.notice = Some(Notice::Untrusted(why));
                let effects = app.end_phone(context).into_iter().collect();
                Step::Stay(app, effects)
            }
        })
    }

    /// "Activar".
    pub(super) fn start_adding(mut self, prompt: KeyPrompt, context: &Context) -> Step<Self> {
        let Route::Session(Session { token, .. }) = &self.route else { return Step::stay(self) };
        // A second tap, or on already.
        if self.trust.adding.is_some() || self.trust.phone.is_some() {
            return Step::stay(self);
        }
        let (flow, effects) = AddPhone::start(Arc::clone(token), prompt, context);
        self.trust.adding = Some(flow);
        Step::Stay(self, effects)
    }

    pub(super) fn add_phone(mut self, event: AddEvent, context: &Context) -> Step<Self> {
        let Some(flow) = self.trust.adding.take() else { return Step::stay(self) };
        match flow.update(event, context) {
            Step::Stay(flow, effects) => {
                self.trust.adding = Some(flow);
                Step::Stay(self, effects)
            }
            Step::Leave(AddExit::Added(phone)) => self.added(phone),
            Step::Leave(AddExit::SessionOver) => self.session_over(),
        }
    }

    fn added(mut self, id: PhoneId) -> Step<Self> {
        if let Route::Session(Session { open: Some(open), .. }) = &self.route {
            self.trust.phone = Some(TrustedPhone { id, name: open.member.display_name.clone() });
            self.trust.offered = false;
        }
        Step::stay(self)
    }

    /// "Ahora no".
    pub(super) fn decline_phone(mut self) -> Step<Self> {
        self.trust.offered = false;
        Step::stay(self)
    }

    /// "Ingresar con mi contraseña", where it cannot be turned on without a session: the session offers it again.
    pub(super) fn log_in_to_add(mut self, context: &Context) -> Step<Self> {
        if !matches!(self.route, Route::Home) {
            return Step::stay(self);
        }
        self.preferences.phone_offer = PhoneOffer::NotMade;
        self.enter(Destination::LogIn, context)
    }

    /// "Desactivar".
    pub(super) fn turn_off_phone(mut self, context: &Context) -> Step<Self> {
        let remove = match (&self.route, &self.trust.phone) {
            (Route::Session(Session { token, .. }), Some(phone)) => {
                let request = Request::RemovePhone { token: Arc::clone(token), phone: phone.id.clone() };
                // No flow waits for the outcome: without its key the phone cannot log in.
                Some(Effect::Call(context.request_id, request))
            }
            _ => None,
        };
        let effects = remove.into_iter().chain(self.forget_phone(context)).collect();
        Step::Stay(self, effects)
    }

    /// Whether `event` says that this phone was removed from the member's list.
    pub(super) fn is_removed(&self, flow: &Session, event: &session::Event) -> bool {
        let session::Event::Received(_, Ok(Response::RemovePhone(Ok(())))) = event else { return false };
        let removing = flow.accesses.as_ref().and_then(Accesses::removing);
        removing.is_some() && removing == self.trust.phone.as_ref().map(|phone| &phone.id)
    }

    /// Forgets this phone as a trusted one, and deletes its key.
    pub(super) fn forget_phone(&mut self, context: &Context) -> Option<Effect> {
        self.trust.phone.take().map(|_| Effect::Key(context.request_id.sibling(), KeyCommand::DeleteKey))
    }

    /// Forgets this phone although the member turned nothing off: the next session offers it again.
    fn end_phone(&mut self, context: &Context) -> Option<Effect> {
        let forget = self.forget_phone(context)?;
        self.preferences.phone_offer = PhoneOffer::NotMade;
        Some(forget)
    }

    /// A new PIN and a freeze end every trusted phone of the member.
    pub(super) fn end_trust(step: Step<Self>, context: &Context) -> Step<Self> {
        let Step::Stay(mut app, mut effects) = step;
        if matches!(app.route, Route::RecoverPin(RecoverPin::PinChanged { .. }) | Route::Freeze(Freeze::Frozen)) {
            effects.extend(app.end_phone(context));
        }
        Step::Stay(app, effects)
    }

    /// The page closed. What waits for the portal goes on.
    pub(super) fn close_adding(&mut self) {
        if self.trust.adding.as_ref().is_some_and(|adding| adding.problem.is_some()) {
            self.trust.adding = None;
        }
    }

    fn session_over(mut self) -> Step<Self> {
        self.close_all();
        self.leave_session();
        self.notice = Some(Notice::SessionExpired);
        self.go(Route::Home, vec![Effect::Store(StoreCommand::ClearSession)])
    }

    /// The session ended.
    pub(super) fn leave_session(&mut self) {
        self.trust.adding = None;
        self.trust.offered = false;
    }
}
