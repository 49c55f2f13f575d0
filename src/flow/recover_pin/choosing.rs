//! The new PIN and its confirmation, each on the keypad, and putting it in force.

use std::sync::Arc;

use super::{Action, FormProblem, Permit, PinProblem, RecoverPin, asking};
use crate::contract::WeakPinReason;
use crate::domain::{Pin, RequestKey, Weakness};
use crate::flow::keypad::{Key, Keypad, Taken};
use crate::flow::{Buzz, Effect, Given, Reply, SetPinError, Step};

pub(super) fn update(state: RecoverPin, action: Action, given: &Given) -> Step<RecoverPin> {
    match (state, action) {
        // The grant is all that a new PIN can be chosen with: going back begins again.
        (RecoverPin::Choosing { permit, .. }, Action::Back) => over(permit, None, given),
        (RecoverPin::Choosing { permit, .. } | RecoverPin::Confirming { permit, .. }, Action::Ticked)
            if permit.until.has_passed(given.at) =>
        {
            over(permit, Some(FormProblem::GrantOver), given)
        }
        (RecoverPin::Confirming { permit, .. } | RecoverPin::Unsaved { permit, .. }, Action::Back) => {
            Step::stay(RecoverPin::choose(permit, None, given))
        }
        (RecoverPin::Choosing { permit, keypad, problem }, Action::Key(key)) => {
            first(permit, keypad, problem, &key, given)
        }
        (RecoverPin::Confirming { permit, pin, keypad }, Action::Key(key)) => second(permit, pin, keypad, &key, given),
        (RecoverPin::Unsaved { permit, pin, key, .. }, Action::Retry) => save(permit, pin, key),
        (RecoverPin::Saving { permit, pin, key }, Action::Answered(Reply::PinChosen(answered, result)))
            if key == answered =>
        {
            saved(permit, pin, key, result, given)
        }
        // Stray: a key while saving, a late answer.
        (state, _) => Step::stay(state),
    }
}

fn first(
    permit: Permit,
    mut keypad: Keypad,
    problem: Option<PinProblem>,
    key: &Key,
    given: &Given,
) -> Step<RecoverPin> {
    match (keypad.take(key, given), keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(RecoverPin::Choosing { permit, keypad, problem }),
        (Taken::Complete, Some(pin)) => match pin.weakness() {
            None => {
                let keypad = Keypad::new(keypad.length(), given);
                Step::ask(RecoverPin::Confirming { permit, pin: Arc::new(pin), keypad }, Effect::Buzz(Buzz::Key))
            }
            Some(weakness) => refuse(permit, PinProblem::Weak(weakness.into()), given),
        },
        _ => Step::ask(RecoverPin::Choosing { permit, keypad, problem: None }, Effect::Buzz(Buzz::Key)),
    }
}

fn second(permit: Permit, pin: Arc<Pin>, mut keypad: Keypad, key: &Key, given: &Given) -> Step<RecoverPin> {
    match (keypad.take(key, given), keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(RecoverPin::Confirming { permit, pin, keypad }),
        (Taken::Complete, Some(confirmation)) if pin.matches(&confirmation) => {
            let key = permit.key_for(&pin).unwrap_or(given.key);
            save(permit, pin, key)
        }
        (Taken::Complete, Some(_)) => refuse(permit, PinProblem::Differs, given),
        _ => Step::ask(RecoverPin::Confirming { permit, pin, keypad }, Effect::Buzz(Buzz::Key)),
    }
}

fn refuse(permit: Permit, problem: PinProblem, given: &Given) -> Step<RecoverPin> {
    Step::ask(RecoverPin::choose(permit, Some(problem), given), Effect::Buzz(Buzz::Refused))
}

fn save(permit: Permit, pin: Arc<Pin>, key: RequestKey) -> Step<RecoverPin> {
    let recovery = permit.recovery.clone();
    let ask = Effect::ChoosePin { key, recovery, grant: Arc::clone(&permit.grant), pin: Arc::clone(&pin) };
    Step::ask(RecoverPin::Saving { permit, pin, key }, ask)
}

fn saved(
    permit: Permit,
    pin: Arc<Pin>,
    key: RequestKey,
    result: Result<(), SetPinError>,
    given: &Given,
) -> Step<RecoverPin> {
    match result {
        Ok(()) => Step::ask(RecoverPin::PinChanged { username: permit.username }, Effect::Buzz(Buzz::Done)),
        Err(SetPinError::Weak(reason)) => refuse(permit, PinProblem::Weak(reason), given),
        Err(SetPinError::RecoveryOver) => over(permit, Some(FormProblem::GrantOver), given),
        Err(SetPinError::Trouble(trouble)) => {
            let key = if trouble.leaves_doubt() { key } else { given.key };
            let permit = Permit { unsaved: Some((key, Arc::clone(&pin))), ..permit };
            Step::stay(RecoverPin::Unsaved { permit, pin, key, trouble })
        }
    }
}

impl Permit {
    /// The key of the request that may have put this very PIN in force: the grant is spent then, and only the same request finds
    /// out.
    fn key_for(&self, pin: &Pin) -> Option<RequestKey> {
        self.unsaved.as_ref().filter(|(_, unsaved)| unsaved.matches(pin)).map(|(key, _)| *key)
    }
}

fn over(permit: Permit, problem: Option<FormProblem>, given: &Given) -> Step<RecoverPin> {
    asking::again(permit.form, problem, given)
}

impl From<Weakness> for WeakPinReason {
    fn from(weakness: Weakness) -> Self {
        match weakness {
            Weakness::Repeated => Self::Repeated,
            Weakness::Run => Self::Run,
        }
    }
}
