//! The one writer of the secret store: in the order of the steps, the newest of a slot alone.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::core::Core;
use crate::app::Action;
use crate::device::{Slot, StoreError};
use crate::domain::SecretText;

/// What the writer is told.
pub(super) enum WriteCommand {
    /// A slot is to hold this, or nothing.
    Slot(Slot, Option<SecretText>),
    /// Say when all before it is written.
    Flushed(oneshot::Sender<()>),
}

#[derive(Default)]
struct Batch {
    slots: Vec<(Slot, Option<SecretText>)>,
    waiting: Vec<oneshot::Sender<()>>,
}

impl Batch {
    fn add(&mut self, keep: WriteCommand) {
        match keep {
            WriteCommand::Slot(slot, secret) => {
                self.slots.retain(|(earlier, _)| *earlier != slot);
                self.slots.push((slot, secret));
            }
            WriteCommand::Flushed(done) => self.waiting.push(done),
        }
    }
}

pub(super) async fn run(core: Arc<Core>, mut keeps: mpsc::UnboundedReceiver<WriteCommand>) {
    let mut works = true;
    while let Some(first) = keeps.recv().await {
        let mut batch = Batch::default();
        batch.add(first);
        while let Ok(next) = keeps.try_recv() {
            batch.add(next);
        }
        for (slot, secret) in batch.slots {
            let store = Arc::clone(&core.ports.secrets);
            let written = core.guard(async move {
                match &secret {
                    Some(secret) => store.write(slot, secret).await,
                    None => store.remove(slot).await,
                }
            });
            let written = written.await.unwrap_or(Err(StoreError::Unavailable));
            if let Err(why) = written {
                tracing::warn!(slot = slot.name(), %why, "not kept");
                // Told once, until it works again: the app goes on without.
                if core::mem::take(&mut works) {
                    core.dispatch(Action::StoreFailed);
                }
            } else {
                works = true;
            }
        }
        for done in batch.waiting {
            // Whoever waited may have gone.
            let _ = done.send(());
        }
    }
}
