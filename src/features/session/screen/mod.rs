mod confirm_log_out;
mod resuming;
mod session;

pub use confirm_log_out::ConfirmLogOutModal;
pub use resuming::ResumingScreen;
pub use session::SessionScreen;
