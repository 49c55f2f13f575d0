//! Drives a flow in a unit test: time, ids and layouts that are the same in every run, and the effects of the last step.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod fixtures;
mod flows;

use core::time::Duration;

use jiff::Timestamp;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::domain::{CodeAccepted, CodeSent, Layout, Moment, RequestId};
use crate::features::code_entry::{self, CodeMessage};
use crate::features::keypad::Key;
use crate::flow::{CodeError, Context, Effect, Flow, Outcome, RecoveryError, Response, Step};

pub(crate) use fixtures::*;
pub(crate) use flows::{TestFlow, TestRecovery};

/// PINs, codes and a receipt that tests type: what must never be saved.
const UNSAVED: [&str; 5] = ["7K2M-9QXF", "7391", "2580", "482913", "739104"];

pub(crate) fn assert_saves_no_secret(json: &str) {
    // Times and ids are digits too: only text, in quotes, can be what was entered.
    for secret in UNSAVED {
        assert!(!json.contains(&format!("\"{secret}\"")), "{secret} in {json}");
    }
}

pub(crate) struct TestEnv {
    now: Moment,
    ids: u64,
    rng: StdRng,
}

impl TestEnv {
    pub(crate) fn new() -> Self {
        let now = Moment {
            steady: Duration::from_hours(1),
            wall: Timestamp::from_second(1_795_000_000).unwrap(),
            boot: None,
        };
        Self { now, ids: 0, rng: StdRng::seed_from_u64(2026) }
    }

    pub(crate) fn pass(&mut self, by: Duration) {
        self.now = self.now.later(by);
    }

    /// Returns the context of an event one second after the last.
    pub(crate) fn context(&mut self) -> Context {
        self.pass(Duration::from_secs(1));
        self.at_once()
    }

    /// Returns the context of an event at the moment of the last.
    pub(crate) fn at_once(&mut self) -> Context {
        self.ids += 1;
        let mut bytes = [0xa5; 16];
        bytes[..8].copy_from_slice(&self.ids.to_le_bytes());
        Context {
            now: self.now,
            request_id: RequestId::new(bytes),
            layout: Layout::draw(&mut self.rng),
            next_layout: Layout::draw(&mut self.rng),
            portal_host: "portal.cooprofesoresun.example".into(),
            installation: None,
        }
    }
}

pub(crate) struct Driven<F: Flow> {
    pub(crate) state: Option<F>,
    pub(crate) exit: Option<F::Exit>,
    pub(crate) effects: Vec<Effect>,
    pub(crate) id: RequestId,
    /// Every request so far, with its name.
    pub(crate) requests: Vec<(RequestId, String)>,
    pub(crate) env: TestEnv,
}

impl<F: TestFlow> Driven<F> {
    pub(crate) fn start(start: impl FnOnce(&Context) -> (F, Vec<Effect>)) -> Self {
        let mut env = TestEnv::new();
        let context = env.context();
        let (state, effects) = start(&context);
        let id = context.request_id;
        let mut driven = Self { state: Some(state), exit: None, effects: Vec::new(), id, requests: Vec::new(), env };
        driven.record(effects);
        driven
    }

    fn record(&mut self, effects: Vec<Effect>) {
        self.requests.extend(effects.iter().filter_map(|effect| Some((request_id(effect)?, effect_name(effect)))));
        if let Some(id) = effects.iter().rev().find_map(request_id) {
            self.id = id;
        }
        self.effects = effects;
    }

    pub(crate) fn act(&mut self, event: F::Event) -> &mut Self {
        let context = self.env.context();
        self.act_with(&context, event)
    }

    pub(crate) fn act_with(&mut self, context: &Context, event: F::Event) -> &mut Self {
        // A flow that was left receives nothing.
        let Some(state) = self.state.take() else { return self };
        match state.update(event, context) {
            Step::Stay(state, effects) => {
                assert!(!state.awaits(RequestId::new([0; 16])), "a flow waits for its own requests alone");
                self.state = Some(state);
                self.record(effects);
            }
            Step::Leave(exit) => {
                self.exit = Some(exit);
                self.effects.clear();
            }
        }
        self
    }

