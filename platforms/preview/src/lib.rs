//! The app in a browser: its real Rust over liveview, a real portal over a real database, and the member's messages beside it.
//!
//! Each page is a phone: `/phone` shows the app alone, `/` shows it beside the developer panel with its messages and switches.
//! `?phone=NAME` selects another phone. Reloading the page kills the app's process. Everything inside the app belongs to
//! `multiportal`.

mod clock;
mod dev_panel;
mod finger;
mod inbox;
mod links;
mod options;
mod outbox_watcher;
mod page;
mod phone;
mod secrets;
mod server;
mod start;
mod wiring;

pub use fault_proxy::Network;
pub use finger::Finger;
pub use inbox::Autofill;
pub use options::Options;
pub use phone::Phone;
pub use secrets::StoreBehavior;
pub use start::{Running, StartError, start, start_beside};
