//! The head of every screen: "Regresar", the portal's name, and the screen's own title, which takes the focus.

use std::rc::Rc;

use dioxus::prelude::*;

use super::{Icon, Picture};
use crate::ui::words::t;

/// The title of the screen that stands, so that the focus can come home to it when a page over it closes; for what stands in the
/// keypad's place, that place.
#[derive(Clone, Copy)]
pub struct FocusTarget(pub Signal<Option<Rc<MountedData>>>);

impl FocusTarget {
    /// Brings the focus home and then does this, which takes away what has it: without the focus a keyboard would not be heard.
    pub fn focus_then(self, then: impl FnOnce() + 'static) {
        let home = self.0.peek().clone();
        spawn(async move {
            if let Some(home) = home {
                // A page that cannot give the focus just keeps it.
                let _ = home.set_focus(true).await;
            }
            then();
        });
    }
}

/// The head. A screen that appears puts the focus on its title, so that a screen reader begins there and a keyboard is heard.
#[component]
pub fn Header(
    /// The screen's title.
    title: String,
    /// What "Regresar" does; none where there is nothing to go back to.
    onback: Option<EventHandler<()>>,
) -> Element {
    let FocusTarget(mut standing) = use_context::<FocusTarget>();
    rsx! {
        header { class: "header",
            div { class: "header__bar",
                if let Some(onback) = onback {
                    button { class: "header__back", r#type: "button", onclick: move |_| onback.call(()),
                        Icon { picture: Picture::Back }
                        span { {t!("common-back")} }
                    }
                }
                span { class: "header__name", aria_hidden: "true",
                    Icon { picture: Picture::Mark }
                    span { {t!("common-portal")} }
                }
            }
            h1 {
                class: "header__title",
                id: "title",
                tabindex: "-1",
                onmounted: move |focus_target| async move {
                    standing.set(Some(focus_target.data()));
                    // A page that cannot give the focus just keeps it.
                    let _ = focus_target.set_focus(true).await;
                },
                "{title}"
            }
        }
    }
}
