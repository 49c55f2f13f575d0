//! The engine over fakes, on tokio's paused clock: no test waits.

mod persistence;
mod restore;
mod retry;
mod sms;
mod test_env;
mod timer;
mod trusted_phone;
