//! The app's Fluent words, so that tests name controls and texts by their keys.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    Spanish,
    English,
}

pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// Reads the app's own file.
    #[must_use]
    pub fn of(language: Language) -> Self {
        let (tag, source) = match language {
            Language::Spanish => ("es-CO", include_str!("../../../assets/words/es-CO.ftl")),
            Language::English => ("en", include_str!("../../../assets/words/en.ftl")),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag.parse().expect("a language tag")]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).expect("the words can be read");
        bundle.add_resource(resource).expect("each key once");
        Self(bundle)
    }

    /// Returns the words for a key.
    #[must_use]
    pub fn get(&self, key: &str) -> String {
        self.format(key, &[])
    }

    /// Returns the words for a key with these values in them.
    #[must_use]
    pub fn format(&self, key: &str, values: &[(&str, &str)]) -> String {
        let message = self.0.get_message(key).unwrap_or_else(|| panic!("there are words for {key}"));
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, FluentValue::try_number(value))).collect();
        let said = self.0.format_pattern(message.value().expect("it has a text"), Some(&args), &mut Vec::new());
        said.into_owned()
    }
}
