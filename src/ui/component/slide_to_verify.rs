//! The hand that slides from red to green (manual: "deslice la mano de color rojo hacia el lado derecho").
//!
//! It verifies nothing; members know it from the portal. A native range takes finger, mouse, keyboard and switch, and a button
//! does the same without dragging (WCAG 2.2, success criterion 2.5.7).

use dioxus::prelude::*;

use super::{Button, Icon, Picture, Weight};
use crate::features::recover_username::Slide;
use crate::ui::words::t;

/// The value, of 100, from which the hand counts as at the right end.
const FAR_ENOUGH: u8 = 90;

#[component]
pub fn SlideToVerify(
    slide: Slide,
    #[props(default)] described_by: Option<&'static str>,
    onslide: EventHandler<Slide>,
) -> Element {
    // The position while dragged, of 100; the state knows the two ends alone.
    let mut held = use_signal(|| if slide == Slide::Green { 100 } else { 0 });
    // The range keeps its own value: released halfway, it is replaced by a new element.
    let mut round = use_signal(|| 0_u32);
    let (state, words) = match slide {
        Slide::Red => ("red", t!("slide-red")),
        Slide::Green => ("green", t!("slide-green")),
    };
    let (shown, other) = match slide {
        Slide::Red => (t!("slide-label"), t!("slide-done")),
        Slide::Green => (t!("slide-done"), t!("slide-label")),
    };
    let at = if slide == Slide::Green { 100 } else { held() };
    rsx! {
        div { class: "slide", "data-state": state, style: "--slide-at: {at}",
            div { class: "slide__track",
                // Rendered by the style sheet and invisible: reserves the room of the text at the other end.
                span { class: "slide__words", aria_hidden: "true", "data-other": other,
                    span { "{shown}" }
                }
                span { class: "slide__hand", aria_hidden: "true",
                    Icon { picture: Picture::Hand }
                }
                for turn in [round()] {
                    input {
                        key: "{turn}",
                        class: "slide__range",
                        r#type: "range",
                        min: "0",
                        max: "100",
                        step: "10",
                        initial_value: "{at}",
                        aria_label: t!("slide-label"),
                        aria_valuetext: "{words}",
                        aria_describedby: described_by,
                        // Its error takes the focus here, so that the phone's keyboard closes and the hand is in view.
                        "data-focus": described_by.is_some().then_some("wrong"),
                        oninput: move |event| {
                            let now = event.value().parse::<u8>().unwrap_or_default();
                            held.set(now);
                            if now >= FAR_ENOUGH {
                                onslide.call(Slide::Green);
                            } else if slide == Slide::Green {
                                onslide.call(Slide::Red);
                            }
                        },
                        // Released halfway, the hand returns to the start.
                        onpointerup: move |_| {
                            if held() < FAR_ENOUGH && held() > 0 {
                                held.set(0);
                                round += 1;
                            }
                        },
                    }
                }
            }
            if slide == Slide::Red {
                Button {
                    weight: Weight::Quiet,
                    label: t!("slide-button"),
                    onpress: move |()| {
                        held.set(100);
                        round += 1;
                        onslide.call(Slide::Green);
                    },
                }
            } else {
                p { class: "slide__said", role: "status", "data-other": t!("slide-button"),
                    span {
                        Icon { picture: Picture::Tick }
                        {t!("robot-ready")}
                    }
                }
            }
        }
    }
}
