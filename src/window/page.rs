//! The page in the window, and a new one in its place where the system ended its process.
//!
//! iOS may end the process of a page whose app sleeps. What is left is blank and stays so: Dioxus loads a page once
//! (DioxusLabs/dioxus 4374, 4709). So the page is asked for a sign of life whenever the app comes to the front, and where
//! none comes a window with a new page takes the old one's place. The engine lives in this process: the member stands where
//! they stood. On Android the app ends with its page, and starts at the saved step.

#![cfg_attr(
    target_os = "android",
    allow(
        clippy::missing_const_for_thread_local,
        reason = "it is const, and Android's expansion hides it from the lint"
    )
)]

use std::cell::RefCell;

use dioxus::prelude::*;
use multiportal::runtime::Engine;
use multiportal::ui::AppRoot;

use super::shell::{self, DesktopContext};

thread_local! {
    /// What shows the app, and the app. Of the main thread.
    static SHOWN: RefCell<Option<(DesktopContext, Engine)>> = const { RefCell::new(None) };
}

/// The app's screens over an engine.
pub(super) fn over(engine: Engine) -> VirtualDom {
    VirtualDom::new(Page).with_root_context(engine)
}

#[component]
fn Page() -> Element {
    use_hook(|| SHOWN.set(Some((shell::window(), consume_context()))));
    rsx! { AppRoot {} }
}

/// Asks the page for a sign of life. One that is still loading is not asked; one that takes long is not hurried.
#[cfg(not(target_os = "android"))]
pub(super) fn ask() {
    SHOWN.with_borrow(|shown| {
        let Some((window, _)) = shown else { return };
        // The system answers for a page whose process is gone, with nothing.
        let asked = window.webview.evaluate_script_with_callback("1", |sign| {
            if sign.is_empty() {
                renew();
            }
        });
        if asked.is_err() {
            tracing::warn!("the page cannot be asked");
        }
    });
}

/// On Android nothing comes back of what a page is asked.
#[cfg(target_os = "android")]
pub(super) const fn ask() {}

/// On the main thread, where answers come; there is nothing to renew on any other, and nothing until a new page is there.
#[cfg(not(target_os = "android"))]
fn renew() {
    let Some((window, engine)) = SHOWN.take() else { return };
    tracing::warn!("the page's process is gone: a new page takes its place");
    // Nobody waits for the window: its page tells when it is there.
    drop(window.new_window(over(engine), super::config()));
    window.close();
}
