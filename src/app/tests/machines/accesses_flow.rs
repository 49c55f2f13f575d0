//! Actions in "Mis celulares y accesos".

use super::{Action, Driven, LOST, act};
use crate::features::accesses::{Accesses, Change, Event};
use crate::features::test_driver::{accesses, session, trusted_phones};
use crate::flow::{Outcome, Response, SessionError};

type Open = Driven<Accesses>;

/// Delivers the outcome of the last request of each of these names.
fn respond(flow: &mut Open, outcomes: impl IntoIterator<Item = (&'static str, Outcome)>) {
    for (name, outcome) in outcomes {
        if let Some((id, _)) = flow.requests.iter().rev().find(|(_, asked)| asked == name) {
            flow.respond_to(*id, outcome);
        }
    }
}

pub(in super::super) fn accesses_flow() -> (Open, Vec<Action<Open>>) {
    (
        Driven::start(|context| Accesses::start(session().token, context)),
        vec![
            ("both lists arrived", |f| {
                respond(
                    f,
                    [
                        ("Phones", Ok(Response::Phones(Ok(trusted_phones())))),
                        ("Accesses", Ok(Response::Accesses(Ok(accesses())))),
                    ],
                );
            }),
            ("call error", |f| {
                respond(f, ["Phones", "Accesses", "RemovePhone", "EndOtherSessions"].map(|name| (name, Err(LOST))));
            }),
            ("Reintentar", |f| act(f, Event::Retry)),
            ("Quitar", |f| act(f, Event::Ask(Change::RemovePhone(trusted_phones().remove(0))))),
            ("Cerrar las demás sesiones", |f| act(f, Event::Ask(Change::EndOtherSessions))),
            ("Sí", |f| act(f, Event::Confirm)),
            ("it is done", |f| {
                respond(
                    f,
                    [
                        ("RemovePhone", Ok(Response::RemovePhone(Ok(())))),
                        ("EndOtherSessions", Ok(Response::EndOtherSessions(Ok(())))),
                    ],
                );
            }),
            ("the session is over", |f| {
                respond(
                    f,
                    [
                        ("Accesses", Ok(Response::Accesses(Err(SessionError::Over)))),
                        ("RemovePhone", Ok(Response::RemovePhone(Err(SessionError::Over)))),
                        ("EndOtherSessions", Ok(Response::EndOtherSessions(Err(SessionError::Over)))),
                    ],
                );
            }),
            ("Regresar", |f| act(f, Event::Back)),
        ],
    )
}
