//! Connections: how long they may take, and what their requests must carry.

use std::time::Duration;

use portal::Timeouts;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::env::TestEnv;

/// A portal whose times are short enough to be waited for.
async fn impatient() -> TestEnv {
    let short = Duration::from_millis(100);
    TestEnv::with_timeouts(Timeouts { headers: short, idle: short, body: short }).await
}

/// Sends these bytes and returns what comes until the portal closes the connection.
async fn until_closed(env: &TestEnv, bytes: &str) -> String {
    let mut stream = TcpStream::connect(env.running.address()).await.unwrap();
    stream.write_all(bytes.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8(answer).unwrap()
}

#[tokio::test]
async fn silent_half_open_and_idle_connections_are_closed() {
    let env = impatient().await;
    assert_eq!(until_closed(&env, "").await, "");
    assert_eq!(until_closed(&env, "GET /api/v1/portal HTTP/1.1\r\nhost: x\r\nx-sl").await, "");
    let idle = until_closed(&env, "GET /api/v1/portal HTTP/1.1\r\nhost: x\r\n\r\n").await;
    assert!(idle.starts_with("HTTP/1.1 200"), "{idle}");
}

#[tokio::test]
async fn a_body_that_does_not_arrive_is_refused() {
    let env = impatient().await;
    let head =
        "POST /api/v1/freeze HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9\r\n\r\n{";
    let refused = until_closed(&env, head).await;
    assert!(refused.starts_with("HTTP/1.1 400") && refused.contains("invalid_body"), "{refused}");
}

#[tokio::test]
async fn a_body_of_an_impossible_length_is_refused_at_once() {
    let env = TestEnv::new().await;
    let length = i64::MAX;
    let head = format!("POST /api/v1/freeze HTTP/1.1\r\nhost: x\r\ncontent-length: {length}\r\n\r\n{{");
    let refused = until_closed(&env, &head).await;
    assert!(refused.contains("body_too_large"), "{refused}");
}

#[tokio::test]
async fn exactly_one_host_is_needed() {
    let env = TestEnv::new().await;
    for hosts in ["", "host: a\r\nhost: b\r\n", "host: a b\r\n", "host:\r\n"] {
        let request = format!("GET /api/v1/portal HTTP/1.1\r\n{hosts}connection: close\r\n\r\n");
        let refused = until_closed(&env, &request).await;
        assert!(refused.contains("invalid_host"), "{hosts:?} {refused}");
    }
}
