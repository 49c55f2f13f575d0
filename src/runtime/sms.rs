//! The one task that uses the SMS inbox, in the order of the events.
//!
//! A text gives its code only if it reads as the portal's ([`TextMessage::read`]) and has the newest token, on platforms with
//! tokens. One with the token that cannot be read is passed on for the member to read. The log says why, never what it contained.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::core::Core;
use crate::api::{SmsChannel, TextMessage};
use crate::app::Event;
use crate::device::ReceivedText;
use crate::domain::{RequestId, SecurityCode};
use crate::features::code_entry::RefusedText;

pub(super) enum InboxCommand {
    /// Prepares the inbox for the message of this request, and replies what the message must contain. A repeated request gets the
    /// same reply: with another it would be another request.
    Prepare(RequestId, oneshot::Sender<SmsChannel>),
    /// Waits for a code of this many digits from now on.
    Await(usize),
    /// Stops waiting, and keeps what was stored.
    Pause,
    /// Stops waiting, and deletes what was stored.
    Stop,
}

pub(super) async fn run(core: Arc<Core>, mut commands: mpsc::UnboundedReceiver<InboxCommand>) {
    let inbox = Arc::clone(&core.dependencies.device.inbox);
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
                Some(InboxCommand::Pause) => code_length = None,
                Some(InboxCommand::Stop) => {
                    (code_length, last, prepared) = (None, None, None);
                    inbox.forget().await;
                }
                None => return,
            },
            (text, code_length) = next => {
                if let Some(event) = read(&core, &text, code_length, &mut last) {
                    core.dispatch(event);
                }
            }
        }
    }
}

/// Returns the event of a text that answers the app's own request: its code where that was not returned before, or that it cannot be
/// read.
fn read(engine: &Core, text: &ReceivedText, code_length: usize, last: &mut Option<Arc<SecurityCode>>) -> Option<Event> {
    let ignored = |why: &dyn core::fmt::Display| tracing::info!(%why, "a text message was ignored");
    let token = engine.dependencies.device.inbox.token();
    if token.as_deref().is_some_and(|token| !TextMessage::has_token(text.expose(), token)) {
        ignored(&"another token");
        return None;
    }
    let code = match TextMessage::read(text.expose(), &engine.dependencies.host, code_length) {
        Ok(message) => Arc::new(message.code),
        // Its token kept it out of the member's inbox: otherwise it would never be seen.
        Err(error) if token.is_some() => {
            tracing::info!(why = %error, "a text message cannot be read");
            return Some(Event::TextRefused(Arc::new(RefusedText::new(text.expose()))));
        }
        Err(error) => {
            ignored(&error);
            return None;
        }
    };
    if last.as_ref() == Some(&code) {
        ignored(&"the same code again");
        return None;
    }
    *last = Some(Arc::clone(&code));
    Some(Event::CodeArrived(code))
}
