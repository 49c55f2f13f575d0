//! Drawing a layout, and one update: `cargo bench -p bench --bench keypad`. The limit for each is 1 µs.

#![allow(missing_docs, clippy::unwrap_used)]

use std::hint::black_box;

use criterion::{BatchSize, Criterion, criterion_group, criterion_main};
use multiportal::device::{Clock, DeviceRng};
use multiportal::domain::limits::KEY_GUARD;
use multiportal::domain::{AttemptId, Layout, RequestId, Username};
use multiportal::features::keypad::Key;
use multiportal::features::log_in::{Event, LogIn, LogInSnapshot, LoginIdentity, PinAttempt, Remember};
use multiportal::flow::{Context, Flow};
use multiportal::platform::{SystemClock, SystemRandom};

fn context(random: &SystemRandom) -> Context {
    let draw = || Layout::draw(&mut DeviceRng(random));
    Context {
        now: SystemClock::default().now(),
        request_id: RequestId::new([7; 16]),
        layout: draw(),
        next_layout: draw(),
        portal_host: "portal.example".into(),
        installation: None,
    }
}

fn log_in(context: &Context) -> LogIn {
    let identity = LoginIdentity { username: Username::parse("mlopez").unwrap(), remember: Remember::No };
    let attempt = PinAttempt { identity, attempt: AttemptId::parse("a").unwrap() };
    LogIn::restore(LogInSnapshot::Pin(attempt), context).0
}

fn keypad(c: &mut Criterion) {
    let random = SystemRandom::default();
    c.bench_function("layout", |b| b.iter(|| black_box(Layout::draw(&mut DeviceRng(&random)))));
    c.bench_function("update", |b| {
        b.iter_batched(
            || {
                let context = context(&random);
                let flow = log_in(&context);
                let generation = flow.keypad().unwrap().generation();
                let press = Key::Pressed { digit: context.layout.digits()[4], down: generation, up: generation };
                let later = Context { now: context.now.later(KEY_GUARD), ..context };
                (flow, press, later)
            },
            |(flow, press, context)| flow.update(Event::Key(press), &context),
            BatchSize::SmallInput,
        );
    });
}

criterion_group!(benches, keypad);
criterion_main!(benches);
