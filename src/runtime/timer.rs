//! The one timer: sends [`Event::Ticked`] when the app's deadline has passed.

use std::sync::Arc;

use super::core::Core;
use crate::app::Event;

pub(super) async fn run(core: Arc<Core>) {
    let mut changes = core.changes();
    let mut sent = None;
    loop {
        changes.mark_unchanged();
        let now = core.dependencies.device.clock.now();
        let deadline = core.read(|app| app.deadline(now));
        match deadline {
            // Sent once for each deadline: a state may keep one that has passed.
            Some(deadline) if deadline.has_passed(now) && sent != Some(deadline) => {
                sent = Some(deadline);
                core.dispatch(Event::Ticked);
            }
            deadline => {
                let passes = async {
                    match deadline.map(|deadline| deadline.left(now)) {
                        // An event or a wake interrupts the wait; the time left is then computed again.
                        Some(left) if !left.is_zero() => tokio::time::sleep(left).await, // The wait for the deadline.
                        _ => core::future::pending().await,
                    }
                };
                tokio::select! {
                    () = passes => {}
                    () = core.woken.notified() => sent = None,
                    event = changes.changed() => if event.is_err() { return },
                }
            }
        }
    }
}
