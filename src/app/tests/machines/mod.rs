//! The state machines of the diagrams: the first state of each, and representative actions.

mod accesses_flow;
mod freeze;
mod keypad;
mod practice;
mod trusted_phone;

use core::time::Duration;
use std::sync::Arc;

use super::super::*;
use super::{checking_pin, choosing_pin, logged_in, prepare, started};
use crate::api::{PortalResponse, WeakPinReason};
use crate::domain::{Draft, SignError};
use crate::features::accesses;
use crate::features::code_entry;
use crate::features::keypad::Key;
use crate::features::log_in::{self, LogIn, Remember};
use crate::features::recover_pin::{self, RecoverPin};
use crate::features::recover_username::{self, RecoverUsername};
use crate::features::session::{self, Session};
use crate::features::test_driver::{
    Driven, LOST, TestEnv, TestFlow, attempt, choose_pin, code, code_sent, email_answer, hand_over, phone_challenge,
    pin_answers, portal_response, prepared, session, session_state, signature, typed, username_sent,
};
use crate::features::trusted_phone::LogInEvent;
use crate::flow::{
    CallError, CodeError, Delivery, LogInError, Outcome, PinCheckError, RecoveryError, Response, SessionError,
    SetPinError,
};

pub(super) use accesses_flow::accesses_flow;
pub(super) use freeze::freeze;
pub(super) use keypad::{keypad, keypad_name};
pub(super) use practice::practice;
pub(super) use trusted_phone::{add_phone, logging_in_by_phone, phone_log_in};

/// The diagram's label of an action, and the action.
pub(super) type Action<M> = (&'static str, fn(&mut M));

type Log = Driven<LogIn>;
type Username = Driven<RecoverUsername>;
type Pin = Driven<RecoverPin>;
type Code = Driven<code_entry::CodeEntry>;
type Open = Driven<Session>;
type AppDriver = Driven<App>;

fn act<F: TestFlow>(flow: &mut Driven<F>, event: F::Event) {
    flow.act(event);
}

fn digits<F: TestFlow>(flow: &mut Driven<F>, typed: &str, event: fn(Key) -> F::Event) {
    flow.enter(typed, event);
}

fn answer<F: TestFlow>(flow: &mut Driven<F>, response: Response) {
    respond(flow, Ok(response));
}

fn respond<F: TestFlow>(flow: &mut Driven<F>, outcome: Outcome) {
    flow.respond(outcome);
}

pub(super) fn log_in() -> (Log, Vec<Action<Log>>) {
    let flow = Driven::start(|context| LogIn::start(None, Remember::No, context));
    (
        flow,
        vec![
            ("Continuar", |f| {
                answer(f, Response::Prepared(prepared()));
                f.act(log_in::Event::UsernameTyped(Draft::new("aurelia"))).act(log_in::Event::Continue);
            }),
            ("the attempt began", |f| answer(f, Response::LogIn(Ok(attempt())))),
            ("call error", |f| respond(f, Err(LOST))),
            ("the username is refused", |f| answer(f, Response::LogIn(Err(LogInError::UsernameRefused)))),
            ("four digits", |f| digits(f, "2580", log_in::Event::Key)),
            ("Reintentar", |f| act(f, log_in::Event::Retry)),
            ("the PIN is right", |f| answer(f, Response::CheckPin(Ok(session())))),
            ("the PIN is wrong", |f| {
                answer(f, Response::CheckPin(Err(PinCheckError::Wrong { attempts_left: 4 })));
            }),
            ("too many wrong PINs", |f| {
                answer(f, Response::CheckPin(Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) })));
            }),
            ("frozen", |f| answer(f, Response::CheckPin(Err(PinCheckError::Frozen)))),
            ("the attempt is over", |f| answer(f, Response::CheckPin(Err(PinCheckError::AttemptOver)))),
            ("the wait is over", |f| {
                f.env.pass(Duration::from_secs(30));
                f.act(log_in::Event::Ticked);
            }),
            ("¿Olvidaste tu usuario?", |f| act(f, log_in::Event::ForgotUsername)),
            ("¿Olvidaste tu contraseña?", |f| act(f, log_in::Event::ForgotPin)),
            ("Regresar", |f| act(f, log_in::Event::Back)),
        ],
    )
}

