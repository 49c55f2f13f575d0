//! The portal's self-description, as far as it is known.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::api::{DocumentTypeResponse, LocalizedName, Offer, PortalResponse, StoresResponse, SupportResponse};
use crate::domain::DocumentKind;
use crate::flow::CallError;

/// The portal's self-description. Cheap to clone and to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PortalView {
    Fetching,
    Known(Arc<PortalResponse>),
    /// The last request for it failed.
    Unknown(CallError),
}

/// How to reach the cooperative, and where updates are. Saved from the portal's last answer, for when it cannot be reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    pub support: SupportResponse,
    pub stores: StoresResponse,
}

impl Contact {
    pub(super) fn of(portal: &PortalResponse) -> Self {
        Self { support: portal.support.clone(), stores: portal.stores.clone() }
    }

    /// Returns the app's address in the store of this kind of phone.
    #[must_use]
    pub fn store(&self) -> Option<&str> {
        let StoresResponse { android, ios } = &self.stores;
        if cfg!(target_os = "ios") { ios.as_deref() } else { android.as_deref() }
    }
}

impl PortalView {
    #[must_use]
    pub fn known(&self) -> Option<&PortalResponse> {
        match self {
            Self::Known(portal) => Some(portal),
            Self::Fetching | Self::Unknown(_) => None,
        }
    }

    /// Returns whether the portal is known to offer this. An older portal offers nothing.
    #[must_use]
    pub fn offers(&self, offer: &Offer) -> bool {
        self.known().is_some_and(|portal| portal.offers.contains(offer))
    }

    /// The kinds of document to choose from: the portal's, or those that the app knows if the portal did not answer.
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
