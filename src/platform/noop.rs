//! Implementations for platforms that lack a feature.

use async_trait::async_trait;

use crate::api::SmsChannel;
use crate::app::ScreenReader;
use crate::device::{
    AppWindow, Clipboard, ClipboardError, Haptics, Network, ReceivedText, ScreenReaderState, SmsInbox, TrustedKey,
};
use crate::domain::{
    CreateKeyError, KeyAvailability, KeyPrompt, KeySignature, PhoneModel, PublicKey, SecretText, SignError,
};
use crate::flow::Haptic;

/// Delivers no text messages. The portal still chooses the form of message that is easiest to type or paste.
pub struct NoInbox(pub SmsChannel);

#[async_trait]
impl SmsInbox for NoInbox {
    async fn prepare(&self) -> SmsChannel {
        self.0.clone()
    }

    async fn next(&self) -> ReceivedText {
        std::future::pending().await
    }

    fn token(&self) -> Option<String> {
        None
    }

    async fn forget(&self) {}
}

pub struct NoHaptics;

impl Haptics for NoHaptics {
    fn haptic(&self, _: Haptic) {}
}

/// Reports no screen reader, because the platform does not say. The member can choose the ordered keypad in the settings.
pub struct NoScreenReader;

#[async_trait]
impl ScreenReaderState for NoScreenReader {
    fn now(&self) -> ScreenReader {
        ScreenReader::Silent
    }

    async fn changed(&self) -> ScreenReader {
        std::future::pending().await
    }
}

/// A window that stays where it is.
pub struct StayingWindow;

impl AppWindow for StayingWindow {
    fn leave(&self) {}
}

/// Leaves the clipboard to the page, which has `navigator.clipboard`.
pub struct PageClipboard;

#[async_trait]
impl Clipboard for PageClipboard {
    async fn read(&self) -> Result<SecretText, ClipboardError> {
        Err(ClipboardError::Unavailable)
    }

    async fn write(&self, _: &str) -> Result<(), ClipboardError> {
        Err(ClipboardError::Unavailable)
    }
}

pub struct NoNetwork;

impl Network for NoNetwork {
    fn has_proxy(&self) -> bool {
        false
    }
}

pub struct NoTrustedKey;

#[async_trait]
impl TrustedKey for NoTrustedKey {
    fn model(&self) -> Option<PhoneModel> {
        None
    }

    async fn availability(&self) -> KeyAvailability {
        KeyAvailability::Unavailable
    }

    async fn create(&self) -> Result<PublicKey, CreateKeyError> {
        Err(CreateKeyError::Unavailable)
    }

    async fn sign(&self, _: &str, _: &KeyPrompt) -> Result<KeySignature, SignError> {
        Err(SignError::Unavailable)
    }

    async fn delete(&self) {}
}

#[cfg(test)]
mod tests {
    use super::NoInbox;
    use crate::api::SmsChannel;
    use crate::device::SmsInbox;
    use crate::device::conformance::sms_inbox::Phone;

    impl Phone for NoInbox {
        fn inbox(&self) -> &dyn SmsInbox {
            self
        }

        /// The message goes to the phone's own messages.
        fn receives(&self, _: &str) {}
    }

    crate::silent_sms_inbox_suite!(NoInbox(SmsChannel::Ios {}));
}
