//! Actions of practice.

use super::{Action, Driven, act, typed};
use crate::features::practice::{Event, Practice};

type Practising = Driven<Practice>;

pub(in super::super) fn practice() -> (Practising, Vec<Action<Practising>>) {
    (
        Driven::start(|context| (Practice::start(context), Vec::new())),
        vec![
            ("four digits", |f| "2580".chars().for_each(|digit| act(f, Event::Key(typed(digit))))),
            ("Practicar otra vez", |f| act(f, Event::Again)),
        ],
    )
}
