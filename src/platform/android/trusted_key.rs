//! The key of a trusted phone in the `AndroidKeyStore`, through `TrustedKey.kt`.

use async_trait::async_trait;
use tokio::task::spawn_blocking;

use super::jvm::{self, Argument};
use crate::device::TrustedKey;
use crate::domain::{CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SignError};
use crate::platform::trusted_key::{availability, created, signed};

pub(super) struct KeyStoreKey;

/// Makes a call that may block: the hardware takes up to seconds, and a prompt waits for the member.
async fn answer(call: impl FnOnce() -> Option<String> + Send + 'static) -> Option<String> {
    spawn_blocking(call).await.ok().flatten()
}

#[async_trait]
impl TrustedKey for KeyStoreKey {
    fn model(&self) -> Option<PhoneModel> {
        jvm::text("model", &[]).as_deref().map(PhoneModel::new)
    }

    async fn availability(&self) -> KeyAvailability {
        availability(answer(|| jvm::text("trustedKeyAvailability", &[])).await.as_deref())
    }

    async fn create(&self) -> Result<PublicKey, CreateKeyError> {
        created(answer(|| jvm::text("createTrustedKey", &[])).await.as_deref())
    }

    async fn sign(&self, text: &str, prompt: &KeyPrompt) -> Result<KeySignature, SignError> {
        let (text, KeyPrompt { title, cancel }) = (text.to_owned(), prompt.clone());
        let sign = move || {
            jvm::text("signWithTrustedKey", &[Argument::Text(&text), Argument::Text(&title), Argument::Text(&cancel)])
        };
        signed(answer(sign).await.as_deref())
    }

    async fn delete(&self) {
        // Nothing is left to do where the thread is lost.
        let _ = spawn_blocking(|| jvm::run("deleteTrustedKey", &[])).await;
    }
}