pub(super) fn recover_username() -> (Username, Vec<Action<Username>>) {
    use recover_username::Event;
    (
        Driven::start(|context| RecoverUsername::start(code_entry::LeftCodes::default(), context)),
        vec![
            ("Recuperar", |f| {
                answer(f, Response::Prepared(prepared()));
                for event in email_answer() {
                    f.act(event);
                }
            }),
            ("the code was sent", |f| answer(f, Response::CodeSent(Ok(code_sent())))),
            ("call error", |f| respond(f, Err(LOST))),
            ("the e-mail is refused", |f| {
                answer(f, Response::CodeSent(Err(RecoveryError::FieldRefused { field: None })));
            }),
            ("the code is right", |f| {
                f.act(Event::Code(code_entry::Event::CodeArrived(code("482913"))));
                answer(f, Response::CheckCode(Ok(username_sent())));
            }),
            ("the recovery is over", |f| {
                f.act(Event::Code(code_entry::Event::CodeArrived(code("482913"))));
                answer(f, Response::CheckCode(Err(CodeError::RecoveryOver)));
            }),
            ("Ingreso", |f| act(f, Event::LogIn)),
            ("Regresar", |f| act(f, Event::Back)),
        ],
    )
}

pub(super) fn recover_pin() -> (Pin, Vec<Action<Pin>>) {
    use recover_pin::Event;
    (
        Driven::start(|context| RecoverPin::start(None, code_entry::LeftCodes::default(), context)),
        vec![
            ("Recuperar, after the last question", |f| {
                answer(f, Response::Prepared(prepared()));
                for event in pin_answers() {
                    f.act(event);
                }
            }),
            ("the code was sent", |f| answer(f, Response::CodeSent(Ok(code_sent())))),
            ("call error", |f| respond(f, Err(LOST))),
            ("an answer is refused", |f| {
                respond(
                    f,
                    Ok(Response::CodeSent(Err(RecoveryError::FieldRefused { field: Some("phone".to_owned()) }))),
                );
            }),
            ("the code is right", |f| {
                f.act(Event::Code(code_entry::Event::CodeArrived(code("482913"))));
                answer(f, Response::CheckCode(Ok(choose_pin())));
            }),
            ("the recovery is over", |f| {
                f.act(Event::Code(code_entry::Event::CodeArrived(code("482913"))));
                answer(f, Response::CheckCode(Err(CodeError::RecoveryOver)));
                answer(f, Response::ChoosePin(Err(SetPinError::RecoveryOver)));
            }),
            ("four digits", |f| digits(f, "2580", Event::Key)),
            ("other digits", |f| digits(f, "7391", Event::Key)),
            ("the PIN is weak", |f| answer(f, Response::ChoosePin(Err(SetPinError::Weak(WeakPinReason::BirthYear))))),
            ("the PIN is in force", |f| answer(f, Response::ChoosePin(Ok(())))),
            ("the grant ran out", |f| {
                f.env.pass(Duration::from_mins(5));
                f.act(Event::Ticked);
            }),
            ("Reintentar", |f| act(f, Event::Retry)),
            ("Ingreso", |f| act(f, Event::LogIn)),
            ("Regresar", |f| {
                for _ in 0..if f.state.as_ref().is_some_and(|state| state.name() == "Asking") { 5 } else { 1 } {
                    f.act(Event::Back);
                }
            }),
        ],
    )
}

