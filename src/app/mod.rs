//! The whole app as one pure state machine: the current feature, where its exit leads, what is saved.
//!
//! The screens render [`ScreenView`]; [`crate::runtime`] executes the effects.

mod event;
mod portal_view;
mod preferences;
mod snapshot;
mod start;
mod state;
#[cfg(test)]
mod tests;
mod trusted_phone;
mod update;
mod view;

pub use event::Event;
pub use portal_view::{Contact, PortalView};
pub use preferences::{KeySize, KeypadOrder, Language, PhoneOffer, Preferences, PrivacyNotice, ScreenReader};
pub use snapshot::{AppSnapshot, RouteSnapshot, Stored};
pub use state::{App, Destination, Modal, Notice, Route};
pub use trusted_phone::{PhoneStatus, PhoneView};
pub use view::ScreenView;
