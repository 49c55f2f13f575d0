//! The portal's self-description: minimum version, and what stays known without an answer.

use super::super::*;
use super::machines::portal;
use super::{route, started};
use crate::features::test_driver::Driven;
use crate::flow::{CallError, Response};

fn fetched(app: &mut Driven<App>, result: Result<&str, CallError>) {
    app.act(Event::FetchPortal).respond(result.map(|minimum| Response::Portal(portal(minimum))));
}

#[test]
fn only_a_version_below_the_minimum_is_outdated() {
    for (minimum, expected) in
        [("0.0.1", "Home"), (env!("CARGO_PKG_VERSION"), "Home"), ("99.0.0", "Outdated"), ("the newest", "Home")]
    {
        let mut app = started(Stored::default());
        fetched(&mut app, Ok(minimum));
        assert_eq!(route(&app), expected, "{minimum}");
    }
}

#[test]
fn failed_fetch_keeps_the_last_portal_answer() {
    let mut app = started(Stored::default());
    fetched(&mut app, Err(CallError::Offline));
    assert!(matches!(app.state().portal(), PortalView::Unknown(CallError::Offline)));
    fetched(&mut app, Ok("0.0.1"));
    fetched(&mut app, Err(CallError::Offline));
    assert!(matches!(app.state().portal(), PortalView::Known(_)));
}
