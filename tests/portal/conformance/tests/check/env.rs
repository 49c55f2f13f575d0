//! A reference portal of its own for each test, with a clock that the suite moves instead of waiting.

use core::time::Duration;
use std::path::Path;

use portal::{Config, MovableClock, Running, SeededMember};
use portal_conformance::{self as check, Patience, Report, Suite, TestMember, TestMembers};
use tempfile::TempDir;

pub struct TestEnv {
    data: TempDir,
    running: Running,
    clock: MovableClock,
    pub members: Vec<SeededMember>,
}

impl TestEnv {
    pub async fn new() -> Self {
        let (data, members) = support::seeded_folder();
        let clock = MovableClock::default();
        let running = portal::start(Config::for_tests(data.path()), clock.clone()).await.unwrap();
        Self { data, running, clock, members: members.to_vec() }
    }

    pub fn address(&self) -> String {
        format!("http://{}", self.running.address())
    }

    pub fn data(&self) -> &Path {
        self.data.path()
    }

    /// Checks what answers at `address`, with everything that an operator can give, and all the time in the world.
    pub async fn check(&self, address: &str) -> Report {
        check::run(self.suite(address, self.patience()).exhausting()).await.unwrap()
    }

    /// Checks what answers at `address`, with everything but time.
    pub async fn check_at_once(&self, address: &str) -> Report {
        check::run(self.suite(address, Patience::up_to(Duration::ZERO))).await.unwrap()
    }

    fn suite(&self, address: &str, patience: Patience) -> Suite {
        let members = TestMembers::new(self.members.iter().map(TestMember::from).collect());
        Suite::new(address, members, Some(self.running.outbox().for_check()), patience, |_| {}).unwrap()
    }

    /// Checks what answers at `address`, with nothing but the address.
    pub async fn check_without_members(&self, address: &str) -> Report {
        let suite = Suite::new(address, TestMembers::default(), None, self.patience(), |_| {}).unwrap();
        check::run(suite).await.unwrap()
    }

    fn patience(&self) -> Patience {
        let clock = self.clock.clone();
        Patience::moving(move |span| clock.forward(span))
    }
}
