//! The one writer of the secret store. Writes keep the order of the events; of several writes to a slot only the last is done.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::core::Core;
use crate::app::Event;
use crate::device::Slot;
use crate::domain::SecretText;

pub(super) enum WriteCommand {
    Slot(Slot, Option<SecretText>),
    /// Replies when everything before it is written.
    Flush(oneshot::Sender<()>),
}

#[derive(Default)]
struct Batch {
    slots: Vec<(Slot, Option<SecretText>)>,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Batch {
    fn add(&mut self, command: WriteCommand) {
        match command {
            WriteCommand::Slot(slot, secret) => {
                self.slots.retain(|(earlier, _)| *earlier != slot);
                self.slots.push((slot, secret));
            }
            WriteCommand::Flush(done) => self.waiting.push(done),
        }
    }
}

pub(super) async fn run(core: Arc<Core>, mut commands: mpsc::UnboundedReceiver<WriteCommand>) {
    let store = Arc::clone(&core.dependencies.secrets);
    let mut works = true;
    while let Some(first) = commands.recv().await {
        let mut batch = Batch::default();
        batch.add(first);
        while let Ok(next) = commands.try_recv() {
            batch.add(next);
        }
        for (slot, secret) in batch.slots {
            let written = match &secret {
                Some(secret) => store.write(slot, secret).await,
                None => store.remove(slot).await,
            };
            if let Err(error) = written {
                tracing::warn!(slot = slot.name(), %error, "not saved");
                // Logged once, until the store works again.
                if core::mem::take(&mut works) {
                    core.dispatch(Event::StoreFailed);
                }
            } else {
                works = true;
            }
        }
        for done in batch.waiting {
            // The receiver may be gone.
            let _ = done.send(());
        }
    }
}
