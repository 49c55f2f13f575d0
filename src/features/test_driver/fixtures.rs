//! Values of the portal and the member that tests share.

use core::time::Duration;

use jiff::Timestamp;
use zeroize::Zeroizing;

use crate::api::SmsChannel;
use crate::domain::{
    Access, AccessMethod, ChallengeText, Digit, DocumentKind, Draft, KeySignature, Label, Link, ListedPhone,
    PhoneChallenge, PhoneId, Proof, PublicKey, TrustedPhone,
};
use crate::features::keypad::{Key, Keypad};
use crate::features::{recover_pin, recover_username};
pub(crate) use crate::flow::fake::*;
use crate::flow::{CallError, Prepared, Reference};

pub(crate) fn typed(digit: char) -> Key {
    Key::Typed(Digit::from_char(digit).unwrap())
}

pub(crate) fn tapped(keypad: &Keypad, digit: char) -> Key {
    Key::Pressed { digit: Digit::from_char(digit).unwrap(), down: keypad.generation(), up: keypad.generation() }
}

/// What a member enters to recover the username, and "Recuperar".
pub(crate) fn email_answer() -> [recover_username::Event; 3] {
    use recover_username::{Event, Slide};
    [Event::EmailTyped(Draft::new("aurelia@unal.edu.co")), Event::Slid(Slide::Green), Event::Recover]
}

/// What a member enters to recover the PIN, from the username to the phone, and "Continuar" after each.
pub(crate) fn pin_answers() -> impl Iterator<Item = recover_pin::Event> {
    use recover_pin::Event;
    let typed = |text| Event::Typed(Draft::new(text));
    let kind = Event::KindChosen(DocumentKind::CitizenCard);
    [typed("aurelia"), kind, typed("41777906"), typed("aurelia@unal.edu.co"), typed("3001234567")]
        .into_iter()
        .flat_map(|answer| [answer, Event::Continue])
}

pub(crate) fn prepared() -> Prepared {
    let proof = Proof("proof-of-work-51".to_owned());
    let channel = SmsChannel::Android { token: "FA+9qCX9VSu".to_owned() };
    Prepared { proof, channel, good_for: Duration::from_mins(5) }
}

pub(crate) fn hand_over() -> Link {
    Link::HandOver { address: Zeroizing::new("https://portal.example/hand-over/one-time-token".to_owned()) }
}

/// This phone, and one that was never used.
pub(crate) fn trusted_phones() -> Vec<ListedPhone> {
    let phone = |id: &str, label: &str, this| ListedPhone {
        id: PhoneId::parse(id).unwrap(),
        label: Label::new(label),
        added_at: Some(Timestamp::from_second(1_795_000_000).unwrap()),
        last_used_at: None,
        this,
    };
    vec![phone("phone-1", "Celular de Aurelia", true), phone("phone-2", "Aurelia vieja", false)]
}

pub(crate) fn accesses() -> Vec<Access> {
    [AccessMethod::TrustedPhone, AccessMethod::Pin]
        .map(|method| Access { at: None, device: Label::new("Android de Aurelia"), method })
        .into()
}

pub(crate) fn phone_id() -> PhoneId {
    PhoneId::parse("phone-of-aurelia").unwrap()
}

pub(crate) fn trusted_phone() -> TrustedPhone {
    TrustedPhone { id: phone_id(), name: "Aurelia Quijano".to_owned() }
}

pub(crate) fn phone_challenge() -> PhoneChallenge {
    let text = ChallengeText::parse("challenge-of-the-portal").unwrap();
    PhoneChallenge { text, expires_in: Duration::from_mins(2) }
}

pub(crate) fn public_key() -> PublicKey {
    PublicKey(vec![4; 91])
}

pub(crate) fn signature() -> KeySignature {
    KeySignature(vec![48; 70])
}

/// An error whose outcome is unknown.
pub(crate) const LOST: CallError = CallError::TimedOut;

/// A definite "not done".
pub(crate) const REFUSED: CallError = CallError::SlowDown { retry_after: Duration::from_mins(1) };

pub(crate) fn call_errors() -> Vec<CallError> {
    vec![
        CallError::Offline,
        CallError::BehindProxy,
        CallError::TimedOut,
        CallError::NotGenuine,
        CallError::Maintenance { retry_after: None },
        REFUSED,
        CallError::Outdated,
        CallError::Unexpected { reference: Reference::new(None) },
    ]
}
