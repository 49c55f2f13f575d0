//! The ports on a platform that has nothing behind them.

use async_trait::async_trait;

use crate::api::SmsChannel;
use crate::app::ScreenReader;
use crate::device::{AppWindow, Haptics, ReceivedText, ScreenReaderState, SmsInbox};
use crate::flow::Haptic;

/// No text message is ever handed over; the portal is told which form of it helps the member all the same.
pub struct NoInbox(
    /// What the portal is told.
    pub SmsChannel,
);

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

/// The hand feels nothing.
pub struct NoHaptics;

impl Haptics for NoHaptics {
    fn haptic(&self, _: Haptic) {}
}

/// No screen reader can be asked after: the member can choose the ordered keypad.
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

/// An app that stays where it is.
pub struct StayingWindow;

impl AppWindow for StayingWindow {
    fn leave(&self) {}
}

#[cfg(test)]
mod tests {
    use super::NoInbox;
    use crate::device::SmsInbox;
    use crate::device::conformance::sms_inbox::Phone;

    impl Phone for NoInbox {
        fn inbox(&self) -> &dyn SmsInbox {
            self
        }

        /// The message goes to the member's own messages.
        fn receives(&self, _: &str) {}
    }

    mod iphone {
        use crate::api::SmsChannel;
        use crate::platform::noop::NoInbox;

        crate::silent_sms_inbox_suite!(NoInbox(SmsChannel::Ios {}));
    }

    mod desktop {
        use crate::api::SmsChannel;
        use crate::platform::noop::NoInbox;

        crate::silent_sms_inbox_suite!(NoInbox(SmsChannel::None {}));
    }
}
