//! Taps on the app's keypad, on one in plain JavaScript and on one in React, in one page and one run:
//! `cargo bench -p bench --features desktop --bench window`. It needs a display, such as `xvfb-run -a`.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used)]

use bench::{figures, keypad_app, pads};
use dioxus::prelude::*;
use dioxus_desktop::{Config, LogicalSize, WindowBuilder};

const TAPS: usize = 500;
/// Logical pixels: three phones side by side.
const SIZE: LogicalSize<u32> = LogicalSize::new(1170, 844);

fn main() {
    let (_runtime, engine) = keypad_app::start();
    let window = WindowBuilder::new().with_title("the keypad's bench").with_inner_size(SIZE);
    let config = Config::new()
        .with_custom_index(pads::page())
        .with_menu(None)
        .with_disable_context_menu(true)
        .with_window(window);
    let app = VirtualDom::new(beside_others).with_root_context(engine);
    dioxus_desktop::launch::launch_virtual_dom(app, config);
}

/// The app, and the script that taps the keypads.
fn beside_others() -> Element {
    use_future(|| async {
        let mut taps = document::eval(&pads::script(TAPS));
        let taken: figures::Taken = taps.recv().await.expect("the page says how long its taps took");
        println!("{}", figures::table(&taken));
        dioxus_desktop::window().close();
    });
    rsx! { multiportal::ui::AppRoot {} }
}
