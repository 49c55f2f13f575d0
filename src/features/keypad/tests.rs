#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;
use std::collections::HashSet;

use rand::SeedableRng;
use rand::rngs::StdRng;

use super::*;
use crate::features::test_driver::{TestEnv, tapped, typed};

/// Layouts drawn for a statistic. Each of the hundred cells below then expects a thousand.
const DRAWN: usize = 10_000;

/// Chi-square at p = 0.001 with 81 degrees of freedom (9 × 9: rows and columns of a table of orders have fixed sums), from the
/// NIST/SEMATECH e-Handbook of Statistical Methods, table 1.3.6.7.4, row 81.
const CHI_SQUARE_81: f64 = 126.083;
/// The same with 99 degrees of freedom (a hundred cells of which the sum alone is fixed), row 99.
const CHI_SQUARE_99: f64 = 148.230;

fn layouts(seed: u64, count: usize) -> Vec<Layout> {
    let mut rng = StdRng::seed_from_u64(seed);
    (0..count).map(|_| Layout::draw(&mut rng)).collect()
}

fn chi_square(table: &[[u32; 10]; 10]) -> f64 {
    let total: u32 = table.iter().flatten().sum();
    let expected = f64::from(total) / 100.0;
    table.iter().flatten().map(|&seen| (f64::from(seen) - expected).powi(2) / expected).sum()
}

fn position(layout: &Layout, digit: u8) -> usize {
    layout.digits().iter().position(|d| d.value() == digit).unwrap()
}

#[test]
fn each_layout_has_every_digit_exactly_once() {
    for layout in layouts(1, DRAWN) {
        let seen: HashSet<u8> = layout.digits().iter().map(|digit| digit.value()).collect();
        assert_eq!(seen, (0..10).collect());
    }
}

#[test]
fn every_digit_is_equally_often_at_every_position() {
    for seed in [1, 2, 3] {
        let mut table = [[0; 10]; 10];
        for layout in layouts(seed, DRAWN) {
            for (position, digit) in layout.digits().iter().enumerate() {
                table[position][usize::from(digit.value())] += 1;
            }
        }
        // Ten digits of one layout exclude each other, so the sum is 10/9 times a chi-square: the covariance of a random order's
        // table is 1/9 of the projection of rank 81, where independent cells would have 1/10 of it.
        let statistic = chi_square(&table) * 9.0 / 10.0;
        assert!(statistic < CHI_SQUARE_81, "seed {seed}: {statistic}");
    }
}

#[test]
fn position_of_a_digit_does_not_predict_its_next_position() {
    for digit in 0..10 {
        let mut table = [[0; 10]; 10];
        for pair in layouts(4, 2 * DRAWN).chunks(2) {
            table[position(&pair[0], digit)][position(&pair[1], digit)] += 1;
        }
        let statistic = chi_square(&table);
        assert!(statistic < CHI_SQUARE_99, "digit {digit}: {statistic}");
    }
}

#[test]
fn digit_stays_in_place_one_time_in_ten() {
    let drawn = layouts(5, DRAWN);
    let stayed = drawn.windows(2).filter(|pair| position(&pair[0], 7) == position(&pair[1], 7)).count();
    // Binomial with n = 9,999 and p = 0.1: mean 999.9, standard deviation 30; four of them on each side (p < 0.0001).
    assert!((880..=1_120).contains(&stayed), "{stayed}");
    // A derangement keeps no digit at all; of free orders 1/e have none, here 36.8 % of pairs, standard deviation 0.5 %.
    let deranged =
        drawn.windows(2).filter(|pair| (0..10).all(|d| position(&pair[0], d) != position(&pair[1], d))).count();
    assert!((3_486..=3_872).contains(&deranged), "{deranged}");
}

fn keypad() -> (Keypad, TestEnv) {
    let mut env = TestEnv::new();
    let context = env.context();
    (Keypad::new(4, &context), env)
}

#[test]
fn every_digit_shows_the_layout_drawn_ahead_and_draws_another() {
    let (mut keypad, mut env) = keypad();
    for digit in "2580".chars() {
        let (key, context, ahead) = (tapped(&keypad, digit), env.context(), *keypad.next());
        assert_ne!(keypad.take(&key, &context), Taken::Ignored);
        assert!(keypad.layout() == &ahead && keypad.next() == &context.layout);
    }
    assert_eq!(keypad.pin().unwrap().expose(), "2580");
}

#[test]
fn touch_across_two_layouts_enters_nothing() {
    let (mut keypad, mut env) = keypad();
    let earlier = keypad.generation();
    let first = tapped(&keypad, '2');
    keypad.take(&first, &env.context());
    let digit = Digit::from_char('5').unwrap();
    for (down, up) in [(earlier, keypad.generation()), (keypad.generation(), earlier), (earlier, earlier)] {
        assert_eq!(keypad.take(&Key::Pressed { digit, down, up }, &env.context()), Taken::Ignored);
    }
    assert_eq!(keypad.count(), 1);
}

#[test]
fn tap_on_any_earlier_layout_enters_nothing() {
    let (mut keypad, mut env) = keypad();
    for _ in 0..3 {
        let before = tapped(&keypad, '2');
        keypad.reshuffle(&env.context());
        assert_eq!(keypad.take(&before, &env.context()), Taken::Ignored);
    }
}

#[test]
fn touch_across_two_keypads_enters_nothing() {
    let (earlier, mut env) = keypad();
    let mut next = Keypad::new(4, &env.context());
    assert_eq!(next.take(&tapped(&earlier, '2'), &env.context()), Taken::Ignored);
}

#[test]
fn tap_during_the_key_guard_enters_nothing() {
    let (mut keypad, mut env) = keypad();
    let key = tapped(&keypad, '2');
    env.pass(KEY_GUARD.saturating_sub(Duration::from_millis(1)));
    assert_eq!(keypad.take(&key, &env.at_once()), Taken::Ignored);
    env.pass(Duration::from_millis(1));
    assert_eq!(keypad.take(&key, &env.at_once()), Taken::Changed);
    let key = tapped(&keypad, '5');
    assert_eq!(keypad.take(&key, &env.at_once()), Taken::Ignored);
}

#[test]
fn delete_takes_the_last_digit_and_on_empty_nothing() {
    let (mut keypad, mut env) = keypad();
    let before = keypad.generation();
    assert_eq!(keypad.take(&Key::Deleted, &env.context()), Taken::Ignored);
    assert_eq!(keypad.generation(), before);
    for digit in "258".chars() {
        keypad.take(&typed(digit), &env.context());
    }
    assert_eq!(keypad.take(&Key::Deleted, &env.context()), Taken::Changed);
    assert_eq!(keypad.expose(), "25");
}

#[test]
fn full_keypad_ignores_keys_and_redacts_its_debug_text() {
    let (mut keypad, mut env) = keypad();
    for digit in "73519".chars() {
        keypad.take(&typed(digit), &env.context());
    }
    assert_eq!((keypad.count(), keypad.expose()), (4, "7351"));
    let printed = format!("{keypad:?} {:?}", typed('7'));
    assert!(printed.contains("Layout(…)") && printed.contains("Entered(…)") && printed.contains("Digit(…)"));
    assert!(!printed.contains("7351"));
}
