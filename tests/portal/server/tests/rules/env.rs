//! A seeded portal of its own for each test, and a client that knows the calls.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use altcha::{Challenge, Payload, SolveChallengeOptions, solve_challenge};
use axum::http::HeaderName;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use multiportal::api::{Path, TextMessage};
use multiportal::client::{Pins, Trust};
use portal::{Config, Message, MovableClock, Running, SeededMember, Timeouts, start};
use reqwest::{Client, Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};
use tempfile::TempDir;

use crate::received::Received;

/// A portal, its clock, its members and its client.
pub struct TestEnv {
    members: &'static [SeededMember],
    pub clock: MovableClock,
    pub running: Running,
    pub http: Client,
    folder: TempDir,
    change: fn(&mut Config),
}

/// The header in which a test names the client's address.
pub const ADDRESS_HEADER: HeaderName = HeaderName::from_static("x-forwarded-for");

/// A portal behind a proxy of its own, so that a test can call from anywhere.
fn behind_a_proxy(data: &std::path::Path) -> Config {
    Config { address_header: Some(ADDRESS_HEADER), ..Config::for_tests(data) }
}

/// The host that messages and signatures are bound to.
pub const HOST: &str = "portal.cooprofesoresun.example";

static KEYS: AtomicU64 = AtomicU64::new(1);

fn client() -> Client {
    // reqwest wants to know how to encrypt even where nothing is encrypted.
    let tls = Trust::public(Pins::default()).client_config().unwrap();
    Client::builder().tls_backend_preconfigured(tls).user_agent("MULTIportal/0.1 Android").build().unwrap()
}

/// An idempotency key that no other request has.
pub fn fresh_key() -> String {
    format!("{:032x}", KEYS.fetch_add(1, Ordering::SeqCst))
}

impl TestEnv {
    pub async fn new() -> Self {
        Self::with(|_| ()).await
    }

    pub async fn with(change: fn(&mut Config)) -> Self {
        Self::start(change, None).await
    }

    pub async fn with_timeouts(timeouts: Timeouts) -> Self {
        Self::start(|_| (), Some(timeouts)).await
    }

    async fn start(change: fn(&mut Config), timeouts: Option<Timeouts>) -> Self {
        let (folder, members) = support::seeded_folder();
        let clock = MovableClock::default();
        let mut config = behind_a_proxy(folder.path());
        change(&mut config);
        config.timeouts = timeouts.unwrap_or(config.timeouts);
        let running = start(config, clock.clone()).await.unwrap();
        Self { members, clock, running, http: client(), folder, change }
    }

    /// The same portal, stopped and started again on its data and its address.
    pub async fn restarted(self) -> Self {
        let Self { members, clock, running, folder, change, .. } = self;
        let address = running.address();
        running.stop().await;
        let mut config = behind_a_proxy(folder.path());
        change(&mut config);
        config.listen = address;
        let running = start(config, clock.clone()).await.unwrap();
        Self { members, clock, running, http: client(), folder, change }
    }

