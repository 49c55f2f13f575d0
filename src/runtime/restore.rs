//! The start: reads the secret store, then follows the screen reader.
//!
//! The shipped app aborts on panic. So a mark in the store says that a snapshot is being restored, and the first rendered screen
//! removes it. A start that finds the mark discards the snapshot and the session: the start before ended while it restored them.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use tokio::time::timeout;

use super::core::Core;
use super::persistence::Persisted;
use crate::app::{AppSnapshot, Contact, Event, Notice, Preferences, Route, Stored};
use crate::device::{Slot, StoreError};
use crate::domain::limits::INSTALLATION_BITS;
use crate::domain::{InstallationId, SecretText, TrustedPhone, Username};

pub(super) async fn run(core: Arc<Core>) {
    core.dispatch(Event::ScreenReader(core.dependencies.device.screen_reader.now()));
    if start(&core).await == Store::Locked {
        core.spawn(start_once_unlocked(Arc::clone(&core)));
    }
    loop {
        let state = core.dependencies.device.screen_reader.changed().await;
        core.dispatch(Event::ScreenReader(state));
    }
}

/// Whether reading the store again later can help.
#[derive(PartialEq, Eq)]
enum Store {
    Read,
    Locked,
}

/// Reads the store again whenever the app returns, as the phone may be unlocked by then, while the member is on "Inicio".
async fn start_once_unlocked(core: Arc<Core>) {
    loop {
        core.woken.notified().await;
        if !core.read(|app| matches!(app.route(), Route::Home)) || start(&core).await == Store::Read {
            return;
        }
    }
}

async fn start(core: &Arc<Core>) -> Store {
    let mut failed = None;
    let mut snapshot = read(core, Slot::Snapshot, &mut failed).await;
    let mut session = read(core, Slot::Session, &mut failed).await.map(Arc::new);
    let username = read(core, Slot::Username, &mut failed).await;
    let preferences = read_preferences(read(core, Slot::Preferences, &mut failed).await.as_ref());
    // Without it, help waits for the portal's answer.
    let contact: Option<Contact> =
        read(core, Slot::Contact, &mut failed).await.and_then(|text| serde_json::from_str(text.expose()).ok());
    let interrupted = read(core, Slot::Restoring, &mut failed).await.is_some();
    let trusted_phone = read(core, Slot::TrustedPhone, &mut failed).await;
    // A trusted phone that cannot be parsed is ignored; the next one replaces it.
    let trusted_phone = trusted_phone.and_then(|text| serde_json::from_str::<TrustedPhone>(text.expose()).ok());
    let installation = installation(core, &mut failed).await;
    let persisted = Persisted::read(snapshot.as_ref(), preferences.clone(), trusted_phone.clone(), contact.clone());
    core.set_persisted(persisted);

    let saved = snapshot.is_some();
    if interrupted {
        tracing::error!("the last start ended while it restored: what it restored is discarded");
        (snapshot, session) = (None, None);
        core.write(Slot::Session, None);
        core.write(Slot::Restoring, None);
    } else if snapshot.is_some() || session.is_some() {
        mark(core).await;
    }
    let app = snapshot.as_ref().and_then(|text| serde_json::from_str::<AppSnapshot>(text.expose()).ok());
    let notice = match &failed {
        Some(_) => Some(Notice::StoreUnavailable),
        None if interrupted || saved && app.is_none() => {
            tracing::warn!(slot = Slot::Snapshot.name(), "not restored");
            Some(Notice::SnapshotUnreadable)
        }
        None => None,
    };
    let remembered = username.and_then(|name| Username::parse(name.expose()).ok());
    core.dispatch(Event::Started(Box::new(Stored {
        app,
        session,
        remembered,
        trusted_phone,
        installation,
        preferences,
        contact,
        notice,
    })));
    if failed == Some(StoreError::Locked) { Store::Locked } else { Store::Read }
}

/// Sets the mark and waits until it is written. A store that does not work holds nothing to restore.
async fn mark(core: &Arc<Core>) {
    core.restoring.store(true, Ordering::Relaxed);
    core.write(Slot::Restoring, Some(SecretText::new("1".to_owned())));
    let _ = timeout(core.retry_policy.try_timeout, core.saved()).await;
}

/// Returns the installation's id. The first start draws it; so does one whose store lost it. Without a store to keep it there is none.
async fn installation(core: &Arc<Core>, failed: &mut Option<StoreError>) -> Option<InstallationId> {
    let mut own = None;
    let saved = read(core, Slot::Installation, &mut own).await;
    if let Some(error @ (StoreError::Locked | StoreError::Unavailable)) = own {
        failed.get_or_insert(error);
        return None;
    }
    let saved = saved.and_then(|text| InstallationId::from_hex(text.expose()));
    saved.or_else(|| {
        let mut bytes = [0; INSTALLATION_BITS / 8];
        core.dependencies.random.fill(&mut bytes);
        let drawn = InstallationId::new(bytes);
        core.write(Slot::Installation, Some(SecretText::new(drawn.to_hex())));
        Some(drawn)
    })
}

fn read_preferences(text: Option<&SecretText>) -> Preferences {
    let Some(text) = text else { return Preferences::default() };
    serde_json::from_str(text.expose()).unwrap_or_else(|_| {
        tracing::warn!(slot = Slot::Preferences.name(), "unreadable; the defaults are used");
        Preferences::default()
    })
}

async fn read(core: &Arc<Core>, slot: Slot, failed: &mut Option<StoreError>) -> Option<SecretText> {
    let reading = core.dependencies.secrets.read(slot);
    // A store that asks the member something and gets no answer must not keep the app from starting.
    let read = timeout(core.retry_policy.try_timeout, reading).await.unwrap_or(Err(StoreError::Unavailable));
    read.unwrap_or_else(|error| {
        tracing::warn!(slot = slot.name(), %error, "not read");
        if error == StoreError::Lost {
            core.write(slot, None);
        }
        failed.get_or_insert(error);
        None
    })
}
