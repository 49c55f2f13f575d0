//! The engine over fakes, on tokio's paused clock: waits cost nothing.

mod persistence;
mod restore;
mod retry;
mod sms;
mod test_env;
mod timer;
