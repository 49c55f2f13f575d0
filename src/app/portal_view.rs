//! What is known of the portal.

use std::sync::Arc;

use crate::api::{DocumentTypeResponse, LocalizedName, Offer, PortalResponse};
use crate::domain::DocumentKind;
use crate::flow::CallError;

/// What is known of the portal. A copy of it is cheap, and so is to see that nothing changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalView {
    /// It is being asked.
    Fetching,
    /// What it said.
    Known(Arc<PortalResponse>),
    /// It could not be asked.
    Unknown(CallError),
}

impl PortalView {
    /// What it said, where it was asked.
    #[must_use]
    pub fn known(&self) -> Option<&PortalResponse> {
        match self {
            Self::Known(portal) => Some(portal),
            Self::Fetching | Self::Unknown(_) => None,
        }
    }

    /// Whether the portal is known to offer this. An older portal offers nothing.
    #[must_use]
    pub fn offers(&self, offer: &Offer) -> bool {
        self.known().is_some_and(|portal| portal.offers.contains(offer))
    }

    /// The documents to choose from: the portal's, or the ones that the app knows where it could not be asked.
    #[must_use]
    pub fn document_types(&self) -> Vec<DocumentTypeResponse> {
        let known = self.known().map(|portal| portal.document_types.clone()).unwrap_or_default();
        if !known.is_empty() {
            return known;
        }
        let bare = |code: DocumentKind| DocumentTypeResponse {
            code,
            names: LocalizedName::new(),
            shape_hint: String::new(),
            letters: None,
            shortest: None,
            longest: None,
        };
        [
            DocumentKind::CitizenCard,
            DocumentKind::ForeignerCard,
            DocumentKind::IdentityCard,
            DocumentKind::Passport,
            DocumentKind::ProtectionPermit,
        ]
        .map(bare)
        .into()
    }
}
