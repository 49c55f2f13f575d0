//! The screens of this feature.

mod log_in;
mod offer;
mod problem;
mod trusted_phone;

pub use log_in::{PhoneLogInScreen, key_prompt};
pub use offer::PhoneOfferCard;
pub use trusted_phone::TrustedPhoneModal;
