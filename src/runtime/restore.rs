//! The start: what the phone kept is read and handed in; then the screen reader is listened to.

use std::sync::Arc;

use tokio::time::timeout;

use super::core::Core;
use super::kept::Kept;
use crate::app::{Action, AppSnapshot, Notice, Preferences, Route, Stored};
use crate::device::{Slot, StoreError};
use crate::domain::{SecretText, Username};

pub(super) async fn run(core: Arc<Core>) {
    core.dispatch(Action::ScreenReader(core.ports.screen_reader.now()));
    if start(&core).await == Store::Locked {
        core.spawn(start_once_unlocked(Arc::clone(&core)));
    }
    loop {
        let now = core.ports.screen_reader.changed().await;
        core.dispatch(Action::ScreenReader(now));
    }
}

/// Whether asking the store again later can help.
#[derive(PartialEq, Eq)]
enum Store {
    Read,
    Locked,
}

/// Each return of the app is a chance that the phone was unlocked; a member who is on the way already is not disturbed.
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
    let app = read(core, Slot::App, &mut failed).await;
    let session = read(core, Slot::Session, &mut failed).await.map(Arc::new);
    let username = read(core, Slot::Username, &mut failed).await;
    let set = read(core, Slot::Preferences, &mut failed).await;

    let preferences = set.as_ref().map_or_else(Preferences::default, |text| {
        serde_json::from_str(text.expose()).unwrap_or_else(|_| {
            tracing::warn!(slot = Slot::Preferences.name(), "unreadable, taken as never set");
            Preferences::default()
        })
    });
    let saved = app.as_ref().and_then(|text| serde_json::from_str::<AppSnapshot>(text.expose()).ok());
    let notice = match (&failed, &app, &saved) {
        (Some(_), ..) => Some(Notice::StoreUnavailable),
        (None, Some(_), None) => {
            tracing::warn!(slot = Slot::App.name(), "unreadable, taken as never saved");
            Some(Notice::JourneyUnreadable)
        }
        _ => None,
    };
    let remembered = username.and_then(|name| Username::parse(name.expose()).ok());
    core.found(Kept::found(app.as_ref(), preferences.clone()));
    core.dispatch(Action::Started(Box::new(Stored { app: saved, session, remembered, preferences, notice })));
    if failed == Some(StoreError::Locked) { Store::Locked } else { Store::Read }
}

async fn read(core: &Arc<Core>, slot: Slot, failed: &mut Option<StoreError>) -> Option<SecretText> {
    let store = Arc::clone(&core.ports.secrets);
    let reading = core.guard(async move { store.read(slot).await });
    // A store that asks the member something and gets no answer must not keep the app from starting.
    let read = timeout(core.retry_policy.a_try, reading).await.ok().flatten().unwrap_or(Err(StoreError::Unavailable));
    read.unwrap_or_else(|why| {
        tracing::warn!(slot = slot.name(), %why, "not read");
        if why == StoreError::Lost {
            core.keep(slot, None);
        }
        failed.get_or_insert(why);
        None
    })
}
