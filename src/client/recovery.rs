//! `POST /recoveries/…` and the new PIN.

use reqwest::StatusCode;

use super::http::{Success, seconds};
use super::refusal::{FromRefusal, Refusal};
use crate::api::{
    ChannelKind, ChoosePinRequest, CodeRequest, CodeResponse, DocumentRequest, ProblemCode, RecoverPasswordRequest,
    RecoverUsernameRequest, RecoveryResponse, ResendRequest, ResendVia, SecretField, SmsChannel, WeakPinReason,
};
use crate::domain::limits::{CODE_LENGTHS, LIST_LENGTH};
use crate::domain::{
    CodeAccepted, CodeSent, Email, Label, Pin, Proof, RecoveryId, SecretText, SecurityCode, SentTo, Tries,
};
use crate::flow::{CallError, CodeError, Delivery, PinClaim, RecoveryError, SetPinError};

pub(super) fn username_body(email: &Email, proof: &Proof, channel: &SmsChannel) -> RecoverUsernameRequest {
    RecoverUsernameRequest { email: SecretField::new(email.as_str()), proof: proof.0.clone(), sms: channel.clone() }
}

pub(super) fn pin_body(claim: &PinClaim, proof: &Proof, channel: &SmsChannel) -> RecoverPasswordRequest {
    RecoverPasswordRequest {
        username: claim.username.as_ref().map(|username| SecretField::new(username.as_str())),
        document: DocumentRequest {
            kind: claim.document.kind().clone(),
            number: SecretField::new(claim.document.number()),
        },
        email: SecretField::new(claim.email.as_str()),
        phone: SecretField::new(claim.phone.as_e164()),
        proof: proof.0.clone(),
        sms: channel.clone(),
    }
}

pub(super) fn resend_body(delivery: &Delivery) -> ResendRequest {
    let (sms, via) = match delivery {
        Delivery::Autofill(Some(channel)) => (channel.clone(), ResendVia::Sms),
        Delivery::Autofill(None) | Delivery::Inbox => (SmsChannel::None {}, ResendVia::Sms),
        Delivery::Call => (SmsChannel::None {}, ResendVia::Call),
    };
    ResendRequest { sms, via }
}

pub(super) fn code_body(code: &SecurityCode) -> CodeRequest {
    CodeRequest { code: SecretField::new(code.expose()) }
}

pub(super) fn new_pin_body(grant: &SecretText, pin: &Pin) -> ChoosePinRequest {
    ChoosePinRequest { grant: SecretField::new(grant.expose()), pin: SecretField::new(pin.expose()) }
}

pub(super) fn read_code_sent(success: &Success) -> Result<CodeSent, CallError> {
    let wire: RecoveryResponse = success.read()?;
    // No keypad can enter a code of another length.
    if !CODE_LENGTHS.contains(&wire.code_length) {
        return Err(success.unreadable());
    }
    Ok(CodeSent {
        recovery: RecoveryId::parse(&wire.recovery).map_err(|_| success.unreadable())?,
        code_length: wire.code_length,
        expires_in: seconds(wire.code_expires_in),
        resend_in: seconds(wire.resend_in),
        resends_left: Tries::new(wire.resends_left).count(),
    })
}

pub(super) fn read_code_accepted(success: &Success) -> Result<CodeAccepted, CallError> {
    Ok(match success.read()? {
        CodeResponse::UsernameSent { channels } => {
            let channels = channels.into_iter().take(LIST_LENGTH).map(|channel| {
                let masked = Label::new(&channel.masked).into();
                match channel.kind {
                    ChannelKind::Sms => SentTo::Sms(masked),
                    ChannelKind::Email => SentTo::Email(masked),
                    ChannelKind::Other(_) => SentTo::Other(masked),
                }
            });
            CodeAccepted::UsernameSent(channels.collect())
        }
        CodeResponse::ChoosePin { grant, expires_in } => CodeAccepted::ChoosePin {
            grant: SecretText::new(grant.expose().to_owned()).into(),
            expires_in: seconds(expires_in),
        },
    })
}

impl FromRefusal for RecoveryError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        match refusal.code() {
            Some(ProblemCode::InvalidProof | ProblemCode::ProofExpired | ProblemCode::ProofSpent) => {
                Some(Self::ProofRefused)
            }
            Some(ProblemCode::InvalidField) => {
                let field = refusal.problem.as_ref().and_then(|problem| problem.field.clone());
                Some(Self::FieldRefused { field })
            }
            _ if refusal.is(&ProblemCode::RecoveryOver, StatusCode::GONE) => Some(Self::RecoveryOver),
            _ => None,
        }
    }
}

impl FromRefusal for CodeError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        let tries = refusal.problem.as_ref().and_then(|problem| problem.attempts_left);
        match (refusal.code(), tries) {
            (Some(ProblemCode::CodeExpired), _) => Some(Self::Expired),
            // With no try left, another one would only bring the end of the recovery.
            (_, Some(0)) if refusal.is(&ProblemCode::WrongCode, StatusCode::UNAUTHORIZED) => Some(Self::RecoveryOver),
            (_, Some(left)) if refusal.is(&ProblemCode::WrongCode, StatusCode::UNAUTHORIZED) => {
                Some(Self::Wrong { attempts_left: Tries::new(left).count() })
            }
            _ if refusal.is(&ProblemCode::RecoveryOver, StatusCode::GONE) => Some(Self::RecoveryOver),
            _ => None,
        }
    }
}

impl FromRefusal for SetPinError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        match refusal.code() {
            Some(ProblemCode::WeakPin) => {
                let reason = refusal.problem.as_ref().and_then(|problem| problem.reason.clone());
                Some(Self::Weak(reason.unwrap_or(WeakPinReason::Other(String::new()))))
            }
            Some(ProblemCode::RecoveryOver) => Some(Self::RecoveryOver),
            _ if refusal.is(&ProblemCode::GrantOver, StatusCode::GONE) => Some(Self::RecoveryOver),
            _ => None,
        }
    }
}
