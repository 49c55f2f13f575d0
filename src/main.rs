//! The composition root of phones and desktop: chooses the implementation of each device trait, starts the engine, opens the
//! window.
//!
//! `--features mobile` with a phone's target builds the phone's app (dx does that), `--features desktop` the desktop app. The
//! browser preview has its own root, `platforms/preview`.

#[cfg(any(feature = "mobile", feature = "desktop"))]
mod window;

use std::process::ExitCode;

#[cfg(any(feature = "mobile", feature = "desktop"))]
const _: () = assert!(
    cfg!(debug_assertions) || multiportal::client::Build::THIS.is_complete(),
    "a release build needs MULTIPORTAL_URL (the portal's https address) and MULTIPORTAL_PINS (SHA-256 pins of its keys, \
     base64, commas between) in the environment"
);

#[cfg(any(feature = "mobile", feature = "desktop"))]
fn main() -> ExitCode {
    window::open()
}

#[cfg(not(any(feature = "mobile", feature = "desktop")))]
fn main() -> ExitCode {
    eprintln!("this was built for no platform: `cargo run` starts the preview, `--features desktop` builds a window");
    ExitCode::from(2)
}