    /// Types digits on a keyboard; `event` passes each key on.
    pub(crate) fn enter(&mut self, digits: &str, event: impl Fn(Key) -> F::Event) -> &mut Self {
        for digit in digits.chars() {
            self.act(event(typed(digit)));
        }
        self
    }

    pub(crate) fn respond(&mut self, outcome: Outcome) -> &mut Self {
        self.respond_to(self.id, outcome)
    }

    /// Delivers the outcome of a request as the app does: a feature never sees one that it does not await, nor a response to
    /// another call.
    pub(crate) fn respond_to(&mut self, id: RequestId, outcome: Outcome) -> &mut Self {
        self.effects.clear();
        let sent = self.requests.iter().rev().find(|(sent, _)| *sent == id).map(|(_, name)| name.as_str());
        let fits = outcome.as_ref().map_or(true, |response| sent.is_none_or(|name| answers(response, name)));
        if fits && self.state.as_ref().is_some_and(|state| F::TAKES_LATE || state.awaits(id)) {
            self.act(F::received(id, outcome));
        }
        self
    }

    /// Returns the same flow in the next process, restored from what this one saves.
    pub(crate) fn killed<S: Serialize + DeserializeOwned>(
        &self,
        snapshot: impl Fn(&F) -> S,
        restore: impl FnOnce(S, &Context) -> (F, Vec<Effect>),
    ) -> Self {
        let saved = serde_json::to_string(&snapshot(self.state())).unwrap();
        assert_saves_no_secret(&saved);
        let restored = Self::start(|context| restore(serde_json::from_str(&saved).unwrap(), context));
        assert_eq!(serde_json::to_string(&snapshot(restored.state())).unwrap(), saved);
        restored
    }

    pub(crate) fn state(&self) -> &F {
        self.state.as_ref().unwrap()
    }

    /// Returns the names of the last step's effects, without haptics.
    pub(crate) fn effect_names(&self) -> Vec<String> {
        self.effects.iter().filter(|effect| !matches!(effect, Effect::Haptic(_))).map(effect_name).collect()
    }
}

impl<F: TestRecovery> Driven<F> {
    /// Answers the request for a code.
    pub(crate) fn code_sent(&mut self, result: Result<CodeSent, RecoveryError>) {
        self.respond(Ok(Response::CodeSent(result)));
    }

    /// Returns the message with the code that is entered.
    pub(crate) fn message(&self) -> &CodeMessage {
        &self.state().code_entry().unwrap().message
    }

    /// Enters a code and answers its check.
    pub(crate) fn check_code(&mut self, result: Result<CodeAccepted, CodeError>) {
        self.enter("482913", |key| F::code(code_entry::Event::Key(key)));
        self.respond(Ok(Response::CheckCode(result)));
    }
}

/// Returns a variant's name: the first word of its `Debug` text.
pub(crate) fn name(value: &impl core::fmt::Debug) -> String {
    let printed = format!("{value:?}");
    printed.split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned()
}

pub(crate) fn effect_name(effect: &Effect) -> String {
    match effect {
        Effect::Call(_, request) => name(request),
        Effect::Key(_, command) => name(command),
        Effect::Store(command) => name(command),
        Effect::Sms(command) => name(command),
        effect => name(effect),
    }
}

pub(crate) const fn request_id(effect: &Effect) -> Option<RequestId> {
    match effect {
        Effect::Call(id, _) | Effect::Prepare(id, _) | Effect::OpenLink(id, _) | Effect::Key(id, _) => Some(*id),
        _ => None,
    }
}

/// Whether the portal can answer a request of this name so.
fn answers(response: &Response, request: &str) -> bool {
    match response {
        Response::Prepared(_) => request == "Prepare",
        Response::LinkOpened(_) => request == "OpenLink",
        Response::CodeSent(_) => ["RecoverUsername", "RecoverPin", "Resend"].contains(&request),
        Response::PhoneChallenge(_) => ["AddPhoneChallenge", "PhoneChallenge"].contains(&request),
        response => name(response) == request,
    }
}
