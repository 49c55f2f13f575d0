//! What the conformance check needs of this portal: its members and its outbox.

use std::sync::Arc;

use multiportal::api::{ChannelKind, SecretField};
use multiportal::domain::DocumentKind;
use portal_conformance::{Message as CheckMessage, Outbox as CheckOutbox, TestDocument, TestMember};

use crate::message::Message;
use crate::outbox::Outbox;
use crate::seed::SeededMember;

impl From<&SeededMember> for TestMember {
    fn from(seeded: &SeededMember) -> Self {
        Self {
            username: SecretField::new(seeded.username),
            pin: SecretField::new(seeded.pin),
            document: TestDocument {
                kind: DocumentKind::from(seeded.document_type.to_owned()),
                number: SecretField::new(seeded.document_number),
            },
            email: SecretField::new(seeded.email),
            phone: SecretField::new(seeded.phone),
            birth_year: Some(seeded.birth_year),
        }
    }
}

impl Outbox {
    /// This outbox, as the conformance check reads it.
    #[must_use]
    pub fn for_check(self: Arc<Self>) -> CheckOutbox {
        CheckOutbox::Reader(Arc::new(move || {
            let messages = self.since(0).map_err(|error| error.to_string())?;
            Ok(messages.into_iter().map(|message| checked(message.message)).collect())
        }))
    }
}

fn checked(message: Message) -> CheckMessage {
    let (kind, to, text) = match message {
        Message::Sms { to, text } => (ChannelKind::Sms, to, text),
        Message::Email { to, text, .. } => (ChannelKind::Email, to, text),
        Message::Call { to, text } => (ChannelKind::from("call".to_owned()), to, text),
    };
    CheckMessage { kind, to: SecretField::new(&to), text: SecretField::new(&text) }
}
