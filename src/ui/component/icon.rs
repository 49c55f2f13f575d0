//! The icons, drawn for this app on a grid of 24 by 24.

use dioxus::prelude::*;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picture {
    Back,
    /// The portal's mark: an open book in the shape of an M.
    Mark,
    Warning,
    Info,
    Shield,
    Question,
    Tick,
    Cross,
    Hand,
    Offline,
    Clock,
    Tools,
    Message,
    Mail,
    Call,
    Web,
    Lock,
    Sliders,
    Delete,
    Snow,
    /// A fingerprint.
    Finger,
}

impl Picture {
    const fn path(self) -> &'static str {
        match self {
            Self::Back => "M15 5l-7 7 7 7",
            Self::Mark => "M3 19V6l9 6.5L21 6v13M12 12.5V19",
            Self::Warning => "M12 4 2.8 20h18.4L12 4ZM12 10.5v4M12 17.2v.1",
            Self::Info => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 11v5.5M12 7.6v.1",
            Self::Shield => {
                "M12 3l7.5 3v5.5c0 4.6-3.2 7.8-7.5 9.5-4.3-1.7-7.5-4.9-7.5-9.5V6L12 3ZM8.8 12l2.3 2.3 4.3-4.6"
            }
            Self::Question => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM9.3 9.6a2.8 2.8 0 1 1 4 2.4c-.9.5-1.3 1-1.3 2M12 17v.1"
            }
            Self::Tick => "M5 12.5l4.6 4.6L19.5 7",
            Self::Cross => "M6 6l12 12M18 6 6 18",
            Self::Hand => {
                "M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5V4a1.5 1.5 0 0 1 3 0v6.5M14 10.5V5.5a1.5 1.5 0 0 1 3 0V12M17 \
                 9.5a1.5 1.5 0 0 1 3 0V14c0 4.2-2.6 7-6.5 7-3.2 0-4.8-1.4-6.2-3.8L4.6 13.2a1.5 1.5 0 0 1 2.5-1.6L8 13"
            }
            Self::Offline => "M9.5 6.2A6 6 0 0 1 17.6 10 4 4 0 0 1 19.6 17M16 18H7a4.5 4.5 0 0 1-.6-9M4 4l16 17",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM12 7.2V12l3.4 2",
            Self::Tools => {
                "M14.2 6.6a4.2 4.2 0 0 1 5.2-1.2l-2.9 2.9 1.2 2 2.9-.8a4.2 4.2 0 0 1-5.6 4.2l-6.6 6.6a2 2 0 0 \
                 1-2.8-2.8l6.6-6.6a4.2 4.2 0 0 1 2-4.3Z"
            }
            Self::Message => "M4 5h16v11h-9.5L6 20v-4H4V5ZM8 9h8M8 12.3h5",
            Self::Mail => "M3.5 6h17v12h-17V6ZM4 6.8l8 6.2 8-6.2",
            Self::Call => {
                "M6.5 3.5h2.8l1.6 4-2 1.7a12 12 0 0 0 6 6l1.6-2 4 1.6v2.8a2 2 0 0 1-2.2 2A16.6 16.6 0 0 1 4.5 5.7a2 2 0 \
                 0 1 2-2.2Z"
            }
            Self::Web => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3 12h18M12 3c3.6 4.5 3.6 13.5 0 18M12 3c-3.6 4.5-3.6 13.5 0 18"
            }
            Self::Lock => "M6 11h12v9H6v-9ZM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2",
            Self::Sliders => {
                "M4 7h8.5M17.5 7H20M15 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5ZM4 17h2.5M11.5 17H20M9 14.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5Z"
            }
            Self::Delete => "M9 5h11.5v14H9l-6-7 6-7ZM12.2 9.5l4.6 5M16.8 9.5l-4.6 5",
            Self::Finger => {
                "M6 18.5c1-2 1.5-4 1.5-6.5a4.5 4.5 0 0 1 9 0c0 3-.3 5.3-1 8M12 12c0 3.5-.6 6.2-1.9 8.7M4 14.5c.3-.8.5-1.6.5-2.5a7.5 \
                 7.5 0 0 1 15 0c0 1.7-.1 3.2-.3 4.6"
            }
            Self::Snow => "M12 3v18M4.2 7.5l15.6 9M19.8 7.5l-15.6 9M9.5 4.5 12 7l2.5-2.5M9.5 19.5 12 17l2.5 2.5",
        }
    }
}

/// An icon beside a text that says the same; hidden from screen readers.
#[component]
pub fn Icon(picture: Picture) -> Element {
    rsx! {
        svg {
            class: "icon",
            view_box: "0 0 24 24",
            fill: "none",
            stroke: "currentColor",
            stroke_width: "2",
            stroke_linecap: "round",
            stroke_linejoin: "round",
            "aria-hidden": "true",
            "focusable": "false",
            path { d: picture.path() }
        }
    }
}
