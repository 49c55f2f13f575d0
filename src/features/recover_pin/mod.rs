//! Recover a forgotten PIN (manual: "¿Cómo puedo recuperar mi contraseña?"): four questions one at a time, the code, the new PIN
//! twice.
//!
//! Ends where the new PIN is in force. PINs and codes are never saved.

mod asking;
mod choosing;
mod form;
#[cfg(feature = "ui")]
pub mod screen;
mod state;
#[cfg(test)]
mod tests;

pub use form::{Answers, Forgotten, Form, FormProblem, Question};
pub use state::{PinGrant, PinProblem, RecoverPin, RecoverPinSnapshot};

use crate::domain::{CodeAccepted, Deadline, DocumentKind, Draft, Username};
use crate::features::code_entry::{self, CodeEntry};
use crate::features::keypad::Key;
use crate::flow::{Context, Effect, Flow, Haptic, Input, Response, Step};

/// What can happen.
#[derive(Debug)]
pub enum Action {
    /// The field of the question that is being asked holds another text.
    Typed(Draft),
    /// "Seleccione el tipo de documento".
    KindChosen(DocumentKind),
    /// "Olvidé los dos", where the username is asked: it is recovered along with the PIN, with one code.
    ForgotBoth,
    /// "Continuar", and "Recuperar" at the last question; after trouble the same request again.
    Continue,
    /// "Regresar": the question before.
    Back,
    /// Something happened to the code.
    Code(code_entry::Action),
    /// A key of the new PIN's keypad.
    Key(Key),
    /// "Reintentar", after a PIN that did not get through: the same request again.
    Retry,
    /// "Ingreso", once the new PIN is in force.
    LogIn,
    /// A deadline of the flow may have passed.
    Ticked,
    /// Something came of an effect.
    Received(Response),
}

/// How it ends.
#[derive(Debug)]
pub enum Exit {
    /// To the log-in, with the username that the PIN belongs to, where it is known here.
    LogIn(Option<Username>),
    /// The member went back from the first question.
    Back,
}

impl Flow for RecoverPin {
    type Event = Input<Action>;
    type Effect = Effect;
    type Exit = Exit;

    fn update(self, Input { context, action }: Self::Event) -> Step<Self> {
        match (self, action) {
            (Self::Asking(form), action) => asking::update(form, action, &context),
            (Self::Sending { form, key, .. }, Action::Back) => {
                // Whatever comes of it is late. Sent again unchanged it is the same request: no second message goes out.
                let unsent = form.preparation.sent(key);
                Step::stay(Self::Asking(Form { unsent, ..form }))
            }
            (Self::Sending { form, claim, key }, Action::Received(reply)) => {
                asking::answered(form, claim, key, reply, &context)
            }
            (Self::Code { entry, form, username }, Action::Code(action)) => {
                entering(entry, form, username, action, context)
            }
            (Self::Code { entry, form, username }, Action::Received(reply)) => {
                entering(entry, form, username, code_entry::Action::Received(reply), context)
            }
            (Self::Code { entry, form, username }, Action::Back) => {
                entering(entry, form, username, code_entry::Action::Back, context)
            }
            (Self::PinChanged { username }, Action::LogIn | Action::Back) => Step::Leave(Exit::LogIn(username)),
            (
                state @ (Self::Choosing { .. } | Self::Confirming { .. } | Self::Saving { .. } | Self::Unsaved { .. }),
                action,
            ) => choosing::update(state, action, &context),
            // Stray: a second tap on "Recuperar", a late answer.
            (state, _) => Step::stay(state),
        }
    }
}

fn entering(
    entry: CodeEntry,
    form: Answers,
    username: Option<Username>,
    action: code_entry::Action,
    context: Context,
) -> Step<RecoverPin> {
    let again = context.clone();
    let recovery = entry.sent().recovery.clone();
    match entry.update(Input::new(context, action)) {
        Step::Stay(entry, effects) => Step::Stay(RecoverPin::Code { entry, form, username }, effects),
        Step::Leave(code_entry::Exit::Accepted(CodeAccepted::ChoosePin { grant, expires_in })) => {
            let until = Deadline::after(again.at, expires_in);
            let grant = PinGrant { recovery, grant, until, username, form, unsaved: None };
            let choosing = RecoverPin::choose(grant, None, &again);
            Step::Stay(choosing, vec![Effect::StopAwaitingCode, Effect::Haptic(Haptic::Done)])
        }
        Step::Leave(code_entry::Exit::Back) => asking::again(form, None, &again),
        // A username that nobody asked for is on its way: of no use here.
        Step::Leave(code_entry::Exit::RecoveryOver | code_entry::Exit::Accepted(CodeAccepted::UsernameSent(_))) => {
            asking::again(form, Some(FormProblem::RecoveryOver), &again)
        }
    }
}