pub(super) fn code_entry() -> (Code, Vec<Action<Code>>) {
    use code_entry::{CodeEntry, Event};
    let flow = Driven::start(|context| {
        let (entry, ask) = CodeEntry::start(code_sent(), None, context);
        (entry, vec![ask])
    });
    (
        flow,
        vec![
            ("a digit", |f| act(f, Event::Key(typed('7')))),
            ("six digits", |f| digits(f, "482913", Event::Key)),
            ("the message arrives", |f| act(f, Event::CodeArrived(code("482914")))),
            ("the code is right", |f| answer(f, Response::CheckCode(Ok(username_sent())))),
            ("the code is wrong", |f| {
                answer(f, Response::CheckCode(Err(CodeError::Wrong { attempts_left: 4 })));
            }),
            ("the code ran out", |f| answer(f, Response::CheckCode(Err(CodeError::Expired)))),
            ("the recovery is over", |f| {
                answer(f, Response::CheckCode(Err(CodeError::RecoveryOver)));
                answer(f, Response::CodeSent(Err(RecoveryError::RecoveryOver)));
            }),
            ("call error", |f| respond(f, Err(LOST))),
            ("Reintentar", |f| act(f, Event::Retry)),
            ("Reenviar", |f| {
                f.env.pass(Duration::from_mins(1));
                f.act(Event::Resend(Delivery::Autofill(None)));
            }),
            ("another was sent", |f| answer(f, Response::CodeSent(Ok(code_sent())))),
            ("Regresar", |f| act(f, Event::Back)),
        ],
    )
}

pub(super) fn session_flow() -> (Open, Vec<Action<Open>>) {
    use session::Event;
    let flow = Driven::start(|context| {
        let (flow, ask) = Session::resume(session().token, context);
        (flow, vec![ask])
    });
    (
        flow,
        vec![
            ("it still is", |f| answer(f, Response::Session(Ok(session_state())))),
            ("it is over", |f| answer(f, Response::Session(Err(SessionError::Over)))),
            ("call error", |f| respond(f, Err(CallError::Offline))),
            ("Seguir conectado", |f| act(f, Event::StayConnected)),
            ("its time ran out", |f| {
                f.env.pass(Duration::from_mins(5));
                f.act(Event::Ticked);
            }),
            ("Abrir el portal web", |f| act(f, Event::OpenWeb)),
            ("the portal hands over", |f| {
                answer(f, Response::HandOver(Ok(hand_over())));
                answer(f, Response::LinkOpened(Ok(())));
            }),
            ("Mis celulares y accesos", |f| act(f, Event::OpenAccesses)),
            ("Regresar", |f| act(f, Event::Accesses(accesses::Event::Back))),
            ("Cerrar sesión", |f| act(f, Event::LogOut)),
        ],
    )
}

