//! Common rules · Throttles: what one account and one address may ask for. Comes last, for it uses both up.

use core::time::Duration;

use crate::limits::{ADDRESS_WRONG_PINS, SENDS_AN_HOUR};
use multiportal::api::{ProblemCode, SmsChannel};

use super::Suite;
use super::answer::Answer;
use super::finding::{Checked, broken, ensure, left_out};
use super::member::{Role, random_stranger};
use super::report::rule;
use super::secrecy::another_pin;
use super::steps::{attempt, try_pin, try_recover_password, try_recover_username};

const HEADING: &str = "Common rules · Throttles";

/// The hour of "3 an hour", the longest that such a throttle can ask one to wait.
pub const HOUR: Duration = Duration::from_hours(1);

/// Checks what one account may ask for.
pub async fn accounts(suite: &Suite) {
    rule(suite, HEADING, "a stranger's e-mail gets 3 codes an hour, then 429 slow_down", async {
        let stranger = random_stranger(None);
        third(async || try_recover_username(suite, &stranger, SmsChannel::None {}).await).await
    })
    .await;

    rule(suite, HEADING, "a stranger's account gets 3 codes an hour, then 429 slow_down", async {
        let stranger = random_stranger(None);
        third(async || try_recover_password(suite, &stranger, SmsChannel::None {}).await).await
    })
    .await;

    rule(suite, HEADING, "a member who had 3 codes is throttled as a stranger is", async {
        let (member, outbox) = (suite.members.of(Role::Reader)?, suite.outbox()?);
        let before = outbox.texts(&member.phone).await?.len();
        // The rules before have asked for some of the three.
        for _ in 0..=SENDS_AN_HOUR {
            let answer = try_recover_password(suite, member, SmsChannel::None {}).await?;
            if answer.status.as_u16() != 202 {
                let wait = answer.told_to_wait(&ProblemCode::SlowDown)?;
                ensure((1..=HOUR.as_secs()).contains(&wait), || format!("Retry-After is {wait}"))?;
                let sent = outbox.texts(&member.phone).await?.len() - before;
                return ensure(sent <= SENDS_AN_HOUR as usize, || format!("{sent} text messages were sent"));
            }
        }
        Err(broken(format!("{} codes within an hour", SENDS_AN_HOUR + 1)))
    })
    .await;
}

/// Asks until the throttle falls: after the third.
async fn third(ask: impl AsyncFn() -> Checked<Answer>) -> Checked {
    for _ in 0..SENDS_AN_HOUR {
        ask().await?.expect(202)?;
    }
    let wait = ask().await?.told_to_wait(&ProblemCode::SlowDown)?;
    ensure((1..=HOUR.as_secs()).contains(&wait), || format!("Retry-After is {wait}"))
}

/// Checks what one address may try, where the operator allows to use it up.
pub async fn address(suite: &Suite) {
    rule(suite, HEADING, "an address gets 20 wrong PINs in 10 min over all accounts, then 429 slow_down", async {
        if !suite.exhaust {
            return Err(left_out("it stops log-in from here for 10 min (--exhaust)"));
        }
        // The rules before have had some of the twenty: never more than twenty more, and one that must be refused.
        for _ in 0..=ADDRESS_WRONG_PINS {
            let stranger = random_stranger(None);
            let begun = attempt(suite, &stranger).await?;
            let answer = try_pin(suite, &begun.attempt, &another_pin(&stranger)).await?;
            if answer.refused(401, &ProblemCode::WrongPin).is_err() {
                suite.report.changed("this address can try no PIN for up to 10 min");
                return answer.told_to_wait(&ProblemCode::SlowDown).map(drop);
            }
        }
        Err(broken(format!("{} wrong PINs were taken", ADDRESS_WRONG_PINS + 1)))
    })
    .await;
}
