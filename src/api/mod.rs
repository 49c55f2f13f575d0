//! The portal API, version 1, as types: paths, bodies, problems and the text message.
//!
//! The one place where the wire's shapes stand: the app's adapter and the reference portal both use them, and
//! `openapi.json` is generated from them. Requests refuse unknown fields; responses tolerate them, and an unknown value of an
//! enumeration becomes its `Other`. Ends where meaning begins: the adapter maps these to [`crate::domain`].

#![warn(missing_docs)]

mod challenge;
mod freeze;
mod log_in;
mod path;
mod phone;
mod portal_info;
mod problem;
mod recovery;
mod secret_field;
mod session;
mod sms;
mod text_message;

pub use challenge::*;
pub use freeze::*;
pub use log_in::*;
pub use path::{BASE_PATH, HEADER_IDEMPOTENCY_KEY, HEADER_REQUEST_ID, Path};
pub use phone::*;
pub use portal_info::*;
pub use problem::{MEDIA_TYPE_PROBLEM, Problem, ProblemCode, WeakPinReason};
pub use recovery::*;
pub use secret_field::SecretField;
pub use session::*;
pub use sms::SmsChannel;
pub use text_message::{TextMessage, TextMessageError};

/// An enumeration of the wire: words in snake case, and `Other` for the ones that a later version adds.
macro_rules! wire_words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
        #[serde(from = "String", into = "String")]
        pub enum $name {
            $($(#[$doc])* $variant,)+
            /// A word that this version does not know.
            Other(String),
        }

        impl $name {
            /// The words that this version knows.
            pub const WORDS: &[&str] = &[$($word),+];

            /// The word on the wire.
            #[must_use]
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)+
                    Self::Other(word) => word,
                }
            }
        }

        impl From<String> for $name {
            fn from(word: String) -> Self {
                match word.as_str() {
                    $($word => Self::$variant,)+
                    _ => Self::Other(word),
                }
            }
        }

        impl From<$name> for String {
            fn from(value: $name) -> Self {
                value.as_str().to_owned()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .enum_values(Some(Self::WORDS.iter().copied()))
                    .into()
            }
        }

        #[cfg(feature = "openapi")]
        impl utoipa::ToSchema for $name {}
    };
}
pub(crate) use wire_words;
