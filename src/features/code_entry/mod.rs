//! Entering the security code, in both recoveries (manual: "un código de seguridad el cual digitará con el teclado en pantalla").
//!
//! Exits with the right code, or when the recovery is over. The code is never saved.

mod input;
mod left_codes;
mod refused_text;
#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;
mod update;
mod view;

pub use input::{CodeField, CodeInput, CodeRefusal};
pub use left_codes::LeftCodes;
pub use refused_text::RefusedText;
pub use state::{CodeChecks, CodeEntry, CodeMessage, CodeProblem, Phase};
pub use update::{CodeText, Event, Exit};
pub use view::CodeView;
