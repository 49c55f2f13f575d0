//! The member's messages and mail: read from the reference portal's outbox as they are written.

use core::time::Duration;
use std::sync::Arc;

use portal::{Message, Outbox, OutboxEntry};
use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

/// How often the outbox is looked into. A preview is watched by people.
const GLANCE: Duration = Duration::from_millis(150);

/// All messages so far, and a way to hear of the next.
pub struct Post {
    letters: watch::Receiver<Vec<OutboxEntry>>,
    carrier: JoinHandle<()>,
}

impl Post {
    /// Begins to read; each text message is also handed to `deliver`.
    pub fn open(outbox: Arc<Outbox>, deliver: impl Fn(&str) + Send + 'static) -> Self {
        let (write, letters) = watch::channel(Vec::new());
        let carrier = tokio::spawn(async move {
            let mut glance = interval(GLANCE);
            glance.set_missed_tick_behavior(MissedTickBehavior::Delay);
            let mut newest = 0;
            loop {
                glance.tick().await;
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
                for message in &fresh {
                    if let Message::Sms { text, .. } = &message.message {
                        deliver(text);
                    }
                }
                write.send_modify(|letters| letters.extend(fresh));
            }
        });
        Self { letters, carrier }
    }

    /// The messages, oldest first.
    #[must_use]
    pub fn letters(&self) -> watch::Receiver<Vec<OutboxEntry>> {
        self.letters.clone()
    }
}

impl Drop for Post {
    fn drop(&mut self) {
        self.carrier.abort();
    }
}
