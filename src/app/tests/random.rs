//! Random events: none panics, none prints or saves a secret, and "Inicio" can always be reached.

use std::sync::Arc;

use proptest::prelude::*;

use super::super::*;
use super::machines;
use crate::api::WeakPinReason;
use crate::domain::{
    CreateKeyError, Digit, DocumentKind, Draft, Generation, KeyAvailability, Moment, ReceiptDraft, RequestId, SignError,
};
use crate::features::accesses::{self, Change};
use crate::features::code_entry::{self, CodeText, RefusedText};
use crate::features::keypad::Key;
use crate::features::log_in::{self, Remember};
use crate::features::recover_username::{self, Slide};
use crate::features::test_driver::{
    Driven, TestFlow, accesses, assert_saves_no_secret, attempt, call_errors, choose_pin, code, code_sent, effect_name,
    hand_over, key_prompt, phone_challenge, phone_id, prepared, public_key, request_id, session, session_state,
    signature, trusted_phones, typed, username_sent,
};
use crate::features::trusted_phone::{AddEvent, LogInEvent};
use crate::features::{freeze, practice, recover_pin, session as open_session};
use crate::flow::{
    AddPhoneError, CallError, CodeError, Delivery, Flow, FreezeError, LogInError, NoAppError, Outcome,
    PhoneChallengeError, PhoneLogInError, PinCheckError, RecoveryError, Response, SessionError, SetPinError,
};

/// What members typed and what the portal gave in confidence.
const SECRETS: [&str; 17] = [
    "one-time-token",
    "phone-1",
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
    "challenge-of-the-portal",
];

/// The kind of an event, and its details.
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

/// The outcome of a call: mostly an answer that fits, else an error.
fn outcome(request: &str, detail: u8) -> Option<Outcome> {
    if detail % 8 == 7 {
        let errors = call_errors();
        return Some(Err(errors[usize::from(detail / 8) % errors.len()].clone()));
    }
    let wait = core::time::Duration::from_secs(30);
    Some(Ok(match (request, detail % 8) {
        ("Prepare", _) => Response::Prepared(prepared()),
        ("LogIn", 0) => Response::LogIn(Err(LogInError::ProofRefused)),
        ("LogIn", 1) => Response::LogIn(Err(LogInError::UsernameRefused)),
        ("LogIn", _) => Response::LogIn(Ok(attempt())),
        ("CheckPin", 0) => Response::CheckPin(Err(PinCheckError::Wrong { attempts_left: 2 })),
        ("CheckPin", 1) => Response::CheckPin(Err(PinCheckError::Locked { retry_after: wait })),
        ("CheckPin", 2) => Response::CheckPin(Err(PinCheckError::AttemptOver)),
        ("CheckPin", 3) => Response::CheckPin(Err(PinCheckError::Frozen)),
        ("CheckPin", _) => Response::CheckPin(Ok(session())),
        ("RecoverUsername" | "RecoverPin" | "Resend", kind) => Response::CodeSent(match kind {
            0 => Err(RecoveryError::ProofRefused),
            1 => Err(RecoveryError::FieldRefused { field: Some("username".to_owned()) }),
            2 => Err(RecoveryError::RecoveryOver),
            _ => Ok(code_sent()),
        }),
        ("CheckCode", kind) => Response::CheckCode(match kind {
            0 => Err(CodeError::Wrong { attempts_left: 2 }),
            1 => Err(CodeError::Expired),
            2 => Err(CodeError::RecoveryOver),
            3 | 4 => Ok(username_sent()),
            _ => Ok(choose_pin()),
        }),
        ("ChoosePin", 0) => Response::ChoosePin(Err(SetPinError::Weak(WeakPinReason::InForce))),
        ("ChoosePin", 1) => Response::ChoosePin(Err(SetPinError::RecoveryOver)),
        ("ChoosePin", _) => Response::ChoosePin(Ok(())),
        ("Session", 0) => Response::Session(Err(SessionError::Over)),
        ("Session", _) => Response::Session(Ok(session_state())),
        ("Freeze", 0) => Response::Freeze(Err(FreezeError::ReceiptOver)),
        ("Freeze", _) => Response::Freeze(Ok(())),
        ("Phones", 0) => Response::Phones(Err(SessionError::Over)),
        ("Phones", _) => Response::Phones(Ok(trusted_phones())),
        ("Accesses", 0) => Response::Accesses(Err(SessionError::Over)),
        ("Accesses", _) => Response::Accesses(Ok(accesses())),
        ("RemovePhone", _) => Response::RemovePhone(Ok(())),
        ("EndOtherSessions", _) => Response::EndOtherSessions(Ok(())),
        ("HandOver", 0) => Response::HandOver(Err(SessionError::Over)),
        ("HandOver", _) => Response::HandOver(Ok(hand_over())),
        ("OpenLink", 0) => Response::LinkOpened(Err(NoAppError)),
        ("OpenLink", _) => Response::LinkOpened(Ok(())),
        ("EndSession", _) => Response::SessionEnded,
        ("CheckAvailability", 0) => Response::CheckAvailability(KeyAvailability::NotEnrolled),
        ("CheckAvailability", _) => Response::CheckAvailability(KeyAvailability::Biometrics),
        ("CreateKey", 0) => Response::CreateKey(Err(CreateKeyError::NotEnrolled)),
        ("CreateKey", _) => Response::CreateKey(Ok(public_key())),
        ("AddPhoneChallenge" | "PhoneChallenge", 0) => Response::PhoneChallenge(Err(PhoneChallengeError::NotOffered)),
        ("AddPhoneChallenge", 1) => Response::PhoneChallenge(Err(PhoneChallengeError::SessionOver)),
        ("AddPhoneChallenge" | "PhoneChallenge", _) => Response::PhoneChallenge(Ok(phone_challenge())),
        ("Sign", 0) => Response::Sign(Err(SignError::Cancelled)),
        ("Sign", 1) => Response::Sign(Err(SignError::Invalidated)),
        ("Sign", _) => Response::Sign(Ok(signature())),
        ("AddPhone", kind) => Response::AddPhone(match kind {
            0 => Err(AddPhoneError::TooManyPhones),
            1 => Err(AddPhoneError::ChallengeOver),
            2 => Err(AddPhoneError::SessionOver),
            _ => Ok(phone_id()),
        }),
        ("PhoneLogIn", 0) => Response::PhoneLogIn(Err(PhoneLogInError::Refused)),
        ("PhoneLogIn", _) => Response::PhoneLogIn(Ok(session())),
        _ => return None,
    }))
}

