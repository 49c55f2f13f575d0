//! `POST /freeze`.

use reqwest::StatusCode;

use super::HttpPortal;
use super::refusal::Refusal;
use crate::api::{FreezeRequest, Path, ProblemCode, SecretField};
use crate::domain::{Receipt, RequestId};
use crate::flow::FreezeError;

impl HttpPortal {
    pub(super) async fn give_receipt(&self, key: RequestId, receipt: &Receipt) -> Result<(), FreezeError> {
        // The request's body is where the code is meant to go.
        let body = FreezeRequest { receipt: SecretField::new(receipt.expose()) };
        self.post(Path::Freeze, key, &body).await?.map(drop).map_err(|refusal| not_frozen(&refusal))
    }
}

fn not_frozen(refusal: &Refusal) -> FreezeError {
    match refusal.code() {
        // A code that the portal cannot read is as good as one that it does not know.
        Some(ProblemCode::InvalidField) => FreezeError::ReceiptOver,
        _ if refusal.is(&ProblemCode::ReceiptOver, StatusCode::GONE) => FreezeError::ReceiptOver,
        _ => refusal.error().into(),
    }
}
