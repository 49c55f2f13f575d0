//! `CodeInbox.kt` and `CodeRequest.kt`, which store the text message that Android delivers for a token.

use std::time::Duration;

use super::jvm::{self, Argument};
use crate::platform::sms_inbox::SmsBackend;

/// The app's inbox on the Kotlin side.
pub(super) struct CodeInbox;

impl SmsBackend for CodeInbox {
    fn request_token(&self) -> Option<String> {
        jvm::text("requestToken", &[])
    }

    fn newest_token(&self) -> Option<String> {
        jvm::text("newestToken", &[])
    }

    fn await_message(&self, limit: Duration) -> bool {
        let limit = i64::try_from(limit.as_millis()).unwrap_or(i64::MAX);
        jvm::ask("awaitMessage", &[Argument::Long(limit)]).unwrap_or_default()
    }

    fn take_message(&self) -> Option<String> {
        jvm::text("takeMessage", &[])
    }

    fn forget(&self) {
        jvm::run("forgetMessage", &[]);
    }
}
