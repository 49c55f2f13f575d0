//! An empty Dioxus app, the baseline of the start benchmark: `cargo bench -p bench --features desktop --bench start`.

use dioxus::prelude::*;
use dioxus_desktop::{Config, LogicalSize, WindowBuilder};

/// In logical pixels, the same as the app's.
const SIZE: LogicalSize<u32> = LogicalSize::new(390, 844);

fn main() {
    let window = WindowBuilder::new().with_title("empty").with_inner_size(SIZE);
    let config = Config::new().with_menu(None).with_disable_context_menu(true).with_window(window);
    dioxus_desktop::launch::launch_virtual_dom(VirtualDom::new(app), config);
}

fn app() -> Element {
    rsx! { "empty" }
}
