//! Awaiting the text message: the one task that uses the inbox, in the order of the steps.
//!
//! A text is taken only where it reads as the portal's ([`TextMessage::read`]) and carries the newest token, where the platform
//! has tokens. Anything else is ignored, and the log says why, never what.

use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use super::core::Core;
use crate::api::{SmsChannel, TextMessage};
use crate::app::Action;
use crate::device::ReceivedText;
use crate::domain::{RequestId, SecurityCode};
use crate::flow::Response;

/// What is to be done with the inbox.
pub(super) enum InboxCommand {
    /// Get ready for the one message of this request, and say what it must carry. A request that is repeated carries what it
    /// carried before: with anything else it would be another.
    Prepare(RequestId, oneshot::Sender<SmsChannel>),
    /// Watch for a code of this many digits from now on.
    Await(usize),
    /// Watch no more, and forget what was kept.
    Stop,
}

pub(super) async fn run(core: Arc<Core>, mut inbox_commands: mpsc::UnboundedReceiver<InboxCommand>) {
    let inbox = Arc::clone(&core.ports.inbox);
    let mut digits = None;
    let mut last = None;
    let mut prepared: Option<(RequestId, SmsChannel)> = None;
    loop {
        let next = async {
            match digits {
                Some(digits) => (inbox.next().await, digits),
                None => core::future::pending().await,
            }
        };
        tokio::select! {
            // An errand first: a message that comes with it may be the one it makes late.
            biased;
            inbox_command = inbox_commands.recv() => match inbox_command {
                Some(InboxCommand::Prepare(key, tell)) => {
                    let channel = match &prepared {
                        Some((earlier, channel)) if *earlier == key => channel.clone(),
                        _ => inbox.prepare().await,
                    };
                    prepared = Some((key, channel.clone()));
                    // Whoever asked may have gone.
                    let _ = tell.send(channel);
                }
                Some(InboxCommand::Await(awaited)) => digits = Some(awaited),
                Some(InboxCommand::Stop) => {
                    (digits, last, prepared) = (None, None, None);
                    inbox.forget().await;
                }
                None => return,
            },
            (text, digits) = next => {
                if let Some(code) = read(&core, &text, digits, &mut last) {
                    core.dispatch(Action::Received(Response::CodeArrived(code)));
                }
            }
        }
    }
}

/// The code of a text that is the awaited one, and was not handed over before.
fn read(
    running: &Core,
    text: &ReceivedText,
    digits: usize,
    last: &mut Option<Arc<SecurityCode>>,
) -> Option<Arc<SecurityCode>> {
    let TextMessage { code, token } = match TextMessage::read(text.expose(), &running.ports.host, digits) {
        Ok(message) => message,
        Err(why) => {
            tracing::info!(%why, "a text message was ignored");
            return None;
        }
    };
    let awaited = running.ports.inbox.token();
    if awaited.is_some() && awaited != token {
        tracing::info!(why = "another token", "a text message was ignored");
        return None;
    }
    if last.as_ref().is_some_and(|last| last.expose() == code.expose()) {
        tracing::info!(why = "the same again", "a text message was ignored");
        return None;
    }
    let code = Arc::new(code);
    *last = Some(Arc::clone(&code));
    Some(code)
}
