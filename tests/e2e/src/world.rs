//! One world a test: a seeded portal with a clock that moves, the gate before it, and a preview in front.

use std::sync::Arc;
use std::time::Duration;

use portal::{Config, Message, MovableClock, Outbox, Running, SeededMember};
use preview::{Autofill, Signal, Store};
use tempfile::TempDir;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tokio::time::{interval, timeout};

use crate::gate::Gate;
use crate::impostor::Impostor;

/// The one phone of a world. Not the name of the phone that a page without one shows: an address that loses its name is found out.
const PHONE: &str = "maria";
/// How long a message may take to be written.
const POST: Duration = Duration::from_secs(20);
/// How often it is looked for.
const GLANCE: Duration = Duration::from_millis(20);

/// Everything behind the browser.
pub struct World {
    clock: MovableClock,
    gate: Gate,
    portal: Running,
    members: Vec<SeededMember>,
    address: String,
    phone: Arc<preview::Phone>,
    // Ends the preview when it goes.
    end: oneshot::Sender<()>,
    preview: JoinHandle<()>,
    _data: TempDir,
}

impl World {
    /// Starts one.
    pub async fn start() -> Self {
        let data = TempDir::with_prefix("e2e-portal-").expect("a temporary folder");
        let config = Config::for_tests(data.path().join("portal"));
        let host = config.host.clone();
        let members = portal::seed(&config).expect("members are seeded");
        let clock = MovableClock::default();
        let portal = portal::start(config, clock.clone()).await.expect("the portal starts");
        let gate = Gate::open(portal.address()).await;
        let running = preview::start_beside(gate.address(), host, portal.outbox(), members.clone())
            .await
            .expect("the preview starts");
        let address = format!("http://{}", running.address());
        let phone = running.phone(PHONE).await.expect("a phone");
        let (end, ended) = oneshot::channel::<()>();
        let preview = tokio::spawn(async move {
            let until = async {
                // A dropped world ends its preview too.
                let _ = ended.await;
                Ok(())
            };
            running.serve_until(until).await;
        });
        Self { clock, gate, portal, members, address, phone, end, preview, _data: data }
    }

    /// The page of the app alone.
    #[must_use]
    pub fn phone_page(&self) -> String {
        format!("{}/phone?phone={PHONE}", self.address)
    }

    /// The page of the desk.
    #[must_use]
    pub fn desk_page(&self) -> String {
        format!("{}/?phone={PHONE}", self.address)
    }

    /// The gate before the portal.
    #[must_use]
    pub const fn gate(&self) -> &Gate {
        &self.gate
    }

    /// Moves the portal's clock.
    pub fn pass(&self, time: Duration) {
        self.clock.forward(time);
    }

    /// Cuts the phone's line, or puts it up again.
    pub fn line(&self, signal: Signal) {
        self.phone.line().expect("the phone has a line").set(signal);
    }

    /// The phone lies this long in a drawer.
    pub fn lie(&self, time: Duration) {
        self.phone.pass(time);
    }

    /// From its next start on, the app meets somebody else in the portal's place.
    pub async fn meet_impostor(&self) -> Impostor {
        let impostor = Impostor::open().await;
        self.phone.lead_to(&impostor.url()).expect("an address");
        impostor
    }

    /// From its next start on, it meets the portal again.
    pub fn meet_portal(&self) {
        self.phone.lead_home();
    }

    /// How the phone's store of secrets behaves from now on.
    pub fn store(&self, store: Store) {
        self.phone.set_store(store);
    }

    /// Whether the phone fills codes in from the next message on.
    pub fn fill_in(&self, autofill: Autofill) {
        self.phone.inbox().set_autofill(autofill);
    }

    /// A text message reaches the phone; says whether the phone gave it to the app, once the app has taken it.
    pub async fn deliver(&self, text: &str) -> bool {
        if !self.phone.inbox().hand_over(text) {
            return false;
        }
        let taken = async {
            let mut glance = interval(GLANCE);
            while self.phone.inbox().is_full() {
                glance.tick().await;
            }
        };
        timeout(POST, taken).await.expect("the app takes the message");
        true
    }

    /// María López, with whom most tests are done.
    #[must_use]
    pub fn member(&self) -> &SeededMember {
        &self.members[0]
    }

    /// The messages so far.
    #[must_use]
    pub fn letters(&self) -> Vec<Message> {
        let outbox: Arc<Outbox> = self.portal.outbox();
        outbox.since(0).expect("the outbox can be read").into_iter().map(|message| message.message).collect()
    }

    /// Waits for as many text messages in all, and returns the newest one's text.
    pub async fn sms(&self, count: usize) -> String {
        let come = async {
            let mut glance = interval(GLANCE);
            loop {
                glance.tick().await;
                let texts = self.letters().into_iter().filter_map(|letter| match letter {
                    Message::Sms { text, .. } => Some(text),
                    Message::Email { .. } => None,
                });
                let texts: Vec<_> = texts.collect();
                if texts.len() >= count {
                    return texts.last().cloned().unwrap_or_default();
                }
            }
        };
        timeout(POST, come).await.unwrap_or_else(|_| panic!("{count} text messages come"))
    }

    /// The security code of the newest of as many text messages.
    pub async fn code(&self, count: usize) -> String {
        self.sms(count).await.chars().take_while(char::is_ascii_digit).collect()
    }

    /// Ends it.
    pub async fn end(self) {
        // The preview may have ended by itself; its sockets are cut with it.
        let _ = self.end.send(());
        self.preview.abort();
        let _ = self.preview.await;
        self.portal.stop().await;
    }
}
