//! What each screen renders: view models, compared with `==` to skip re-renders.
//!
//! A typed letter or a digit changes no view: fields hold their own text, and the keypad has a view of its own.

use super::{App, Notice, Route};
use crate::domain::{Draft, Username};
use crate::features::freeze::FreezeView;
use crate::features::keypad::KeypadView;
use crate::features::log_in::{LogIn, LogInView};
use crate::features::practice::Practice;
use crate::features::recover_pin::{RecoverPin, RecoverPinView};
use crate::features::recover_username::{RecoverUsername, RecoverUsernameView};
use crate::features::session::SessionView;
use crate::features::trusted_phone::PhoneFlowView;

#[derive(Clone, PartialEq)]
pub enum ScreenView {
    Starting,
    Home {
        notice: Option<Notice>,
        remembered: Option<Username>,
        /// The name to greet with where this phone logs in by itself.
        greeting: Option<String>,
    },
    /// The privacy notice, before the first personal field.
    Privacy,
    LogIn(LogInView),
    PhoneLogIn(PhoneFlowView),
    RecoverUsername(RecoverUsernameView),
    RecoverPin(RecoverPinView),
    Freeze(FreezeView),
    Session(SessionView),
    Outdated,
}

impl From<&App> for ScreenView {
    fn from(app: &App) -> Self {
        match &app.route {
            Route::Starting => Self::Starting,
            Route::Home => Self::Home {
                notice: app.notice,
                remembered: app.remembered.clone(),
                greeting: app.greeting().map(str::to_owned),
            },
            Route::Privacy { .. } => Self::Privacy,
            Route::LogIn(flow) => Self::LogIn(flow.into()),
            Route::PhoneLogIn(flow) => Self::PhoneLogIn(flow.into()),
            Route::RecoverUsername(flow) => Self::RecoverUsername(flow.into()),
            Route::RecoverPin(flow) => Self::RecoverPin(flow.into()),
            Route::Freeze(flow) => Self::Freeze(flow.into()),
            Route::Session(flow) => Self::Session(SessionView::new(flow, app.trusted_phone().map(|phone| &phone.id))),
            Route::Outdated => Self::Outdated,
        }
    }
}

impl App {
    /// Returns the text of the current screen's field, for when the field appears.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        match &self.route {
            Route::LogIn(LogIn::Username(step)) => Some(&step.form.draft),
            Route::RecoverUsername(RecoverUsername::Email(step)) => Some(&step.form.draft),
            Route::RecoverPin(RecoverPin::Form(step)) => Some(step.answers.draft()),
            _ => None,
        }
    }

    /// Returns the keypad that the member sees, if any. A page covers the keypad below it.
    #[must_use]
    pub fn keypad(&self) -> Option<KeypadView> {
        match &self.practice {
            Some(Practice::Entering { keypad }) => return Some(KeypadView::of_pin(keypad)),
            Some(Practice::Done) => return None,
            None => {}
        }
        match &self.route {
            Route::LogIn(flow) => flow.keypad().map(KeypadView::of_pin),
            Route::RecoverUsername(flow) => flow.code().map(|entry| KeypadView::of_code(&entry.keypad)),
            Route::RecoverPin(flow) => {
                let code = flow.code().map(|entry| KeypadView::of_code(&entry.keypad));
                code.or_else(|| flow.pin_keypad().map(KeypadView::of_pin))
            }
            _ => None,
        }
    }
}
