//! Tests that every implementation of a trait must pass: the adapter of each platform that runs on the build machine, and
//! the preview's.
//!
//! Each file has a trait for the surroundings of an implementation (a phone that receives a message, a device that restarts),
//! one function a rule, and a macro that makes a test of every rule:
//!
//! ```text
//! multiportal::secret_store_suite!(MyDevice::new());
//! ```

#![allow(missing_docs, reason = "the name of a rule says what it checks")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, reason = "a broken rule panics")]
#![allow(clippy::unused_async, reason = "the macro awaits every rule")]

pub mod secret_store;
pub mod sms_inbox;

/// Makes a test of each rule of a suite, over a new `$made` for each.
#[doc(hidden)]
#[macro_export]
macro_rules! rules {
    ($suite:ident, $made:expr, $($rule:ident),+ $(,)?) => {$(
        #[tokio::test]
        async fn $rule() {
            $crate::device::conformance::$suite::$rule(&$made).await;
        }
    )+};
}
