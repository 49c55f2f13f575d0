//! Whether the page shows what the app rendered last.

use dioxus::prelude::*;

/// Counts the screens, and pages over them, that were rendered and that the page has shown. The app provides it as a context.
///
/// Dioxus gives the id of a removed element to a later one. A tap on a screen that is being replaced would press whatever has its
/// id by then, before the member sees that. So nothing counts until the page has shown the newest screen.
#[derive(Clone, Copy)]
pub struct NewestScreen {
    rendered: CopyValue<u32>,
    shown: CopyValue<u32>,
}

impl NewestScreen {
    /// Provides it to everything below. Called once, by the app's root.
    pub fn provide() -> Self {
        use_hook(|| provide_context(Self { rendered: CopyValue::new(0), shown: CopyValue::new(0) }))
    }

    pub fn is_shown(self) -> bool {
        *self.shown.peek() == *self.rendered.peek()
    }
}

/// Begins a screen, or a page over it. Its outermost element calls the result as `onmounted`.
pub fn use_new_screen() -> Callback<MountedEvent> {
    let NewestScreen { mut rendered, mut shown } = use_context::<NewestScreen>();
    let number = use_hook(|| {
        rendered += 1;
        *rendered.peek()
    });
    let mut is_shown = move || shown.with_mut(|shown| *shown = number.max(*shown));
    // One that is removed before it was shown is never mounted.
    use_drop(is_shown);
    use_callback(move |_| is_shown())
}
