//! Random journeys: whatever happens, nothing panics, nothing secret prints or is saved, and there is a way to "Inicio".

use proptest::prelude::*;

use super::super::*;
use super::{machines, name};
use crate::api::WeakPinReason;
use crate::domain::Digit;
use crate::domain::Generation;
use crate::domain::{DocumentKind, Draft, Moment, ReceiptDraft, RequestId};
use crate::features::code_entry::{self, SecurityText};
use crate::features::keypad::Key;
use crate::features::log_in::Remember;
use crate::features::recover_username::Slide;
use crate::features::test_driver::{
    Driven, assert_saves_no_secret, attempt, choose_pin, code, code_sent, key_of, prepared, session, session_state,
    troubles, typed, username_sent,
};
use crate::flow::{CodeError, FreezeError, LogInError, PinCheckError, RecoveryError, SessionError, SetPinError};

/// What must never print: what members typed, and what the portal gave in confidence.
const SECRETS: [&str; 14] = [
    "7K2M-9QXF",
    "7391",
    "2580",
    "482913",
    "739104",
    "aurelia",
    "41777906",
    "3001234567",
    "unal.edu",
    "token-of-the-session",
    "grant-of-the-portal",
    "handle-1",
    "Aurelia",
    "FA+9qCX9VSu",
];

/// Two numbers choose what happens: which kind, and its details.
type Choice = (u8, u8);

fn text(detail: u8) -> Draft {
    Draft::new(["aurelia", "aurelia@unal.edu.co", "41777906", "3001234567", "", "a@@b"][usize::from(detail) % 6])
}

fn pin_or_code(detail: u8) -> char {
    char::from(b"7391042580"[usize::from(detail) % 10])
}

fn key(detail: u8) -> Key {
    let digit = Digit::from_char(pin_or_code(detail / 4)).unwrap();
    match detail % 8 {
        0 => Key::Deleted,
        1 => Key::Pressed { digit, down: Generation::from_number(1), up: Generation::from_number(2) },
        _ => typed(pin_or_code(detail / 4)),
    }
}

/// A reply: most often to the last request, else a late one, in any order and of any kind.
fn reply(detail: u8, last: RequestId) -> Response {
    let key = if detail % 5 == 4 { RequestId::new([0x11; 16]) } else { last };
    let error = troubles()[usize::from(detail / 16) % 7].clone();
    match detail / 5 {
        0..=3 => Response::Prepared(key, Ok(prepared())),
        4 => Response::Prepared(key, Err(error)),
        5..=7 => Response::LogInBegun(key, Ok(attempt())),
        8 => Response::LogInBegun(key, Err(LogInError::ProofRefused)),
        9 => Response::LogInBegun(key, Err(error.into())),
        10..=11 => Response::PinChecked(key, Ok(session())),
        12 => Response::PinChecked(key, Err(PinCheckError::Wrong { attempts_left: 2 })),
        13 => {
            Response::PinChecked(key, Err(PinCheckError::Locked { retry_after: core::time::Duration::from_secs(30) }))
        }
        14 => Response::PinChecked(key, Err(PinCheckError::AttemptOver)),
        15 => Response::PinChecked(key, Err(PinCheckError::Frozen)),
        16 => Response::PinChecked(key, Err(error.into())),
        17..=22 => Response::CodeSent(key, Ok(code_sent())),
        23 => Response::CodeSent(key, Err(RecoveryError::ProofRefused)),
        24 => Response::CodeSent(key, Err(RecoveryError::FieldRefused { field: Some("username".to_owned()) })),
        25 => Response::CodeSent(key, Err(error.into())),
        26..=28 => Response::CodeChecked(key, Ok(choose_pin())),
        29..=31 => Response::CodeChecked(key, Ok(username_sent())),
        32 => Response::CodeChecked(key, Err(CodeError::Wrong { attempts_left: 2 })),
        33 => Response::CodeChecked(key, Err(CodeError::Expired)),
        34 => Response::CodeChecked(key, Err(CodeError::RecoveryOver)),
        35 => Response::CodeChecked(key, Err(error.into())),
        36..=37 => Response::PinChosen(key, Ok(())),
        38 => Response::PinChosen(key, Err(SetPinError::Weak(WeakPinReason::InForce))),
        39 => Response::PinChosen(key, Err(SetPinError::RecoveryOver)),
        40 => Response::PinChosen(key, Err(error.into())),
        41..=42 => Response::CodeArrived(code("482913")),
        43 => Response::CodeArrived(code("739104")),
        44..=45 => Response::SessionRefreshed(key, Ok(session_state())),
        46 => Response::SessionRefreshed(key, Err(SessionError::Over)),
        47 => Response::SessionRefreshed(key, Err(error.into())),
        48 => Response::AccessFrozen(key, Ok(())),
        49 => Response::AccessFrozen(key, Err(FreezeError::ReceiptOver)),
        50 => Response::AccessFrozen(key, Err(error.into())),
        _ => Response::PortalFetched(Err(error)),
    }
}

