//! The outside of a flow in a test: time, keys and layouts that are the same in every run, and what was asked for.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use core::time::Duration;
use std::sync::Arc;

use jiff::Timestamp;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::api::SmsChannel;
use crate::domain::{
    Attempt, CodeAccepted, CodeSent, Handle, LastAccess, Member, Moment, OpenedSession, Proof, RequestId, SecretText,
    SecurityCode, SentTo, SessionState,
};
use crate::domain::{Digit, Layout};
use crate::features::keypad::{Key, Keypad};
use crate::flow::{CallError, Context, Effect, Flow, Input, Prepared, Reference, Step};

/// PINs, codes and a receipt that tests type: what must never be saved.
const UNSAVED: [&str; 5] = ["7K2M-9QXF", "7391", "2580", "482913", "739104"];

/// What is saved holds no PIN, no code and no receipt.
pub(crate) fn assert_saves_no_secret(json: &str) {
    // Numbers of clocks and keys are digits too: only text, in quotes, can be what was entered.
    for secret in UNSAVED {
        assert!(!json.contains(&format!("\"{secret}\"")), "{secret} in {json}");
    }
}

/// Time, keys and chance.
pub(crate) struct Outside {
    at: Moment,
    keys: u64,
    chance: StdRng,
}

impl Outside {
    pub(crate) fn new() -> Self {
        let at = Moment {
            steady: Duration::from_hours(1),
            wall: Timestamp::from_second(1_795_000_000).unwrap(),
            boot: None,
        };
        Self { at, keys: 0, chance: StdRng::seed_from_u64(2026) }
    }

    pub(crate) fn pass(&mut self, by: Duration) {
        self.at = self.at.later(by);
    }

    /// What comes with the next event, a second after the last.
    pub(crate) fn context(&mut self) -> Context {
        self.pass(Duration::from_secs(1));
        self.at_once()
    }

    /// What comes with an event at the very moment of the last.
    pub(crate) fn at_once(&mut self) -> Context {
        self.keys += 1;
        let mut bytes = [0xa5; 16];
        bytes[..8].copy_from_slice(&self.keys.to_le_bytes());
        Context {
            at: self.at,
            key: RequestId::new(bytes),
            layout: Layout::draw(&mut self.chance),
            next: Layout::draw(&mut self.chance),
        }
    }
}

/// A flow that a test drives.
pub(crate) struct Driven<F: Flow> {
    pub(crate) state: Option<F>,
    pub(crate) exit: Option<F::Exit>,
    /// What the last step asked for.
    pub(crate) asked: Vec<Effect>,
    /// The key of the last request.
    pub(crate) key: RequestId,
    pub(crate) outside: Outside,
}

impl<F, A> Driven<F>
where
    F: Flow<Event = Input<A>, Effect = Effect>,
{
    pub(crate) fn begin(begin: impl FnOnce(&Context) -> (F, Vec<Effect>)) -> Self {
        let mut outside = Outside::new();
        let context = outside.context();
        let (state, asked) = begin(&context);
        let mut driven = Self { state: Some(state), exit: None, asked: Vec::new(), key: context.key, outside };
        driven.heard(asked);
        driven
    }

    fn heard(&mut self, asked: Vec<Effect>) {
        if let Some(key) = asked.iter().rev().find_map(key_of) {
            self.key = key;
        }
        self.asked = asked;
    }

    pub(crate) fn act(&mut self, action: A) -> &mut Self {
        let context = self.outside.context();
        self.act_given(context, action)
    }

    pub(crate) fn act_given(&mut self, context: Context, action: A) -> &mut Self {
        // A flow that was left hears nothing.
        let Some(state) = self.state.take() else { return self };
        match state.update(Input::new(context, action)) {
            Step::Stay(state, asked) => {
                self.state = Some(state);
                self.heard(asked);
            }
            Step::Leave(exit) => {
                self.exit = Some(exit);
                self.asked.clear();
            }
        }
        self
    }

    /// The same flow in the next process, where this one was killed: what it would save is what it was restored from.
    pub(crate) fn killed<S: Serialize + DeserializeOwned>(
        &self,
        save: impl Fn(&F) -> S,
        restore: impl FnOnce(S, &Context) -> (F, Vec<Effect>),
    ) -> Self {
        let saved = serde_json::to_string(&save(self.state())).unwrap();
        assert_saves_no_secret(&saved);
        let restored = Self::begin(|context| restore(serde_json::from_str(&saved).unwrap(), context));
        assert_eq!(serde_json::to_string(&save(restored.state())).unwrap(), saved);
        restored
    }

    pub(crate) fn state(&self) -> &F {
        self.state.as_ref().unwrap()
    }

    /// What the last step asked for but for what the hand feels, by name.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.iter().filter(|effect| !matches!(effect, Effect::Haptic(_))).map(name).collect()
    }
}

