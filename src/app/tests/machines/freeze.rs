//! "No fui yo" as its diagram shows it.

use super::{Act, Driven, LOST, Response};
use crate::domain::ReceiptDraft;
use crate::features::freeze::{Action, Freeze};
use crate::flow::FreezeError;

type Freezing = Driven<Freeze>;

fn answer(flow: &mut Freezing, result: Result<(), FreezeError>) {
    let key = flow.key;
    flow.act(Action::Received(Response::AccessFrozen(key, result)));
}

pub(in super::super) fn freeze() -> (Freezing, Vec<Act<Freezing>>) {
    (
        Driven::begin(|_| (Freeze::begin(), Vec::new())),
        vec![
            ("Congelar mi acceso", |f| {
                f.act(Action::Typed(ReceiptDraft::new("7K2M-9QXF"))).act(Action::Freeze);
            }),
            ("it is frozen", |f| answer(f, Ok(()))),
            ("the receipt is over", |f| answer(f, Err(FreezeError::ReceiptOver))),
            ("trouble", |f| answer(f, Err(LOST.into()))),
            ("Regresar", |f| drop(f.act(Action::Back).asked())),
        ],
    )
}
