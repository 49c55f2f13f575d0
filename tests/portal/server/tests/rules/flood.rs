//! A flood of PIN checks: as many run as there are cores, 64 wait, the rest get 503 with a wait.

use std::num::NonZeroUsize;

use multiportal::api::Path;
use serde_json::json;

use crate::env::{TestEnv, at_once};

#[tokio::test]
async fn excess_pin_checks_are_refused_and_not_counted() {
    let env = TestEnv::with(|config| {
        config.cores = NonZeroUsize::MIN;
        config.limits.address_wrong_pins.most = 1_000;
    })
    .await;
    let mut attempts = Vec::new();
    for user in 0..140 {
        attempts.push(env.attempt(&format!("usuario{user}")).await);
    }
    let requests = attempts.iter().map(|attempt| env.posting(Path::Pin { attempt }, &json!({ "pin": "1111" })));
    let mut busy = Vec::new();
    for (attempt, received) in attempts.iter().zip(at_once(requests).await) {
        match received.status {
            503 => busy.push((attempt, received)),
            _ => assert_eq!(received.is_problem(401, "wrong_pin").number("attempts_left"), 4),
        }
    }
    assert!(!busy.is_empty());
    for (attempt, received) in busy {
        received.is_problem(503, "busy");
        assert!(received.number("retry_after") > 0);
        assert_eq!(env.pin(attempt, "1111").await.is_problem(401, "wrong_pin").number("attempts_left"), 4);
    }
}
