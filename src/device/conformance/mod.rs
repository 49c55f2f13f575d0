//! What every adapter of [`crate::device::SecretStore`] and [`crate::device::SmsInbox`] promises, as tests that each adapter runs.
//!
//! A suite is a trait for what surrounds the adapter (a phone that receives texts, a device whose process is killed), one function
//! for each rule, and a macro that makes a test of each rule:
//!
//! ```text
//! multiportal::secret_store_suite!(MyDevice::new());
//! ```
//!
//! Behind the feature `doubles`: no shipped app contains it.

#![allow(missing_docs, reason = "a rule's name is its sentence")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::missing_panics_doc, reason = "a rule that is broken panics")]
#![allow(clippy::unused_async, reason = "every rule is called alike")]

pub mod secret_store;
pub mod sms_inbox;

/// Makes a test of each rule of a suite, over what `$made` makes for it.
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
