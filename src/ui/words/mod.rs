//! The words, from Fluent files: Spanish of Colombia and English.
//!
//! Ends where a screen chooses its words. Every word that a member reads stands in `assets/words`, none in the code.

mod call_error;
mod code_refusal;
mod sign;
mod time;

pub use call_error::call_error;
pub use code_refusal::code_refusal;
pub use sign::{longest_sign, sign};
pub use time::{clock, date, left, wait};

pub(crate) use dioxus_i18n::tid as t;

use dioxus_i18n::fluent::{FluentBundle, FluentResource};
use unic_langid::{LanguageIdentifier, langid};

use crate::app::Language;

const SPANISH: &str = include_str!("../../../assets/words/es-CO.ftl");
const ENGLISH: &str = include_str!("../../../assets/words/en.ftl");

/// The words of a language, ready to be said.
#[must_use]
pub fn bundle(language: Language) -> FluentBundle<FluentResource> {
    let (tag, source): (LanguageIdentifier, _) = match language {
        Language::Spanish => (langid!("es-CO"), SPANISH),
        Language::English => (langid!("en"), ENGLISH),
    };
    let mut bundle = FluentBundle::new(vec![tag]);
    // Both languages run left to right, and a screen reader or a copied text has no use for isolation marks; the one foreign
    // text, the member's name, stands in a `bdi`.
    bundle.set_use_isolating(false);
    // A test holds both files free of errors; a line that cannot be read is left out.
    let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
    bundle.add_resource_overriding(resource);
    bundle
}

/// The language's tag, for the page (BCP 47).
#[must_use]
pub const fn tag(language: Language) -> &'static str {
    match language {
        Language::Spanish => "es-CO",
        Language::English => "en",
    }
}
