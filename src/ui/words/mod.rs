//! The words of the app, from the Fluent files in `assets/words`: Spanish (Colombia) and English.

mod call_error;
mod code_refusal;
mod sign;
mod time;

pub use call_error::call_error;
pub use code_refusal::code_refusal;
pub use sign::{longest_sign, sign};
pub use time::{clock, date, left, time_of_day, wait};

pub(crate) use dioxus_i18n::tid as t;

use dioxus_i18n::fluent::{FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

use crate::app::Language;

const SPANISH: &str = include_str!("../../../assets/words/es-CO.ftl");
const ENGLISH: &str = include_str!("../../../assets/words/en.ftl");

#[must_use]
pub fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let (tag, source): (LanguageIdentifier, _) = match language {
        Language::Spanish => (langid!("es-CO"), SPANISH),
        Language::English => (langid!("en"), ENGLISH),
    };
    let mut bundle = FluentBundle::new(vec![tag]);
    // Both languages are written from left to right, and isolation marks would disturb screen readers and copied text. The
    // member's name is in a `bdi`.
    bundle.set_use_isolating(false);
    // A test holds both files free of errors; a line that cannot be read is left out.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The BCP 47 tag of a language.
#[must_use]
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Spanish => "es-CO",
        Language::English => "en",
    }
}
