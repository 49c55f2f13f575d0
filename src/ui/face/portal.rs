//! What is known of the portal, as the screens read it.

use std::rc::Rc;

use crate::contract::{DocumentTypeResponse, LocalizedName, PortalResponse};
use crate::domain::DocumentKind;
use crate::flow::Trouble;
use crate::journey::{Language, PortalView};

/// What is known of the portal.
#[derive(Clone, PartialEq)]
pub enum PortalFace {
    /// It is being asked.
    Fetching,
    /// What it said.
    Known(Rc<PortalResponse>),
    /// It could not be asked.
    Unknown(Trouble),
}

impl PortalFace {
    /// Takes it over.
    #[must_use]
    pub fn of(view: &PortalView) -> Self {
        match view {
            PortalView::Fetching => Self::Fetching,
            PortalView::Known(portal) => Self::Known(Rc::new(PortalResponse::clone(portal))),
            PortalView::Unknown(trouble) => Self::Unknown(trouble.clone()),
        }
    }

    /// Whether it says the same.
    #[must_use]
    pub fn is(&self, view: &PortalView) -> bool {
        match (self, view) {
            (Self::Fetching, PortalView::Fetching) => true,
            (Self::Known(mine), PortalView::Known(theirs)) => **mine == **theirs,
            (Self::Unknown(mine), PortalView::Unknown(theirs)) => mine == theirs,
            _ => false,
        }
    }

    /// What it said, where it was asked.
    #[must_use]
    pub fn known(&self) -> Option<&PortalResponse> {
        match self {
            Self::Known(portal) => Some(portal),
            Self::Fetching | Self::Unknown(_) => None,
        }
    }

    /// The documents to choose from: the portal's, or the ones that the app knows where it could not be asked.
    #[must_use]
    pub fn document_types(&self) -> Vec<DocumentTypeResponse> {
        let known = self.known().map(|portal| portal.document_types.clone()).unwrap_or_default();
        if !known.is_empty() {
            return known;
        }
        let bare =
            |code: DocumentKind| DocumentTypeResponse { code, names: LocalizedName::new(), shape_hint: String::new() };
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

/// The portal's name for something in the member's language, or in Spanish, which is always there.
#[must_use]
pub fn localized(names: &LocalizedName, language: Language) -> Option<&str> {
    let tag = match language {
        Language::Spanish => "es",
        Language::English => "en",
    };
    names.get(tag).or_else(|| names.get("es")).map(String::as_str)
}
