//! Everything that can happen to the app.

use std::sync::Arc;

use super::{Destination, Modal, Preferences, ScreenReader, Stored};
use crate::domain::{KeyPrompt, RequestId, SecurityCode};
use crate::features::code_entry::RefusedText;
use crate::features::{freeze, log_in, practice, recover_pin, recover_username, session, trusted_phone};
use crate::flow::Outcome;

#[derive(Debug)]
pub enum Event {
    /// The secret store was read at the start.
    Started(Box<Stored>),
    Enter(Destination),
    /// "Entendido", under the privacy notice.
    PrivacyAccepted,
    LogIn(log_in::Event),
    RecoverUsername(recover_username::Event),
    RecoverPin(recover_pin::Event),
    Freeze(freeze::Event),
    Session(session::Event),
    Practice(practice::Event),
    /// "Ingresar con huella o rostro", with the words of the phone's prompt.
    LogInByPhone(KeyPrompt),
    PhoneLogIn(trusted_phone::LogInEvent),
    /// "Activar", with the words of the phone's prompt.
    TrustPhone(KeyPrompt),
    AddPhone(trusted_phone::AddEvent),
    /// "Ahora no".
    DeclinePhone,
    /// "Ingresar con mi contraseña", to turn it on from there.
    LogInToTrustPhone,
    /// "Desactivar".
    TurnOffPhone,
    Received(RequestId, Outcome),
    CodeArrived(Arc<SecurityCode>),
    /// A text message came that answers the app's own request and cannot be read.
    TextRefused(Arc<RefusedText>),
    /// "Regresar", and the phone's own Back.
    Back,
    Open(Modal),
    Close,
    Prefer(Preferences),
    ScreenReader(ScreenReader),
    /// "No soy yo": deletes the remembered username.
    ForgetUsername,
    /// "Reintentar", where `GET /portal` failed.
    FetchPortal,
    /// A deadline may have passed ([`super::App::deadline`]).
    Ticked,
    /// The secret store could not save something.
    StoreFailed,
}
