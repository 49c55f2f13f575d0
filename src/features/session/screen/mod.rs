//! The screens of an open session.

mod confirm_log_out;
mod notice;
mod resuming;
mod session;
mod web_portal;

pub use confirm_log_out::ConfirmLogOutModal;
pub use notice::SessionNotice;
pub use resuming::ResumingScreen;
pub use session::SessionScreen;
use web_portal::WebPortal;
