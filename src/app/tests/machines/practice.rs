//! Practice on the keypad as its diagram shows it.

use super::{Act, Driven, typed};
use crate::features::practice::{Action, Practice};

type Practising = Driven<Practice>;

pub(in super::super) fn practice() -> (Practising, Vec<Act<Practising>>) {
    (
        Driven::begin(|context| (Practice::begin(context), Vec::new())),
        vec![
            ("four digits", |f| "2580".chars().for_each(|digit| drop(f.act(Action::Key(typed(digit))).asked()))),
            ("Practicar otra vez", |f| drop(f.act(Action::Again).asked())),
        ],
    )
}
