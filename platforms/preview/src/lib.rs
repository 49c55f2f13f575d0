//! The app in a browser: its real Rust over liveview, a real portal over a real database, and the member's messages beside
//! it.
//!
//! A page is a phone: `/phone` is the app alone, `/` the phone on a desk with its messages and switches. `?phone=NAME` holds
//! another phone. A reload is a killed process. Ends where the app begins: everything of the app is `multiportal`'s.

mod clock;
mod desk;
mod inbox;
mod line;
mod options;
mod page;
mod phone;
mod post;
mod secrets;
mod server;
mod start;
mod wiring;

pub use inbox::Autofill;
pub use line::Signal;
pub use options::Options;
pub use phone::Phone;
pub use secrets::Store;
pub use start::{Running, StartError, start, start_beside};