fn in_the_code(detail: u8) -> code_entry::Event {
    let delivery = [Delivery::Autofill(None), Delivery::Inbox, Delivery::Call];
    match detail % 7 {
        0 => code_entry::Event::Resend(delivery[usize::from(detail / 7) % 3].clone()),
        3 => code_entry::Event::TextRefused(Arc::new(RefusedText::new("Su codigo: 482913"))),
        1 => code_entry::Event::Retry,
        2 => code_entry::Event::Filled(CodeText::new(["482913", "739", "739104 1", ""][usize::from(detail / 7) % 4])),
        _ => code_entry::Event::Key(key(detail)),
    }
}

fn in_the_flow(route: &Route, (kind, detail): Choice) -> Event {
    match route {
        Route::LogIn(_) => Event::LogIn(match kind % 9 {
            0 | 1 => log_in::Event::UsernameTyped(text(detail)),
            2 | 3 => log_in::Event::Continue,
            4 => log_in::Event::Retry,
            5 if detail < 40 => log_in::Event::ForgotPin,
            5 if detail < 80 => log_in::Event::ForgotUsername,
            6 => log_in::Event::Remember(if detail < 128 { Remember::Yes } else { Remember::No }),
            _ => log_in::Event::Key(key(detail)),
        }),
        Route::RecoverUsername(_) => Event::RecoverUsername(match kind % 6 {
            0 => recover_username::Event::EmailTyped(Draft::new("aurelia@unal.edu.co")),
            1 => recover_username::Event::Slid(Slide::Green),
            2 => recover_username::Event::Recover,
            3 => recover_username::Event::LogIn,
            _ => recover_username::Event::Code(in_the_code(detail)),
        }),
        Route::RecoverPin(_) => Event::RecoverPin(match kind % 8 {
            0 => recover_pin::Event::Typed(text(detail)),
            1 if detail > 200 => recover_pin::Event::ForgotBoth,
            1 => recover_pin::Event::KindChosen(DocumentKind::from("CC".to_owned())),
            2 | 3 => recover_pin::Event::Continue,
            4 if detail < 60 => recover_pin::Event::LogIn,
            4 => recover_pin::Event::Retry,
            5 => recover_pin::Event::Code(in_the_code(detail)),
            _ => recover_pin::Event::Key(key(detail)),
        }),
        Route::Freeze(_) if kind % 2 == 0 => {
            Event::Freeze(freeze::Event::Typed(ReceiptDraft::new(if detail < 200 { "7K2M-9QXF" } else { "<" })))
        }
        Route::Freeze(_) => Event::Freeze(freeze::Event::Freeze),
        Route::PhoneLogIn(_) => Event::PhoneLogIn(match kind % 4 {
            0 if detail < 60 => LogInEvent::UsePin,
            1 if detail < 60 => LogInEvent::Back,
            _ => LogInEvent::Retry,
        }),
        Route::Session(_) if detail >= 128 => match kind % 5 {
            0 | 1 => Event::TrustPhone(key_prompt()),
            2 | 3 => Event::AddPhone(AddEvent::Retry),
            _ => Event::TurnOffPhone,
        },
        Route::Home if detail >= 160 => {
            if kind < 12 {
                Event::LogInByPhone(key_prompt())
            } else {
                Event::LogInToTrustPhone
            }
        }
        Route::Session(_) if detail < 25 => Event::Session(open_session::Event::LogOut),
        Route::Session(_) => Event::Session(match kind % 8 {
            0 => open_session::Event::StayConnected,
            1 => open_session::Event::OpenWeb,
            2 | 3 => open_session::Event::OpenAccesses,
            4 => open_session::Event::Accesses(accesses::Event::Retry),
            5 => open_session::Event::Accesses(accesses::Event::Ask(Change::EndOtherSessions)),
            6 => open_session::Event::Accesses(accesses::Event::Ask(Change::RemovePhone(trusted_phones().remove(0)))),
            _ => open_session::Event::Accesses(accesses::Event::Confirm),
        }),
        Route::Privacy { .. } => Event::PrivacyAccepted,
        Route::Starting | Route::Home | Route::Outdated => {
            let destinations =
                [Destination::LogIn, Destination::RecoverUsername, Destination::RecoverPin, Destination::Freeze];
            Event::Enter(destinations[usize::from(detail) % 4])
        }
    }
}

