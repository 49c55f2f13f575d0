//! Carrying an effect out: which port it calls, and which reply comes of it.

use std::sync::Arc;

use tokio::sync::oneshot;

use super::awaiting::InboxCommand;
use super::core::Core;
use super::prepare::{self, AskedChannel};
use crate::api::Purpose;
use crate::app::Action;
use crate::device::Slot;
use crate::domain::{SecretText, Username};
use crate::flow::{CallError, Effect, Reference, Response};

impl Core {
    /// Sets an effect going. Never waits: what takes time runs as a task, what must keep its order is queued.
    pub(super) fn carry_out(self: &Arc<Self>, effect: Effect) {
        match effect {
            Effect::AwaitCode { code_length } => self.inbox_command(InboxCommand::Await(code_length)),
            Effect::StopAwaitingCode => self.inbox_command(InboxCommand::Stop),
            Effect::KeepSession { token } => {
                // The store is where the token is meant to go.
                self.keep(Slot::Session, Some(SecretText::new(token.expose().to_owned())));
            }
            Effect::DropSession => self.keep(Slot::Session, None),
            Effect::RememberUsername(username) => self.keep(Slot::Username, Some(secret(&username))),
            Effect::ForgetUsername => self.keep(Slot::Username, None),
            Effect::Haptic(haptic) => {
                let haptics = Arc::clone(&self.ports.haptics);
                self.spawn(async move { haptics.haptic(haptic) });
            }
            Effect::LeaveApp => {
                let window = Arc::clone(&self.ports.window);
                self.spawn(async move { window.leave() });
            }
            call => self.call(call),
        }
    }

    /// Asks the portal on a task of its own, and hands the reply in. A call that panics is answered as trouble: the member
    /// does not wait for ever.
    fn call(self: &Arc<Self>, call: Effect) {
        let channel = self.ask_channel(&call);
        let failure = failed(&call, &CallError::Unexpected { reference: Reference::new(None) });
        let core = Arc::clone(self);
        self.spawn(async move {
            let answered = core.guard(answer(Arc::clone(&core), call, channel)).await;
            if answered.is_none() {
                tracing::error!("a call panicked");
            }
            if let Some(reply) = answered.unwrap_or(failure) {
                core.dispatch(Action::Received(reply));
            }
        });
    }

    /// Gets the inbox ready at once, in the order of the steps, where the call's text message is to be taken from it.
    fn ask_channel(&self, call: &Effect) -> Option<AskedChannel> {
        let takes_a_code = match call {
            Effect::Prepare { key, purpose } if *purpose != Purpose::LogIn => Some(*key),
            Effect::SendCodeAgain { key, .. } => Some(*key),
            _ => None,
        };
        takes_a_code.map(|key| {
            let (tell, asked) = oneshot::channel();
            self.inbox_command(InboxCommand::Prepare(key, tell));
            asked
        })
    }
}

fn secret(username: &Username) -> SecretText {
    SecretText::new(username.as_str().to_owned())
}

/// Calls the portal. `None` where nobody waits for an answer.
async fn answer(core: Arc<Core>, call: Effect, channel: Option<AskedChannel>) -> Option<Response> {
    let Core { ports, retry_policy, .. } = &*core;
    let portal = &*ports.portal;
    Some(match call {
        Effect::FetchPortal => {
            Response::PortalFetched(retry_policy.call("portal", || portal.portal()).await.map(Arc::new))
        }
        Effect::Prepare { key, purpose } => {
            Response::Prepared(key, prepare::prepare(Arc::clone(&core), key, purpose, channel).await)
        }
        Effect::BeginLogIn { key, username, proof } => {
            Response::LogInBegun(key, retry_policy.call("log_in", || portal.log_in(key, &username, &proof)).await)
        }
        Effect::CheckPin { key, attempt, pin } => {
            Response::PinChecked(key, retry_policy.call("check_pin", || portal.check_pin(key, &attempt, &pin)).await)
        }
        Effect::SendUsernameCode { key, email, proof, channel } => {
            let send = || portal.recover_username(key, &email, &proof, &channel);
            Response::CodeSent(key, retry_policy.call("recover_username", send).await)
        }
        Effect::SendPinCode { key, claim, proof, channel } => {
            let send = || portal.recover_password(key, &claim, &proof, &channel);
            Response::CodeSent(key, retry_policy.call("recover_password", send).await)
        }
        Effect::SendCodeAgain { key, recovery } => {
            let channel = prepare::channel(channel?).await;
            Response::CodeSent(key, retry_policy.call("resend", || portal.resend(key, &recovery, &channel)).await)
        }
        Effect::CheckCode { key, recovery, code } => Response::CodeChecked(
            key,
            retry_policy.call("check_code", || portal.check_code(key, &recovery, &code)).await,
        ),
        Effect::ChoosePin { key, recovery, grant, pin } => {
            let choose = || portal.choose_pin(key, &recovery, &grant, &pin);
            Response::PinChosen(key, retry_policy.call("choose_pin", choose).await)
        }
        Effect::FreezeAccess { key, receipt } => {
            Response::AccessFrozen(key, retry_policy.call("freeze", || portal.freeze(key, &receipt)).await)
        }
        Effect::RefreshSession { key, token } => {
            Response::SessionRefreshed(key, retry_policy.call("session", || portal.session(&token)).await)
        }
        Effect::EndSession { token } => {
            // Nobody waits for it; where it does not get through the session ends by itself, soon.
            let _ = retry_policy.call("end_session", || portal.end_session(&token)).await;
            return None;
        }
        Effect::AwaitCode { .. }
        | Effect::StopAwaitingCode
        | Effect::KeepSession { .. }
        | Effect::DropSession
        | Effect::RememberUsername(_)
        | Effect::ForgetUsername
        | Effect::Haptic(_)
        | Effect::LeaveApp => return None,
    })
}

