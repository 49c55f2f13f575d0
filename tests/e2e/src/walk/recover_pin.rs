//! "Recuperación de contraseña": the questions, a code whose time is short, the new PIN.

use super::{NEW, Visitor, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    tour::to_questions(stage).await;
    eye.visit(stage, "question-username").await;
    stage.tap("question-both").await;
    see(stage, eye, "question-kind").await;
    questions(stage, eye).await;
    codes(stage, eye).await;
    new_pins(stage, eye).await;
}

async fn questions(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("common-continue").await;
    see(stage, eye, "question-kind-missing").await;
    stage.tap("document-cc").await;
    eye.visit(stage, "question-kind-chosen").await;
    stage.tap("common-continue").await;
    see(stage, eye, "question-number").await;
    for (typed, said) in [("12a4", "question-number-letters"), ("12", "question-number-length")] {
        stage.write("document-number", typed).await;
        stage.tap("common-continue").await;
        see(stage, eye, said).await;
        stage.clear("document-number").await;
    }
    stage.write("document-number", stage.world.member().document_number).await;
    stage.tap("common-continue").await;
    stage.write("email", stage.world.member().email).await;
    eye.visit(stage, "question-email").await;
    stage.tap("common-continue").await;
    see(stage, eye, "question-phone").await;
    stage.tap("common-where").await;
    for (typed, said) in [("601 555 0100", "question-phone-landline"), ("+1 202 555 0100", "question-phone-foreign")] {
        stage.write("phone", typed).await;
        stage.tap("common-recover").await;
        see(stage, eye, said).await;
        stage.clear("phone").await;
    }
    stage.write("phone", "300 123 4542").await;
    let gate = stage.world.gate();
    gate.fail("/recoveries/password", 1, Answer::problem(422, "invalid_field", None));
    stage.tap("common-recover").await;
    see(stage, eye, "question-refused").await;
    gate.fail("/recoveries/password", 9, Answer::problem(503, "maintenance", Some(600)));
    stage.tap("common-recover").await;
    stage.see("trouble-maintenance-title").await;
    eye.visit(stage, "question-maintenance").await;
    gate.heal();
    gate.fail("/recoveries/password", 1, Answer::Held);
    stage.tap("common-retry").await;
    see(stage, eye, "question-sending").await;
    gate.heal();
}

async fn codes(stage: &Stage, eye: &dyn Visitor) {
    come_to(stage, eye, "code-title", "code-of-pin").await;
    // Over at the portal, and no more are sent: the longest that a code's screen has to say.
    let gate = stage.world.gate();
    gate.fail("/code", 1, Answer::problem(410, "code_expired", None));
    stage.key_in("111111").await;
    see(stage, eye, "code-expired").await;
    gate.fail("/code", 1, Answer::problem(410, "recovery_over", None));
    stage.key_in("111111").await;
    see(stage, eye, "question-recovery-over").await;
    gate.fail("/recoveries/password", 1, Answer::Altered(r#""resends_left":1"#, r#""resends_left":0"#));
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    see(stage, eye, "code-resends-over").await;
}

async fn new_pins(stage: &Stage, eye: &dyn Visitor) {
    stage.key_in(&stage.world.code(2).await).await;
    come_to(stage, eye, "new-pin-title", "new-pin").await;
    for (pin, said) in [("0000", "new-pin-repeated"), ("1234", "new-pin-run")] {
        stage.key_in(pin).await;
        see(stage, eye, said).await;
    }
    for (pin, said) in [("1952", "new-pin-birth-year"), ("7829", "new-pin-document-tail")] {
        twice(stage, pin, pin).await;
        stage.on("new-pin-title").await;
        see(stage, eye, said).await;
    }
    stage.key_in(NEW).await;
    come_to(stage, eye, "new-pin-again-title", "new-pin-again").await;
    stage.key_in("2759").await;
    stage.on("new-pin-title").await;
    see(stage, eye, "new-pin-differs").await;
    let gate = stage.world.gate();
    gate.fail("/pin", 1, Answer::problem(410, "grant_over", None));
    twice(stage, NEW, NEW).await;
    see(stage, eye, "question-grant-over").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
    stage.key_in(&stage.world.code(3).await).await;
    stage.on("new-pin-title").await;
    gate.fail("/pin", 9, Answer::problem(503, "maintenance", None));
    twice(stage, NEW, NEW).await;
    see(stage, eye, "trouble-maintenance").await;
    gate.heal();
    gate.fail("/pin", 1, Answer::Held);
    stage.tap("common-retry").await;
    see(stage, eye, "new-pin-saving").await;
    gate.heal();
    stage.on("changed-title").await;
    see(stage, eye, "changed-username").await;
}

async fn twice(stage: &Stage, first: &str, second: &str) {
    stage.key_in(first).await;
    stage.on("new-pin-again-title").await;
    stage.key_in(second).await;
}
