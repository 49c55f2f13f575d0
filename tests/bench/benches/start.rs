//! Time from the app's start to its first paint, and its memory then, compared with an empty Dioxus app, in turns: `xvfb-run -a cargo bench -p bench --features desktop --bench start`.
//!
//! The display is read: a window is painted once its upper part has more than one color. The app's page opens with its header;
//! its first screen shows once the part below has more than one color. The empty app has its one word at the top.
//!
//! Without a GPU, WebKit paints with software OpenGL, and most of the time is LLVM compiling shaders;
//! `WEBKIT_SKIA_ENABLE_CPU_RENDERING=1` avoids that.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use bench::apps::{self, Started};
use bench::figures::start_table;
use bench::screen::{BELOW, HEAD, Screen};

/// Measured starts of each app. One start before them fills the disk cache.
const RUNS: usize = 15;

fn main() {
    // The display restarts when its last client disconnects, and refuses connections meanwhile.
    let _stays = Screen::open();
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
