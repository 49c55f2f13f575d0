//! "Recuperación de contraseña": one question a screen, where the web portal asks four at once.

use dioxus::prelude::*;

use crate::api::{DocumentTypeResponse, LocalizedName};
use crate::app::{Event, Language};
use crate::domain::{DocumentError, DocumentKind, Draft, PhoneError};
use crate::features::recover_pin::{Event as RecoverPin, FormProblem, Question, QuestionView};
use crate::ui::component::{
    Actions, Alert, Button, CallErrorAlert, Choice, Choices, Hint, Keyboard, Progress, Screen, SubmitButton, TextField,
    Weight,
};
use crate::ui::use_app::{use_app, use_initial_text};
use crate::ui::words::{longest_sign, sign, t};

#[component]
pub fn QuestionScreen(view: QuestionView) -> Element {
    let app = use_app();
    let say = move |action| app.dispatch(Event::RecoverPin(action));
    let busy = view.pending;
    let (at, of) = view.position;
    let go_on = if at == of { t!("common-recover") } else { t!("common-continue") };
    let (problem, error) = match view.problem.clone() {
        Some(FormProblem::NotSent(error)) => (None, Some(error)),
        problem => (problem.as_ref().and_then(words), None),
    };
    rsx! {
        Screen {
            title: t!("question-title"),
            field_first: view.question != Question::DocumentKind,
            onback: move |()| app.dispatch(Event::Back),
            Progress { at, of }
            if view.question == Question::DocumentKind {
                KindQuestion { chosen: view.kind.clone(), problem }
            } else {
                AnswerField { view: view.clone(), problem, locked: busy }
            }
            SubmitButton {
                label: go_on,
                working: t!("question-sending"),
                busy,
                onpress: move |()| say(RecoverPin::Continue),
            }
            if at == of {
                section { aria_labelledby: "next",
                    h2 { class: "group__title", id: "next", {t!("question-next")} }
                    p { {t!("question-next-text")} }
                }
            }
            Actions {
                if let Some((meant, label)) = suggestion(&view) {
                    Button {
                        label,
                        onpress: move |()| {
                            say(RecoverPin::Typed(Draft::new(&meant)));
                            say(RecoverPin::Continue);
                        },
                    }
                }
                if view.question == Question::Username {
                    Button { weight: Weight::Quiet, label: t!("question-both"), onpress: move |()| say(RecoverPin::ForgotBoth) }
                    p { class: "note note--centre", {t!("question-both-note")} }
                }
            }
            Hint { question: t!("common-where"),
                p { {place_words(view.question)} }
            }
            if let Some(error) = error {
                CallErrorAlert { error, onretry: move |()| say(RecoverPin::Continue) }
            }
        }
    }
}

/// Returns the answer that was perhaps meant, and the label of the button that takes it.
fn suggestion(view: &QuestionView) -> Option<(String, String)> {
    let (meant, shown) = match view.problem.as_ref()? {
        FormProblem::PerhapsMeant(meant) => (meant.as_str().to_owned(), meant.as_str().to_owned()),
        FormProblem::Slip(meant) => (meant.as_str().to_owned(), meant.shortened()),
        _ => return None,
    };
    Some((meant, t!("field-use", text: shown)))
}

#[component]
fn KindQuestion(chosen: Option<DocumentKind>, problem: Option<String>) -> Element {
    let app = use_app();
    let language = app.preferences().language;
    let mut kinds = app.portal().document_types();
    // Most members have one: it comes first, whatever the portal's order.
    kinds.sort_by_key(|kind| kind.code != DocumentKind::CitizenCard);
    let choices = kinds
        .into_iter()
        .map(|kind| Choice { value: kind.code.code().to_owned(), label: kind_name(&kind, language) })
        .collect::<Vec<_>>();
    rsx! {
        Choices {
            name: "document-kind",
            legend: t!("question-kind"),
            choices,
            chosen: chosen.map(String::from),
            described_by: problem.is_some().then_some("kind-problem"),
            onchoose: move |code: String| {
                app.dispatch(Event::RecoverPin(RecoverPin::KindChosen(DocumentKind::from(code))));
            },
        }
        Alert { id: "kind-problem", text: problem, possible_texts: possible_problems(Question::DocumentKind) }
    }
}

#[component]
fn AnswerField(view: QuestionView, problem: Option<String>, locked: bool) -> Element {
    let initial = use_initial_text();
    let app = use_app();
    let mut possible_problems = possible_problems(view.question);
    // Its length is known only once it is suggested.
    possible_problems.extend(view.problem.as_ref().and_then(words));
    let (id, label, help, keyboard) = match view.question {
        Question::Username => ("username", t!("username-label"), t!("username-help"), Keyboard::Username),
        Question::Email => ("email", t!("question-email"), t!("email-example"), Keyboard::Email),
        Question::Phone => ("phone", t!("question-phone"), t!("question-phone-example"), Keyboard::Phone),
        Question::DocumentKind | Question::DocumentNumber => {
            let types = app.portal().document_types();
            let chosen = types.into_iter().find(|kind| Some(&kind.code) == view.kind.as_ref());
            let letters = chosen.as_ref().is_some_and(|chosen| chosen.rule().letters());
            let hint = chosen.map(|chosen| chosen.shape_hint);
            let help = hint.filter(|hint| !hint.is_empty()).map(|hint| t!("question-number-example", example: hint));
            let keyboard = if letters { Keyboard::Text } else { Keyboard::Digits };
            ("document-number", t!("question-number"), help.unwrap_or_default(), keyboard)
        }
    };
    rsx! {
        TextField {
            id,
            label,
            help: (!help.is_empty()).then_some(help),
            keyboard,
            initial,
            problem,
            possible_problems: possible_problems,
            locked,
            oninput: move |text: String| app.dispatch(Event::RecoverPin(RecoverPin::Typed(Draft::new(&text)))),
            onenter: move |()| app.dispatch(Event::RecoverPin(RecoverPin::Continue)),
        }
    }
}

