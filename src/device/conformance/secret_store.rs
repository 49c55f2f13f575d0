//! What every [`SecretStore`] promises.

use std::sync::Arc;

use crate::device::{SecretStore, Slot, StoreError};
use crate::domain::SecretText;

/// A phone that keeps secrets, with nothing kept yet.
pub trait Device {
    /// The store, as each new process of the app opens it.
    fn open(&self) -> Arc<dyn SecretStore>;
}

/// A [`Device`] whose store can be made to fail.
pub trait Breakable: Device {
    /// The next call for this slot fails so.
    fn fail_next(&self, slot: Slot, why: StoreError);

    /// Everything works again.
    fn repair(&self);
}

/// The tests of a store, over a new [`Device`] each.
#[macro_export]
macro_rules! secret_store_suite {
    ($device:expr) => {
        $crate::rules!(
            secret_store,
            $device,
            nothing_is_held_at_first,
            what_is_written_is_read_back_unchanged,
            what_is_written_replaces_what_was_there,
            each_slot_is_one_of_its_own,
            what_is_removed_is_gone_and_the_rest_stays,
            an_empty_slot_can_be_emptied,
            what_was_written_outlives_a_process_that_is_killed,
        );
    };
}

/// The tests of a store that can fail, over a new [`Breakable`] device each.
#[macro_export]
macro_rules! failing_secret_store_suite {
    ($device:expr) => {
        $crate::rules!(
            secret_store,
            $device,
            a_store_that_fails_says_how_to_go_on,
            a_store_that_works_again_holds_what_it_held,
        );
    };
}

const FAILURES: [StoreError; 3] = [StoreError::Locked, StoreError::Lost, StoreError::Unavailable];

fn secret(text: &str) -> SecretText {
    SecretText::new(text.to_owned())
}

async fn held(store: &Arc<dyn SecretStore>, slot: Slot) -> Option<String> {
    store.read(slot).await.unwrap().map(|secret| secret.expose().to_owned())
}

pub async fn nothing_is_held_at_first(device: &impl Device) {
    let store = device.open();
    for slot in Slot::ALL {
        assert_eq!(held(&store, slot).await, None, "{slot:?}");
    }
}

pub async fn what_is_written_is_read_back_unchanged(device: &impl Device) {
    let store = device.open();
    let long = "{\"place\":\"código\"}\n".repeat(500);
    for text in ["a", " jpeña ", "jpen\u{303}a", "\"\\\r\n\t{}", "🖐", &long] {
        store.write(Slot::Snapshot, &secret(text)).await.unwrap();
        assert_eq!(held(&store, Slot::Snapshot).await.as_deref(), Some(text));
    }
}

pub async fn what_is_written_replaces_what_was_there(device: &impl Device) {
    let store = device.open();
    for text in ["a longer name", "short", "another"] {
        store.write(Slot::Username, &secret(text)).await.unwrap();
    }
    assert_eq!(held(&store, Slot::Username).await.as_deref(), Some("another"));
}

pub async fn each_slot_is_one_of_its_own(device: &impl Device) {
    let store = device.open();
    for slot in Slot::ALL {
        store.write(slot, &secret(slot.name())).await.unwrap();
    }
    for slot in Slot::ALL {
        assert_eq!(held(&store, slot).await.as_deref(), Some(slot.name()));
    }
}

pub async fn what_is_removed_is_gone_and_the_rest_stays(device: &impl Device) {
    let store = device.open();
    for slot in Slot::ALL {
        store.write(slot, &secret(slot.name())).await.unwrap();
    }
    store.remove(Slot::Session).await.unwrap();
    for slot in Slot::ALL {
        let left = (slot != Slot::Session).then_some(slot.name());
        assert_eq!(held(&store, slot).await.as_deref(), left, "{slot:?}");
    }
}

pub async fn an_empty_slot_can_be_emptied(device: &impl Device) {
    let store = device.open();
    store.remove(Slot::Session).await.unwrap();
    store.write(Slot::Session, &secret("t0ken")).await.unwrap();
    store.remove(Slot::Session).await.unwrap();
    store.remove(Slot::Session).await.unwrap();
    assert_eq!(held(&store, Slot::Session).await, None);
}

pub async fn what_was_written_outlives_a_process_that_is_killed(device: &impl Device) {
    let killed = device.open();
    killed.write(Slot::Snapshot, &secret("a step")).await.unwrap();
    killed.write(Slot::Session, &secret("t0ken")).await.unwrap();
    killed.remove(Slot::Session).await.unwrap();
    // A process that is killed drops nothing.
    core::mem::forget(killed);
    let store = device.open();
    assert_eq!(held(&store, Slot::Snapshot).await.as_deref(), Some("a step"));
    assert_eq!(held(&store, Slot::Session).await, None);
}

pub async fn a_store_that_fails_says_how_to_go_on(device: &impl Breakable) {
    let store = device.open();
    store.write(Slot::Snapshot, &secret("a step")).await.unwrap();
    for why in FAILURES {
        device.fail_next(Slot::Snapshot, why);
        assert_eq!(store.read(Slot::Snapshot).await.map(drop), Err(why));
        device.fail_next(Slot::Snapshot, why);
        assert_eq!(store.write(Slot::Snapshot, &secret("another")).await, Err(why));
        device.fail_next(Slot::Snapshot, why);
        assert_eq!(store.remove(Slot::Snapshot).await, Err(why));
        device.repair();
    }
}

pub async fn a_store_that_works_again_holds_what_it_held(device: &impl Breakable) {
    let store = device.open();
    store.write(Slot::Snapshot, &secret("a step")).await.unwrap();
    for why in FAILURES {
        device.fail_next(Slot::Snapshot, why);
        assert_eq!(store.write(Slot::Snapshot, &secret("another")).await, Err(why));
        device.fail_next(Slot::Snapshot, why);
        assert_eq!(store.remove(Slot::Snapshot).await, Err(why));
        device.repair();
        assert_eq!(held(&store, Slot::Snapshot).await.as_deref(), Some("a step"));
    }
}
