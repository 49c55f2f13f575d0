//! The questions, one at a time where the web asks four at once, and the sending of their answers.

use super::{Action, Answers, Exit, Forgotten, Form, FormProblem, Question, RecoverPin};
use crate::api::Purpose;
use crate::domain::{Document, Email, Phone, RequestId, Username};
use crate::features::code_entry::CodeEntry;
use crate::flow::{Context, Effect, Haptic, PinClaim, Preparation, Prepared, RecoveryError, Response, Step};

pub(super) fn update(mut form: Form, action: Action, context: &Context) -> Step<RecoverPin> {
    match action {
        Action::Typed(draft) => {
            *form.draft_mut() = draft;
            form = Form { problem: None, unsent: None, ..form };
        }
        Action::ForgotBoth if form.question == Question::Username => {
            let (forgotten, question) = (Forgotten::Both, Question::DocumentKind);
            form = Form { forgotten, question, problem: None, unsent: None, ..form };
        }
        Action::KindChosen(kind) => form = Form { kind: Some(kind), problem: None, unsent: None, ..form },
        Action::Continue => return go_on(form, context),
        Action::Back => match form.question.before(&form) {
            Some(question) => form = Form { question, problem: None, ..form },
            None => return Step::Leave(Exit::Back),
        },
        Action::Received(Response::Prepared(key, result)) => form.preparation = form.preparation.answered(key, result),
        _ => {}
    }
    Step::stay(RecoverPin::Asking(form))
}

/// Reads the answer to the question that is being asked, then asks the next, or sends.
fn go_on(form: Form, context: &Context) -> Step<RecoverPin> {
    if let Err(problem) = form.read(form.question) {
        let unsent = form.unsent;
        return refuse(form, problem, unsent);
    }
    if let Some(question) = form.question.after() {
        let form = form.answered();
        return Step::stay(RecoverPin::Asking(Form { question, problem: None, ..form }));
    }
    match form.claim() {
        Ok(claim) => {
            let unsent = form.unsent;
            send(form, Box::new(claim), unsent, context)
        }
        Err((question, problem)) => refuse(form.turn_to(question), problem, None),
    }
}

impl Form {
    /// Asks this question, and from now on the username too where that is the one.
    fn turn_to(self, question: Question) -> Self {
        let first = if question == Question::Username { Question::Username } else { self.first };
        Self { first, question, ..self }
    }

    /// Whoever says what the username is did not forget it.
    fn answered(self) -> Self {
        match (self.question, self.forgotten) {
            // Another body, hence another request.
            (Question::Username, Forgotten::Both) => Self { forgotten: Forgotten::Pin, unsent: None, ..self },
            _ => self,
        }
    }

    fn read(&self, question: Question) -> Result<(), FormProblem> {
        match question {
            Question::Username => self.username().map(drop),
            Question::DocumentKind => self.kind.as_ref().map(drop).ok_or(FormProblem::NoKind),
            Question::DocumentNumber => self.document().map(drop),
            Question::Email => self.email().map(drop),
            Question::Phone => self.phone().map(drop),
        }
    }

    fn username(&self) -> Result<Username, FormProblem> {
        Username::parse(self.username.as_str()).map_err(FormProblem::Username)
    }

    fn document(&self) -> Result<Document, FormProblem> {
        let kind = self.kind.clone().ok_or(FormProblem::NoKind)?;
        Document::parse(kind, self.document_number.as_str()).map_err(FormProblem::Document)
    }

    fn email(&self) -> Result<Email, FormProblem> {
        Email::parse(self.email.as_str()).map_err(FormProblem::Email)
    }

    fn phone(&self) -> Result<Phone, FormProblem> {
        Phone::parse(self.phone.as_str()).map_err(FormProblem::Phone)
    }

