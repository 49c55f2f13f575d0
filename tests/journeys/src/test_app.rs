//! The app and its real portal client, against a portal over HTTP.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use multiportal::app::Destination;
use multiportal::client::{AltchaSolver, HttpPortal, Pins, Platform, PortalAddress, Trust};
use multiportal::device::fake::{ScriptedInbox, SoftwareKey};
use multiportal::device::{PortalClient, TrustedKey};
use multiportal::domain::{DocumentKind, Draft};
use multiportal::features::recover_pin::Event;
use multiportal::platform::SystemRandom;
use multiportal::runtime::RetryPolicy;
use multiportal::runtime::fake::FakeApp;
use multiportal::runtime::fake::view::{asks_code, asks_pin, chooses_pin, confirms_pin, has_changed_pin};
use portal::SeededMember;
use support::TestEnv;

/// A [`FakeApp`] that calls a portal over HTTP. The privacy notice was accepted.
pub struct TestApp(FakeApp);

/// The app's connection to the environment's proxy.
fn portal(env: &TestEnv) -> HttpPortal {
    let address = PortalAddress::parse(&format!("http://{}", env.proxy.address())).unwrap();
    HttpPortal::new(address, Trust::public(Pins::default()), Platform::Android).unwrap()
}

impl TestApp {
    /// Starts the app, connected to the environment's proxy.
    #[must_use]
    pub fn start(env: &TestEnv) -> Self {
        Self::connected(portal(env))
    }

    /// Starts it with this inbox.
    #[must_use]
    pub fn start_with(env: &TestEnv, inbox: ScriptedInbox) -> Self {
        Self::assembled(portal(env), FakeApp::default().with_inbox(inbox))
    }

    /// Starts it on a phone with this key.
    #[must_use]
    pub fn start_on(env: &TestEnv, key: SoftwareKey) -> Self {
        Self::assembled(portal(env).with_model(key.model()), FakeApp::default().with_key(key))
    }

    /// Starts it with this portal client.
    #[must_use]
    pub fn connected(portal: HttpPortal) -> Self {
        Self::assembled(portal, FakeApp::default())
    }

    fn assembled(portal: HttpPortal, mut app: FakeApp) -> Self {
        app.dependencies.portal = Arc::new(portal);
        app.dependencies.proof_of_work = Arc::new(AltchaSolver);
        app.dependencies.random = Arc::new(SystemRandom::default());
        // Tries follow each other at once.
        app.retry_policy = RetryPolicy { wait: Duration::from_millis(1), ..RetryPolicy::default() };
        Self(app.with_read_notice().start())
    }

    /// Kills the process, once it has written what it was writing, and starts it again.
    pub async fn restart(self) -> Self {
        Self(self.0.restart().await)
    }

    /// The app's own connection to the portal.
    #[must_use]
    pub fn client(&self) -> &dyn PortalClient {
        &*self.dependencies.portal
    }

    /// Moves the portal's and the phone's clocks.
    pub fn advance_clocks(&self, env: &TestEnv, by: Duration) {
        env.clock.forward(by);
        self.clock.advance(by);
        self.wake();
    }

    fn answer(&self, text: &str) {
        self.recover_pin(Event::Typed(Draft::new(text)));
        self.recover_pin(Event::Continue);
    }

    /// Answers the questions after the username, and sends them.
    pub fn answer_questions(&self, member: SeededMember) {
        self.recover_pin(Event::KindChosen(DocumentKind::from(member.document_type.to_owned())));
        self.recover_pin(Event::Continue);
        for text in [member.document_number, member.email, member.phone] {
            self.answer(text);
        }
    }

    /// From the home screen through the questions, and sends the answers.
    pub async fn send_answers(&self, member: SeededMember) {
        self.open(Destination::RecoverPin).await;
        if self.read(|app| app.remembered().is_none()) {
            self.answer(member.username);
        }
        self.answer_questions(member);
    }

    /// From the home screen to the code that recovers the PIN.
    pub async fn to_pin_code(&self, member: SeededMember) {
        self.send_answers(member).await;
        self.until(asks_code).await;
    }

    /// Enters the new PIN twice.
    pub async fn choose_pin(&self, pin: &str) {
        self.until(chooses_pin).await;
        self.type_digits(pin);
        self.until(confirms_pin).await;
        self.type_digits(pin);
    }

    /// From the changed PIN to the PIN of a log-in.
    pub async fn log_in_after_change(&self) {
        self.until(has_changed_pin).await;
        self.recover_pin(Event::LogIn);
        self.until(asks_pin).await;
    }
}

impl Deref for TestApp {
    type Target = FakeApp;

    fn deref(&self) -> &FakeApp {
        &self.0
    }
}
