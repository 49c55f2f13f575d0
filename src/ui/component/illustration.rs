//! The picture of "Inicio": the campus in the morning, on a phone. Decorative; its colors come from the style sheet.

use dioxus::prelude::*;

#[component]
pub fn Illustration() -> Element {
    rsx! {
        svg { class: "illustration", view_box: "0 0 320 150", "aria-hidden": "true", "focusable": "false",
            circle { class: "illustration__sun", cx: "228", cy: "58", r: "34" }
            path { class: "illustration__far", d: "M0 118C44 78 84 70 124 96c30-34 74-44 112-14 28-18 56-14 84 10v58H0v-32Z" }
            path { class: "illustration__near", d: "M0 132c60-26 112-28 160-10 52-24 108-22 160 2v26H0v-18Z" }
            rect { class: "illustration__phone", x: "126", y: "14", width: "68", height: "122", rx: "13" }
            rect { class: "illustration__glass", x: "133", y: "24", width: "54", height: "98", rx: "5" }
            path { class: "illustration__mark", d: "M142 74V50l18 13 18-13v24M160 63v11" }
            rect { class: "illustration__key", x: "142", y: "86", width: "10", height: "10", rx: "3" }
            rect { class: "illustration__key", x: "155", y: "86", width: "10", height: "10", rx: "3" }
            rect { class: "illustration__key", x: "168", y: "86", width: "10", height: "10", rx: "3" }
            rect { class: "illustration__key", x: "142", y: "100", width: "10", height: "10", rx: "3" }
            rect { class: "illustration__key", x: "155", y: "100", width: "10", height: "10", rx: "3" }
            rect { class: "illustration__key illustration__key--lit", x: "168", y: "100", width: "10", height: "10", rx: "3" }
            path { class: "illustration__line", d: "M40 112V88m0 6c-9-2-13-9-12-17 9 1 13 8 12 17Zm0 4c8-2 12-8 11-15-8 1-12 7-11 15Z" }
            path { class: "illustration__line", d: "M276 116V92m0 6c-9-2-13-9-12-17 9 1 13 8 12 17Zm0 4c8-2 12-8 11-15-8 1-12 7-11 15Z" }
        }
    }
}
