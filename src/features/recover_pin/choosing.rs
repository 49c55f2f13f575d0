//! The new PIN and its confirmation, each on the keypad, and putting it in force.

use std::sync::Arc;

use super::{Action, FormProblem, PinGrant, PinProblem, RecoverPin, asking};
use crate::api::WeakPinReason;
use crate::domain::{Pin, RequestId, Weakness};
use crate::features::keypad::{Key, Keypad, Taken};
use crate::flow::{Context, Effect, Haptic, Response, SetPinError, Step};

pub(super) fn update(state: RecoverPin, action: Action, context: &Context) -> Step<RecoverPin> {
    match (state, action) {
        // The grant is all that a new PIN can be chosen with: going back begins again.
        (RecoverPin::Choosing { grant, .. }, Action::Back) => over(grant, None, context),
        (RecoverPin::Choosing { grant, .. } | RecoverPin::Confirming { grant, .. }, Action::Ticked)
            if grant.until.has_passed(context.at) =>
        {
            over(grant, Some(FormProblem::GrantOver), context)
        }
        (RecoverPin::Confirming { grant, .. } | RecoverPin::Unsaved { grant, .. }, Action::Back) => {
            Step::stay(RecoverPin::choose(grant, None, context))
        }
        (RecoverPin::Choosing { grant, keypad, problem }, Action::Key(key)) => {
            first(grant, keypad, problem, &key, context)
        }
        (RecoverPin::Confirming { grant, pin, keypad }, Action::Key(key)) => second(grant, pin, keypad, &key, context),
        (RecoverPin::Unsaved { grant, pin, key, .. }, Action::Retry) => save(grant, pin, key),
        (RecoverPin::Saving { grant, pin, key }, Action::Received(Response::PinChosen(answered, result)))
            if key == answered =>
        {
            saved(grant, pin, key, result, context)
        }
        // Stray: a key while saving, a late answer.
        (state, _) => Step::stay(state),
    }
}

fn first(
    grant: PinGrant,
    mut keypad: Keypad,
    problem: Option<PinProblem>,
    key: &Key,
    context: &Context,
) -> Step<RecoverPin> {
    match (keypad.take(key, context), keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(RecoverPin::Choosing { grant, keypad, problem }),
        (Taken::Complete, Some(pin)) => match pin.weakness() {
            None => {
                let keypad = Keypad::new(keypad.length(), context);
                Step::ask(RecoverPin::Confirming { grant, pin: Arc::new(pin), keypad }, Effect::Haptic(Haptic::Key))
            }
            Some(weakness) => refuse(grant, PinProblem::Weak(weakness.into()), context),
        },
        _ => Step::ask(RecoverPin::Choosing { grant, keypad, problem: None }, Effect::Haptic(Haptic::Key)),
    }
}

fn second(grant: PinGrant, pin: Arc<Pin>, mut keypad: Keypad, key: &Key, context: &Context) -> Step<RecoverPin> {
    match (keypad.take(key, context), keypad.pin()) {
        (Taken::Ignored, _) => Step::stay(RecoverPin::Confirming { grant, pin, keypad }),
        (Taken::Complete, Some(confirmation)) if pin.matches(&confirmation) => {
            let key = grant.key_for(&pin).unwrap_or(context.key);
            save(grant, pin, key)
        }
        (Taken::Complete, Some(_)) => refuse(grant, PinProblem::Differs, context),
        _ => Step::ask(RecoverPin::Confirming { grant, pin, keypad }, Effect::Haptic(Haptic::Key)),
    }
}

fn refuse(grant: PinGrant, problem: PinProblem, context: &Context) -> Step<RecoverPin> {
    Step::ask(RecoverPin::choose(grant, Some(problem), context), Effect::Haptic(Haptic::Refused))
}

fn save(grant: PinGrant, pin: Arc<Pin>, key: RequestId) -> Step<RecoverPin> {
    let recovery = grant.recovery.clone();
    let ask = Effect::ChoosePin { key, recovery, grant: Arc::clone(&grant.grant), pin: Arc::clone(&pin) };
    Step::ask(RecoverPin::Saving { grant, pin, key }, ask)
}

fn saved(
    grant: PinGrant,
    pin: Arc<Pin>,
    key: RequestId,
    result: Result<(), SetPinError>,
    context: &Context,
) -> Step<RecoverPin> {
    match result {
        Ok(()) => Step::ask(RecoverPin::PinChanged { username: grant.username }, Effect::Haptic(Haptic::Done)),
        Err(SetPinError::Weak(reason)) => refuse(grant, PinProblem::Weak(reason), context),
        Err(SetPinError::RecoveryOver) => over(grant, Some(FormProblem::GrantOver), context),
        Err(SetPinError::CallError(error)) => {
            let key = if error.outcome_unknown() { key } else { context.key };
            let grant = PinGrant { unsaved: Some((key, Arc::clone(&pin))), ..grant };
            Step::stay(RecoverPin::Unsaved { grant, pin, key, error })
        }
    }
}

impl PinGrant {
    /// The key of the request that may have put this very PIN in force: the grant is spent then, and only the same request finds
    /// out.
    fn key_for(&self, pin: &Pin) -> Option<RequestId> {
        self.unsaved.as_ref().filter(|(_, unsaved)| unsaved.matches(pin)).map(|(key, _)| *key)
    }
}

fn over(grant: PinGrant, problem: Option<FormProblem>, context: &Context) -> Step<RecoverPin> {
    asking::again(grant.form, problem, context)
}

impl From<Weakness> for WeakPinReason {
    fn from(weakness: Weakness) -> Self {
        match weakness {
            Weakness::Repeated => Self::Repeated,
            Weakness::Run => Self::Run,
        }
    }
}
