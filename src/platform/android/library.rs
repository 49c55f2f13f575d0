//! Tells dx that the app's Kotlin and resources are a part of it: dx reads this from the linked library, and builds the
//! folder as a module of its Gradle project.
//!
//! The type that manganis makes of it is not used: its calls keep an exception pending, and [`super::jvm`] does not.
#![allow(unsafe_code, dead_code, unused_imports, missing_docs, clippy::pedantic, clippy::unwrap_used)]

#[manganis::ffi("platforms/android/library")]
extern "Kotlin" {
    /// Names the module.
    pub type Phone;
}