/// Returns the portal's name for a kind of document, or the app's own if the portal sent none.
fn kind_name(kind: &DocumentTypeResponse, language: Language) -> String {
    if let Some(name) = localized(&kind.names, language) {
        return name.to_owned();
    }
    match &kind.code {
        DocumentKind::CitizenCard => t!("document-cc"),
        DocumentKind::ForeignerCard => t!("document-ce"),
        DocumentKind::IdentityCard => t!("document-ti"),
        DocumentKind::Passport => t!("document-pa"),
        DocumentKind::ProtectionPermit => t!("document-ppt"),
        DocumentKind::Other(code) => t!("document-other", code: code.clone()),
    }
}

/// Returns a name in the member's language, or in Spanish.
fn localized(names: &LocalizedName, language: Language) -> Option<&str> {
    let tag = match language {
        Language::Spanish => "es",
        Language::English => "en",
    };
    names.get(tag).or_else(|| names.get("es")).map(String::as_str)
}

fn place_words(question: Question) -> String {
    match question {
        Question::Username => t!("username-where"),
        Question::DocumentKind => t!("question-kind-where"),
        Question::DocumentNumber => t!("question-number-where"),
        Question::Email => t!("email-where"),
        Question::Phone => t!("question-phone-where"),
    }
}

/// Every problem that the answer can show: it reserves their room.
fn possible_problems(question: Question) -> Vec<String> {
    let mut all = match question {
        Question::Username => crate::features::log_in::screen::username::all_unreadable(),
        Question::DocumentKind => vec![t!("question-kind-missing")],
        Question::DocumentNumber => {
            use DocumentError::{Letter, Missing, Sign, WrongLength};
            let found = longest_sign();
            let length = WrongLength { shortest: 10, longest: 20 };
            texts(&[Missing, Letter(found), Sign(found), length].map(FormProblem::Document))
        }
        Question::Email => crate::features::recover_username::screen::email::all_unreadable(),
        Question::Phone => {
            use PhoneError::{Foreign, Landline, Missing, Sign, WrongLength};
            let own = texts(&[Missing, Sign(longest_sign()), Landline, Foreign, WrongLength].map(FormProblem::Phone));
            // A recovery that is over starts again from the last question.
            [own, texts(&[FormProblem::RecoveryOver, FormProblem::GrantOver, FormProblem::TimeOver])].concat()
        }
    };
    all.extend(words(&FormProblem::Refused));
    all
}

fn texts(problems: &[FormProblem]) -> Vec<String> {
    problems.iter().filter_map(words).collect()
}

fn words(problem: &FormProblem) -> Option<String> {
    Some(match problem {
        FormProblem::Username(why) => crate::features::log_in::screen::username::unreadable(*why),
        FormProblem::PerhapsMeant(meant) => t!("username-perhaps", meant: meant.as_str()),
        FormProblem::NoKind => t!("question-kind-missing"),
        FormProblem::Document(DocumentError::Missing) => t!("question-number-missing"),
        FormProblem::Document(DocumentError::Letter(found)) => {
            t!("question-number-letter", sign: sign(*found), place: found.place())
        }
        FormProblem::Document(DocumentError::Sign(found)) => {
            t!("question-number-sign", sign: sign(*found), place: found.place())
        }
        FormProblem::Document(DocumentError::WrongLength { shortest, longest }) => {
            t!("question-number-length", shortest: *shortest, longest: *longest)
        }
        FormProblem::Slip(meant) => {
            crate::features::recover_username::screen::email::slip(meant, t!("common-continue"))
        }
        FormProblem::Email(why) => crate::features::recover_username::screen::email::unreadable(*why),
        FormProblem::Phone(PhoneError::Missing) => t!("question-phone-missing"),
        FormProblem::Phone(PhoneError::Sign(found)) => {
            t!("question-phone-sign", sign: sign(*found), place: found.place())
        }
        FormProblem::Phone(PhoneError::Landline) => t!("question-phone-landline"),
        FormProblem::Phone(PhoneError::Foreign) => t!("question-phone-foreign"),
        FormProblem::Phone(PhoneError::WrongLength) => t!("question-phone-length"),
        FormProblem::Refused => t!("question-refused"),
        FormProblem::RecoveryOver => t!("question-recovery-over"),
        FormProblem::GrantOver => t!("question-grant-over"),
        FormProblem::TimeOver => t!("question-time-over"),
        FormProblem::NotSent(_) => return None,
    })
}
