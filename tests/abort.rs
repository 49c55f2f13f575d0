//! A process that aborts while it shows a restored snapshot does not break the next start.
//!
//! The shipped app aborts on panic, so the test starts itself as a child process that does the same.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus};
use std::sync::Arc;

use async_trait::async_trait;
use multiportal::app::{Destination, Event, Notice, Route};
use multiportal::device::{SecretStore, Slot, StoreError};
use multiportal::domain::SecretText;
use multiportal::runtime::fake::FakeApp;
use multiportal::runtime::fake::view::is_home;

/// The child's store; set in the child only.
const STORE: &str = "MULTIPORTAL_TEST_STORE";

/// A file for each slot, so that it outlives the process.
struct FileSecrets(PathBuf);

#[async_trait]
impl SecretStore for FileSecrets {
    async fn read(&self, slot: Slot) -> Result<Option<SecretText>, StoreError> {
        Ok(std::fs::read_to_string(self.0.join(slot.name())).ok().map(SecretText::new))
    }

    async fn write(&self, slot: Slot, secret: &SecretText) -> Result<(), StoreError> {
        std::fs::write(self.0.join(slot.name()), secret.expose()).map_err(|_| StoreError::Unavailable)
    }

    async fn remove(&self, slot: Slot) -> Result<(), StoreError> {
        // An empty slot stays empty.
        let _ = std::fs::remove_file(self.0.join(slot.name()));
        Ok(())
    }
}

fn start(store: &Path) -> FakeApp {
    let mut app = FakeApp::default();
    app.dependencies.secrets = Arc::new(FileSecrets(store.to_owned()));
    app.start()
}

async fn save_log_in(store: &Path) {
    let app = start(store);
    app.until(is_home).await;
    app.dispatch(Event::Enter(Destination::LogIn));
    app.saved().await;
    assert!(store.join(Slot::Snapshot.name()).exists());
}

/// Restores the snapshot and panics where the first screen would be rendered, as in a process with `panic = "abort"`.
async fn abort_in_first_screen(store: &Path) {
    std::panic::set_hook(Box::new(|_| std::process::abort()));
    let app = start(store);
    app.until(|app| matches!(app.route(), Route::LogIn(_))).await;
    panic!("the first screen");
}

fn run_child(test: &str, store: &Path) -> ExitStatus {
    let this = std::env::current_exe().unwrap();
    Command::new(this).args(["--exact", test]).env(STORE, store).output().unwrap().status
}

#[cfg(unix)]
#[tokio::test]
async fn start_after_an_abort_shows_home_with_a_notice() {
    use std::os::unix::process::ExitStatusExt;

    const SIGABRT: i32 = 6;
    if let Some(store) = std::env::var_os(STORE) {
        abort_in_first_screen(Path::new(&store)).await;
    }
    let store = Path::new(env!("CARGO_TARGET_TMPDIR")).join("abort");
    let _ = std::fs::remove_dir_all(&store);
    std::fs::create_dir_all(&store).unwrap();
    std::fs::write(store.join(Slot::Preferences.name()), r#"{"privacy_notice":"Read"}"#).unwrap();
    save_log_in(&store).await;

    let status = run_child("start_after_an_abort_shows_home_with_a_notice", &store);
    assert_eq!(status.signal(), Some(SIGABRT), "{status}");
    assert!(store.join(Slot::Restoring.name()).exists());

    let app = start(&store);
    let app = app.started().await;
    assert!(app.read(|app| matches!(app.route(), Route::Home) && app.notice() == Some(Notice::SnapshotUnreadable)));
    app.confirm_restored();
    app.saved().await;
    for slot in [Slot::Snapshot, Slot::Restoring] {
        assert!(!store.join(slot.name()).exists(), "{slot:?}");
    }
}
