//! The screens of "Inicio", and those before it.

mod home;
mod outdated;
mod starting;

pub use home::HomeScreen;
pub use outdated::OutdatedScreen;
pub use starting::StartingScreen;