fn in_the_code(detail: u8) -> code_entry::Action {
    match detail % 6 {
        0 => code_entry::Action::Resend,
        1 => code_entry::Action::Retry,
        2 => code_entry::Action::Filled(SecurityText::new(
            ["482913", "739", "739104 1", ""][usize::from(detail / 6) % 4],
        )),
        _ => code_entry::Action::Key(key(detail)),
    }
}

/// Something that the member does in the flow that they are in.
fn in_the_flow(route: &Route, (kind, detail): Choice) -> Action {
    match route {
        Route::LogIn(_) => Action::LogIn(match kind % 9 {
            0 | 1 => log_in::Action::UsernameTyped(text(detail)),
            2 | 3 => log_in::Action::Continue,
            4 => log_in::Action::Retry,
            5 if detail < 40 => log_in::Action::ForgotPin,
            5 if detail < 80 => log_in::Action::ForgotUsername,
            6 => log_in::Action::Remember(if detail < 128 { Remember::Yes } else { Remember::No }),
            _ => log_in::Action::Key(key(detail)),
        }),
        Route::RecoverUsername(_) => Action::RecoverUsername(match kind % 6 {
            0 => recover_username::Action::EmailTyped(Draft::new("aurelia@unal.edu.co")),
            1 => recover_username::Action::Slid(Slide::Green),
            2 => recover_username::Action::Recover,
            3 => recover_username::Action::LogIn,
            _ => recover_username::Action::Code(in_the_code(detail)),
        }),
        Route::RecoverPin(_) => Action::RecoverPin(match kind % 8 {
            0 => recover_pin::Action::Typed(text(detail)),
            1 if detail > 200 => recover_pin::Action::ForgotBoth,
            1 => recover_pin::Action::KindChosen(DocumentKind::from("CC".to_owned())),
            2 | 3 => recover_pin::Action::Continue,
            4 if detail < 60 => recover_pin::Action::LogIn,
            4 => recover_pin::Action::Retry,
            5 => recover_pin::Action::Code(in_the_code(detail)),
            _ => recover_pin::Action::Key(key(detail)),
        }),
        Route::Freeze(_) if kind % 2 == 0 => {
            Action::Freeze(freeze::Action::Typed(ReceiptDraft::new(if detail < 200 { "7K2M-9QXF" } else { "<" })))
        }
        Route::Freeze(_) => Action::Freeze(freeze::Action::Freeze),
        Route::Session(_) if detail < 25 => Action::Session(session::Action::LogOut),
        Route::Session(_) => Action::Session(session::Action::StayConnected),
        Route::Privacy { .. } => Action::PrivacyAccepted,
        Route::Starting | Route::Home | Route::Outdated => {
            let destinations =
                [Destination::LogIn, Destination::RecoverUsername, Destination::RecoverPin, Destination::Freeze];
            Action::Enter(destinations[usize::from(detail) % 4])
        }
    }
}

