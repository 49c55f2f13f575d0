//! Walks past every screen and state of the app, so that each is looked at: for its accessibility, its text, its picture.
//!
//! Where to start reading: [`ALL`]; each walk is a file. Ends where the look of a screen is judged: that is a [`Visitor`]'s.

mod forgotten_pin;
mod forgotten_username;
mod log_in;
mod not_me;
mod pages;
mod session;
mod troubles;

use futures_util::future::BoxFuture;

use crate::stage::Stage;

/// Looks at each state.
pub trait Visitor: Sync {
    /// Looks at what stands on the stage; the name says which state it is.
    fn visit<'a>(&'a self, stage: &'a Stage, called: &'static str) -> BoxFuture<'a, ()>;
}

/// One walk, from "Inicio" of a fresh phone.
pub type Walk = for<'a> fn(&'a Stage, &'a dyn Visitor) -> BoxFuture<'a, ()>;

/// All walks, by name.
pub const ALL: [(&str, Walk); 7] = [
    ("pages", |stage, eye| Box::pin(pages::walk(stage, eye))),
    ("log-in", |stage, eye| Box::pin(log_in::walk(stage, eye))),
    ("session", |stage, eye| Box::pin(session::walk(stage, eye))),
    ("forgotten-username", |stage, eye| Box::pin(forgotten_username::walk(stage, eye))),
    ("forgotten-pin", |stage, eye| Box::pin(forgotten_pin::walk(stage, eye))),
    ("not-me", |stage, eye| Box::pin(not_me::walk(stage, eye))),
    ("troubles", |stage, eye| Box::pin(troubles::walk(stage, eye))),
];

/// A PIN that is nobody's.
const WRONG: &str = "9753";
/// A PIN that can be chosen.
const NEW: &str = "2758";

/// Sees these words, and has them looked at; the words' key is the state's name.
async fn see(stage: &Stage, eye: &dyn Visitor, key: &'static str) {
    stage.see(key).await;
    eye.visit(stage, key).await;
}

/// Comes to the screen or page with this title, and has it looked at.
async fn come_to(stage: &Stage, eye: &dyn Visitor, title: &str, called: &'static str) {
    stage.on(title).await;
    eye.visit(stage, called).await;
}
