//! A client with as little of its own time in it as can be: one kept connection, one write, one read.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use multiportal::api::Path;
use serde_json::{Value, json};

static KEYS: AtomicU64 = AtomicU64::new(0);

/// A kept connection.
pub struct Wire(TcpStream);

/// What came back.
pub struct Received {
    pub status: u16,
    pub body: Value,
    pub took: Duration,
}

/// The header with the client's address, for a portal of the kind `Public`.
pub const ADDRESS_HEADER: &str = "x-forwarded-for";

/// A request as a proxy passes it on for this client.
pub fn from_address(address: &str, request: &[u8]) -> Vec<u8> {
    let line = request.windows(2).position(|two| two == b"\r\n").unwrap() + 2;
    [&request[..line], format!("{ADDRESS_HEADER}: {address}\r\n").as_bytes(), &request[line..]].concat()
}

/// A request, written out.
pub fn request(method: &str, path: Path<'_>, token: &str, body: Option<&Value>) -> Vec<u8> {
    let key = KEYS.fetch_add(1, Ordering::Relaxed);
    let body = body.map(Value::to_string).unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nhost: portal\r\ncontent-type: application/json\r\nidempotency-key: {key:032x}\r\n\
         authorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n",
        body.len()
    );
    (head + &body).into_bytes()
}

impl Wire {
    pub fn to(address: &str) -> Self {
        let stream = TcpStream::connect(address).unwrap();
        stream.set_nodelay(true).unwrap();
        Self(stream)
    }

    /// Sends a request and hangs up.
    pub fn hang_up(mut self, request: &[u8]) {
        self.0.write_all(request).unwrap();
    }

    #[expect(clippy::disallowed_methods, reason = "a bench measures time")]
    pub fn send(&mut self, request: &[u8]) -> Received {
        let begun = Instant::now();
        self.0.write_all(request).unwrap();
        let mut buffer = [0; 8192];
        let mut read = 0;
        let (head, length) = loop {
            read += self.0.read(&mut buffer[read..]).unwrap();
            let Some(head) = buffer[..read].windows(4).position(|four| four == b"\r\n\r\n") else { continue };
            let text = core::str::from_utf8(&buffer[..head]).unwrap();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length: "));
            let length: usize = length.map_or(0, |length| length.parse().unwrap());
            if read >= head + 4 + length {
                break (head + 4, length);
            }
        };
        let took = begun.elapsed();
        let status = core::str::from_utf8(&buffer[9..12]).unwrap().parse().unwrap();
        let body = serde_json::from_slice(&buffer[head..head + length]).unwrap_or(Value::Null);
        Received { status, body, took }
    }

    pub fn post(&mut self, path: Path<'_>, body: &Value) -> Received {
        self.send(&request("POST", path, "", Some(body)))
    }

    pub fn proof(&mut self, purpose: &str) -> String {
        let received = self.post(Path::Challenges, &json!({ "purpose": purpose }));
        let challenge: Challenge = serde_json::from_value(received.body["challenge"].clone()).unwrap();
        let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
        STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
    }

    pub fn attempt(&mut self, username: &str) -> String {
        let proof = self.proof("log_in");
        let received = self.post(Path::LogIn, &json!({ "username": username, "proof": proof }));
        received.body["attempt"].as_str().unwrap().to_owned()
    }
}
