//! `POST /freeze`.

use reqwest::StatusCode;

use super::refusal::{FromRefusal, Refusal};
use crate::api::{FreezeRequest, ProblemCode, SecretField};
use crate::domain::Receipt;
use crate::flow::FreezeError;

pub(super) fn body(receipt: &Receipt) -> FreezeRequest {
    FreezeRequest { receipt: SecretField::new(receipt.expose()) }
}

impl FromRefusal for FreezeError {
    fn from_refusal(refusal: &Refusal) -> Option<Self> {
        match refusal.code() {
            // A receipt that the portal cannot read is as good as one that it does not know.
            Some(ProblemCode::InvalidField) => Some(Self::ReceiptOver),
            _ if refusal.is(&ProblemCode::ReceiptOver, StatusCode::GONE) => Some(Self::ReceiptOver),
            _ => None,
        }
    }
}
