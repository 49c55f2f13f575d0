//! "No fui yo": the receipt's code, and the access frozen.

use preview::Signal;

use super::{Visitor, WRONG, come_to, see};
use crate::gate::Answer;
use crate::stage::Stage;
use crate::tour;

pub async fn walk(stage: &Stage, eye: &dyn Visitor) {
    stage.tap("home-freeze").await;
    come_to(stage, eye, "receipt-title", "receipt").await;
    stage.tap("receipt-freeze").await;
    see(stage, eye, "receipt-missing").await;
    stage.write("receipt", "¿qué?").await;
    stage.tap("receipt-freeze").await;
    see(stage, eye, "receipt-not-a-code").await;
    stage.clear("receipt").await;
    stage.write("receipt", RECEIPT).await;
    stage.tap("receipt-freeze").await;
    see(stage, eye, "receipt-over").await;
    stage.tap("common-where").await;
    see(stage, eye, "receipt-where").await;
    stage.world.line(Signal::Offline);
    stage.tap("receipt-freeze").await;
    stage.see("trouble-offline").await;
    eye.visit(stage, "receipt-offline").await;
    stage.world.line(Signal::Online);
    let gate = stage.world.gate();
    gate.fail("/freeze", 1, Answer::Held);
    stage.tap("common-retry").await;
    see(stage, eye, "receipt-sending").await;
    gate.heal();
    stage.see("receipt-over").await;
    gate.fail("/freeze", 1, Answer::Instead(204, "application/json", String::new()));
    stage.tap("receipt-freeze").await;
    come_to(stage, eye, "access-frozen-title", "access-frozen").await;
    stage.tap("common-back").await;
    stage.on("home-title").await;
    tour::to_pin(stage).await;
    gate.fail("/pin", 1, Answer::problem(403, "frozen", None));
    stage.key_in(WRONG).await;
    come_to(stage, eye, "frozen-title", "frozen").await;
}

/// A code that no receipt has.
const RECEIPT: &str = "ABCD-EFGH-JKMN-PQRS";
