//! A layout and a step of the flow: `cargo bench -p bench --bench keypad`. Each is to stay under a microsecond.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use multiportal::device::{Clock, DeviceRng};
use multiportal::domain::{Generation, Layout};
use multiportal::domain::{Handle, RequestId, Username};
use multiportal::features::keypad::{Key, Keypad};
use multiportal::features::log_in::{Event, LogIn, LoginIdentity, Remember};
use multiportal::flow::{Context, Flow, Input};
use multiportal::platform::{SystemClock, SystemRandom};

fn context(random: &SystemRandom) -> Context {
    let draw = || Layout::draw(&mut DeviceRng(random));
    Context { at: SystemClock::default().now(), key: RequestId::new([7; 16]), layout: draw(), next: draw() }
}

fn log_in(context: &Context) -> LogIn {
    let identity = LoginIdentity { username: Username::parse("mlopez").unwrap(), remember: Remember::No };
    LogIn::AskingPin { identity, attempt: Handle::parse("a").unwrap(), keypad: Keypad::new(4, context), problem: None }
}

fn keypad(c: &mut Criterion) {
    let random = SystemRandom::default();
    c.bench_function("layout", |b| b.iter(|| black_box(Layout::draw(&mut DeviceRng(&random)))));
    c.bench_function("update", |b| {
        b.iter_batched(
            || {
                let context = context(&random);
                let digit = context.layout.digits()[4];
                let press = Key::Pressed { digit, down: Generation::default(), up: Generation::default() };
                (log_in(&context), Input::new(context, Event::Key(press)))
            },
            |(flow, input)| flow.update(input),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, keypad);
criterion_main!(benches);
