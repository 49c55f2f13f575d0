//! Actions of practice.

use super::{Action, Driven, typed};
use crate::features::practice::{Event, Practice};

type Practising = Driven<Practice>;

pub(in super::super) fn practice() -> (Practising, Vec<Action<Practising>>) {
    (
        Driven::start(|context| (Practice::start(context), Vec::new())),
        vec![
            ("four digits", |f| "2580".chars().for_each(|digit| drop(f.act(Event::Key(typed(digit))).effect_names()))),
            ("Practicar otra vez", |f| drop(f.act(Event::Again).effect_names())),
        ],
    )
}