/// Delivers the outcome of the last request, or of an earlier one.
fn received(requests: &[(RequestId, String)], detail: u8) -> Event {
    let back = if detail % 5 == 4 { usize::from(detail / 64) } else { 0 };
    let request = requests.iter().rev().nth(back).or_else(|| requests.last());
    let delivered = request.and_then(|(id, name)| Some(Event::Received(*id, outcome(name, detail / 5)?)));
    delivered.unwrap_or(Event::Ticked)
}

fn event(app: &App, requests: &[(RequestId, String)], (kind, detail): Choice) -> Event {
    match kind % 16 {
        0..=4 => received(requests, detail),
        8 if detail < 60 => Event::CodeArrived(code(if detail < 30 { "482913" } else { "739104" })),
        5 if detail < 60 => Event::Back,
        6 if detail < 60 => Event::Ticked,
        7 if detail < 20 => Event::Open(Modal::Help),
        7 if detail < 40 => Event::Open(Modal::Practice),
        7 if detail < 80 => Event::Close,
        7 if detail < 120 => Event::ScreenReader(ScreenReader::Running),
        7 if detail < 160 => Event::ForgetUsername,
        7 if detail < 180 => Event::FetchPortal,
        _ if app.practice().is_some() && detail < 16 => Event::Practice(practice::Event::Again),
        _ if app.practice().is_some() => Event::Practice(practice::Event::Key(key(detail))),
        _ => in_the_flow(app.route(), (kind / 16, detail)),
    }
}

fn assert_nothing_prints(printed: &str) {
    for secret in SECRETS {
        assert!(!printed.contains(secret), "{secret} in {printed}");
    }
}

/// Checks that saving, restoring and saving again gives the same snapshot, without a PIN or a code.
fn assert_saved_alike(app: &Driven<App>, at: Moment) {
    let Some(saved) = app.state().snapshot(at) else { return };
    assert_nothing_prints(&format!("{saved:?}"));
    let json = serde_json::to_string(&saved).unwrap();
    assert_saves_no_secret(&json);
    let mut fresh = Driven::start(|_| (App::default(), Vec::new()));
    let behind = at.since(fresh.env.at_once().now);
    fresh.env.pass(behind);
    let app = Some(serde_json::from_str(&json).unwrap());
    fresh.act(Event::Started(Box::new(Stored { app, ..Stored::default() })));
    let again = fresh.state().snapshot(at).expect("restored");
    assert_eq!(serde_json::to_string(&again).unwrap(), json);
}

/// Goes back and fails pending requests until "Inicio" is reached.
fn lead_home(app: &mut Driven<App>, requests: &[(RequestId, String)]) {
    for _ in 0..24 {
        match app.state().route() {
            // An app that is too old leads to the store, or to "Inicio" once the portal accepts it again.
            Route::Home | Route::Outdated => return,
            Route::Starting => app.act(Event::Started(Box::default())),
            Route::Session(_) => app.act(Event::Session(open_session::Event::LogOut)),
            // Saving cannot be left before the call times out.
            Route::RecoverPin(flow) if flow.name() == "Saving" => {
                let ids: Vec<RequestId> = requests.iter().map(|(id, _)| *id).filter(|id| flow.awaits(*id)).collect();
                app.respond_to(ids[0], Err(CallError::TimedOut))
            }
            _ => app.act(Event::Back),
        };
    }
    panic!("no way out of {}", app.state().name());
}

fn wander(start: usize, choices: &[Choice]) {
    let mut app = machines::starting_apps()[start]();
    let mut used = app.requests.clone();
    for &choice in choices {
        let event = event(app.state(), &used, choice);
        assert_nothing_prints(&format!("{event:?}"));
        app.act(event);
        assert_nothing_prints(&format!("{:?} {:?}", app.state(), app.effects));
        for effect in &app.effects {
            // An id that was used for one kind of request is never used for another.
            let (Some(key), kind) = (request_id(effect), effect_name(effect)) else { continue };
            assert!(used.iter().all(|(earlier, of)| *earlier != key || *of == kind), "one key for two requests");
            used.push((key, kind));
        }
        let at = app.env.at_once().now;
        assert_saved_alike(&app, at);
    }
    lead_home(&mut app, &used);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn random_events_never_panic_leak_or_reach_a_dead_end(
        start in 0..6usize,
        choices in proptest::collection::vec(any::<Choice>(), 0..60),
    ) {
        wander(start, &choices);
    }
}
