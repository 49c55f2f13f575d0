//! The state of the whole app.

use crate::domain::KeyOrder;
use crate::domain::{Deadline, InstallationId, Moment, Username};
use crate::features::code_entry::LeftCodes;
use crate::features::freeze::Freeze;
use crate::features::log_in::{LogIn, Remember};
use crate::features::practice::Practice;
use crate::features::recover_pin::RecoverPin;
use crate::features::recover_username::RecoverUsername;
use crate::features::session::Session;
use crate::features::trusted_phone::{PhoneLogIn, Untrusted};
use crate::flow::{Context, Submission};

use super::trusted_phone::Trust;
use super::{Contact, KeypadOrder, PortalView, Preferences, ScreenReader};

#[derive(Debug)]
pub struct App {
    pub(super) route: Route,
    /// The open pages, the upper one last.
    pub(super) modals: Vec<Modal>,
    /// Present while [`Modal::Practice`] is open.
    pub(super) practice: Option<Practice>,
    pub(super) notice: Option<Notice>,
    /// Codes that the member left for "Inicio".
    pub(super) left: LeftCodes,
    pub(super) portal: PortalView,
    pub(super) portal_request: Submission<()>,
    pub(super) contact: Option<Contact>,
    pub(super) remembered: Option<Username>,
    pub(super) trust: Trust,
    pub(super) installation: Option<InstallationId>,
    pub(super) preferences: Preferences,
    pub(super) screen_reader: ScreenReader,
}

#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "an app has one of them, and it is never copied")]
pub enum Route {
    /// The secret store is being read.
    Starting,
    /// "Inicio".
    Home,
    /// The privacy notice, before the first personal field.
    Privacy {
        then: Destination,
    },
    /// "Ingreso".
    LogIn(LogIn),
    /// "Ingreso" by a trusted phone.
    PhoneLogIn(PhoneLogIn),
    /// "Recuperación de Usuario".
    RecoverUsername(RecoverUsername),
    /// "Recuperación de contraseña".
    RecoverPin(RecoverPin),
    /// "No fui yo".
    Freeze(Freeze),
    Session(Session),
    /// This version of the app is too old for the portal.
    Outdated,
}

/// The destinations from "Inicio".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Destination {
    /// "INGRESO Multiportal".
    LogIn,
    /// "¿Olvidaste tu usuario?"
    RecoverUsername,
    /// "¿Olvidaste tu contraseña?"
    RecoverPin,
    /// "No fui yo", also from an open session.
    Freeze,
}

/// A page over the current screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modal {
    /// "Acerca de": version, diagnostics.
    About,
    Licences,
    /// The privacy notice (Ley 1581 de 2012).
    Privacy,
    Settings,
    /// "Ayuda": contacts, and what to do when the code does not come.
    Help,
    Practice,
    /// "Cambié de celular": what the cooperative needs, ready to send.
    ChangedPhone,
    /// "¿No fue usted?"
    NotMe,
    /// "Ingresar con huella o rostro": turns it on and off.
    TrustedPhone,
    /// "¿Cerrar sesión?", when Back would end it.
    ConfirmLogOut,
}

/// A message on "Inicio", shown once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    LoggedOut,
    SessionExpired,
    SnapshotTooOld,
    /// The snapshot cannot be read. Nothing is lost at the portal.
    SnapshotUnreadable,
    /// The secret store is locked or lost: the app works, but saves nothing.
    StoreUnavailable,
    /// This phone is no longer trusted.
    Untrusted(Untrusted),
}

impl Default for App {
    fn default() -> Self {
        Self {
            route: Route::Starting,
            modals: Vec::new(),
            practice: None,
            notice: None,
            left: LeftCodes::default(),
            portal: PortalView::Fetching,
            portal_request: Submission::Idle,
            contact: None,
            remembered: None,
            trust: Trust::default(),
            installation: None,
            preferences: Preferences::default(),
            screen_reader: ScreenReader::Silent,
        }
    }
}

impl App {
    #[must_use]
    pub const fn route(&self) -> &Route {
        &self.route
    }

    #[must_use]
    pub fn modal(&self) -> Option<Modal> {
        self.modals.last().copied()
    }

    /// Returns the open pages, the upper one last: each was opened from the one before it.
    #[must_use]
    pub fn modals(&self) -> &[Modal] {
        &self.modals
    }

    /// Returns the contacts of the portal's last answer, which may be of an earlier start.
    pub(crate) const fn contact(&self) -> Option<&Contact> {
        self.contact.as_ref()
    }

    #[must_use]
    pub const fn practice(&self) -> Option<&Practice> {
        self.practice.as_ref()
    }

    #[must_use]
    pub const fn notice(&self) -> Option<Notice> {
        self.notice
    }

    #[must_use]
    pub const fn portal(&self) -> &PortalView {
        &self.portal
    }

    #[must_use]
    pub const fn remembered(&self) -> Option<&Username> {
        self.remembered.as_ref()
    }

    #[must_use]
    pub const fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    pub(crate) const fn key_order(&self) -> KeyOrder {
        match (self.preferences.keypad_order, self.screen_reader) {
            (KeypadOrder::Automatic, ScreenReader::Silent) => KeyOrder::Shuffled,
            (KeypadOrder::Automatic, ScreenReader::Running) | (KeypadOrder::Ordered, _) => KeyOrder::Ordered,
        }
    }

    /// Returns when to send [`super::Event::Ticked`].
    #[must_use]
    pub fn deadline(&self, now: Moment) -> Option<Deadline> {
        match &self.route {
            Route::LogIn(flow) => flow.deadline(),
            Route::RecoverUsername(flow) => flow.deadline(),
            Route::RecoverPin(flow) => flow.deadline(),
            Route::Home => self.left.until(now),
            Route::Session(flow) => flow.deadline(now),
            _ => None,
        }
    }

    pub(super) const fn remember(&self) -> Remember {
        if self.remembered.is_some() { Remember::Yes } else { Remember::No }
    }

    /// Opens a page over the current one. For a page that is open already, closes those over it.
    pub(super) fn open(&mut self, modal: Modal, context: &Context) {
        if let Some(at) = self.modals.iter().position(|open| *open == modal) {
            self.modals.truncate(at + 1);
        } else {
            self.modals.push(modal);
            if modal == Modal::Practice {
                self.practice = Some(Practice::start(context));
            }
        }
        self.end_closed_pages();
    }

    /// Closes the upper page: the one that it was opened from shows again. Returns whether one was open.
    pub(super) fn close(&mut self) -> bool {
        let closed = self.modals.pop().is_some();
        self.end_closed_pages();
        closed
    }

    pub(super) fn close_all(&mut self) {
        self.modals.clear();
        self.end_closed_pages();
    }

    /// Ends what belongs to a page that is not open any more.
    fn end_closed_pages(&mut self) {
        if !self.modals.contains(&Modal::Practice) {
            self.practice = None;
        }
        if !self.modals.contains(&Modal::TrustedPhone) {
            self.close_adding();
        }
    }

    /// Shows the context's layouts on the open keypads.
    pub(super) fn reshuffle(&mut self, context: &Context) {
        let context = context.ordered(self.key_order());
        let practice = self.practice.as_mut().and_then(Practice::keypad_mut);
        let keypad = match &mut self.route {
            Route::LogIn(flow) => flow.keypad_mut(),
            Route::RecoverUsername(flow) => flow.keypad_mut(),
            Route::RecoverPin(flow) => flow.keypad_mut(),
            _ => None,
        };
        for keypad in [keypad, practice].into_iter().flatten() {
            keypad.renew(&context);
        }
    }
}
