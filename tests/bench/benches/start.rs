//! From the app's start to its first paint, and its resident memory there, beside an empty Dioxus app of the same profile, by
//! turns: `xvfb-run -a cargo bench -p bench --features desktop --bench start`.
//!
//! The display itself is watched: a window is painted once its upper part shows more than one colour. The app's page opens with
//! the band of its head; its own first screen is there once the part below shows more than one colour. The empty app has its
//! one word at the top.
//!
//! Without a GPU WebKit paints by OpenGL in software, and most of the way to the first screen is LLVM compiling its shaders: with
//! `WEBKIT_SKIA_ENABLE_CPU_RENDERING=1` it paints without.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use bench::apps::{self, Started};
use bench::figures::start_table;
use bench::screen::{BELOW, HEAD};

/// Starts of each app. Before them each starts once for the disk's sake.
const RUNS: usize = 15;

fn main() {
    let apps = [("an empty Dioxus app", apps::empty(), HEAD), ("the app", apps::multiportal(), BELOW)];
    let mut taken: [Vec<Started>; 2] = [Vec::new(), Vec::new()];
    for run in 0..=RUNS {
        for ((_, program, part), taken) in apps.iter().zip(&mut taken) {
            let started = apps::start(program, *part);
            if run > 0 {
                taken.push(started);
            }
        }
    }
    let [empty, app] = taken;
    println!("{}", start_table([(apps[0].0, &empty), (apps[1].0, &app)]));
}
