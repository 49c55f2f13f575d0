//! The style sheet: tokens first, then one file a component, joined at compile time.
//!
//! It is a `style` element of the tree: present before the first paint on phones, desktop and preview, without an asset server or
//! a script.

pub const SHEET: &str = concat!(
    include_str!("../../assets/styles/tokens.css"),
    include_str!("../../assets/styles/base.css"),
    include_str!("../../assets/styles/screen.css"),
    include_str!("../../assets/styles/header.css"),
    include_str!("../../assets/styles/modal.css"),
    include_str!("../../assets/styles/button.css"),
    include_str!("../../assets/styles/field.css"),
    include_str!("../../assets/styles/choice.css"),
    include_str!("../../assets/styles/alert.css"),
    include_str!("../../assets/styles/banner.css"),
    include_str!("../../assets/styles/hint.css"),
    include_str!("../../assets/styles/progress.css"),
    include_str!("../../assets/styles/robot_check.css"),
    include_str!("../../assets/styles/slide.css"),
    include_str!("../../assets/styles/keypad.css"),
    include_str!("../../assets/styles/keypad_dock.css"),
    include_str!("../../assets/styles/pin_dots.css"),
    include_str!("../../assets/styles/code_boxes.css"),
    include_str!("../../assets/styles/time_line.css"),
    include_str!("../../assets/styles/fraud_warning.css"),
    include_str!("../../assets/styles/medallion.css"),
    include_str!("../../assets/styles/illustration.css"),
    include_str!("../../assets/styles/session.css"),
    include_str!("../../assets/styles/opening.css"),
);
