//! "Ingreso": the username, the PIN, too many wrong ones.

use super::{Visitor, WRONG, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("home-log-in").await;
    come_to(stage, eye, "privacy-title", "privacy").await;
    stage.tap("privacy-accept").await;
    come_to(stage, eye, "username-title", "username").await;
    usernames(stage, eye).await;
    pins(stage, eye).await;
}

async fn usernames(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("common-continue").await;
    see(stage, eye, "username-missing").await;
    stage.tap("common-where").await;
    see(stage, eye, "username-where").await;
    for (typed, said) in [("a b", "username-unwritable"), ("x", "username-too-long")] {
        stage.clear("username").await;
        let typed = if said == "username-too-long" { typed.repeat(65) } else { typed.to_owned() };
        stage.write("username", &typed).await;
        stage.tap("common-continue").await;
        see(stage, eye, said).await;
    }
    stage.clear("username").await;
    stage.write("username", stage.world.member().username).await;
    stage.tap("username-remember").await;
    stage.world.gate().fail("/log-in", 1, Answer::problem(422, "invalid_field", None));
    stage.tap("common-continue").await;
    see(stage, eye, "username-refused").await;
    stage.world.gate().fail("/log-in", 1, Answer::Held);
    stage.tap("common-continue").await;
    see(stage, eye, "username-sending").await;
    stage.world.gate().heal();
    come_to(stage, eye, "pin-title", "pin").await;
}

async fn pins(stage: &Stage, eye: &dyn Visitor) {
    stage.key_in(WRONG).await;
    stage.see_with("pin-wrong", &[("left", "4")]).await;
    eye.visit(stage, "pin-wrong").await;
    stage.world.gate().fail("/pin", 1, Answer::Held);
    stage.key_in(WRONG).await;
    see(stage, eye, "pin-checking").await;
    stage.world.gate().heal();
    stage.see_with("pin-wrong", &[("left", "3")]).await;
    stage.world.gate().fail("/pin", 1, Answer::Altered(r#""attempts_left":2"#, r#""attempts_left":1"#));
    stage.key_in(WRONG).await;
    stage.see_with("pin-wrong", &[("left", "1")]).await;
    eye.visit(stage, "pin-wrong-last").await;
    stage.world.gate().fail("/pin", 1, Answer::problem(410, "attempt_over", None));
    stage.key_in(WRONG).await;
    see(stage, eye, "username-took-too-long").await;
    stage.tap("common-continue").await;
    stage.on("pin-title").await;
    stage.world.gate().fail("/pin", 1, Answer::problem(429, "locked", Some(120)));
    stage.key_in(WRONG).await;
    come_to(stage, eye, "locked-title", "locked").await;
}