pub(super) fn app() -> (AppDriver, Vec<Action<AppDriver>>) {
    (
        Driven::start(|_| (App::default(), Vec::new())),
        vec![
            ("the app started", |f| act(f, Event::Started(Box::default()))),
            ("a session was kept", |f| {
                let session = Some(session().token);
                f.act(Event::Started(Box::new(Stored { session, ..Stored::default() })));
            }),
            ("a snapshot was saved", |f| {
                let mut kept = choosing_pin();
                let at = kept.env.at_once().now;
                let app = kept.state().snapshot(at);
                f.act(Event::Started(Box::new(Stored { app, ..Stored::default() })));
            }),
            ("INGRESO Multiportal, the notice read before", |f| enter(f, Destination::LogIn)),
            ("recover the username, the notice read before", |f| enter(f, Destination::RecoverUsername)),
            ("recover the PIN, the notice read before", |f| enter(f, Destination::RecoverPin)),
            ("Entendido, on the way to the username", |f| accept(f, Destination::RecoverUsername)),
            ("Entendido, on the way to the PIN", |f| accept(f, Destination::RecoverPin)),
            ("INGRESO Multiportal", |f| act(f, Event::Enter(Destination::LogIn))),
            ("recover the username", |f| act(f, Event::Enter(Destination::RecoverUsername))),
            ("recover the PIN", |f| act(f, Event::Enter(Destination::RecoverPin))),
            ("No fui yo", |f| act(f, Event::Enter(Destination::Freeze))),
            ("Entendido", |f| act(f, Event::PrivacyAccepted)),
            ("¿Olvidaste tu usuario?", |f| act(f, Event::LogIn(log_in::Event::ForgotUsername))),
            ("¿Olvidaste tu contraseña?", |f| act(f, Event::LogIn(log_in::Event::ForgotPin))),
            ("logged in", |f| {
                if matches!(f.state().route(), Route::LogIn(_)) {
                    *f = logged_in();
                }
            }),
            ("Ingreso, when it is done", |f| {
                if matches!(f.state().route(), Route::RecoverPin(_)) {
                    *f = choosing_pin();
                    f.enter("25802580", |key| Event::RecoverPin(recover_pin::Event::Key(key)));
                    answer(f, Response::ChoosePin(Ok(())));
                    f.act(Event::RecoverPin(recover_pin::Event::LogIn));
                }
                if matches!(f.state().route(), Route::RecoverUsername(_)) {
                    *f = username_recovered();
                    f.act(Event::RecoverUsername(recover_username::Event::LogIn));
                }
            }),
            ("Ingresar con huella o rostro", |f| {
                if matches!(f.state().route(), Route::Home) {
                    *f = logging_in_by_phone();
                }
            }),
            ("logged in by the phone", |f| {
                answer(f, Response::PhoneChallenge(Ok(phone_challenge())));
                answer(f, Response::Sign(Ok(signature())));
                answer(f, Response::PhoneLogIn(Ok(session())));
            }),
            ("the phone is not trusted any more", |f| {
                answer(f, Response::PhoneChallenge(Ok(phone_challenge())));
                answer(f, Response::Sign(Err(SignError::Invalidated)));
            }),
            ("Usar mi contraseña", |f| act(f, Event::PhoneLogIn(LogInEvent::UsePin))),
            ("the session ended", |f| act(f, Event::Session(session::Event::LogOut))),
            ("this version is too old", |f| {
                respond(f.act(Event::FetchPortal), Err(CallError::Outdated));
            }),
            ("the portal takes this version after all", |f| {
                respond(f.act(Event::FetchPortal), Ok(Response::Portal(portal("0.0.1"))));
            }),
            ("Regresar", |f| {
                // Past the questions before this one, to the start of the recovery.
                for _ in 0..if matches!(f.state().route(), Route::RecoverPin(_)) { 6 } else { 1 } {
                    f.act(Event::Back);
                }
            }),
        ],
    )
}

/// A portal that accepts this version of the app and later ones.
pub(super) fn portal(minimum_app_version: &str) -> Arc<PortalResponse> {
    Arc::new(PortalResponse { minimum_app_version: minimum_app_version.to_owned(), ..portal_response() })
}

fn enter(app: &mut AppDriver, destination: Destination) {
    let preferences = Preferences { privacy_notice: PrivacyNotice::Read, ..Preferences::default() };
    app.act(Event::Prefer(preferences)).act(Event::Enter(destination));
}

fn accept(app: &mut AppDriver, destination: Destination) {
    if matches!(app.state().route(), Route::Privacy { .. }) {
        app.act(Event::Back).act(Event::Enter(destination)).act(Event::PrivacyAccepted);
    }
}

pub(super) fn at_username_code() -> AppDriver {
    let mut app = started(Stored::default());
    app.act(Event::Enter(Destination::RecoverUsername));
    prepare(&mut app);
    for event in email_answer() {
        app.act(Event::RecoverUsername(event));
    }
    app.respond(Ok(Response::CodeSent(Ok(code_sent()))));
    app
}

fn username_recovered() -> AppDriver {
    let mut app = at_username_code();
    app.act(Event::CodeArrived(code("482913")));
    app.respond(Ok(Response::CheckCode(Ok(username_sent()))));
    app
}

/// An app in each feature, for random tests.
pub(super) fn starting_apps() -> [fn() -> AppDriver; 6] {
    [|| started(Stored::default()), checking_pin, logged_in, choosing_pin, username_recovered, logging_in_by_phone]
}