    pub fn member(&self, index: usize) -> SeededMember {
        self.members[index]
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    pub fn forward(&self, seconds: u64) {
        self.clock.forward(Duration::from_secs(seconds));
    }

    pub fn request(&self, method: Method, path: impl core::fmt::Display) -> RequestBuilder {
        self.http.request(method, format!("http://{}{path}", self.running.address()))
    }

    /// A POST with a key of its own.
    pub fn posting(&self, path: Path<'_>, body: &Value) -> RequestBuilder {
        self.request(Method::POST, path).header("idempotency-key", fresh_key()).json(body)
    }

    pub async fn send(&self, request: RequestBuilder) -> Received {
        Received::read(request.send().await.unwrap()).await
    }

    pub async fn post(&self, path: Path<'_>, body: &Value) -> Received {
        self.send(self.posting(path, body)).await
    }

    pub async fn challenge(&self, purpose: &str) -> Value {
        let received = self.post(Path::Challenges, &json!({ "purpose": purpose })).await;
        assert_eq!(received.status, 201, "{}", received.text);
        received.json()["challenge"].clone()
    }

    pub async fn proof(&self, purpose: &str) -> String {
        encode(&solve(self.challenge(purpose).await))
    }

    pub async fn log_in(&self, username: &str) -> Received {
        let proof = self.proof("log_in").await;
        self.post(Path::LogIn, &json!({ "username": username, "proof": proof })).await
    }

    pub async fn attempt(&self, username: &str) -> String {
        self.log_in(username).await.word("attempt")
    }

    pub async fn pin(&self, attempt: &str, pin: &str) -> Received {
        self.post(Path::Pin { attempt }, &json!({ "pin": pin })).await
    }

    /// A whole log-in.
    pub async fn log_in_with(&self, username: &str, pin: &str) -> Received {
        self.pin(&self.attempt(username).await, pin).await
    }

    pub async fn token(&self, member: SeededMember) -> String {
        self.log_in_with(member.username, member.pin).await.word("token")
    }

    pub async fn get(&self, path: Path<'_>, token: &str) -> Received {
        self.send(self.request(Method::GET, path).bearer_auth(token)).await
    }

    pub async fn delete(&self, path: Path<'_>, token: &str) -> Received {
        self.send(self.request(Method::DELETE, path).bearer_auth(token)).await
    }

    pub async fn session(&self, token: &str) -> Received {
        self.get(Path::Session, token).await
    }

    pub async fn recover_username(&self, email: &str) -> Received {
        let proof = self.proof("recover_username").await;
        let body = json!({ "email": email, "proof": proof, "sms": { "platform": "none" } });
        self.post(Path::RecoverUsername, &body).await
    }

    pub async fn recover_password(&self, member: SeededMember) -> Received {
        let proof = self.proof("recover_password").await;
        self.post(Path::RecoverPassword, &password_form(member, &proof)).await
    }

    pub async fn resend(&self, recovery: &str) -> Received {
        self.post(Path::Resend { recovery }, &json!({ "sms": { "platform": "none" } })).await
    }

    pub async fn code(&self, recovery: &str, code: &str) -> Received {
        self.post(Path::Code { recovery }, &json!({ "code": code })).await
    }

    pub async fn choose_pin(&self, recovery: &str, grant: &str, pin: &str) -> Received {
        let request = self.request(Method::PUT, Path::ChoosePin { recovery }).header("idempotency-key", fresh_key());
        self.send(request.json(&json!({ "grant": grant, "pin": pin }))).await
    }

    /// A recovery of a member's PIN up to its grant.
    pub async fn granted(&self, member: SeededMember) -> (String, String) {
        let recovery = self.recover_password(member).await.word("recovery");
        let grant = self.code(&recovery, &self.last_code()).await.word("grant");
        (recovery, grant)
    }

    /// A whole recovery of a member's PIN.
    pub async fn new_pin(&self, member: SeededMember, pin: &str) {
        let (recovery, grant) = self.granted(member).await;
        self.choose_pin(&recovery, &grant, pin).await.is(StatusCode::NO_CONTENT);
    }

    pub async fn freeze(&self, receipt: &str) -> Received {
        self.post(Path::Freeze, &json!({ "receipt": receipt })).await
    }

    pub fn messages(&self) -> Vec<Message> {
        self.running.outbox().since(0).unwrap().into_iter().map(|message| message.message).collect()
    }

    /// The texts sent to a phone.
    pub fn texts_to(&self, phone: &str) -> Vec<String> {
        let texts = self.messages().into_iter().filter_map(|message| match message {
            Message::Sms { to, text } if to == phone => Some(text),
            _ => None,
        });
        texts.collect()
    }

    /// Of each message, whether it went to this member and has these words.
    pub fn messages_with(&self, words: &str, member: SeededMember) -> Vec<bool> {
        let has = |message: &Message| match message {
            Message::Sms { to, text } => to == member.phone && text.contains(words),
            Message::Email { to, text, .. } => to == member.email && text.contains(words),
            Message::Call { .. } => false,
        };
        self.messages().iter().map(has).collect()
    }

    /// The code of the last text, read as a phone reads it.
    pub fn last_code(&self) -> String {
        let texts = self.messages().into_iter().rev().filter_map(|message| match message {
            Message::Sms { text, .. } => Some(text),
            Message::Email { .. } | Message::Call { .. } => None,
        });
        let read = |text: String| TextMessage::read(&text, HOST, 6).ok();
        texts.filter_map(read).map(|message| message.code.expose().to_owned()).next().unwrap()
    }

    /// The "no fui yo" code of the last receipt.
    pub fn last_receipt(&self) -> String {
        let text = self.messages().into_iter().rev().find_map(|message| match message {
            Message::Email { text, .. } => Some(text),
            Message::Sms { .. } | Message::Call { .. } => None,
        });
        let text = text.unwrap();
        text.split_whitespace().find(|word| word.len() == 19 && word.matches('-').count() == 3).unwrap().to_owned()
    }
}

/// A request with a body as it is on the wire, for a client that hangs up.
pub fn written_out(method: &Method, path: &str, key: &str, body: &str, token: Option<&str>) -> String {
    let token = token.map(|token| format!("authorization: Bearer {token}\r\n")).unwrap_or_default();
    format!(
        "{method} {path} HTTP/1.1\r\nhost: portal\r\ncontent-type: application/json\r\nidempotency-key: {key}\r\n\
         {token}content-length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// Sends requests at the same time.
pub async fn at_once(requests: impl IntoIterator<Item = RequestBuilder>) -> Vec<Received> {
    let sent: Vec<_> = requests.into_iter().map(|request| tokio::spawn(request.send())).collect();
    let mut received = Vec::new();
    for response in sent {
        received.push(Received::read(response.await.unwrap().unwrap()).await);
    }
    received
}

pub fn solve(challenge: Value) -> Payload {
    let challenge: Challenge = serde_json::from_value(challenge).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
    Payload { challenge, solution }
}

pub fn encode(payload: &Payload) -> String {
    STANDARD.encode(serde_json::to_vec(payload).unwrap())
}

/// The form of a PIN's recovery, filled in for a member.
pub fn password_form(member: SeededMember, proof: &str) -> Value {
    json!({
        "username": member.username,
        "document": { "type": member.document_type, "number": member.document_number },
        "email": member.email,
        "phone": member.phone,
        "proof": proof,
        "sms": { "platform": "none" },
    })
}
