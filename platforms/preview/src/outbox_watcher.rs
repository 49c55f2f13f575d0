//! Reads the reference portal's outbox as messages are written, and delivers the text messages to the phones.

use core::time::Duration;
use std::sync::Arc;

use portal::{Message, Outbox, OutboxEntry};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// Interval of reading the outbox, which sends no notifications.
const POLL: Duration = Duration::from_millis(150);

/// All messages so far. It stops reading when it is dropped.
pub struct OutboxWatcher {
    messages: watch::Receiver<Vec<OutboxEntry>>,
    reader: JoinHandle<()>,
}

impl OutboxWatcher {
    /// Starts to read; passes each text message to `deliver`.
    pub fn start(outbox: Arc<Outbox>, deliver: impl Fn(&str) + Send + 'static) -> Self {
        let (write, messages) = watch::channel(Vec::new());
        let reader = tokio::spawn(async move {
            let mut poll = interval(POLL);
            poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut newest = 0;
            loop {
                poll.tick().await;
                let outbox = Arc::clone(&outbox);
                let fresh = match tokio::task::spawn_blocking(move || outbox.since(newest)).await {
                    Ok(Ok(fresh)) => fresh,
                    Ok(Err(error)) => {
                        tracing::warn!(%error, "the outbox cannot be read now");
                        continue;
                    }
                    Err(_) => return,
                };
                let Some(last) = fresh.last() else { continue };
                newest = last.id;
                for entry in &fresh {
                    if let Message::Sms { text, .. } = &entry.message {
                        deliver(text);
                    }
                }
                write.send_modify(|messages| messages.extend(fresh));
            }
        });
        Self { messages, reader }
    }

    /// The messages, oldest first.
    #[must_use]
    pub fn messages(&self) -> watch::Receiver<Vec<OutboxEntry>> {
        self.messages.clone()
    }
}

impl Drop for OutboxWatcher {
    fn drop(&mut self) {
        self.reader.abort();
    }
}
