//! Whole journeys: the app's engine and adapters over HTTP against the reference portal, with a line between them that breaks
//! on request.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod broken_answer;
mod broken_line;
mod forgotten_both;
mod forgotten_pin;
mod forgotten_username;
mod hand;
mod killed;
mod line;
mod logged_in;
mod not_me;
mod tls;
mod town;
