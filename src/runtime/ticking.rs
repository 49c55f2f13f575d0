//! The one timer: when the journey's deadline has passed, it is told.

use std::sync::Arc;

use super::core::Core;
use crate::app::Action;

pub(super) async fn run(core: Arc<Core>) {
    let mut changes = core.changes();
    let mut ticked = None;
    loop {
        changes.mark_unchanged();
        let now = core.ports.clock.now();
        let deadline = core.read(|app| app.deadline(now));
        match deadline {
            // A state that keeps a deadline that has passed was told once: telling it again would tell it for ever.
            Some(deadline) if deadline.has_passed(now) && ticked != Some(deadline) => {
                ticked = Some(deadline);
                core.dispatch(Action::Ticked);
            }
            deadline => {
                let passes = async {
                    match deadline.map(|deadline| deadline.left(now)) {
                        // A step or a wake cuts it short, and what is left is then looked at anew.
                        Some(left) if !left.is_zero() => tokio::time::sleep(left).await, // Nobody tells that time has passed.
                        _ => core::future::pending().await,
                    }
                };
                tokio::select! {
                    () = passes => {}
                    () = core.woken.notified() => ticked = None,
                    stepped = changes.changed() => if stepped.is_err() { return },
                }
            }
        }
    }
}
