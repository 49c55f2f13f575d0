//! What the portal says of itself: whether it takes this version, and what stays known when it does not answer.

use super::super::*;
use super::machines::portal;
use super::{place, started};
use crate::flow::Trouble;
use crate::flow::scripted::Driven;

fn fetched(journey: &mut Driven<Journey>, result: Result<&str, Trouble>) {
    journey.act(Action::Answered(Reply::PortalFetched(result.map(portal))));
}

#[test]
fn only_a_version_older_than_the_portal_asks_for_is_too_old() {
    for (minimum, stands) in
        [("0.0.1", "Home"), (env!("CARGO_PKG_VERSION"), "Home"), ("99.0.0", "Outdated"), ("the newest", "Home")]
    {
        let mut journey = started(Stored::default());
        fetched(&mut journey, Ok(minimum));
        assert_eq!(place(&journey), stands, "{minimum}");
    }
}

#[test]
fn a_portal_that_does_not_answer_takes_nothing_away_from_what_is_known_of_it() {
    let mut journey = started(Stored::default());
    fetched(&mut journey, Err(Trouble::Offline));
    assert!(matches!(journey.state().portal(), PortalView::Unknown(Trouble::Offline)));
    fetched(&mut journey, Ok("0.0.1"));
    fetched(&mut journey, Err(Trouble::Offline));
    assert!(matches!(journey.state().portal(), PortalView::Known(_)));
}
