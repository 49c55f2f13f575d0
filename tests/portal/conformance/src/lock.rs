//! Numbers · PIN tries: counted down, then a wait, for a member and a stranger alike.

use core::time::Duration;

use multiportal::api::{LogInResponse, ProblemCode, SecretField};
use multiportal::domain::limits::{PIN_TRIES, PIN_WAITS};

use super::Suite;
use super::finding::{Checked, ensure, from_earlier};
use super::member::{Role, TestMember, random_stranger};
use super::patience::Since;
use super::report::rule;
use super::secrecy::another_pin;
use super::steps::{attempt, session, try_pin};

const HEADING: &str = "Numbers · PIN tries";

/// What the rules that follow need.
pub struct Locks {
    /// A session of the locked member, begun before the lock.
    pub session: Option<SecretField>,
    pub member: Option<()>,
    /// A stranger who is locked, and since when.
    pub stranger: Option<(TestMember, Since)>,
}

/// Checks them, and leaves [`Role::Locked`] locked.
pub async fn check(suite: &Suite) -> Locks {
    let stranger = rule(suite, HEADING, "five wrong PINs lock a stranger for 30 s, over all attempts", async {
        let stranger = random_stranger(suite.members.of(Role::Locked).ok());
        lock(suite, &stranger).await?;
        let since = suite.patience.now();
        Ok((stranger, since))
    })
    .await;

    let mut held = None;
    let member = rule(suite, HEADING, "five wrong PINs lock a member for 30 s, over all attempts", async {
        let member = suite.members.of(Role::Locked)?;
        held = Some(session(suite, member).await?);
        lock(suite, member).await
    })
    .await;

    rule(suite, HEADING, "while locked, the right PIN is 429 locked too", async {
        from_earlier(member.as_ref())?;
        let who = suite.members.of(Role::Locked)?;
        let begun = attempt(suite, who).await?;
        try_pin(suite, &begun.attempt, &who.pin).await?.told_to_wait(&ProblemCode::Locked).map(drop)
    })
    .await;

    rule(
        suite,
        "Common rules · A lock never locks the member out",
        "a session goes on while log-in is locked",
        async {
            from_earlier(member.as_ref())?;
            super::steps::look_at_session(suite, from_earlier(held.as_ref())?).await?.expect(200).map(drop)
        },
    )
    .await;
    Locks { session: held, member, stranger }
}

/// Gives wrong PINs until the lock falls. Every other try is on an attempt of its own: the count is the account's.
async fn lock(suite: &Suite, who: &TestMember) -> Checked {
    let pin = another_pin(who);
    let mut begun: Option<LogInResponse> = None;
    for left in (0..PIN_TRIES).rev() {
        let attempt = match begun.take() {
            Some(begun) => begun,
            None => begun.insert(attempt(suite, who).await?).clone(),
        };
        let answer = try_pin(suite, &attempt.attempt, &pin).await?;
        // The last try may say that it was the last in either way.
        if left == 0 && answer.told_to_wait(&ProblemCode::Locked).is_ok() {
            break;
        }
        let said = answer.refused(401, &ProblemCode::WrongPin)?.attempts_left;
        ensure(said == Some(left), || format!("attempts_left is {said:?} instead of {left}"))?;
    }
    let begun = attempt(suite, who).await?;
    let wait = try_pin(suite, &begun.attempt, &pin).await?.told_to_wait(&ProblemCode::Locked)?;
    let first = PIN_WAITS[0].as_secs();
    ensure((1..=first).contains(&wait), || format!("the first wait is {wait} s"))
}

/// Checks the waits after the first, once that is over.
pub async fn later(suite: &Suite, stranger: Option<&(TestMember, Since)>) {
    let second =
        rule(suite, HEADING, "after the first wait one more try is taken, and the next wait is 1 min", async {
            let (who, since) = from_earlier(stranger)?;
            suite.patience.until(*since, PIN_WAITS[0]).await?;
            longer(suite, who, PIN_WAITS[0], PIN_WAITS[1]).await
        })
        .await;

    rule(suite, HEADING, "each wait is twice as long as the one before, up to 60 min", async {
        from_earlier(second.as_ref())?;
        let (who, _) = from_earlier(stranger)?;
        suite.patience.affords(PIN_WAITS[1..].iter().sum())?;
        for pair in PIN_WAITS[1..].windows(2) {
            suite.patience.pass(pair[0]).await;
            longer(suite, who, pair[0], pair[1]).await?;
        }
        let [.., longest] = PIN_WAITS;
        suite.patience.pass(longest).await;
        longer(suite, who, PIN_WAITS[PIN_WAITS.len() - 2], longest).await
    })
    .await;
}

/// Gives one wrong PIN after a wait, and sees that the next wait is longer than `last` and no longer than `next`.
async fn longer(suite: &Suite, who: &TestMember, last: Duration, next: Duration) -> Checked {
    let begun = attempt(suite, who).await?;
    let answer = try_pin(suite, &begun.attempt, &another_pin(who)).await?;
    let said = answer.refused(401, &ProblemCode::WrongPin).map(drop);
    said.or_else(|_| answer.told_to_wait(&ProblemCode::Locked).map(drop))?;
    let begun = attempt(suite, who).await?;
    let answer = try_pin(suite, &begun.attempt, &another_pin(who)).await?;
    let wait = answer.told_to_wait(&ProblemCode::Locked)?;
    let range = last.as_secs() + 1..=next.as_secs();
    ensure(range.contains(&wait), || format!("the wait is {wait} s instead of {} s", next.as_secs()))
}
