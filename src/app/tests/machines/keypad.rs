//! Keys on a keypad.

use super::{Action, TestEnv, typed};
use crate::features::keypad::{Key, Keypad};

pub(in super::super) type Keys = (Keypad, TestEnv);

pub(in super::super) fn keypad() -> (Keys, Vec<Action<Keys>>) {
    let mut env = TestEnv::new();
    let context = env.context();
    (
        (Keypad::new(4, &context), env),
        vec![
            ("a digit", |(keypad, env)| {
                let _ = keypad.take(&typed('7'), &env.context());
            }),
            ("the last digit", |(keypad, env)| {
                while !keypad.is_full() {
                    keypad.take(&typed('7'), &env.context());
                }
            }),
            ("delete", |(keypad, env)| {
                let _ = keypad.take(&Key::Deleted, &env.context());
            }),
            ("cleared", |(keypad, env)| keypad.clear(&env.context())),
        ],
    )
}

pub(in super::super) fn keypad_name((keypad, _): &Keys) -> String {
    match keypad.count() {
        0 => "Empty",
        _ if keypad.is_full() => "Full",
        _ => "Partly",
    }
    .to_owned()
}
