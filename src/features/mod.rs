//! The features, one folder each: state, `update`, snapshot, view model and screens.
//!
//! A feature is a pure state machine ([`crate::flow::Flow`]). It does not know which feature comes next: [`crate::app`] decides that
//! from the feature's exit.

#[cfg(feature = "ui")]
pub mod about;
pub mod accesses;
pub mod code_entry;
pub mod freeze;
#[cfg(feature = "ui")]
pub mod help;
#[cfg(feature = "ui")]
pub mod home;
pub mod keypad;
pub mod log_in;
pub mod practice;
pub mod recover_pin;
pub mod recover_username;
pub mod session;
#[cfg(feature = "ui")]
pub mod settings;
pub(crate) mod suggestions;
#[cfg(test)]
pub(crate) mod test_driver;
pub mod trusted_phone;
