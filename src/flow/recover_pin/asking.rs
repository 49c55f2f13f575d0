//! The questions, one at a time where the web asks four at once, and the sending of their answers.

use super::{Action, Exit, Form, FormProblem, Question, RecoverPin, SavedForm};
use crate::contract::Purpose;
use crate::domain::{Document, Email, Phone, RequestKey, Username};
use crate::flow::code_entry::CodeEntry;
use crate::flow::{Buzz, Effect, Given, PinClaim, Preparation, RecoveryError, Reply, Step};

pub(super) fn update(mut form: Form, action: Action, given: &Given) -> Step<RecoverPin> {
    match action {
        Action::Typed(draft) => {
            *form.draft_mut() = draft;
            form = Form { problem: None, unsent: None, ..form };
        }
        Action::KindChosen(kind) => form = Form { kind: Some(kind), problem: None, unsent: None, ..form },
        Action::Continue => return go_on(form, given),
        Action::Back => match form.question.before(&form) {
            Some(question) => form = Form { question, problem: None, ..form },
            None => return Step::Leave(Exit::Back),
        },
        Action::Answered(Reply::Prepared(key, result)) => form.preparation = form.preparation.answered(key, result),
        _ => {}
    }
    Step::stay(RecoverPin::Asking(form))
}

/// Reads the answer to the question that is being asked, then asks the next, or sends.
fn go_on(mut form: Form, given: &Given) -> Step<RecoverPin> {
    if let Err(problem) = form.read(form.question) {
        form.problem = Some(problem);
        return Step::ask(RecoverPin::Asking(form), Effect::Buzz(Buzz::Refused));
    }
    if let Some(question) = form.question.after() {
        form = Form { question, problem: None, ..form };
        return Step::stay(RecoverPin::Asking(form));
    }
    match form.claim() {
        Ok(claim) => {
            let key = form.unsent.unwrap_or(given.key);
            send(form, Box::new(claim), key, given)
        }
        Err((question, problem)) => {
            let form = Form { question, problem: Some(problem), ..form };
            Step::ask(RecoverPin::Asking(form), Effect::Buzz(Buzz::Refused))
        }
    }
}

impl Form {
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
            username: self.username().map_err(|problem| (Question::Username, problem))?,
            document: self.document().map_err(|problem| match problem {
                FormProblem::NoKind => (Question::DocumentKind, problem),
                _ => (Question::DocumentNumber, problem),
            })?,
            email: self.email().map_err(|problem| (Question::Email, problem))?,
            phone: self.phone().map_err(|problem| (Question::Phone, problem))?,
        })
    }
}

/// Sends where the phone is ready, waits where it is getting ready, gets ready where it is not.
fn send(mut form: Form, claim: Box<PinClaim>, key: RequestKey, given: &Given) -> Step<RecoverPin> {
    let ask = match &form.preparation {
        Preparation::Ready { prepared, until } if !until.has_passed(given.at) => Some(Effect::SendPinCode {
            key,
            claim: claim.clone(),
            proof: prepared.proof.clone(),
            channel: prepared.channel.clone(),
        }),
        Preparation::Underway { .. } => None,
        Preparation::Ready { .. } | Preparation::Failed(_) => {
            form.preparation = Preparation::begin(given);
            Some(Effect::Prepare { key: given.key, purpose: Purpose::RecoverPassword })
        }
    };
    Step::Stay(RecoverPin::Sending { form, claim, key }, ask.into_iter().collect())
}

pub(super) fn answered(
    mut form: Form,
    claim: Box<PinClaim>,
    key: RequestKey,
    reply: Reply,
    given: &Given,
) -> Step<RecoverPin> {
    let back = |form: Form, problem, unsent| {
        let form = Form { problem: Some(problem), unsent, ..form };
        Step::ask(RecoverPin::Asking(form), Effect::Buzz(Buzz::Refused))
    };
    match reply {
        Reply::Prepared(answered, result) => {
            form.preparation = form.preparation.answered(answered, result);
            match &form.preparation {
                Preparation::Failed(trouble) => {
                    let problem = FormProblem::Trouble(trouble.clone());
                    back(form, problem, None)
                }
                // A new proof is a new body, hence a new key.
                Preparation::Ready { .. } => send(form, claim, given.key, given),
                Preparation::Underway { .. } => Step::stay(RecoverPin::Sending { form, claim, key }),
            }
        }
        Reply::CodeSent(answered, result) if answered == key => match result {
            Ok(sent) => {
                let (entry, await_code) = CodeEntry::begin(sent, Some(claim.phone.tail().to_owned()), given);
                Step::ask(RecoverPin::Code { entry, form: form.save(), username: claim.username }, await_code)
            }
            Err(RecoveryError::ProofRefused | RecoveryError::RecoveryOver) => {
                form.preparation = Preparation::begin(given);
                let ask = Effect::Prepare { key: given.key, purpose: Purpose::RecoverPassword };
                Step::ask(RecoverPin::Sending { form, claim, key }, ask)
            }
            Err(RecoveryError::FieldRefused { field }) => {
                let question = field.as_deref().and_then(Question::named).unwrap_or(form.question);
                back(Form { question, ..form }, FormProblem::Refused, None)
            }
            Err(RecoveryError::Trouble(trouble)) => back(form, FormProblem::Trouble(trouble), Some(key)),
        },
        _ => Step::stay(RecoverPin::Sending { form, claim, key }),
    }
}

/// The last question again, its answers as they were given.
pub(super) fn again(form: SavedForm, problem: Option<FormProblem>, given: &Given) -> Step<RecoverPin> {
    let (form, prepare) = Form::restore(form, problem, given);
    Step::Stay(RecoverPin::Asking(form), vec![prepare, Effect::StopAwaitingCode])
}
