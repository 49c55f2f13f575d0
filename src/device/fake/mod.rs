//! A double of every port, for tests of what stands above: scripted, counting, and free of phones, networks and waits.
//!
//! Behind the feature `doubles`: no shipped app holds one.

mod clock;
mod inbox;
mod phone;
mod portal;
mod proof;
mod random;
mod script;
mod secrets;

pub use clock::{ManualClock, TokioClock};
pub use inbox::ScriptedInbox;
pub use phone::{CountingHaptics, CountingWindow, ManualScreenReader};
pub use portal::ScriptedPortal;
pub use proof::InstantProof;
pub use random::SeededRandom;
pub use script::Script;
pub use secrets::MemorySecrets;
