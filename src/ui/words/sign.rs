//! The words for a refused character.

use super::t;
use crate::domain::{Sign, SignKind};

/// Names a refused character: `un espacio`, `un signo («#»)`, `una letra del alfabeto cirílico («а»)`.
#[must_use]
pub fn sign(sign: Sign) -> String {
    let shown = sign.character().to_string();
    match sign.kind() {
        SignKind::Space => t!("sign-space"),
        SignKind::DirectionMark => t!("sign-direction", code: sign.code_point()),
        SignKind::SoftHyphen => t!("sign-soft-hyphen"),
        SignKind::Invisible => t!("sign-invisible", code: sign.code_point()),
        SignKind::CyrillicLetter => t!("sign-cyrillic", letter: shown),
        SignKind::GreekLetter => t!("sign-greek", letter: shown),
        SignKind::ForeignLetter => t!("sign-foreign", letter: shown),
        SignKind::Visible if sign.character().is_alphabetic() => t!("sign-letter", letter: shown),
        SignKind::Visible => t!("sign-visible", sign: shown),
    }
}

/// The character with the longest name in the member's language, for reserving room.
#[must_use]
pub fn longest_sign() -> Sign {
    let (mark, letter) = (Sign::new('\u{202e}', 10), Sign::new('Ж', 10));
    let length = |of| sign(of).chars().count();
    if length(letter) > length(mark) { letter } else { mark }
}
