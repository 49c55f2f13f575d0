//! The app's words in both languages, so that a test taps and sees what a member does in either.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::langid;

/// A language of the app.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Spanish of Colombia.
    Spanish,
    /// English.
    English,
}

/// The words of one language.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The app's own files.
    #[must_use]
    pub fn of(tongue: Tongue) -> Self {
        let (tag, source) = match tongue {
            Tongue::Spanish => (langid!("es-CO"), include_str!("../../../assets/words/es-CO.ftl")),
            Tongue::English => (langid!("en"), include_str!("../../../assets/words/en.ftl")),
        };
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        bundle.set_use_isolating(false);
        let resource = FluentResource::try_new(source.to_owned()).expect("the words can be read");
        bundle.add_resource(resource).expect("no word stands there twice");
        Self(bundle)
    }

    /// What the app says.
    #[must_use]
    pub fn say(&self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// What the app says with these values in it.
    #[must_use]
    pub fn say_with(&self, key: &str, values: &[(&str, &str)]) -> String {
        let message = self.0.get_message(key).unwrap_or_else(|| panic!("there is a word {key}"));
        let args: FluentArgs = values.iter().map(|(name, value)| (*name, FluentValue::try_number(value))).collect();
        let said = self.0.format_pattern(message.value().expect("it has a text"), Some(&args), &mut Vec::new());
        said.into_owned()
    }
}
