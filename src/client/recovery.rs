//! `POST /recoveries/…` and `PUT /recoveries/{id}/pin`.

use reqwest::StatusCode;

use super::HttpPortal;
use super::exchange::{Success, seconds};
use super::refusal::Refusal;
use crate::api::{
    ChannelKind, ChoosePinRequest, CodeRequest, CodeResponse, DocumentRequest, Path, ProblemCode,
    RecoverPasswordRequest, RecoverUsernameRequest, RecoveryResponse, ResendRequest, ResendVia, SecretField,
    SmsChannel, WeakPinReason,
};
use crate::domain::limits::CODE_LENGTHS;
use crate::domain::{CodeAccepted, CodeSent, Email, Handle, Pin, Proof, RequestId, SecretText, SecurityCode, SentTo};
use crate::flow::{CallError, CodeError, PinClaim, RecoveryError, SetPinError};

impl HttpPortal {
    pub(super) async fn ask_username_code(
        &self,
        key: RequestId,
        email: &Email,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        let body = RecoverUsernameRequest {
            email: SecretField::new(email.as_str()),
            proof: proof.0.clone(),
            sms: channel.clone(),
        };
        let answer = self.post(Path::RecoverUsername, key, &body).await?;
        Ok(sent(&answer.map_err(|refusal| not_sent(&refusal))?)?)
    }

    pub(super) async fn ask_pin_code(
        &self,
        key: RequestId,
        claim: &PinClaim,
        proof: &Proof,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        let body = RecoverPasswordRequest {
            username: claim.username.as_ref().map(|username| SecretField::new(username.as_str())),
            document: DocumentRequest {
                kind: claim.document.kind().clone(),
                number: SecretField::new(claim.document.number()),
            },
            email: SecretField::new(claim.email.as_str()),
            phone: SecretField::new(claim.phone.as_e164()),
            proof: proof.0.clone(),
            sms: channel.clone(),
        };
        let answer = self.post(Path::RecoverPassword, key, &body).await?;
        Ok(sent(&answer.map_err(|refusal| not_sent(&refusal))?)?)
    }

    pub(super) async fn ask_another_code(
        &self,
        key: RequestId,
        recovery: &Handle,
        channel: &SmsChannel,
    ) -> Result<CodeSent, RecoveryError> {
        let path = Path::Resend { recovery: recovery.as_str() };
        let answer = self.post(path, key, &ResendRequest { sms: channel.clone(), via: ResendVia::Sms }).await?;
        Ok(sent(&answer.map_err(|refusal| not_sent(&refusal))?)?)
    }

    pub(super) async fn give_code(
        &self,
        key: RequestId,
        recovery: &Handle,
        code: &SecurityCode,
    ) -> Result<CodeAccepted, CodeError> {
        let path = Path::Code { recovery: recovery.as_str() };
        // The request's body is where the code is meant to go.
        let body = CodeRequest { code: SecretField::new(code.expose()) };
        let answer = self.post(path, key, &body).await?.map_err(|refusal| not_taken(&refusal))?;
        Ok(match answer.read()? {
            CodeResponse::UsernameSent { channels } => {
                let channels = channels.into_iter().map(|channel| match channel.kind {
                    ChannelKind::Sms => SentTo::Sms(channel.masked),
                    ChannelKind::Email => SentTo::Email(channel.masked),
                    ChannelKind::Other(_) => SentTo::Other(channel.masked),
                });
                CodeAccepted::UsernameSent(channels.collect())
            }
            CodeResponse::ChoosePin { grant, expires_in } => CodeAccepted::ChoosePin {
                grant: SecretText::new(grant.expose().to_owned()).into(),
                expires_in: seconds(expires_in),
            },
        })
    }

    pub(super) async fn put_pin(
        &self,
        key: RequestId,
        recovery: &Handle,
        grant: &SecretText,
        pin: &Pin,
    ) -> Result<(), SetPinError> {
        let path = Path::ChoosePin { recovery: recovery.as_str() };
        // The request's body is where both are meant to go.
        let body = ChoosePinRequest { grant: SecretField::new(grant.expose()), pin: SecretField::new(pin.expose()) };
        self.put(path, key, &body).await?.map(drop).map_err(|refusal| not_set(&refusal))
    }
}

fn sent(answer: &Success) -> Result<CodeSent, CallError> {
    let wire: RecoveryResponse = answer.read()?;
    // A code that no keypad can enter is no code.
    if !CODE_LENGTHS.contains(&wire.code_length) {
        return Err(answer.unreadable());
    }
    Ok(CodeSent {
        recovery: Handle::parse(&wire.recovery).map_err(|_| answer.unreadable())?,
        code_length: wire.code_length,
        expires_in: seconds(wire.code_expires_in),
        resend_in: seconds(wire.resend_in),
        resends_left: wire.resends_left,
    })
}

fn not_sent(refusal: &Refusal) -> RecoveryError {
    match refusal.code() {
        Some(ProblemCode::InvalidProof | ProblemCode::ProofExpired | ProblemCode::ProofSpent) => {
            RecoveryError::ProofRefused
        }
        Some(ProblemCode::InvalidField) => {
            let field = refusal.problem.as_ref().and_then(|problem| problem.field.clone());
            RecoveryError::FieldRefused { field }
        }
        _ if refusal.is(&ProblemCode::RecoveryOver, StatusCode::GONE) => RecoveryError::RecoveryOver,
        _ => refusal.error().into(),
    }
}

fn not_taken(refusal: &Refusal) -> CodeError {
    let tries = refusal.problem.as_ref().and_then(|problem| problem.attempts_left);
    match (refusal.code(), tries) {
        (Some(ProblemCode::CodeExpired), _) => CodeError::Expired,
        // Who has no try left need not spend one more to learn it.
        (_, Some(attempts_left)) if refusal.is(&ProblemCode::WrongCode, StatusCode::UNAUTHORIZED) => {
            if attempts_left == 0 { CodeError::RecoveryOver } else { CodeError::Wrong { attempts_left } }
        }
        _ if refusal.is(&ProblemCode::RecoveryOver, StatusCode::GONE) => CodeError::RecoveryOver,
        _ => refusal.error().into(),
    }
}

fn not_set(refusal: &Refusal) -> SetPinError {
    match refusal.code() {
        Some(ProblemCode::WeakPin) => {
            let reason = refusal.problem.as_ref().and_then(|problem| problem.reason.clone());
            SetPinError::Weak(reason.unwrap_or(WeakPinReason::Other(String::new())))
        }
        Some(ProblemCode::RecoveryOver) => SetPinError::RecoveryOver,
        _ if refusal.is(&ProblemCode::GrantOver, StatusCode::GONE) => SetPinError::RecoveryOver,
        _ => refusal.error().into(),
    }
}
