//! The engine over scripted ports, on tokio's paused clock: waits cost nothing.

mod awaiting;
mod calling;
mod keeping;
mod stage;
mod ticking;
