//! A trusted phone as its diagrams show it.

use super::super::started;
use super::{Action, AppDriver, Driven, Duration, Event, LOST, Stored, act, answer, respond};
use crate::domain::{CreateKeyError, SignError};
use crate::features::test_driver::{
    TestFlow, key_prompt, phone_challenge, phone_id, public_key, session, signature, trusted_phone,
};
use crate::features::trusted_phone::{AddEvent, AddPhone, LogInEvent, PhoneLogIn};
use crate::flow::{AddPhoneError, PhoneChallengeError, PhoneLogInError, Response};

type LoggingIn = Driven<PhoneLogIn>;
type Adding = Driven<AddPhone>;

pub(in super::super) fn logging_in_by_phone() -> AppDriver {
    let mut app = started(Stored { trusted_phone: Some(trusted_phone()), ..Stored::default() });
    app.act(Event::LogInByPhone(key_prompt()));
    app
}

/// What can happen until the challenge is signed.
fn signing<F: TestFlow>() -> Vec<Action<Driven<F>>> {
    vec![
        ("the challenge came", |f| answer(f, Response::PhoneChallenge(Ok(phone_challenge())))),
        ("the portal has no trusted phones", |f| {
            answer(f, Response::PhoneChallenge(Err(PhoneChallengeError::NotOffered)));
        }),
        ("the member consented", |f| answer(f, Response::Sign(Ok(signature())))),
        ("the member consented too late", |f| {
            f.env.pass(Duration::from_mins(2));
            answer(f, Response::Sign(Ok(signature())));
        }),
        ("the prompt was closed", |f| answer(f, Response::Sign(Err(SignError::Cancelled)))),
        ("too many wrong fingers", |f| answer(f, Response::Sign(Err(SignError::LockedOut)))),
        ("the key is gone", |f| answer(f, Response::Sign(Err(SignError::Invalidated)))),
        ("the phone cannot sign", |f| answer(f, Response::Sign(Err(SignError::Unavailable)))),
        ("call error", |f| respond(f, Err(LOST))),
    ]
}

pub(in super::super) fn phone_log_in() -> (LoggingIn, Vec<Action<LoggingIn>>) {
    let mut acts = signing();
    acts.extend::<[Action<LoggingIn>; 5]>([
        ("logged in", |f| answer(f, Response::PhoneLogIn(Ok(session())))),
        ("the phone is refused", |f| answer(f, Response::PhoneLogIn(Err(PhoneLogInError::Refused)))),
        ("Intentar de nuevo", |f| act(f, LogInEvent::Retry)),
        ("Usar mi contraseña", |f| act(f, LogInEvent::UsePin)),
        ("Regresar", |f| act(f, LogInEvent::Back)),
    ]);
    (Driven::start(|context| PhoneLogIn::start(phone_id(), key_prompt(), context)), acts)
}

pub(in super::super) fn add_phone() -> (Adding, Vec<Action<Adding>>) {
    let mut acts: Vec<Action<Adding>> = vec![
        ("the phone made a key", |f| answer(f, Response::CreateKey(Ok(public_key())))),
        ("nothing is enrolled", |f| answer(f, Response::CreateKey(Err(CreateKeyError::NotEnrolled)))),
    ];
    acts.extend(signing());
    acts.extend::<[Action<Adding>; 6]>([
        ("added", |f| answer(f, Response::AddPhone(Ok(phone_id())))),
        ("the challenge is over", |f| answer(f, Response::AddPhone(Err(AddPhoneError::ChallengeOver)))),
        ("too many phones", |f| answer(f, Response::AddPhone(Err(AddPhoneError::TooManyPhones)))),
        ("the key is refused", |f| answer(f, Response::AddPhone(Err(AddPhoneError::KeyRefused)))),
        ("the session is over", |f| answer(f, Response::AddPhone(Err(AddPhoneError::SessionOver)))),
        ("Intentar de nuevo", |f| act(f, AddEvent::Retry)),
    ]);
    (Driven::start(|context| AddPhone::start(session().token, key_prompt(), context)), acts)
}
