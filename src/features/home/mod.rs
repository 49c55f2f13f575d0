//! "Inicio", and the screens before it: starting, and an app that is too old.

pub mod screen;
