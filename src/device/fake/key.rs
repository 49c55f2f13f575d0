//! A trusted key in memory that makes real signatures.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};

use crate::device::TrustedKey;
use crate::domain::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SignError};

/// Signs at once, as after a consent, unless a test sets another result.
pub struct SoftwareKey(Mutex<State>);

struct State {
    model: Option<PhoneModel>,
    availability: KeyAvailability,
    key: Option<EcdsaKeyPair>,
    /// The same key as PKCS #8, for [`SoftwareKey::export`].
    pkcs8: Option<Vec<u8>>,
    refusal: Option<SignError>,
    prompts: Vec<KeyPrompt>,
}

impl Default for SoftwareKey {
    /// A phone with biometrics and no key.
    fn default() -> Self {
        Self(Mutex::new(State {
            model: None,
            availability: KeyAvailability::Biometrics,
            key: None,
            pkcs8: None,
            refusal: None,
            prompts: Vec::new(),
        }))
    }
}

impl SoftwareKey {
    /// Returns the key of a phone of this model.
    #[must_use]
    pub fn of_model(model: &str) -> Self {
        let key = Self::default();
        key.state(|state| state.model = Some(PhoneModel::new(model)));
        key
    }

    pub fn set_availability(&self, availability: KeyAvailability) {
        self.state(|state| state.availability = availability);
    }

    /// Makes every prompt end with this error; `None` makes them succeed again.
    pub fn refuse(&self, refusal: Option<SignError>) {
        self.state(|state| state.refusal = refusal);
    }

    /// Returns the prompts that were shown, in order.
    #[must_use]
    pub fn prompts(&self) -> Vec<KeyPrompt> {
        self.state(|state| state.prompts.clone())
    }

    /// Returns the key as PKCS #8, to [`Self::import`] it in the next process.
    #[must_use]
    pub fn export(&self) -> Option<Vec<u8>> {
        self.state(|state| state.pkcs8.clone())
    }

    /// Puts an exported key in place; none deletes it. One that cannot be read counts as none.
    pub fn import(&self, pkcs8: Option<Vec<u8>>) {
        let key = pkcs8.as_deref().and_then(read);
        self.state(|state| (state.pkcs8, state.key) = (pkcs8.filter(|_| key.is_some()), key));
    }

    fn state<T>(&self, with: impl FnOnce(&mut State) -> T) -> T {
        with(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

fn read(pkcs8: &[u8]) -> Option<EcdsaKeyPair> {
    EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, pkcs8, &SystemRandom::new()).ok()
}

fn draw() -> Option<Vec<u8>> {
    let pkcs8 = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &SystemRandom::new()).ok()?;
    Some(pkcs8.as_ref().to_vec())
}

#[async_trait]
impl TrustedKey for SoftwareKey {
    fn model(&self) -> Option<PhoneModel> {
        self.state(|state| state.model.clone())
    }

    async fn availability(&self) -> KeyAvailability {
        self.state(|state| state.availability)
    }

    async fn create(&self) -> Result<PublicKey, CreateKeyError> {
        self.state(|state| {
            match state.availability {
                KeyAvailability::Biometrics | KeyAvailability::ScreenLock => {}
                KeyAvailability::NotEnrolled => return Err(CreateKeyError::NotEnrolled),
                KeyAvailability::Unavailable => return Err(CreateKeyError::Unavailable),
            }
            let pkcs8 = draw().ok_or(CreateKeyError::Unavailable)?;
            let key = read(&pkcs8).ok_or(CreateKeyError::Unavailable)?;
            let public = PublicKey::from_point(key.public_key().as_ref()).ok_or(CreateKeyError::Unavailable)?;
            (state.key, state.pkcs8) = (Some(key), Some(pkcs8));
            Ok(public)
        })
    }

    async fn sign(&self, text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError> {
        self.state(|state| {
            let key = state.key.as_ref().ok_or(SignError::Invalidated)?;
            state.prompts.push(prompt.clone());
            match state.refusal {
                Some(SignError::Invalidated) => {
                    (state.key, state.pkcs8) = (None, None);
                    Err(SignError::Invalidated)
                }
                Some(refusal) => Err(refusal),
                None => {
                    let signature =
                        key.sign(&SystemRandom::new(), text.as_bytes()).map_err(|_| SignError::Unavailable)?;
                    Ok(KeySignature(signature.as_ref().to_vec()))
                }
            }
        })
    }

    async fn delete(&self) {
        self.import(None);
    }
}
