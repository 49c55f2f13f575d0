//! The mark of [`Slot::Restoring`]: set before something is restored, removed by the first rendered screen.

#![allow(clippy::unwrap_used)]

use std::sync::Arc;

use super::{EMAIL, at_home, installed};
use crate::app::{KeypadOrder, Notice, Route};
use crate::device::Slot;
use crate::device::fake::MemorySecrets;
use crate::runtime::fake::view::asks_code;

/// The store of an app that was killed while the member entered a code.
async fn store_with_snapshot() -> Arc<MemorySecrets> {
    let env = at_home().await;
    env.to_username_code(EMAIL).await;
    env.saved().await;
    assert!(env.secrets.held_in(Slot::Snapshot).is_some());
    Arc::clone(&env.secrets)
}

fn is_marked(secrets: &MemorySecrets) -> bool {
    secrets.held_in(Slot::Restoring).is_some()
}

#[tokio::test(start_paused = true)]
async fn mark_is_set_until_a_screen_was_rendered() {
    let secrets = store_with_snapshot().await;
    let env = installed(Arc::clone(&secrets)).start();
    let mut marked_before_restore = None;
    env.until(|app| {
        if !matches!(app.route(), Route::Starting) && marked_before_restore.is_none() {
            marked_before_restore = Some(is_marked(&secrets));
        }
        asks_code(app)
    })
    .await;
    assert_eq!(marked_before_restore, Some(true));
    env.confirm_restored();
    env.saved().await;
    assert!(!is_marked(&secrets));
    // The next start restores again.
    drop(env);
    installed(secrets).start().until(asks_code).await;
}

#[tokio::test(start_paused = true)]
async fn saved_session_is_marked_too() {
    let secrets = Arc::new(MemorySecrets::default());
    secrets.put(Slot::Session, "t0ken");
    let env = installed(Arc::clone(&secrets)).start();
    env.until(|app| matches!(app.route(), Route::Session(_))).await;
    assert!(is_marked(&secrets));
}

#[tokio::test(start_paused = true)]
async fn start_with_nothing_to_restore_sets_no_mark() {
    let env = at_home().await;
    env.saved().await;
    assert!(!env.secrets.written().contains(&Slot::Restoring));
}

#[tokio::test(start_paused = true)]
async fn start_that_finds_the_mark_discards_snapshot_and_session() {
    let secrets = store_with_snapshot().await;
    secrets.put(Slot::Session, "t0ken");
    secrets.put(Slot::Username, "mlopez");
    secrets.put(Slot::Preferences, r#"{"privacy_notice":"Read","keypad_order":"Ordered"}"#);
    secrets.put(Slot::Restoring, "1");
    let env = installed(Arc::clone(&secrets)).start();
    env.until(|app| app.notice() == Some(Notice::SnapshotUnreadable)).await;
    env.saved().await;
    assert!(env.read(|app| matches!(app.route(), Route::Home)));
    for slot in [Slot::Snapshot, Slot::Session, Slot::Restoring] {
        assert_eq!(secrets.held_in(slot), None, "{slot:?}");
    }
    assert_eq!(env.read(|app| app.remembered().map(|name| name.as_str().to_owned())).unwrap(), "mlopez");
    assert_eq!(env.read(|app| app.preferences().keypad_order), KeypadOrder::Ordered);
    assert!(env.portal.tries("session").is_empty());
}
