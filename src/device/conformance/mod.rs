//! What every adapter of a port promises, as tests: one suite a port, run over its double and over each adapter that can run
//! on the machine at hand. `docs/devices.md` says where.
//!
//! A suite is a file: a trait for what stands around the adapter (a phone that receives texts, a device that is started anew),
//! the rules, one function each, and a macro that makes a test of every rule. Whoever writes an adapter writes, in its tests:
//!
//! ```text
//! multiportal::secret_store_suite!(MyDevice::new());
//! ```
//!
//! Behind the feature `doubles`: no shipped app holds one.

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
