//! The key of a trusted phone, in the Secure Enclave.
//!
//! `security-framework` 3.7 makes keys without access control on iOS, so this calls the Security framework directly.
#![allow(unsafe_code)]

use core::ptr;

use async_trait::async_trait;
use objc2::rc::Retained;
use objc2_core_foundation::{
    CFBoolean, CFData, CFDictionary, CFError, CFNumber, CFRetained, CFString, CFType, kCFAllocatorDefault,
};
use objc2_foundation::NSString;
use objc2_local_authentication::{LAContext, LAPolicy};
use objc2_security::{
    SecAccessControl, SecAccessControlCreateFlags, SecItemCopyMatching, SecItemDelete, SecKey, errSecSuccess,
    kSecAttrAccessControl, kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly, kSecAttrApplicationTag,
    kSecAttrIsPermanent, kSecAttrKeySizeInBits, kSecAttrKeyType, kSecAttrKeyTypeECSECPrimeRandom, kSecAttrTokenID,
    kSecAttrTokenIDSecureEnclave, kSecClass, kSecClassKey, kSecKeyAlgorithmECDSASignatureMessageX962SHA256,
    kSecPrivateKeyAttrs, kSecReturnRef, kSecUseAuthenticationContext,
};
use tokio::task::spawn_blocking;

use crate::device::TrustedKey;
use crate::domain::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SignError};
use crate::platform::trusted_key::{ios_availability, sign_error};

/// Names the key. Must not change: members' phones have it.
const TAG: &[u8] = b"coop.cooprofesoresun.multiportal.trusted";

pub(super) struct EnclaveKey;

#[async_trait]
impl TrustedKey for EnclaveKey {
    /// `UIDevice` says "iPhone" for every model.
    fn model(&self) -> Option<PhoneModel> {
        None
    }

    async fn availability(&self) -> KeyAvailability {
        spawn_blocking(availability).await.unwrap_or(KeyAvailability::Unavailable)
    }

    async fn create(&self) -> Result<PublicKey, CreateKeyError> {
        spawn_blocking(create).await.unwrap_or(Err(CreateKeyError::Unavailable))
    }

    async fn sign(&self, text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError> {
        let (text, prompt) = (text.to_owned(), prompt.clone());
        // Blocks until the prompt is closed.
        spawn_blocking(move || sign(&text, &prompt)).await.unwrap_or(Err(SignError::Unavailable))
    }

    async fn delete(&self) {
        // Nothing is left to do where the thread is lost.
        let _ = spawn_blocking(delete).await;
    }
}

fn availability() -> KeyAvailability {
    // SAFETY: both take valid arguments, on any thread.
    let ready = unsafe { LAContext::new().canEvaluatePolicy_error(LAPolicy::DeviceOwnerAuthenticationWithBiometrics) };
    ready.map_or_else(|error| ios_availability(error.code() as i64), |()| KeyAvailability::Biometrics)
}

fn create() -> Result<PublicKey, CreateKeyError> {
    match availability() {
        KeyAvailability::Biometrics | KeyAvailability::ScreenLock => {}
        KeyAvailability::NotEnrolled => return Err(CreateKeyError::NotEnrolled),
        KeyAvailability::Unavailable => return Err(CreateKeyError::Unavailable),
    }
    delete();
    generate().ok_or(CreateKeyError::Unavailable)
}

fn generate() -> Option<PublicKey> {
    let flags = SecAccessControlCreateFlags::PrivateKeyUsage | SecAccessControlCreateFlags::BiometryCurrentSet;
    let (tag, size, yes) = (CFData::from_bytes(TAG), CFNumber::new_i32(256), CFBoolean::new(true));
    // SAFETY: the names and values are constants of the Security framework with the types that it documents, and an error
    // that is not asked for may be null.
    unsafe {
        let protection = kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly;
        let access = SecAccessControl::with_flags(kCFAllocatorDefault, protection, flags, ptr::null_mut())?;
        let private =
            dictionary(&[(kSecAttrIsPermanent, yes), (kSecAttrApplicationTag, &tag), (kSecAttrAccessControl, &access)]);
        let parameters = dictionary(&[
            (kSecAttrKeyType, kSecAttrKeyTypeECSECPrimeRandom),
            (kSecAttrKeySizeInBits, &size),
            (kSecAttrTokenID, kSecAttrTokenIDSecureEnclave),
            (kSecPrivateKeyAttrs, &private),
        ]);
        let key = SecKey::new_random_key(parameters.as_opaque(), ptr::null_mut())?;
        let point = key.public_key()?.external_representation(ptr::null_mut())?;
        PublicKey::from_point(&point.to_vec())
    }
}

fn sign(text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError> {
    let key = find(&context(prompt))?;
    let mut error: *mut CFError = ptr::null_mut();
    // SAFETY: the algorithm is a constant of the Security framework, and `error` is valid for the call.
    let signature = unsafe {
        let text = CFData::from_bytes(text.as_bytes());
        key.signature(kSecKeyAlgorithmECDSASignatureMessageX962SHA256, &text, &raw mut error)
    };
    let Some(signature) = signature else {
        // SAFETY: the call passes ownership of the error when it returns null.
        let error = ptr::NonNull::new(error).map(|error| unsafe { CFRetained::from_raw(error) });
        let error = error.map_or(SignError::Unavailable, |error| sign_error(error.code() as i64));
        if error == SignError::Invalidated {
            delete();
        }
        return Err(error);
    };
    Ok(KeySignature(signature.to_vec()))
}

/// The words of the prompt. An empty fallback hides the button for the passcode, which does not unlock the key.
fn context(prompt: &KeyPrompt) -> Retained<LAContext> {
    // SAFETY: all take valid arguments, on any thread.
    unsafe {
        let context = LAContext::new();
        context.setLocalizedReason(&NSString::from_str(&prompt.title));
        context.setLocalizedCancelTitle(Some(&NSString::from_str(&prompt.cancel)));
        context.setLocalizedFallbackTitle(Some(&NSString::new()));
        context
    }
}

fn find(context: &LAContext) -> Result<CFRetained<SecKey>, SignError> {
    let tag = CFData::from_bytes(TAG);
    let mut found: *const CFType = ptr::null();
    // SAFETY: the names and values are constants of the Security framework with the types that it documents; every
    // Objective-C object is a CoreFoundation object too. The call returns a key that belongs to the caller.
    unsafe {
        let context: &CFType = &*ptr::from_ref(context).cast();
        let query = dictionary(&[
            (kSecClass, kSecClassKey),
            (kSecAttrApplicationTag, &tag),
            (kSecReturnRef, CFBoolean::new(true)),
            (kSecUseAuthenticationContext, context),
        ]);
        match SecItemCopyMatching(query.as_opaque(), &raw mut found) {
            status if status == errSecSuccess => {}
            status => return Err(sign_error(i64::from(status))),
        }
        let key = ptr::NonNull::new(found.cast_mut()).ok_or(SignError::Unavailable)?;
        Ok(CFRetained::from_raw(key.cast()))
    }
}

/// Deletes the key; there may be none.
pub(super) fn delete() {
    let tag = CFData::from_bytes(TAG);
    // SAFETY: the names and values are constants of the Security framework with the types that it documents.
    unsafe {
        let query = dictionary(&[(kSecClass, kSecClassKey), (kSecAttrApplicationTag, &tag)]);
        SecItemDelete(query.as_opaque());
    }
}

fn dictionary(pairs: &[(&CFString, &CFType)]) -> CFRetained<CFDictionary<CFString, CFType>> {
    let (names, values): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
    CFDictionary::from_slices(&names, &values)
}