/// A variant's name: the first word of what it prints.
pub(crate) fn name(value: &impl core::fmt::Debug) -> String {
    let printed = format!("{value:?}");
    printed.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
}

pub(crate) fn key_of(effect: &Effect) -> Option<RequestId> {
    match effect {
        Effect::Prepare { key, .. }
        | Effect::BeginLogIn { key, .. }
        | Effect::CheckPin { key, .. }
        | Effect::SendUsernameCode { key, .. }
        | Effect::SendPinCode { key, .. }
        | Effect::SendCodeAgain { key, .. }
        | Effect::CheckCode { key, .. }
        | Effect::ChoosePin { key, .. }
        | Effect::FreezeAccess { key, .. }
        | Effect::RefreshSession { key, .. } => Some(*key),
        _ => None,
    }
}

pub(crate) fn typed(digit: char) -> Key {
    Key::Typed(Digit::from_char(digit).unwrap())
}

/// A finger that goes down and up on the layout in force.
pub(crate) fn tapped(keypad: &Keypad, digit: char) -> Key {
    Key::Pressed { digit: Digit::from_char(digit).unwrap(), down: keypad.generation(), up: keypad.generation() }
}

pub(crate) fn handle() -> Handle {
    Handle::parse("handle-1").unwrap()
}

pub(crate) fn prepared() -> Prepared {
    let proof = Proof("proof-of-work-51".to_owned());
    let channel = SmsChannel::Android { token: "FA+9qCX9VSu".to_owned() };
    Prepared { proof, channel, good_for: Duration::from_mins(5) }
}

pub(crate) fn attempt() -> Attempt {
    Attempt { handle: handle(), expires_in: Duration::from_mins(5) }
}

pub(crate) fn code_sent() -> CodeSent {
    CodeSent {
        recovery: handle(),
        code_length: 6,
        expires_in: Duration::from_mins(5),
        resend_in: Duration::from_mins(1),
        resends_left: 2,
    }
}

pub(crate) fn code(digits: &str) -> Arc<SecurityCode> {
    Arc::new(SecurityCode::parse(digits, digits.len()).unwrap())
}

pub(crate) fn username_sent() -> CodeAccepted {
    CodeAccepted::UsernameSent(vec![SentTo::Email("a•••@u•••.co".to_owned())])
}

pub(crate) fn choose_pin() -> CodeAccepted {
    let grant = Arc::new(SecretText::new("grant-of-the-portal".to_owned()));
    CodeAccepted::ChoosePin { grant, expires_in: Duration::from_mins(5) }
}

pub(crate) fn session_state() -> SessionState {
    let last_access = LastAccess { at: None, device: "Android de Aurelia".to_owned() };
    SessionState {
        member: Member { display_name: "Aurelia Quijano".to_owned(), last_access: Some(last_access) },
        idle_timeout: Duration::from_mins(5),
        expires_in: Duration::from_mins(30),
    }
}

pub(crate) fn session() -> OpenedSession {
    OpenedSession { token: Arc::new(SecretText::new("token-of-the-session".to_owned())), state: session_state() }
}

/// Trouble after which nobody knows what was done.
pub(crate) const LOST: CallError = CallError::TimedOut;

/// Trouble after which nothing was done.
pub(crate) const REFUSED: CallError = CallError::SlowDown { retry_after: Duration::from_mins(1) };

/// Every trouble.
pub(crate) fn troubles() -> Vec<CallError> {
    vec![
        CallError::Offline,
        CallError::TimedOut,
        CallError::NotGenuine,
        CallError::Maintenance { retry_after: None },
        REFUSED,
        CallError::Outdated,
        CallError::Unexpected { reference: Reference::new(None) },
    ]
}
