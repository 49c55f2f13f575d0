//! Adds the app's Kotlin and resources to the build: dx reads this from the linked library, and builds the folder as a module of
//! its Gradle project.
//!
//! The generated type is not used, because its calls leave a Java exception pending; [`super::jvm`] clears it.
#![allow(unsafe_code, dead_code, unused_imports, missing_docs, clippy::pedantic, clippy::unwrap_used)]

#[manganis::ffi("platforms/android/library")]
extern "Kotlin" {
    pub type Phone;
}
