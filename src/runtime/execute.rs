//! Executes effects.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::core::Core;
use super::prepare::{self, AskedChannel};
use super::sms::InboxCommand;
use crate::api::Purpose;
use crate::app::Event;
use crate::device::{LinkOutcome, Slot};
use crate::domain::{Link, RequestId, SecretText};
use crate::flow::{Delivery, Effect, KeyCommand, NoAppError, Request, Response, SmsCommand, StoreCommand};

impl Core {
    /// Starts an effect and returns at once: long work runs as a task, work with an order is queued.
    pub(super) fn execute(self: &Arc<Self>, effect: Effect) {
        match effect {
            Effect::Call(id, request) => self.call(id, request),
            Effect::Prepare(id, purpose) => self.prepare(id, purpose),
            Effect::Key(id, command) => self.key(id, command),
            Effect::Store(command) => self.store(command),
            Effect::Sms(SmsCommand::Await { code_length }) => self.inbox(InboxCommand::Await(code_length)),
            Effect::Sms(SmsCommand::Pause) => self.inbox(InboxCommand::Pause),
            Effect::Sms(SmsCommand::Stop) => self.inbox(InboxCommand::Stop),
            Effect::Haptic(haptic) => {
                let haptics = Arc::clone(&self.dependencies.device.haptics);
                self.spawn(async move { haptics.haptic(haptic) });
            }
            Effect::OpenLink(id, link) => self.open_link(id, link),
            Effect::Background => {
                let window = Arc::clone(&self.dependencies.device.window);
                self.spawn(async move { window.leave() });
            }
        }
    }

    fn call(self: &Arc<Self>, id: RequestId, mut request: Request) {
        let core = Arc::clone(self);
        let channel = match &request {
            Request::Resend { delivery: Delivery::Autofill(_), .. } => Some(self.ask_channel(id)),
            _ => None,
        };
        self.spawn(async move {
            if let (Some(asked), Request::Resend { delivery: Delivery::Autofill(channel), .. }) =
                (channel, &mut request)
            {
                *channel = Some(prepare::channel(asked).await);
            }
            let outcome = core.send(id, &request).await;
            core.dispatch(Event::Received(id, outcome));
        });
    }

    fn prepare(self: &Arc<Self>, id: RequestId, purpose: Purpose) {
        let core = Arc::clone(self);
        let channel = (purpose != Purpose::LogIn).then(|| self.ask_channel(id));
        self.spawn(async move {
            let prepared = prepare::prepare(&core, id, purpose, channel).await;
            core.dispatch(Event::Received(id, prepared.map(Response::Prepared)));
        });
    }

    fn open_link(self: &Arc<Self>, id: RequestId, link: Link) {
        let core = Arc::clone(self);
        self.spawn(async move {
            let opened = match core.dependencies.device.links.open(&link).await {
                LinkOutcome::Opened => Ok(()),
                LinkOutcome::NoApp => Err(NoAppError),
            };
            core.dispatch(Event::Received(id, Ok(Response::LinkOpened(opened))));
        });
    }

    /// Uses the key. The member may take any time to consent.
    fn key(self: &Arc<Self>, id: RequestId, command: KeyCommand) {
        let core = Arc::clone(self);
        self.spawn(async move {
            let key = &core.dependencies.device.trusted_key;
            let response = match command {
                KeyCommand::CheckAvailability => Response::CheckAvailability(key.availability().await),
                KeyCommand::CreateKey => Response::CreateKey(key.create().await),
                KeyCommand::Sign { text, prompt } => Response::Sign(key.sign(text.expose(), &prompt).await),
                KeyCommand::DeleteKey => return key.delete().await,
            };
            core.dispatch(Event::Received(id, Ok(response)));
        });
    }

    /// Queues the preparation of the inbox at once, in the order of the events.
    fn ask_channel(&self, id: RequestId) -> AskedChannel {
        let (reply, asked) = oneshot::channel();
        self.inbox(InboxCommand::Prepare(id, reply));
        asked
    }

    fn store(&self, command: StoreCommand) {
        match command {
            StoreCommand::SaveSession(token) => {
                self.write(Slot::Session, Some(SecretText::new(token.expose().to_owned())));
            }
            StoreCommand::ClearSession => self.write(Slot::Session, None),
            StoreCommand::SaveUsername(username) => {
                self.write(Slot::Username, Some(SecretText::new(username.as_str().to_owned())));
            }
            StoreCommand::ClearUsername => self.write(Slot::Username, None),
        }
    }
}
