//! A tap on the keypad, from touch to rendered mutations, in this process: `cargo bench -p bench --bench tap`. The limit for the
//! median is 15 µs. Parsing the events from JSON belongs to the web view's transport and is not measured.

#![allow(missing_docs, clippy::unwrap_used)]

use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use journeys::dom::{Page, event};
use multiportal::runtime::fake::FakeApp;
use tokio::runtime::Builder;
use tokio::task::yield_now;

/// Longer than the keypad's guard.
const PAUSE: Duration = Duration::from_secs(1);

fn tap(c: &mut Criterion) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    let _inside = runtime.enter();
    let (app, mut page) = runtime.block_on(async {
        let app = FakeApp::home().await;
        app.to_pin("mlopez").await;
        let page = Page::open(&app);
        (app, page)
    });
    c.bench_function("tap", |b| {
        b.iter_custom(|times| {
            let mut total = Duration::ZERO;
            for _ in 0..times {
                app.clock.advance(PAUSE);
                let five = page.digit('5');
                let down = page.parse(five, "pointerdown", &event::pointer(true));
                let up = page.parse(five, "click", &event::mouse());
                #[expect(clippy::disallowed_methods, reason = "a bench reads the clock")]
                let start = Instant::now();
                page.send(&down);
                page.send(&up);
                total += start.elapsed();
                // Deleting the digit and running the app's tasks are not part of the tap.
                page.tap("Borrar");
                runtime.block_on(yield_now());
            }
            total
        });
    });
}

criterion_group!(benches, tap);
criterion_main!(benches);
