//! Actions of practice.

use super::{Action, Driven, act, digits};
use crate::features::practice::{Event, Practice};

type Practising = Driven<Practice>;

pub(in super::super) fn practice() -> (Practising, Vec<Action<Practising>>) {
    (
        Driven::start(|context| (Practice::start(context), Vec::new())),
        vec![("four digits", |f| digits(f, "2580", Event::Key)), ("Practicar otra vez", |f| act(f, Event::Again))],
    )
}