    /// All answers, or the first question whose answer cannot be.
    fn claim(&self) -> Result<PinClaim, (Question, FormProblem)> {
        Ok(PinClaim {
            username: match self.forgotten {
                Forgotten::Pin => Some(self.username().map_err(|problem| (Question::Username, problem))?),
                Forgotten::Both => None,
            },
            document: self.document().map_err(|problem| match problem {
                FormProblem::NoKind => (Question::DocumentKind, problem),
                _ => (Question::DocumentNumber, problem),
            })?,
            email: self.email().map_err(|problem| (Question::Email, problem))?,
            phone: self.phone().map_err(|problem| (Question::Phone, problem))?,
        })
    }
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not. What may have reached the portal
/// before is sent again as it was: no second message goes out.
fn send(mut form: Form, claim: Box<PinClaim>, unsent: Option<RequestId>, context: &Context) -> Step<RecoverPin> {
    let again = unsent.and_then(|key| form.preparation.prepared().map(|prepared| (key, prepared)));
    let now = again.or_else(|| form.preparation.in_time(context).map(|prepared| (context.key, prepared)));
    if let Some((key, Prepared { proof, channel, .. })) = now {
        let (proof, channel) = (proof.clone(), channel.clone());
        let ask = Effect::SendPinCode { key, claim: claim.clone(), proof, channel };
        return Step::ask(RecoverPin::Sending { form, claim, key }, ask);
    }
    let mut asks = Vec::new();
    // Where it is underway its effect is on its way already.
    if !matches!(form.preparation, Preparation::Underway { .. }) {
        form.preparation = Preparation::begin(context);
        asks.extend(form.preparation.ask(Purpose::RecoverPassword));
    }
    Step::Stay(RecoverPin::Sending { form, claim, key: context.key }, asks)
}

pub(super) fn answered(
    mut form: Form,
    claim: Box<PinClaim>,
    key: RequestId,
    reply: Response,
    context: &Context,
) -> Step<RecoverPin> {
    match reply {
        Response::Prepared(answered, result) if form.preparation.awaits(answered) => {
            form.preparation = form.preparation.answered(answered, result);
            match form.preparation.clone() {
                Preparation::Failed(error) => refuse(form, FormProblem::CallError(error), None),
                // A new proof is a new body, hence a new key. However long it took, the portal judges whether it is too old.
                Preparation::Ready { .. } => send(form, claim, Some(context.key), context),
                Preparation::Underway { .. } => Step::stay(RecoverPin::Sending { form, claim, key }),
            }
        }
        Response::CodeSent(answered, result) if answered == key => match result {
            Ok(sent) => {
                let (entry, await_code) = CodeEntry::begin(sent, Some(claim.phone.tail().to_owned()), context);
                Step::ask(RecoverPin::Code { entry, form: form.save(), username: claim.username }, await_code)
            }
            Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver) => {
                form.preparation = form.preparation.renew(context);
                match form.preparation.clone() {
                    Preparation::Failed(error) => refuse(form, FormProblem::CallError(error), None),
                    preparation => {
                        let asks = preparation.ask(Purpose::RecoverPassword).into_iter().collect();
                        Step::Stay(RecoverPin::Sending { form, claim, key: context.key }, asks)
                    }
                }
            }
            Err(RecoveryError::FieldRefused { field }) => {
                let question = field.as_deref().and_then(Question::named).unwrap_or(form.question);
                refuse(form.turn_to(question), FormProblem::Refused, None)
            }
            Err(RecoveryError::CallError(error)) => {
                let unsent = error.outcome_unknown().then_some(key);
                refuse(form, FormProblem::CallError(error), unsent)
            }
        },
        _ => Step::stay(RecoverPin::Sending { form, claim, key }),
    }
}

fn refuse(form: Form, problem: FormProblem, unsent: Option<RequestId>) -> Step<RecoverPin> {
    let form = Form { problem: Some(problem), unsent, ..form };
    Step::ask(RecoverPin::Asking(form), Effect::Haptic(Haptic::Refused))
}

/// The last question again (the earlier message is forgotten before the phone gets ready for the next), its answers as they were given.
pub(super) fn again(form: Answers, problem: Option<FormProblem>, context: &Context) -> Step<RecoverPin> {
    let (form, mut effects) = Form::restore(form, problem, context);
    effects.insert(0, Effect::StopAwaitingCode);
    Step::Stay(RecoverPin::Asking(form), effects)
}
