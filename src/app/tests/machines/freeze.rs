//! Actions of freezing the access.

use super::{Action, Driven, LOST, act, respond};
use crate::domain::ReceiptDraft;
use crate::features::freeze::{Event, Freeze};
use crate::flow::{FreezeError, Response};

type Freezing = Driven<Freeze>;

fn answer(flow: &mut Freezing, result: Result<(), FreezeError>) {
    flow.respond(Ok(Response::Freeze(result)));
}

pub(in super::super) fn freeze() -> (Freezing, Vec<Action<Freezing>>) {
    (
        Driven::start(|_| (Freeze::start(), Vec::new())),
        vec![
            ("Congelar mi acceso", |f| {
                f.act(Event::Typed(ReceiptDraft::new("7K2M-9QXF"))).act(Event::Freeze);
            }),
            ("it is frozen", |f| answer(f, Ok(()))),
            ("the receipt is over", |f| answer(f, Err(FreezeError::ReceiptOver))),
            ("call error", |f| respond(f, Err(LOST))),
            ("Regresar", |f| act(f, Event::Back)),
        ],
    )
}
