//! A tap on the keypad, from finger-down to the rendered mutations, in this process: `cargo bench -p bench --bench tap`. The
//! median is to stay under 15 microseconds. The events have arrived: to read them from JSON is the web view's transport.

#![allow(missing_docs, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use journeys::dom::{Page, event};
use journeys::stage::Stage;
use tokio::runtime::Builder;
use tokio::task::yield_now;

/// More than the guard of a key.
const PAUSE: Duration = Duration::from_secs(1);

fn tap(c: &mut Criterion) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let _inside = runtime.enter();
    let (stage, mut page) = runtime.block_on(async {
        let stage = Stage::home().await;
        stage.pin().await;
        let page = Page::open(&stage.engine);
        (stage, page)
    });
    c.bench_function("tap", |b| {
        b.iter_custom(|times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                stage.clock.advance(PAUSE);
                let five = page.digit('5');
                let down = page.arrived(five, "pointerdown", &event::pointer(true));
                let up = page.arrived(five, "click", &event::mouse());
                #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
                let start = Instant::now();
                page.hear(&down);
                page.hear(&up);
                total += start.elapsed();
                // The digit goes again, and the app's tasks have their turn: neither is the tap's.
                page.tap("Borrar");
                runtime.block_on(yield_now());
            }
            total
        });
    });
}

criterion_group!(benches, tap);
criterion_main!(benches);
