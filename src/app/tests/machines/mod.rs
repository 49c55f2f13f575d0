//! The state machines as the diagrams show them: how each begins, and what can happen to it, in representative acts.

mod freeze;
mod practice;

use core::time::Duration;
use std::sync::Arc;

use super::super::*;
use super::{checking_pin, choosing_pin, logged_in, prepare, started};
use crate::api::{PortalResponse, WeakPinReason};
use crate::domain::{DocumentKind, Draft};
use crate::features::code_entry;
use crate::features::keypad::{Key, Keypad};
use crate::features::log_in::Remember;
use crate::features::recover_username::{RecoverUsername, Slide};
use crate::features::session::Session;
use crate::features::test_driver::{
    Driven, LOST, Outside, attempt, choose_pin, code, code_sent, prepared, session, session_state, typed, username_sent,
};
use crate::flow::{CallError, CodeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError};

pub(super) use freeze::freeze;
pub(super) use practice::practice;

/// Something that can happen: what the diagram calls it, and how it is done.
pub(super) type Act<M> = (&'static str, fn(&mut M));

type Log = Driven<LogIn>;
type Username = Driven<RecoverUsername>;
type Pin = Driven<RecoverPin>;
type Code = Driven<code_entry::CodeEntry>;
type Open = Driven<Session>;
type Whole = Driven<App>;

fn log(flow: &mut Log, answer: fn(crate::domain::RequestId) -> Response) {
    let reply = answer(flow.key);
    flow.act(log_in::Action::Received(reply));
}

pub(super) fn log_in() -> (Log, Vec<Act<Log>>) {
    let flow = Driven::begin(|context| LogIn::begin(None, Remember::No, context));
    (
        flow,
        vec![
            ("Continuar", |f| {
                log(f, |key| Response::Prepared(key, Ok(prepared())));
                f.act(log_in::Action::UsernameTyped(Draft::new("aurelia"))).act(log_in::Action::Continue);
            }),
            ("the attempt began", |f| log(f, |key| Response::LogInBegun(key, Ok(attempt())))),
            ("trouble", |f| {
                log(f, |key| Response::LogInBegun(key, Err(LOST.into())));
                log(f, |key| Response::PinChecked(key, Err(LOST.into())));
            }),
            ("the username is refused", |f| log(f, |key| Response::LogInBegun(key, Err(LogInError::UsernameRefused)))),
            ("four digits", |f| {
                "2580".chars().for_each(|digit| drop(f.act(log_in::Action::Key(typed(digit))).asked()));
            }),
            ("Reintentar", |f| drop(f.act(log_in::Action::Retry).asked())),
            ("the PIN is right", |f| log(f, |key| Response::PinChecked(key, Ok(session())))),
            ("the PIN is wrong", |f| {
                log(f, |key| Response::PinChecked(key, Err(PinCheckError::Wrong { attempts_left: 4 })));
            }),
            ("too many wrong PINs", |f| {
                log(f, |key| {
                    Response::PinChecked(key, Err(PinCheckError::Locked { retry_after: Duration::from_secs(30) }))
                });
            }),
            ("frozen", |f| log(f, |key| Response::PinChecked(key, Err(PinCheckError::Frozen)))),
            ("the attempt is over", |f| log(f, |key| Response::PinChecked(key, Err(PinCheckError::AttemptOver)))),
            ("the wait is over", |f| {
                f.outside.pass(Duration::from_secs(30));
                f.act(log_in::Action::Ticked);
            }),
            ("¿Olvidaste tu usuario?", |f| drop(f.act(log_in::Action::ForgotUsername).asked())),
            ("¿Olvidaste tu contraseña?", |f| drop(f.act(log_in::Action::ForgotPin).asked())),
            ("Regresar", |f| drop(f.act(log_in::Action::Back).asked())),
        ],
    )
}

fn username(flow: &mut Username, answer: fn(crate::domain::RequestId) -> Response) {
    let reply = answer(flow.key);
    flow.act(recover_username::Action::Received(reply));
}

pub(super) fn recover_username() -> (Username, Vec<Act<Username>>) {
    use recover_username::Action;
    (
        Driven::begin(RecoverUsername::begin),
        vec![
            ("Recuperar", |f| {
                username(f, |key| Response::Prepared(key, Ok(prepared())));
                f.act(Action::EmailTyped(Draft::new("aurelia@unal.edu.co"))).act(Action::Slid(Slide::Green));
                f.act(Action::Recover);
            }),
            ("the code was sent", |f| username(f, |key| Response::CodeSent(key, Ok(code_sent())))),
            ("trouble", |f| username(f, |key| Response::CodeSent(key, Err(LOST.into())))),
            ("the e-mail is refused", |f| {
                username(f, |key| Response::CodeSent(key, Err(RecoveryError::FieldRefused { field: None })));
            }),
            ("the code is right", |f| {
                f.act(Action::Received(Response::CodeArrived(code("482913"))));
                username(f, |key| Response::CodeChecked(key, Ok(username_sent())));
            }),
            ("the recovery is over", |f| {
                f.act(Action::Received(Response::CodeArrived(code("482913"))));
                username(f, |key| Response::CodeChecked(key, Err(CodeError::RecoveryOver)));
            }),
            ("Ingreso", |f| drop(f.act(Action::LogIn).asked())),
            ("Regresar", |f| drop(f.act(Action::Back).asked())),
        ],
    )
}

fn pin(flow: &mut Pin, answer: fn(crate::domain::RequestId) -> Response) {
    let reply = answer(flow.key);
    flow.act(recover_pin::Action::Received(reply));
}

fn digits(flow: &mut Pin, pin: &str) {
    for digit in pin.chars() {
        flow.act(recover_pin::Action::Key(typed(digit)));
    }
}

pub(super) fn recover_pin() -> (Pin, Vec<Act<Pin>>) {
    use recover_pin::Action;
    (
        Driven::begin(|context| RecoverPin::begin(None, context)),
        vec![
            ("Recuperar, after the last question", |f| {
                pin(f, |key| Response::Prepared(key, Ok(prepared())));
                for text in ["aurelia", "", "41777906", "aurelia@unal.edu.co", "3001234567"] {
                    f.act(match text {
                        "" => Action::KindChosen(DocumentKind::from("CC".to_owned())),
                        text => Action::Typed(Draft::new(text)),
                    });
                    f.act(Action::Continue);
                }
            }),
            ("the code was sent", |f| pin(f, |key| Response::CodeSent(key, Ok(code_sent())))),
            ("trouble", |f| {
                pin(f, |key| Response::CodeSent(key, Err(LOST.into())));
                pin(f, |key| Response::PinChosen(key, Err(LOST.into())));
            }),
            ("an answer is refused", |f| {
                pin(f, |key| {
                    Response::CodeSent(key, Err(RecoveryError::FieldRefused { field: Some("phone".to_owned()) }))
                });
            }),
            ("the code is right", |f| {
                f.act(Action::Received(Response::CodeArrived(code("482913"))));
                pin(f, |key| Response::CodeChecked(key, Ok(choose_pin())));
            }),
            ("the recovery is over", |f| {
                f.act(Action::Received(Response::CodeArrived(code("482913"))));
                pin(f, |key| Response::CodeChecked(key, Err(CodeError::RecoveryOver)));
                pin(f, |key| Response::PinChosen(key, Err(SetPinError::RecoveryOver)));
            }),
            ("four digits", |f| digits(f, "2580")),
            ("other digits", |f| digits(f, "7391")),
            ("the PIN is weak", |f| {
                pin(f, |key| Response::PinChosen(key, Err(SetPinError::Weak(WeakPinReason::BirthYear))));
            }),
            ("the PIN is in force", |f| pin(f, |key| Response::PinChosen(key, Ok(())))),
            ("the grant ran out", |f| {
                f.outside.pass(Duration::from_mins(5));
                f.act(Action::Ticked);
            }),
            ("Reintentar", |f| drop(f.act(Action::Retry).asked())),
            ("Ingreso", |f| drop(f.act(Action::LogIn).asked())),
            ("Regresar", |f| {
                for _ in 0..if matches!(f.state, Some(RecoverPin::Asking(_))) { 5 } else { 1 } {
                    f.act(Action::Back);
                }
            }),
        ],
    )
}

fn entered(flow: &mut Code, answer: fn(crate::domain::RequestId) -> Response) {
    let reply = answer(flow.key);
    flow.act(code_entry::Action::Received(reply));
}

pub(super) fn code_entry() -> (Code, Vec<Act<Code>>) {
    use code_entry::{Action, CodeEntry};
    let flow = Driven::begin(|context| {
        let (entry, ask) = CodeEntry::begin(code_sent(), None, context);
        (entry, vec![ask])
    });
    (
        flow,
        vec![
            ("a digit", |f| drop(f.act(Action::Key(typed('7'))).asked())),
            ("six digits", |f| "482913".chars().for_each(|digit| drop(f.act(Action::Key(typed(digit))).asked()))),
            ("the message arrives", |f| drop(f.act(Action::Received(Response::CodeArrived(code("482914")))).asked())),
            ("the code is right", |f| entered(f, |key| Response::CodeChecked(key, Ok(username_sent())))),
            ("the code is wrong", |f| {
                entered(f, |key| Response::CodeChecked(key, Err(CodeError::Wrong { attempts_left: 4 })));
            }),
            ("the code ran out", |f| entered(f, |key| Response::CodeChecked(key, Err(CodeError::Expired)))),
            ("the recovery is over", |f| {
                entered(f, |key| Response::CodeChecked(key, Err(CodeError::RecoveryOver)));
                entered(f, |key| Response::CodeSent(key, Err(RecoveryError::RecoveryOver)));
            }),
            ("trouble", |f| {
                entered(f, |key| Response::CodeChecked(key, Err(LOST.into())));
                entered(f, |key| Response::CodeSent(key, Err(LOST.into())));
            }),
            ("Reintentar", |f| drop(f.act(Action::Retry).asked())),
            ("Reenviar", |f| {
                f.outside.pass(Duration::from_mins(1));
                f.act(Action::Resend);
            }),
            ("another was sent", |f| entered(f, |key| Response::CodeSent(key, Ok(code_sent())))),
            ("Regresar", |f| drop(f.act(Action::Back).asked())),
        ],
    )
}

fn refreshed(flow: &mut Open, answer: fn(crate::domain::RequestId) -> Response) {
    let reply = answer(flow.key);
    flow.act(session::Action::Received(reply));
}

pub(super) fn session_flow() -> (Open, Vec<Act<Open>>) {
    use session::Action;
    let flow = Driven::begin(|context| {
        let (flow, ask) = Session::resume(session().token, context);
        (flow, vec![ask])
    });
    (
        flow,
        vec![
            ("it still is", |f| refreshed(f, |key| Response::SessionRefreshed(key, Ok(session_state())))),
            ("it is over", |f| refreshed(f, |key| Response::SessionRefreshed(key, Err(SessionError::Over)))),
            ("trouble", |f| refreshed(f, |key| Response::SessionRefreshed(key, Err(CallError::Offline.into())))),
            ("Seguir conectado", |f| drop(f.act(Action::StayConnected).asked())),
            ("its time ran out", |f| {
                f.outside.pass(Duration::from_mins(5));
                f.act(Action::Ticked);
            }),
            ("Cerrar sesión", |f| drop(f.act(Action::LogOut).asked())),
        ],
    )
}

pub(super) fn app() -> (Whole, Vec<Act<Whole>>) {
    (
        Driven::begin(|_| (App::default(), Vec::new())),
        vec![
            ("the app started", |f| drop(f.act(Action::Started(Box::default())).asked())),
            ("a session was kept", |f| {
                let session = Some(session().token);
                f.act(Action::Started(Box::new(Stored { session, ..Stored::default() })));
            }),
            ("a journey was kept", |f| {
                let mut kept = choosing_pin();
                let at = kept.outside.at_once().at;
                let app = kept.state().save(at);
                f.act(Action::Started(Box::new(Stored { app, ..Stored::default() })));
            }),
            ("INGRESO Multiportal, the notice read before", |f| enter(f, Destination::LogIn)),
            ("recover the username, the notice read before", |f| enter(f, Destination::RecoverUsername)),
            ("recover the PIN, the notice read before", |f| enter(f, Destination::RecoverPin)),
            ("Entendido, on the way to the username", |f| accept(f, Destination::RecoverUsername)),
            ("Entendido, on the way to the PIN", |f| accept(f, Destination::RecoverPin)),
            ("INGRESO Multiportal", |f| drop(f.act(Action::Enter(Destination::LogIn)).asked())),
            ("recover the username", |f| drop(f.act(Action::Enter(Destination::RecoverUsername)).asked())),
            ("recover the PIN", |f| drop(f.act(Action::Enter(Destination::RecoverPin)).asked())),
            ("No fui yo", |f| drop(f.act(Action::Enter(Destination::Freeze)).asked())),
            ("Entendido", |f| drop(f.act(Action::PrivacyAccepted).asked())),
            ("¿Olvidaste tu usuario?", |f| drop(f.act(Action::LogIn(log_in::Action::ForgotUsername)).asked())),
            ("¿Olvidaste tu contraseña?", |f| drop(f.act(Action::LogIn(log_in::Action::ForgotPin)).asked())),
            ("logged in", |f| {
                if matches!(f.state().route(), Route::LogIn(_)) {
                    *f = logged_in();
                }
            }),
            ("Ingreso, when it is done", |f| {
                if matches!(f.state().route(), Route::RecoverPin(_)) {
                    *f = choosing_pin();
                    for digit in "25802580".chars() {
                        f.act(Action::RecoverPin(recover_pin::Action::Key(typed(digit))));
                    }
                    let key = f.key;
                    f.act(Action::Received(Response::PinChosen(key, Ok(()))));
                    f.act(Action::RecoverPin(recover_pin::Action::LogIn));
                }
                if matches!(f.state().route(), Route::RecoverUsername(_)) {
                    *f = username_recovered();
                    f.act(Action::RecoverUsername(recover_username::Action::LogIn));
                }
            }),
            ("the session ended", |f| drop(f.act(Action::Session(session::Action::LogOut)).asked())),
            ("this version is too old", |f| {
                f.act(Action::Received(Response::PortalFetched(Err(CallError::Outdated))));
            }),
            ("the portal takes this version after all", |f| {
                f.act(Action::Received(Response::PortalFetched(Ok(portal("0.0.1")))));
            }),
            ("Regresar", |f| {
                // Past the questions before this one, to where the recovery began.
                for _ in 0..if matches!(f.state().route(), Route::RecoverPin(_)) { 6 } else { 1 } {
                    f.act(Action::Back);
                }
            }),
        ],
    )
}

/// What the portal says of itself, where it takes this version of the app and later ones.
pub(super) fn portal(minimum_app_version: &str) -> Arc<PortalResponse> {
    let answer = serde_json::json!({
        "name": "Cooprofesores UN", "minimum_app_version": minimum_app_version, "document_types": [],
        "code_length": 6, "pin_length": 4, "registration_url": "https://portal.example/registro",
        "support": { "phone": "", "email": "", "web": "" },
    });
    Arc::new(serde_json::from_value(answer).unwrap())
}

fn enter(app: &mut Whole, destination: Destination) {
    let preferences = Preferences { privacy_notice: PrivacyNotice::Read, ..Preferences::default() };
    app.act(Action::Prefer(preferences)).act(Action::Enter(destination));
}

fn accept(app: &mut Whole, destination: Destination) {
    if matches!(app.state().route(), Route::Privacy { .. }) {
        app.act(Action::Back).act(Action::Enter(destination)).act(Action::PrivacyAccepted);
    }
}

pub(super) fn at_username_code() -> Whole {
    let mut app = started(Stored::default());
    app.act(Action::Enter(Destination::RecoverUsername));
    prepare(&mut app);
    for action in [
        recover_username::Action::EmailTyped(Draft::new("aurelia@unal.edu.co")),
        recover_username::Action::Slid(Slide::Green),
        recover_username::Action::Recover,
    ] {
        app.act(Action::RecoverUsername(action));
    }
    let key = app.key;
    app.act(Action::Received(Response::CodeSent(key, Ok(code_sent()))));
    app
}

fn username_recovered() -> Whole {
    let mut app = at_username_code();
    app.act(Action::Received(Response::CodeArrived(code("482913"))));
    let key = app.key;
    app.act(Action::Received(Response::CodeChecked(key, Ok(username_sent()))));
    app
}

/// A keypad for four digits, and its outside.
pub(super) type Keys = (Keypad, Outside);

pub(super) fn keypad() -> (Keys, Vec<Act<Keys>>) {
    let mut outside = Outside::new();
    let context = outside.context();
    (
        (Keypad::new(4, &context), outside),
        vec![
            ("a digit", |(keypad, outside)| {
                let _ = keypad.take(&typed('7'), &outside.context());
            }),
            ("the last digit", |(keypad, outside)| {
                while !keypad.is_full() {
                    keypad.take(&typed('7'), &outside.context());
                }
            }),
            ("delete", |(keypad, outside)| {
                let _ = keypad.take(&Key::Deleted, &outside.context());
            }),
            ("cleared", |(keypad, outside)| keypad.clear(&outside.context())),
        ],
    )
}

pub(super) fn keypad_name((keypad, _): &Keys) -> String {
    match keypad.count() {
        0 => "Empty",
        _ if keypad.is_full() => "Full",
        _ => "Partly",
    }
    .to_owned()
}

/// Journeys in every flow, to begin random ones with.
pub(super) fn beginnings() -> [fn() -> Whole; 5] {
    [|| started(Stored::default()), checking_pin, logged_in, choosing_pin, username_recovered]
}
