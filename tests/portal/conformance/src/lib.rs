//! `portal check`: verifies any portal from the outside, by its base address, against the portal API.
//!
//! Where to start reading: [`run`] has the order; each group of rules is a file named for its heading, each rule one call of
//! [`Report::rule`] with the rule in words. Knows the portal by its calls alone, and what was sent by an [`Outbox`] where the
//! operator can show it. Ends at the [`Report`]: the command line prints it and turns it into an exit code.

mod answer;
mod bodies;
mod both;
mod call;
mod client;
mod codes;
mod errors;
mod finding;
mod freeze;
mod idempotency;
mod limits;
mod lock;
mod log_in;
mod member;
mod outbox;
mod patience;
mod pin;
mod portal_info;
mod proof;
mod proofs;
mod random;
mod report;
mod secrecy;
mod session;
mod steps;
mod text_message;
mod throttles;
mod times;
mod transport;
mod unseen;
mod waiting;

pub use member::{TestDocument, TestMember, TestMembers};
pub use outbox::{Message, Outbox, Reader};
pub use patience::Patience;
pub use report::{Line, Outcome, Report};

use client::Client;
use multiportal::client::AddressError;

/// Why the suite could not begin.
#[derive(Debug, thiserror::Error)]
pub enum CheckError {
    /// Give another address.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// Report it: nothing of this machine's is needed.
    #[error("TLS could not be set up")]
    Tls,
    /// See that the portal runs, that its certificate is of a public authority, and that the address is right.
    #[error(
        "no portal answers at that address: see that it runs, that the app would believe its certificate, the address"
    )]
    Unreachable,
}

/// A portal to check, and what there is to check it with.
pub struct Suite {
    client: Client,
    members: TestMembers,
    outbox: Option<Outbox>,
    patience: Patience,
    report: Report,
    exhaust: bool,
}

impl Suite {
    /// A suite for the portal at `base`. Each line is handed to `print` as it is known.
    ///
    /// # Errors
    /// [`CheckError::Address`], [`CheckError::Tls`].
    pub fn new(
        base: &str,
        members: TestMembers,
        outbox: Option<Outbox>,
        patience: Patience,
        print: impl Fn(&Line) + Send + Sync + 'static,
    ) -> Result<Self, CheckError> {
        Ok(Self { client: Client::new(base)?, members, outbox, patience, report: Report::new(print), exhaust: false })
    }

    /// Also uses up what this address may try.
    #[must_use]
    pub fn exhausting(self) -> Self {
        Self { exhaust: true, ..self }
    }

    async fn send(&self, call: call::Call<'_>) -> finding::Checked<answer::Answer> {
        self.client.send(call).await
    }

    /// What the portal sent.
    ///
    /// # Errors
    /// [`finding::Finding::NotChecked`]: there is none.
    fn outbox(&self) -> finding::Checked<&Outbox> {
        self.outbox.as_ref().ok_or_else(|| finding::not_checked("no outbox given (--outbox or --outbox-command)"))
    }
}

/// Checks every rule that can be seen from outside. What spends least comes first, and what stops the rest comes last.
///
/// # Errors
/// [`CheckError::Unreachable`].
pub async fn run(suite: Suite) -> Result<Report, CheckError> {
    portal_info::reach(&suite).await?;
    let waiting = waiting::begin(&suite).await;
    transport::check(&suite).await;
    portal_info::check(&suite).await;
    errors::check(&suite).await;
    bodies::check(&suite).await;
    proofs::check(&suite).await;
    log_in::check(&suite).await;
    session::check(&suite).await;
    idempotency::check(&suite).await;
    let idle = secrecy::check(&suite).await;
    times::check(&suite).await;
    let locks = lock::check(&suite).await;
    pin::check(&suite, &locks).await;
    let granted = both::check(&suite).await;
    let frozen = freeze::check(&suite, granted).await;
    let later = codes::check(&suite).await;
    freeze::silent(&suite, &frozen, later.as_ref()).await;
    throttles::accounts(&suite).await;
    waiting::finish(&suite, waiting, locks, idle).await;
    throttles::address(&suite).await;
    errors::of_everything(&suite).await;
    unseen::check(&suite).await;
    Ok(suite.report)
}
