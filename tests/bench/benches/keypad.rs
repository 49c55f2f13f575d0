//! A layout and a step of the flow: `cargo bench -p bench --bench keypad`. Each is to stay under a microsecond.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use multiportal::adapter::{SystemClock, SystemRandom};
use multiportal::domain::{Handle, RequestKey, Username};
use multiportal::flow::keypad::{Generation, Key, Keypad, Layout};
use multiportal::flow::log_in::{Action, LogIn, Remember, Who};
use multiportal::flow::{Flow, Given, Input};
use multiportal::port::{Clock, Draws};

fn given(random: &SystemRandom) -> Given {
    let draw = || Layout::draw(&mut Draws(random));
    Given { at: SystemClock.now(), key: RequestKey::new([7; 16]), layout: draw(), next: draw() }
}

fn log_in(given: &Given) -> LogIn {
    let who = Who { username: Username::parse("mlopez").unwrap(), remember: Remember::No };
    LogIn::AskingPin { who, attempt: Handle::parse("a").unwrap(), keypad: Keypad::new(4, given), problem: None }
}

fn keypad(c: &mut Criterion) {
    let random = SystemRandom::default();
    c.bench_function("layout", |b| b.iter(|| black_box(Layout::draw(&mut Draws(&random)))));
    c.bench_function("update", |b| {
        b.iter_batched(
            || {
                let given = given(&random);
                let digit = given.layout.digits()[4];
                let press = Key::Pressed { digit, down: Generation::default(), up: Generation::default() };
                (log_in(&given), Input::new(given, Action::Key(press)))
            },
            |(flow, input)| flow.update(input),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, keypad);
criterion_main!(benches);
