//! From the app's start to its first paint, and its resident memory there, beside an empty Dioxus app of the same profile, by
//! turns: `xvfb-run -a cargo bench -p bench --features desktop --bench start`.
//!
//! The display itself is watched: a window is painted once its upper part shows more than one colour.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use bench::apps::{self, Started};
use bench::figures::start_table;

/// Starts of each app. Before them each starts once for the disk's sake.
const RUNS: usize = 15;

fn main() {
    let apps = [("an empty Dioxus app", apps::empty()), ("the app", apps::multiportal())];
    let mut taken: [Vec<Started>; 2] = [Vec::new(), Vec::new()];
    for run in 0..=RUNS {
        for ((_, program), taken) in apps.iter().zip(&mut taken) {
            let started = apps::start(program);
            if run > 0 {
                taken.push(started);
            }
        }
    }
    let [empty, app] = taken;
    println!("{}", start_table([(apps[0].0, &empty), (apps[1].0, &app)]));
}
