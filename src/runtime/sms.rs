//! The one task that uses the SMS inbox, in the order of the events.
//!
//! A text gives its code only if it reads as the portal's ([`TextMessage::read`]) and has the newest token, on platforms with
//! tokens. The log says why a text was ignored, never what it contained.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::core::Core;
use crate::api::{SmsChannel, TextMessage};
use crate::app::Event;
use crate::device::ReceivedText;
use crate::domain::{RequestId, SecurityCode};

pub(super) enum InboxCommand {
    /// Prepares the inbox for the message of this request, and replies what the message must contain. A repeated request gets the
    /// same reply: with another it would be another request.
    Prepare(RequestId, oneshot::Sender<SmsChannel>),
    /// Waits for a code of this many digits from now on.
    Await(usize),
    /// Stops waiting, and deletes what was stored.
    Stop,
}

pub(super) async fn run(core: Arc<Core>, mut commands: mpsc::UnboundedReceiver<InboxCommand>) {
    let inbox = Arc::clone(&core.dependencies.inbox);
    let mut code_length = None;
    let mut last = None;
    let mut prepared: Option<(RequestId, SmsChannel)> = None;
    loop {
        let next = async {
            match code_length {
                Some(code_length) => (inbox.next().await, code_length),
                None => core::future::pending().await,
            }
        };
        tokio::select! {
            // A command first: it may make a message that arrives with it late.
            biased;
            command = commands.recv() => match command {
                Some(InboxCommand::Prepare(id, reply)) => {
                    let channel = match &prepared {
                        Some((earlier, channel)) if *earlier == id => channel.clone(),
                        _ => inbox.prepare().await,
                    };
                    prepared = Some((id, channel.clone()));
                    // The receiver may be gone.
                    let _ = reply.send(channel);
                }
                Some(InboxCommand::Await(length)) => code_length = Some(length),
                Some(InboxCommand::Stop) => {
                    (code_length, last, prepared) = (None, None, None);
                    inbox.forget().await;
                }
                None => return,
            },
            (text, code_length) = next => {
                if let Some(code) = read(&core, &text, code_length, &mut last) {
                    core.dispatch(Event::CodeArrived(code));
                }
            }
        }
    }
}

/// Returns the code of a text that is the portal's and was not returned before.
fn read(
    engine: &Core,
    text: &ReceivedText,
    code_length: usize,
    last: &mut Option<Arc<SecurityCode>>,
) -> Option<Arc<SecurityCode>> {
    let ignored = |why: &dyn core::fmt::Display| tracing::info!(%why, "a text message was ignored");
    let TextMessage { code, token } = TextMessage::read(text.expose(), &engine.dependencies.host, code_length)
        .inspect_err(|error| ignored(error))
        .ok()?;
    let awaited = engine.dependencies.inbox.token();
    if awaited.is_some() && awaited != token {
        ignored(&"another token");
        return None;
    }
    let code = Arc::new(code);
    if last.as_ref() == Some(&code) {
        ignored(&"the same code again");
        return None;
    }
    *last = Some(Arc::clone(&code));
    Some(code)
}
