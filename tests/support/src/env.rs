//! A reference portal of its own for each test, and what it sends to members.

use std::net::SocketAddr;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use fault_proxy::FaultProxy;
use portal::{Config, Message, MovableClock, Outbox, Running, SeededMember};
use tempfile::TempDir;
use tokio::time::{interval, timeout};

use crate::fixtures;

/// How long a message may take to be written.
const TIMEOUT: Duration = Duration::from_secs(30);
/// Interval of reading the outbox, which sends no notifications.
const POLL: Duration = Duration::from_millis(20);

/// Seeded once, because hashing PINs takes long; every test gets a copy.
static SEEDED: LazyLock<(TempDir, Vec<SeededMember>)> = LazyLock::new(|| {
    let folder = TempDir::with_prefix("seeded-portal-").expect("a temporary folder");
    let members = portal::seed(&Config::for_tests(folder.path())).expect("members are seeded");
    (folder, members)
});

/// Returns a data folder with the seeded members, and them.
#[must_use]
pub fn seeded_folder() -> (TempDir, &'static [SeededMember]) {
    let folder = TempDir::with_prefix("test-portal-").expect("a temporary folder");
    for file in std::fs::read_dir(SEEDED.0.path()).expect("the seeded folder").map(Result::unwrap) {
        std::fs::copy(file.path(), folder.path().join(file.file_name())).expect("its files can be copied");
    }
    (folder, &SEEDED.1)
}

/// A seeded portal with a clock that tests move, behind a fault proxy.
pub struct TestEnv {
    /// What the app connects to.
    pub proxy: FaultProxy,
    /// María López, the member of most tests.
    pub member: SeededMember,
    pub clock: MovableClock,
    portal: Running,
    // Removed after the portal that writes in it.
    data: TempDir,
}

impl TestEnv {
    pub async fn start() -> Self {
        Self::start_at((std::net::Ipv4Addr::LOCALHOST, 0).into()).await
    }

    /// Starts one whose proxy listens at this address.
    pub async fn start_at(address: SocketAddr) -> Self {
        let (data, members) = seeded_folder();
        let clock = MovableClock::default();
        let portal = portal::start(Config::for_tests(data.path()), clock.clone()).await.expect("the portal starts");
        let proxy = FaultProxy::start_at(address, portal.address()).await.expect("the address is free");
        Self { proxy, member: members[0], clock, portal, data }
    }

    /// The portal's own address, past the proxy.
    #[must_use]
    pub fn portal_address(&self) -> SocketAddr {
        self.portal.address()
    }

    /// The host that the portal's text messages are bound to.
    #[must_use]
    pub fn host(&self) -> String {
        Config::for_tests(self.data.path()).host
    }

    #[must_use]
    pub fn members(&self) -> Vec<SeededMember> {
        SEEDED.1.clone()
    }

    /// Where the portal writes its messages.
    #[must_use]
    pub fn outbox(&self) -> Arc<Outbox> {
        self.portal.outbox()
    }

    #[must_use]
    pub fn messages(&self) -> Vec<Message> {
        self.outbox().since(0).expect("the outbox can be read").into_iter().map(|entry| entry.message).collect()
    }

    /// The text messages to the member so far.
    #[must_use]
    pub fn texts(&self) -> Vec<String> {
        let texts = self.messages().into_iter().filter_map(|message| match message {
            Message::Sms { to, text } if to == self.member.phone => Some(text),
            _ => None,
        });
        texts.collect()
    }

    #[must_use]
    pub fn codes(&self) -> Vec<String> {
        self.texts().iter().filter(|text| text.contains("es tu codigo")).map(|text| code_of(text)).collect()
    }

    #[must_use]
    pub fn last_code(&self) -> String {
        self.codes().pop().expect("a code was sent")
    }

    /// A code that is not the newest one.
    #[must_use]
    pub fn wrong_code(&self) -> String {
        fixtures::wrong_code(&self.last_code())
    }

    /// The code of the newest receipt, as a member reads it in the text message.
    #[must_use]
    pub fn receipt_code(&self) -> String {
        let text = self.texts().into_iter().rfind(|text| text.contains("No fui yo")).expect("a receipt was sent");
        let (_, code) = text.split_once("digite ").expect("it has a code");
        code.lines().next().unwrap_or_default().to_owned()
    }

    /// Waits for so many text messages in all and returns the newest one's text.
    pub async fn text(&self, count: usize) -> String {
        let arrived = || self.texts().get(count - 1..)?.last().cloned();
        poll(arrived).await.unwrap_or_else(|| panic!("{count} text messages arrive"))
    }

    /// Waits for a call to the member and returns the code that it speaks, by the words of the digits.
    pub async fn spoken_code(&self) -> String {
        let called = || {
            self.messages().into_iter().rev().find_map(|message| match message {
                Message::Call { to, text } if to == self.member.phone => Some(text),
                _ => None,
            })
        };
        let spoken = poll(called).await.expect("a call comes");
        fixtures::spoken_digits(spoken.split("Repito").next().unwrap_or_default())
    }

    /// The security code in the newest of so many text messages.
    pub async fn code(&self, count: usize) -> String {
        code_of(&self.text(count).await)
    }

    pub async fn stop(self) {
        self.portal.stop().await;
    }
}

/// Returns what `find` finds in time.
async fn poll<T>(find: impl Fn() -> Option<T>) -> Option<T> {
    let found = async {
        let mut poll = interval(POLL);
        loop {
            poll.tick().await;
            if let Some(found) = find() {
                return found;
            }
        }
    };
    timeout(TIMEOUT, found).await.ok()
}

fn code_of(text: &str) -> String {
    text.chars().take_while(char::is_ascii_digit).collect()
}
