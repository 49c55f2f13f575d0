#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::features::test_driver::{Driven, TestFlow, tapped, typed};

fn practising() -> Driven<Practice> {
    Driven::start(|context| (Practice::start(context), Vec::new()))
}

fn keypad(flow: &Driven<Practice>) -> &Keypad {
    let Practice::Entering { keypad } = flow.state() else { panic!() };
    keypad
}

#[test]
fn four_digits_are_enough_and_feel_alike() {
    let mut flow = practising();
    for count in 1..PIN_LENGTH {
        let key = tapped(keypad(&flow), '7');
        flow.act(Event::Key(key));
        assert_eq!(keypad(&flow).count(), count);
        assert!(matches!(flow.effects[..], [Effect::Haptic(Haptic::Key)]));
    }
    flow.act(Event::Key(typed('7')));
    assert!(matches!(flow.effects[..], [Effect::Haptic(Haptic::Done)]));
    assert_eq!(flow.state().name(), "Done");
}

#[test]
fn keys_reshuffle_after_every_digit() {
    let mut flow = practising();
    let before = keypad(&flow).generation();
    let key = tapped(keypad(&flow), '3');
    flow.act(Event::Key(key));
    assert_ne!(keypad(&flow).generation(), before);
    let stale = Key::Pressed { digit: crate::domain::Digit::from_char('3').unwrap(), down: before, up: before };
    flow.act(Event::Key(stale));
    assert_eq!(keypad(&flow).count(), 1, "a finger that met the earlier layout enters nothing");
}

#[test]
fn practice_returns_haptics_only_and_prints_no_digit() {
    let mut flow = practising();
    for digit in "739104825".chars() {
        flow.act(Event::Key(typed(digit))).act(Event::Again);
        assert!(flow.effects.iter().all(|effect| matches!(effect, Effect::Haptic(_))));
        assert!(!format!("{:?}", flow.state()).contains('['), "{:?}", flow.state());
    }
}

#[test]
fn restart_has_an_empty_keypad() {
    let mut flow = practising();
    flow.enter("7391", Event::Key);
    flow.act(Event::Key(typed('2')));
    assert_eq!(flow.state().name(), "Done");
    flow.act(Event::Again);
    assert_eq!(keypad(&flow).count(), 0);
}
