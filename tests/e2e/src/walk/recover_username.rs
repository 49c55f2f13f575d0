//! "Recuperación de Usuario": the e-mail, the hand, the code.

use preview::Signal;

use super::{Visitor, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    tour::to_email(stage).await;
    eye.visit(stage, "email").await;
    emails(stage, eye).await;
    codes(stage, eye).await;
    over(stage, eye).await;
    stage.focus("code").await;
    stage.key_in(&stage.world.code(2).await).await;
    come_to(stage, eye, "sent-title", "sent").await;
}

async fn emails(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("common-recover").await;
    see(stage, eye, "email-missing").await;
    stage.write("email", "maria@").await;
    stage.tap("common-recover").await;
    see(stage, eye, "email-malformed").await;
    stage.clear("email").await;
    stage.write("email", stage.world.member().email).await;
    stage.tap("common-recover").await;
    see(stage, eye, "email-not-slid").await;
    tour::slide(stage).await;
    eye.visit(stage, "email-slid").await;
    stage.tap("common-where").await;
    stage.world.line(Signal::Offline);
    stage.tap("common-recover").await;
    see(stage, eye, "trouble-offline").await;
    stage.world.line(Signal::Online);
    let gate = stage.world.gate();
    gate.fail("/recoveries/username", 1, Answer::problem(422, "invalid_field", None));
    stage.tap("common-retry").await;
    see(stage, eye, "email-refused").await;
    gate.fail("/recoveries/username", 1, Answer::Held);
    stage.tap("common-recover").await;
    see(stage, eye, "email-sending").await;
    gate.heal();
    come_to(stage, eye, "code-title", "code").await;
}

async fn codes(stage: &Stage, eye: &dyn Visitor) {
    let code = stage.world.code(1).await;
    stage.key_in(&code[..3]).await;
    stage.entered(3).await;
    eye.visit(stage, "code-half").await;
    for count in (0..3).rev() {
        stage.tap("keypad-delete").await;
        stage.entered(count).await;
    }
    let gate = stage.world.gate();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    gate.fail("/code", 1, Answer::Held);
    stage.key_in(wrong).await;
    see(stage, eye, "code-checking").await;
    gate.heal();
    stage.see_with("code-wrong", &[("left", "4")]).await;
    eye.visit(stage, "code-wrong").await;
    stage.focus("code").await;
    stage.paste("Llame al 601").await;
    see(stage, eye, "code-not-a-code").await;
    stage.tap("code-missing").await;
    see(stage, eye, "code-missing-wait").await;
    stage.tap("code-changed-phone").await;
    come_to(stage, eye, "changed-phone-title", "changed-phone").await;
    stage.tap("common-close").await;
    stage.on("code-title").await;
    stage.world.line(Signal::Offline);
    // The app knows without asking that the same code is as wrong as before.
    stage.key_in(if code == "111111" { "111112" } else { "111111" }).await;
    stage.see("trouble-offline").await;
    eye.visit(stage, "code-offline").await;
    stage.world.line(Signal::Online);
    stage.tap("common-retry").await;
    stage.see_with("code-wrong", &[("left", "3")]).await;
}

/// Over at the portal: another code is asked for.
async fn over(stage: &Stage, eye: &dyn Visitor) {
    stage.world.gate().fail("/code", 1, Answer::problem(410, "recovery_over", None));
    stage.focus("code").await;
    stage.key_in("222222").await;
    stage.on("email-title").await;
    see(stage, eye, "email-recovery-over").await;
    stage.tap("common-recover").await;
    stage.on("code-title").await;
}
