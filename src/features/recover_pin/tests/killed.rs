//! The process ends during a recovery: the restored state and its requests.

use super::*;

#[test]
fn every_state_is_restored_without_pin_or_code() {
    let mut confirming = choosing();
    enter(&mut confirming, "2580");
    let mut unsaved = saving();
    unsaved.respond(Err(LOST));
    let mut changed = saving();
    chosen(&mut changed, Ok(()));
    for (flow, expected, asks) in [
        (answered(), "Asking", "Prepare"),
        (sending(), "Sending", "RecoverPin"),
        (at_code(), "Code", "Await"),
        (choosing(), "Choosing", ""),
        (confirming, "Choosing", ""),
        (saving(), "Choosing", ""),
        (unsaved, "Choosing", ""),
        (changed, "PinChanged", ""),
    ] {
        let restored = flow.killed(RecoverPin::snapshot, RecoverPin::restore);
        assert_eq!((restored.state().name().as_str(), restored.effect_names().concat().as_str()), (expected, asks));
        if asks == "RecoverPin" {
            assert_eq!(restored.id, flow.id);
        }
    }
}

#[test]
fn missing_answer_in_a_snapshot_is_asked_before_sending() {
    let mut saved = serde_json::to_value(answered().state().snapshot()).unwrap();
    saved["Asking"]["kind"] = serde_json::Value::Null;
    let mut restored = Driven::start(|context| RecoverPin::restore(serde_json::from_value(saved).unwrap(), context));
    restored.act(Event::Continue);
    assert_eq!(
        (form(&restored).answers.question, &form(&restored).problem),
        (Question::DocumentKind, &Some(FormProblem::NoKind))
    );
}

#[test]
fn request_in_doubt_is_restored_with_its_id() {
    let mut flow = sending();
    let key = flow.id;
    flow.respond(Err(LOST));
    let mut restored = flow.killed(RecoverPin::snapshot, RecoverPin::restore);
    assert!(restored.effect_names().is_empty());
    restored.act(Event::Continue);
    assert_eq!((restored.state().name().as_str(), restored.id), ("Sending", key));
    // A recovery that is over begins another: what it was sent with is not sent once more.
    restored.code_sent(Ok(code_sent()));
    restored.check_code(Err(CodeError::RecoveryOver));
    restored.act(Event::Continue);
    assert_eq!(restored.state().name().as_str(), "Sending");
    assert_ne!(restored.id, key);
}