/// The reply that says that a call failed.
fn failed(call: &Effect, error: &CallError) -> Option<Response> {
    let error = error.clone();
    Some(match call {
        Effect::FetchPortal => Response::PortalFetched(Err(error)),
        Effect::Prepare { key, .. } => Response::Prepared(*key, Err(error)),
        Effect::BeginLogIn { key, .. } => Response::LogInBegun(*key, Err(error.into())),
        Effect::CheckPin { key, .. } => Response::PinChecked(*key, Err(error.into())),
        Effect::SendUsernameCode { key, .. } | Effect::SendPinCode { key, .. } | Effect::SendCodeAgain { key, .. } => {
            Response::CodeSent(*key, Err(error.into()))
        }
        Effect::CheckCode { key, .. } => Response::CodeChecked(*key, Err(error.into())),
        Effect::ChoosePin { key, .. } => Response::PinChosen(*key, Err(error.into())),
        Effect::FreezeAccess { key, .. } => Response::AccessFrozen(*key, Err(error.into())),
        Effect::RefreshSession { key, .. } => Response::SessionRefreshed(*key, Err(error.into())),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::api::SmsChannel;
    use crate::domain::{Document, DocumentKind, Email, Phone, Pin, Proof, ReceiptDraft, RequestId};
    use crate::features::test_driver::{code, handle};
    use crate::flow::PinClaim;

    #[test]
    fn whichever_call_panics_its_own_request_is_answered() {
        let key = RequestId::new([7; 16]);
        let secret = || Arc::new(SecretText::new("t0ken".to_owned()));
        let (username, email) = (Username::parse("mlopez").unwrap(), Email::parse("ana@correo.co").unwrap());
        let (proof, channel) = (Proof("proof".to_owned()), SmsChannel::None {});
        let pin = Arc::new(Pin::parse("8305").unwrap());
        let claim = Box::new(PinClaim {
            username: Some(username.clone()),
            document: Document::parse(DocumentKind::CitizenCard, "41234567").unwrap(),
            email: email.clone(),
            phone: Phone::parse("3001234542").unwrap(),
        });
        let receipt = Arc::new(ReceiptDraft::new("7K2M-9QXF").read().unwrap());
        for (call, answered) in [
            (Effect::Prepare { key, purpose: Purpose::LogIn }, "Prepared"),
            (Effect::BeginLogIn { key, username, proof: proof.clone() }, "LogInBegun"),
            (Effect::CheckPin { key, attempt: handle(), pin: Arc::clone(&pin) }, "PinChecked"),
            (Effect::SendUsernameCode { key, email, proof: proof.clone(), channel: channel.clone() }, "CodeSent"),
            (Effect::SendPinCode { key, claim, proof, channel }, "CodeSent"),
            (Effect::SendCodeAgain { key, recovery: handle() }, "CodeSent"),
            (Effect::CheckCode { key, recovery: handle(), code: code("482913") }, "CodeChecked"),
            (Effect::ChoosePin { key, recovery: handle(), grant: secret(), pin }, "PinChosen"),
            (Effect::FreezeAccess { key, receipt }, "AccessFrozen"),
            (Effect::RefreshSession { key, token: secret() }, "SessionRefreshed"),
        ] {
            let reply = format!("{:?}", failed(&call, &CallError::TimedOut));
            assert!(reply.starts_with(&format!("Some({answered}({key:?}, Err(")), "{reply}");
        }
        assert!(matches!(failed(&Effect::FetchPortal, &CallError::TimedOut), Some(Response::PortalFetched(Err(_)))));
    }
}
