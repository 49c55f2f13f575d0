//! The page in the window, and its replacement after the system ended the page's process.
//!
//! iOS may end the process of a page while the app sleeps. A blank page remains, because Dioxus loads a page once
//! (DioxusLabs/dioxus 4374, 4709). So the page is asked to evaluate a script whenever the app comes to the front; without a result
//! a window with a new page replaces it. The engine lives in this process, so the member continues at the same step. On Android
//! the app ends with its page, and starts at the saved step.

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
    /// The window and the engine, for the main thread.
    static SHOWN: RefCell<Option<(DesktopContext, Engine)>> = const { RefCell::new(None) };
}

pub(super) fn over(engine: Engine) -> VirtualDom {
    VirtualDom::new(Page).with_root_context(engine)
}

#[component]
fn Page() -> Element {
    use_hook(|| SHOWN.set(Some((shell::window(), consume_context()))));
    rsx! { AppRoot {} }
}

/// Asks the page to evaluate a script. A page that is still loading is not asked; a slow one is waited for.
#[cfg(not(target_os = "android"))]
pub(super) fn ask() {
    SHOWN.with_borrow(|shown| {
        let Some((window, _)) = shown else { return };
        // For a page whose process is gone, the system answers with an empty result.
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

/// wry returns no result of a script on Android.
#[cfg(target_os = "android")]
pub(super) const fn ask() {}

/// Replaces the page. Does nothing on other threads, and nothing while a new page is loading.
#[cfg(not(target_os = "android"))]
fn renew() {
    let Some((window, engine)) = SHOWN.take() else { return };
    tracing::warn!("the page's process ended: a new page replaces it");
    // The new page reports itself when it is loaded: no need to await the window.
    drop(window.new_window(over(engine), super::config()));
    window.close();
}
