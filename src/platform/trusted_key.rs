//! The [`TrustedKey`](crate::device::TrustedKey) of a phone whose key store answers with texts and numbers, and what those answers mean.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::domain::{CreateKeyError, KeyAvailability, KeySignature, PublicKey, SignError};

/// Reads the answer of `TrustedKey.availability` in Kotlin.
#[must_use]
pub fn availability(answer: Option<&str>) -> KeyAvailability {
    match answer {
        Some("biometrics") => KeyAvailability::Biometrics,
        Some("screen-lock") => KeyAvailability::ScreenLock,
        Some("not-enrolled") => KeyAvailability::NotEnrolled,
        _ => KeyAvailability::Unavailable,
    }
}

/// Reads the answer of `TrustedKey.create` in Kotlin: `ok:` and the key in base64, or why there is none.
///
/// # Errors
/// [`CreateKeyError`], also for an answer that cannot be read.
pub fn created(answer: Option<&str>) -> Result<PublicKey, CreateKeyError> {
    match answer {
        Some("not-enrolled") => Err(CreateKeyError::NotEnrolled),
        answer => bytes(answer).map(PublicKey).ok_or(CreateKeyError::Unavailable),
    }
}

/// Reads the answer of `TrustedKey.sign` in Kotlin: `ok:` and the signature in base64, or why there is none.
///
/// # Errors
/// [`SignError`], also for an answer that cannot be read.
pub fn signed(answer: Option<&str>) -> Result<KeySignature, SignError> {
    match answer {
        Some("cancelled") => Err(SignError::Cancelled),
        Some("locked-out") => Err(SignError::LockedOut),
        Some("invalidated") => Err(SignError::Invalidated),
        answer => bytes(answer).map(KeySignature).ok_or(SignError::Unavailable),
    }
}

fn bytes(answer: Option<&str>) -> Option<Vec<u8>> {
    STANDARD.decode(answer?.strip_prefix("ok:")?).ok()
}

/// Returns what an error code of `LocalAuthentication` or the keychain means for a signature on iOS.
#[must_use]
pub const fn sign_error(code: i64) -> SignError {
    match code {
        // LAError: userCancel, userFallback, systemCancel, appCancel; errSecUserCanceled.
        -2 | -3 | -4 | -9 | -128 => SignError::Cancelled,
        // LAError: biometryLockout, and authenticationFailed, which ends a prompt after several wrong fingers or faces.
        -8 | -1 => SignError::LockedOut,
        // LAError: passcodeNotSet, biometryNotEnrolled; errSecItemNotFound, errSecAuthFailed. A key of the current set of
        // fingers or faces is gone with that set.
        -5 | -7 | -25_300 | -25_293 => SignError::Invalidated,
        _ => SignError::Unavailable,
    }
}

/// Returns what an error code of `LocalAuthentication` means for biometrics on iOS.
#[must_use]
pub const fn ios_availability(code: i64) -> KeyAvailability {
    match code {
        // LAError: passcodeNotSet, biometryNotEnrolled.
        -5 | -7 => KeyAvailability::NotEnrolled,
        // LAError.biometryLockout: the member unlocks the phone with the passcode, and it works again.
        -8 => KeyAvailability::Biometrics,
        _ => KeyAvailability::Unavailable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KOTLIN: &str = include_str!(
        "../../platforms/android/library/src/main/kotlin/coop/cooprofesoresun/multiportal/phone/TrustedKey.kt"
    );

    #[test]
    fn every_answer_of_kotlin_is_read() {
        let answers = ["biometrics", "screen-lock", "not-enrolled", "cancelled", "locked-out", "invalidated", "ok:"];
        for answer in answers {
            assert!(KOTLIN.contains(&format!("\"{answer}")), "TrustedKey.kt never answers {answer}");
        }
        assert_eq!(availability(Some("biometrics")), KeyAvailability::Biometrics);
        assert_eq!(availability(Some("screen-lock")), KeyAvailability::ScreenLock);
        assert_eq!(availability(Some("not-enrolled")), KeyAvailability::NotEnrolled);
        assert_eq!(created(Some("not-enrolled")), Err(CreateKeyError::NotEnrolled));
        assert_eq!(created(Some("ok:AQID")), Ok(PublicKey(vec![1, 2, 3])));
        assert_eq!(signed(Some("cancelled")), Err(SignError::Cancelled));
        assert_eq!(signed(Some("locked-out")), Err(SignError::LockedOut));
        assert_eq!(signed(Some("invalidated")), Err(SignError::Invalidated));
        assert_eq!(signed(Some("ok:AQID")), Ok(KeySignature(vec![1, 2, 3])));
    }

    #[test]
    fn unreadable_answer_counts_as_unavailable() {
        for answer in [None, Some(""), Some("ok"), Some("ok:?"), Some("unavailable")] {
            assert_eq!(availability(answer), KeyAvailability::Unavailable);
            assert_eq!(created(answer), Err(CreateKeyError::Unavailable), "{answer:?}");
            assert_eq!(signed(answer), Err(SignError::Unavailable), "{answer:?}");
        }
    }

    #[test]
    fn every_end_of_an_ios_prompt_has_a_next_move() {
        for (code, error) in [
            (-2, SignError::Cancelled),
            (-128, SignError::Cancelled),
            (-8, SignError::LockedOut),
            (-25_300, SignError::Invalidated),
            (-6, SignError::Unavailable),
        ] {
            assert_eq!(sign_error(code), error, "{code}");
        }
        assert_eq!(ios_availability(-7), KeyAvailability::NotEnrolled);
        assert_eq!(ios_availability(-8), KeyAvailability::Biometrics);
        assert_eq!(ios_availability(-6), KeyAvailability::Unavailable);
    }
}
