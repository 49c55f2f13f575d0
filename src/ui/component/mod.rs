//! The parts that screens are made of: one file a component, its own style file, ARIA roles, `data-state` for styles.
//!
//! A component knows no flow of the journey. It is told what to show, and says what the member did.

mod actions;
mod alert;
mod back;
mod banner;
mod button;
mod call_error_alert;
mod choice;
mod code_boxes;
mod countdown;
mod fraud_warning;
mod header;
mod hint;
mod icon;
mod illustration;
mod keypad;
mod keypad_place;
mod medallion;
mod modal;
mod outside_link;
mod pin_dots;
mod progress;
mod robot_check;
mod screen;
mod slide_to_verify;
mod switch;
mod text_field;
mod time_line;

pub use actions::Actions;
pub use alert::Alert;
pub use back::is_back;
pub use banner::{Banner, Tone};
pub use button::{Button, Weight};
pub use call_error_alert::CallErrorAlert;
pub use choice::{Choice, Choices};
pub use code_boxes::CodeBoxes;
pub use countdown::{Countdown, use_now};
pub use fraud_warning::FraudWarning;
pub use header::{FocusTarget, Header};
pub use hint::Hint;
pub use icon::{Icon, Picture};
pub use illustration::Illustration;
pub use keypad::{Keypad, KeypadRule, typed_key};
pub use keypad_place::KeypadPlace;
pub use medallion::Medallion;
pub use modal::ModalFrame;
pub use outside_link::OutsideLink;
pub use pin_dots::PinDots;
pub use progress::Progress;
pub use robot_check::RobotCheck;
pub use screen::Screen;
pub use slide_to_verify::SlideToVerify;
pub use switch::Switch;
pub use text_field::{Keyboard, TextField};
pub use time_line::TimeLine;