fn action(app: &App, last: RequestId, (kind, detail): Choice) -> Action {
    match kind % 16 {
        0..=4 => Action::Received(reply(detail, last)),
        5 if detail < 60 => Action::Back,
        6 if detail < 60 => Action::Ticked,
        7 if detail < 20 => Action::Open(Modal::Help),
        7 if detail < 40 => Action::Open(Modal::Practice),
        7 if detail < 80 => Action::Close,
        7 if detail < 120 => Action::ScreenReader(ScreenReader::Running),
        7 if detail < 160 => Action::ForgetUsername,
        7 if detail < 180 => Action::FetchPortal,
        _ if app.practice().is_some() && detail < 16 => Action::Practice(practice::Action::Again),
        _ if app.practice().is_some() => Action::Practice(practice::Action::Key(key(detail))),
        _ => in_the_flow(app.route(), (kind / 16, detail)),
    }
}

fn assert_nothing_prints(printed: &str) {
    for secret in SECRETS {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}

/// Saved, written, read, restored and saved again it is the same, and holds no PIN and no code.
fn assert_saved_alike(app: &Driven<App>, at: Moment) {
    let Some(saved) = app.state().save(at) else { return };
    assert_nothing_prints(&format!("{saved:?}"));
    let json = serde_json::to_string(&saved).unwrap();
    assert_saves_no_secret(&json);
    let mut fresh = Driven::begin(|_| (App::default(), Vec::new()));
    let behind = at.since(fresh.outside.at_once().at);
    fresh.outside.pass(behind);
    let app = Some(serde_json::from_str(&json).unwrap());
    fresh.act(Action::Started(Box::new(Stored { app, ..Stored::default() })));
    let again = fresh.state().save(at).expect("restored");
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
}

/// Back, the answers that never came, and what asks whether to leave: after so many of them the member is at "Inicio".
fn lead_home(app: &mut Driven<App>) {
    for _ in 0..24 {
        match app.state().route() {
            // Where the app is too old the way out is the shop, or the portal's second thoughts.
            Route::Home | Route::Outdated => return,
            Route::Starting => app.act(Action::Started(Box::default())),
            Route::Session(_) => app.act(Action::Session(session::Action::LogOut)),
            // Saving cannot be left while nobody knows; the service answers within its time-out.
            Route::RecoverPin(RecoverPin::Saving { key, .. }) => {
                let key = *key;
                let error = crate::flow::CallError::TimedOut;
                app.act(Action::Received(Response::PinChosen(key, Err(error.into()))))
            }
            _ => app.act(Action::Back),
        };
    }
    panic!("no way out of {}", name(app.state().route()));
}

fn wander(beginning: usize, choices: &[Choice]) {
    let mut app = machines::beginnings()[beginning]();
    let mut used: Vec<(RequestId, String)> = Vec::new();
    for &choice in choices {
        let action = action(app.state(), app.key, choice);
        assert_nothing_prints(&format!("{action:?}"));
        app.act(action);
        assert_nothing_prints(&format!("{:?} {:?}", app.state(), app.asked));
        for effect in &app.asked {
            // A key that was used for one kind of request is never used for another.
            let (Some(key), kind) = (key_of(effect), name(effect)) else { continue };
            assert!(used.iter().all(|(earlier, of)| *earlier != key || *of == kind), "one key for two requests");
            used.push((key, kind));
        }
        let at = app.outside.at_once().at;
        assert_saved_alike(&app, at);
    }
    lead_home(&mut app);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_journey_panics_prints_a_secret_saves_a_pin_or_ends_in_a_dead_end(
        beginning in 0..5usize,
        choices in proptest::collection::vec(any::<Choice>(), 0..60),
    ) {
        wander(beginning, &choices);
    }
}
