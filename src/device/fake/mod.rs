//! Fakes of every trait in [`crate::device`] for tests: scripted and counting, without phone, network or waiting.
//!
//! Compiled for tests and behind the feature `fakes` only.

mod clock;
mod inbox;
mod key;
mod outside;
mod phone;
mod portal;
mod proof;
mod random;
mod script;
mod secrets;

pub use clock::{ManualClock, TokioClock};
pub use inbox::ScriptedInbox;
pub use key::SoftwareKey;
pub use outside::{ManualNetwork, MemoryClipboard, RecordingLinks};
pub use phone::{CountingHaptics, CountingWindow};
pub use portal::ScriptedPortal;
pub use proof::InstantProof;
pub use random::SeededRandom;
pub use script::Script;
pub use secrets::MemorySecrets;
