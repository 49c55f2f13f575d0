//! One phone of the preview: what outlives the app on it (its secrets, its messages, its line), and the app while it runs.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use multiportal::adapter::OsRandom;
use multiportal::service::{Engine, Ports};
use tokio::runtime::Handle;

use crate::inbox::PreviewInbox;
use crate::line::Line;

/// Names a phone: letters, digits and dashes, so that several browsers can each hold one of their own.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PhoneName(String);

impl PhoneName {
    /// The phone of a page that names none.
    #[must_use]
    pub fn of(query: Option<&str>) -> Self {
        let safe: String =
            query.unwrap_or_default().chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').take(32).collect();
        Self(if safe.is_empty() { "1".to_owned() } else { safe })
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A phone.
pub struct Phone {
    name: PhoneName,
    inbox: Arc<PreviewInbox<OsRandom>>,
    line: Line,
    app: Mutex<Option<Engine>>,
}

impl Phone {
    /// A phone with a line of its own to the portal at `portal`.
    ///
    /// # Errors
    /// Where no port of loopback is free for its line.
    pub async fn new(name: PhoneName, portal: SocketAddr) -> io::Result<Self> {
        let inbox = Arc::new(PreviewInbox::new(OsRandom::default()));
        Ok(Self { name, inbox, line: Line::open(portal).await?, app: Mutex::new(None) })
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> &str {
        self.name.as_str()
    }

    /// Its text messages.
    #[must_use]
    pub fn inbox(&self) -> &PreviewInbox<OsRandom> {
        &self.inbox
    }

    /// Its text messages, as a port of the app.
    #[must_use]
    pub fn inbox_port(&self) -> Arc<PreviewInbox<OsRandom>> {
        Arc::clone(&self.inbox)
    }

    /// Its line to the portal.
    #[must_use]
    pub const fn line(&self) -> &Line {
        &self.line
    }

    /// Opens the app. One that ran before is killed: what it had saved is all that the new one knows.
    pub fn open_app(&self, ports: Ports) -> Engine {
        let engine = Engine::start(ports, Handle::current());
        let before = self.app.lock().unwrap_or_else(PoisonError::into_inner).replace(engine.clone());
        if let Some(before) = before {
            before.stop();
        }
        engine
    }
}
