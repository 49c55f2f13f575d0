//! `POST /phones/challenges`, `POST /phones` and the log-in by a trusted phone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::StatusCode;

use super::http::{Success, seconds};
use super::refusal::{FromRefusal, Refusal};
use crate::api::{
    AddPhoneRequest, AddPhoneResponse, PhoneChallengeRequest, PhoneChallengeResponse, PhoneLogInRequest, PhonePurpose,
    ProblemCode, SecretField,
};
use crate::domain::{ChallengeText, PhoneChallenge, PhoneId, PublicKey, SignedChallenge};
use crate::flow::{AddPhoneError, CallError, PhoneChallengeError, PhoneLogInError};

/// Asks for a challenge to log in with `phone`, or to add a phone.
pub(super) fn challenge_body(phone: Option<&PhoneId>) -> PhoneChallengeRequest {
    let purpose = if phone.is_some() { PhonePurpose::LogIn } else { PhonePurpose::Add };
    PhoneChallengeRequest { purpose, phone: phone.map(|phone| phone.as_str().to_owned()) }
}

pub(super) fn add_body(key: &PublicKey, signed: &SignedChallenge, label: &str) -> AddPhoneRequest {
    let PhoneLogInRequest { challenge, signature } = log_in_body(signed);
    AddPhoneRequest { challenge, public_key: URL_SAFE_NO_PAD.encode(&key.0), label: SecretField::new(label), signature }
}

pub(super) fn log_in_body(signed: &SignedChallenge) -> PhoneLogInRequest {
    PhoneLogInRequest {
        challenge: SecretField::new(signed.challenge.as_str()),
        signature: URL_SAFE_NO_PAD.encode(&signed.signature.0),
    }
}

pub(super) fn read_challenge(success: &Success) -> Result<PhoneChallenge, CallError> {
    let wire: PhoneChallengeResponse = success.read()?;
    let text = ChallengeText::parse(wire.challenge.expose()).map_err(|_| success.unreadable())?;
    Ok(PhoneChallenge { text, expires_in: seconds(wire.expires_in) })
}

pub(super) fn read_phone(success: &Success) -> Result<PhoneId, CallError> {
    let wire: AddPhoneResponse = success.read()?;
    PhoneId::parse(&wire.phone).map_err(|_| success.unreadable())
}

impl FromRefusal for PhoneChallengeError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        match refusal.code() {
            _ if refusal.is(&ProblemCode::SessionOver, StatusCode::UNAUTHORIZED) => Some(Self::SessionOver),
            Some(ProblemCode::MethodNotAllowed) => Some(Self::NotOffered),
            _ if refusal.is(&ProblemCode::NotFound, StatusCode::NOT_FOUND) => Some(Self::NotOffered),
            _ => None,
        }
    }
}

impl FromRefusal for AddPhoneError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        let field = refusal.problem.as_ref().and_then(|problem| problem.field.as_deref());
        match refusal.code() {
            _ if refusal.is(&ProblemCode::SessionOver, StatusCode::UNAUTHORIZED) => Some(Self::SessionOver),
            _ if refusal.is(&ProblemCode::TooManyPhones, StatusCode::CONFLICT) => Some(Self::TooManyPhones),
            Some(ProblemCode::InvalidField) if field == Some("challenge") => Some(Self::ChallengeOver),
            Some(ProblemCode::InvalidField) => Some(Self::KeyRefused),
            _ => None,
        }
    }
}

impl FromRefusal for PhoneLogInError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        refusal.is(&ProblemCode::PhoneRefused, StatusCode::UNAUTHORIZED).then_some(Self::Refused)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::api::Problem;
    use crate::flow::Reference;

    fn refused<E: FromRefusal>(status: u16, code: &str, field: Option<&str>) -> Option<E> {
        let problem = Problem {
            kind: String::new(),
            title: String::new(),
            status,
            code: code.to_owned().into(),
            retry_after: None,
            attempts_left: None,
            reason: None,
            field: field.map(str::to_owned),
        };
        let status = StatusCode::from_u16(status).unwrap();
        E::from_refusal(&Refusal { status, problem: Some(problem), wait: None, reference: Reference::new(None) })
    }

    #[test]
    fn refusals_of_trusted_phones_name_the_next_move() {
        use AddPhoneError::{ChallengeOver, KeyRefused, SessionOver, TooManyPhones};
        for (status, code, field, error) in [
            (401, "session_over", None, Some(SessionOver)),
            (401, "of_a_later_version", None, Some(SessionOver)),
            (409, "too_many_phones", None, Some(TooManyPhones)),
            (409, "of_a_later_version", None, Some(TooManyPhones)),
            (422, "invalid_field", Some("challenge"), Some(ChallengeOver)),
            (422, "invalid_field", Some("public_key"), Some(KeyRefused)),
            (429, "slow_down", None, None),
        ] {
            assert_eq!(refused(status, code, field), error, "{code}");
        }
        for (status, code, error) in [
            (404, "not_found", Some(PhoneChallengeError::NotOffered)),
            (405, "method_not_allowed", Some(PhoneChallengeError::NotOffered)),
            (401, "session_over", Some(PhoneChallengeError::SessionOver)),
            (503, "maintenance", None),
        ] {
            assert_eq!(refused(status, code, None), error, "{code}");
        }
        assert_eq!(refused(401, "phone_refused", None), Some(PhoneLogInError::Refused));
        assert_eq!(refused(401, "of_a_later_version", None), Some(PhoneLogInError::Refused));
        assert_eq!(refused::<PhoneLogInError>(429, "slow_down", None), None);
    }
}
