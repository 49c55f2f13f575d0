//! The adapters of one platform.

use std::sync::Arc;

use super::{AppWindow, Clipboard, Clock, Haptics, Links, Network, ScreenReaderState, SmsInbox, TrustedKey};

/// What each platform implements in its own way, named for the trait.
#[derive(Clone)]
pub struct Adapters {
    pub inbox: Arc<dyn SmsInbox>,
    pub clock: Arc<dyn Clock>,
    pub haptics: Arc<dyn Haptics>,
    pub screen_reader: Arc<dyn ScreenReaderState>,
    pub window: Arc<dyn AppWindow>,
    pub links: Arc<dyn Links>,
    pub clipboard: Arc<dyn Clipboard>,
    pub network: Arc<dyn Network>,
    pub trusted_key: Arc<dyn TrustedKey>,
}
