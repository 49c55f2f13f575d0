//! The hand that slides from red to green (manual: "deslice la mano de color rojo hacia el lado derecho").
//!
//! A ritual that the members know, not a control: a native range under it takes finger, mouse, keyboard and switch, and a plain
//! button does the same without dragging (WCAG 2.2, success criterion 2.5.7).

use std::rc::Rc;

use dioxus::prelude::*;

use super::{Button, Icon, Picture, Weight};
use crate::features::recover_username::Slide;
use crate::ui::words::t;

/// From here on, of a hundred, the hand counts as at the right: nobody has to hit the very end.
const FAR_ENOUGH: u8 = 90;

/// The hand on its track.
#[component]
pub fn SlideToVerify(
    /// Where the hand stands.
    slide: Slide,
    /// The id of the error that belongs to it, where there is one.
    #[props(default)]
    described_by: Option<&'static str>,
    /// The hand reached an end.
    onslide: EventHandler<Slide>,
) -> Element {
    // Where the finger holds the hand, of a hundred; the flow only knows the two ends.
    let mut held = use_signal(|| if slide == Slide::Green { 100 } else { 0 });
    // The range keeps its own value; where it is let go halfway it begins again as another one.
    let mut round = use_signal(|| 0_u32);
    // Its error takes the focus here, so that the phone's keyboard goes and the hand is seen.
    let mut range = use_signal(|| None::<Rc<MountedData>>);
    let wrong = described_by.is_some();
    use_effect(use_reactive!(|wrong| {
        if let (true, Some(range)) = (wrong, range.peek().clone()) {
            spawn(async move {
                let _ = range.set_focus(true).await;
            });
        }
    }));
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
                // What it says at the other end is drawn by the style and never seen: there is room for both.
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
                        onmounted: move |event| range.set(Some(event.data())),
                        oninput: move |event| {
                            let now = event.value().parse::<u8>().unwrap_or_default();
                            held.set(now);
                            if now >= FAR_ENOUGH {
                                onslide.call(Slide::Green);
                            } else if slide == Slide::Green {
                                onslide.call(Slide::Red);
                            }
                        },
                        // Let go halfway the hand goes home.
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
