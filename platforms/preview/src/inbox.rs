//! The phone's text messages: those that carry the app's token go to the app, as on Android, through the app's own port and
//! parser.

use std::sync::{Mutex, PoisonError};

use async_trait::async_trait;
use multiportal::api::SmsChannel;
use multiportal::device::{DeviceRng, Random, ReceivedText, SmsInbox};
use multiportal::domain::limits::SMS_TOKEN_LENGTH;
use rand::RngExt;
use rand::distr::Alphanumeric;
use tokio::sync::Notify;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Autofill {
    On,
    /// The same, but for messages that are still on their way: only those that a test delivers come.
    Late,
    /// The member types the code.
    #[default]
    Off,
}

/// The inbox of one phone. It belongs to the phone and outlives the app.
pub struct PreviewInbox<R> {
    random: R,
    state: Mutex<State>,
    arrived: Notify,
}

#[derive(Default)]
struct State {
    autofill: Autofill,
    token: Option<String>,
    kept: Option<String>,
}

impl<R: Random> PreviewInbox<R> {
    pub fn new(random: R) -> Self {
        Self { random, state: Mutex::default(), arrived: Notify::new() }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn autofill(&self) -> Autofill {
        self.state().autofill
    }

    /// Fills codes in from the next message on, or no more.
    pub fn set_autofill(&self, autofill: Autofill) {
        self.state().autofill = autofill;
    }

    /// A text message is sent to the phone, and arrives where none is late.
    pub fn deliver(&self, text: &str) {
        if self.autofill() != Autofill::Late {
            self.receive(text);
        }
    }

    /// A text message arrives at the phone. Returns whether it is for the app: whether it has the newest token.
    pub fn receive(&self, text: &str) -> bool {
        let mut state = self.state();
        let accepted = state.token.as_deref().is_some_and(|token| text.contains(token));
        if accepted {
            state.kept = Some(text.to_owned());
            self.arrived.notify_one();
        }
        accepted
    }

    /// Whether the app has not yet read its message.
    pub fn is_full(&self) -> bool {
        self.state().kept.is_some()
    }
}

#[async_trait]
impl<R: Random> SmsInbox for PreviewInbox<R> {
    async fn prepare(&self) -> SmsChannel {
        let mut state = self.state();
        state.kept = None;
        if state.autofill == Autofill::Off {
            state.token = None;
            return SmsChannel::None {};
        }
        let token: String =
            DeviceRng(&self.random).sample_iter(Alphanumeric).take(SMS_TOKEN_LENGTH).map(char::from).collect();
        state.token = Some(token.clone());
        SmsChannel::Android { token }
    }

    async fn next(&self) -> ReceivedText {
        loop {
            let arrived = self.arrived.notified();
            if let Some(text) = self.state().kept.take() {
                return ReceivedText::new(text);
            }
            arrived.await;
        }
    }

    fn token(&self) -> Option<String> {
        self.state().token.clone()
    }

    async fn forget(&self) {
        let mut state = self.state();
        state.kept = None;
        state.token = None;
    }
}

#[cfg(test)]
mod tests {
    use multiportal::device::SmsInbox;
    use multiportal::device::conformance::sms_inbox::Phone;
    use multiportal::platform::SystemRandom;

    use super::{Autofill, PreviewInbox};

    impl Phone for PreviewInbox<SystemRandom> {
        fn inbox(&self) -> &dyn SmsInbox {
            self
        }

        fn receives(&self, text: &str) {
            self.deliver(text);
        }
    }

    fn inbox(autofill: Autofill) -> PreviewInbox<SystemRandom> {
        let inbox = PreviewInbox::new(SystemRandom::default());
        inbox.set_autofill(autofill);
        inbox
    }

    mod filling_in {
        use super::{Autofill, inbox};

        multiportal::sms_inbox_suite!(inbox(Autofill::On));
    }

    mod leaving_it_to_the_member {
        use super::{Autofill, inbox};

        multiportal::silent_sms_inbox_suite!(inbox(Autofill::Off));
    }
}
