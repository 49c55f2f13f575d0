//! Rules that cannot be seen from outside: named, so that a green report does not look like more than it is.

use super::Suite;
use super::finding::{Checked, left_out};
use super::report::rule;

const UNSEEN: [(&str, &str, &str); 6] = [
    ("Common rules · Idempotency", "keys survive a restart", "a restart is the operator's"),
    ("Common rules · Throttles", "they hold over the whole portal, and survive a restart", "one address cannot see it"),
    (
        "Common rules · Floods",
        "Argon2 runs are bounded, the rest get 503 busy",
        "an address is throttled before it can flood",
    ),
    ("Numbers · security code", "it is stored hashed, and drawn by a CSPRNG", "the database is the operator's"),
    ("Numbers · PIN at rest", "Argon2id, m = 19 MiB, t = 2, p = 1, with a pepper", "the database is the operator's"),
    ("Numbers · session", "SHA-256 at rest", "the database is the operator's"),
];

pub async fn check(suite: &Suite) {
    for (heading, says, why) in UNSEEN {
        let unseen = async { Checked::<()>::Err(left_out(format!("cannot be seen from outside: {why}"))) };
        rule(suite, heading, says, unseen).await;
    }
}
