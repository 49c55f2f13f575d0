//! A portal and the model of it, side by side.

use std::collections::BTreeMap;

use multiportal::api::{Path, TextMessage};
use portal::{Message, SeededMember};
use reqwest::Method;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::net::TcpStream;

use crate::env::{HOST, TestEnv, fresh_key, written_out};
use crate::expected::{Expected, Way, shape};
use crate::fault::{Fault, Plant};
use crate::received::Received;
use crate::rules::{Attempt, Once, Proof, Recovery, Session, Windows, WrongPins};
use crate::signing::Key;
use crate::step::{Kind, Step};
use support::fixtures::spoken_digits;

/// Clock moves in seconds: to the ends of what lives, and to their last seconds.
const MOVES: [u64; 8] = [1, 29, 30, 60, 60, 119, 299, 300];
/// How long an answer is kept for the same call sent again.
const KEY_LIFE: u64 = 900;
/// Seconds by which a clock is corrected; up to a minute back nothing that is stored loses its validity.
const CORRECTION: u64 = 30;
/// Wrong PINs of an address in its window of ten minutes: fewer than the portal's 20, so that sequences get there.
pub const ADDRESS_WRONG_PINS: (usize, u64) = (8, 600);

pub type Outcome = Result<(), String>;

/// A member as the model knows them. The PIN in force is the last one.
pub struct Member {
    pub seeded: SeededMember,
    pub pins: Vec<String>,
    pub frozen: bool,
    pub installations: Vec<String>,
    /// When and how the member logged in, the last one last.
    pub accesses: Vec<(String, &'static str)>,
}

pub struct Phone {
    pub id: String,
    pub member: usize,
    pub key: Key,
    pub removed: bool,
}

/// A call that changed something and can be sent again.
struct Repeatable {
    method: Method,
    path: String,
    body: String,
    key: String,
    token: Option<String>,
    at: u64,
    received: Received,
}

/// What happens to the next call with a body.
#[derive(Clone, Copy)]
enum Disturbance {
    /// A client sends it and hangs up; then it is sent again.
    HangUp,
    /// It is sent twice at once.
    Twice,
}

pub struct Call<'a> {
    pub name: &'static str,
    /// Whether it is about a member; `None` where that cannot be told apart by design.
    pub known: Option<bool>,
    pub method: Method,
    pub path: String,
    pub body: Value,
    pub token: Option<&'a str>,
}

impl<'a> Call<'a> {
    pub fn new(name: &'static str, method: Method, path: Path<'_>) -> Self {
        Self { name, known: None, method, path: path.to_string(), body: json!({}), token: None }
    }

    pub fn post(name: &'static str, path: Path<'_>, body: Value) -> Self {
        Self { body, ..Self::new(name, Method::POST, path) }
    }

    /// About a member, or about an unknown person.
    pub fn about(self, known: impl Into<Option<bool>>) -> Self {
        Self { known: known.into(), ..self }
    }

    pub fn by(self, token: &'a str) -> Self {
        Self { token: Some(token), ..self }
    }
}

pub struct World {
    pub env: TestEnv,
    pub fault: Option<Fault>,
    pub now: u64,
    pub members: [Member; 2],
    pub proofs: Vec<Proof>,
    pub attempts: Vec<Attempt>,
    pub wrong_pins: [WrongPins; 4],
    pub sessions: Vec<Session>,
    pub addresses: Vec<Once<usize>>,
    pub recoveries: Vec<Recovery>,
    pub receipts: Vec<Once<usize>>,
    pub phones: Vec<Phone>,
    /// Challenges of phones: to add one to a member, or to log in by one.
    pub challenges: Vec<Once<Result<usize, String>>>,
    pub windows: Windows,
    shapes: BTreeMap<String, String>,
    repeatable: Option<Repeatable>,
    disturbance: Option<Disturbance>,
    seen: i64,
}

/// The latest, or one before it.
pub fn pick<T>(list: &[T], pick: usize) -> Option<usize> {
    list.len().checked_sub(1).map(|last| last - pick.min(last))
}

impl World {
    /// Plays a sequence on a portal of its own. Returns the first thing that is not as the model says.
    pub async fn play(fault: Option<Fault>, steps: &[Step]) -> Outcome {
        // Everybody has the same address here.
        let env = TestEnv::with(|config| {
            config.limits.address_wrong_pins.most = u32::try_from(ADDRESS_WRONG_PINS.0).unwrap();
        })
        .await;
        let member = |index| {
            let seeded: SeededMember = env.member(index);
            Member {
                seeded,
                pins: vec![seeded.pin.to_owned()],
                frozen: false,
                installations: Vec::new(),
                accesses: Vec::new(),
            }
        };
        let members = [member(0), member(1)];
        let mut world = Self {
            env,
            fault,
            now: 0,
            members,
            proofs: Vec::new(),
            attempts: Vec::new(),
            wrong_pins: <[WrongPins; 4]>::default(),
            sessions: Vec::new(),
            addresses: Vec::new(),
            recoveries: Vec::new(),
            receipts: Vec::new(),
            phones: Vec::new(),
            challenges: Vec::new(),
            windows: Windows::default(),
            shapes: BTreeMap::new(),
            repeatable: None,
            disturbance: None,
            seen: 0,
        };
        if let Some(trigger) = fault.and_then(|fault| fault.trigger(&world.database())) {
            world.sql(&trigger);
        }
        for (number, step) in steps.iter().enumerate() {
            world = world.step(*step).await.map_err(|reason| format!("{reason} (step {number})"))?;
        }
        world.env.running.stop().await;
        Ok(())
    }

    async fn step(mut self, step: Step) -> Result<Self, String> {
        match step.kind {
            Kind::LogIn => self.log_in(step).await?,
            Kind::Pin => self.pin(step).await?,
            Kind::Session | Kind::LogOut | Kind::EndOthers => self.session(step).await?,
            Kind::HandOver => self.hand_over(step).await?,
            Kind::OpenAddress => self.open_address(step).await?,
            Kind::RecoverUsername => self.recover_username(step).await?,
            Kind::RecoverPin => self.recover_pin(step).await?,
            Kind::Resend => self.resend(step).await?,
            Kind::Code => self.code(step).await?,
            Kind::ChoosePin => self.choose_pin(step).await?,
            Kind::Freeze => self.freeze(step).await?,
            Kind::Unfreeze => self.unfreeze(step),
            Kind::PhoneChallenge => self.phone_challenge(step).await?,
            Kind::AddPhone => self.add_phone(step).await?,
            Kind::PhoneLogIn => self.phone_log_in(step).await?,
            Kind::RemovePhone => self.remove_phone(step).await?,
            Kind::Accesses => self.accesses(step).await?,
            Kind::Phones => self.phones(step).await?,
            Kind::Repeat => self.repeat(step).await?,
            Kind::Disturb => {
                self.disturbance =
                    Some(if step.how.is_multiple_of(2) { Disturbance::HangUp } else { Disturbance::Twice });
            }
            Kind::Forward => {
                let seconds = if (step.pick, step.how) == (1, 7) { 3_600 } else { MOVES[step.how] };
                self.now += seconds;
                self.env.forward(seconds);
            }
            Kind::Back => self.back(),
            Kind::Restart => {
                self.env = self.env.restarted().await;
                if let Some(Fault { plant: Plant::Restart(sql), .. }) = self.fault {
                    self.sql(sql);
                }
            }
        }
        Ok(self)
    }

    /// Corrects the clock, unless something ended meanwhile: the portal may have deleted it.
    fn back(&mut self) {
        let Some(corrected) = self.now.checked_sub(CORRECTION) else { return };
        let kept = self.repeatable.iter().map(|call| call.at + KEY_LIFE);
        let ends = (self.proofs.iter().map(|proof| proof.ends))
            .chain(self.attempts.iter().map(|attempt| attempt.ends))
            .chain(self.wrong_pins.iter().map(|counter| counter.ends))
            .chain(self.sessions.iter().map(|session| session.ends))
            .chain(self.recoveries.iter().map(|recovery| recovery.ends))
            .chain(self.addresses.iter().chain(&self.receipts).map(|once| once.ends))
            .chain(self.challenges.iter().map(|challenge| challenge.ends))
            .chain([ADDRESS_WRONG_PINS.1, 3_600, 86_400].into_iter().flat_map(|within| self.windows.ends(within)))
            .chain(kept);
        if !ends.into_iter().any(|ends| (corrected..=self.now).contains(&ends)) {
            self.now = corrected;
            let by = jiff::SignedDuration::from_secs(CORRECTION.cast_signed());
            self.env.clock.set(portal::Clock::now(&self.env.clock) - by);
        }
    }

    /// Runs statements on the portal's database, beside it.
    pub fn sql(&self, statements: &str) {
        self.database().execute_batch(statements).unwrap();
    }

    fn database(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.env.data().join("portal.sqlite")).unwrap()
    }

    /// Whether this fault is planted on the way to the portal.
    pub fn bends(&self, way: Plant) -> bool {
        self.plant() == way
    }

    pub fn plant(&self) -> Plant {
        self.fault.map_or(Plant::None, |fault| fault.plant)
    }

    /// Sends a call and compares what it answers and what it sends. Returns the answer and the messages.
    pub async fn call(
        &mut self,
        call: Call<'_>,
        expected: &Expected,
    ) -> Result<(Received, Vec<(Way, String)>), String> {
        let Call { name, known, method, path, body, token } = call;
        let (key, body) = (fresh_key(), body.to_string());
        let with_key = method == Method::POST || method == Method::PUT;
        let disturbance = if with_key { self.disturbance.take() } else { None };
        let send = || self.send(&method, &path, &key, &body, token);
        let received = match disturbance {
            None => send().await,
            Some(Disturbance::HangUp) => {
                self.hang_up(&method, &path, &key, &body, token).await;
                send().await
            }
            Some(Disturbance::Twice) => {
                let (one, other) = tokio::join!(send(), send());
                if (one.status, &one.text) != (other.status, &other.text) {
                    return Err(format!("{name} sent twice at once answers {} and {}", one.status, other.status));
                }
                one
            }
        };
        let received = self.fault.map_or(received.clone(), |fault| fault.bend(name, known, received));
        expected.check(name, &received)?;
        if known.is_some() {
            let at = format!("{name} {}", expected.kind());
            let shape = shape(&received);
            let first = self.shapes.entry(at).or_insert_with(|| shape.clone());
            if *first != shape {
                return Err(format!("{name} answers known and unknown people in two forms"));
            }
        }
        let messages = self.messages(name, expected)?;
        if expected.kept && with_key {
            let token = token.map(str::to_owned);
            self.repeatable =
                Some(Repeatable { method, path, body, key, token, at: self.now, received: received.clone() });
        }
        Ok((received, messages))
    }

    async fn send(&self, method: &Method, path: &str, key: &str, body: &str, token: Option<&str>) -> Received {
        let mut request = self.env.request(method.clone(), path);
        if *method == Method::POST || *method == Method::PUT {
            let json = ("content-type", "application/json");
            request = request.header("idempotency-key", key).header(json.0, json.1).body(body.to_owned());
        }
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        self.env.send(request).await
    }

    async fn hang_up(&self, method: &Method, path: &str, key: &str, body: &str, token: Option<&str>) {
        let request = written_out(method, path, key, body, token);
        let mut stream = TcpStream::connect(self.env.running.address()).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
    }

    /// Reads what was sent since the last call: what the answer promised, and nothing else.
    fn messages(&mut self, call: &str, expected: &Expected) -> Result<Vec<(Way, String)>, String> {
        let mut sent = Vec::new();
        for entry in self.env.running.outbox().since(self.seen).unwrap() {
            self.seen = entry.id;
            let member = |known: fn(&SeededMember) -> &str, to: &str| {
                self.members.iter().position(|member| known(&member.seeded) == to).unwrap_or(usize::MAX)
            };
            sent.push(match entry.message {
                Message::Sms { to, text } => ((Way::Sms, member(|member| member.phone, &to)), text),
                Message::Call { to, text } => ((Way::Call, member(|member| member.phone, &to)), text),
                Message::Email { to, text, .. } => ((Way::Email, member(|member| member.email, &to)), text),
            });
        }
        let mut ways: Vec<(Way, usize)> = sent.iter().map(|(way, _)| *way).collect();
        let mut promised = expected.sent.clone();
        ways.sort_unstable();
        promised.sort_unstable();
        if ways != promised {
            return Err(format!("{call} sends {ways:?} where {promised:?} is promised"));
        }
        Ok(sent.into_iter().map(|((way, _), text)| (way, text)).collect())
    }

    /// Sends the last call again: the same answer, and nothing done twice.
    async fn repeat(&mut self, Step { how, .. }: Step) -> Outcome {
        let Some(last) = self.repeatable.take().filter(|last| self.now < last.at + KEY_LIFE) else { return Ok(()) };
        let other_body = how == 7;
        let body = if other_body { format!("{} ", last.body) } else { last.body.clone() };
        let key = if self.bends(Plant::KeysIgnored) { fresh_key() } else { last.key.clone() };
        let received = self.send(&last.method, &last.path, &key, &body, last.token.as_deref()).await;
        if other_body {
            Expected::problem("idempotency_mismatch").check("the same key with another body", &received)?;
        } else if (received.status, &received.text) != (last.received.status, &last.received.text) {
            return Err(format!("{} sent again answers {} otherwise", last.path, received.status));
        }
        self.messages("a call sent again", &Expected::done(0))?;
        self.repeatable = Some(last);
        Ok(())
    }
}

/// The security code of a message, written or spoken; an e-mail says that none was sent and has none.
pub fn code_in(way: Way, text: &str) -> Result<String, String> {
    let code = match way {
        Way::Call => spoken_digits(text).chars().take(6).collect(),
        Way::Email => String::new(),
        Way::Sms => match TextMessage::read(text, HOST, 6) {
            Ok(message) => message.code.expose().to_owned(),
            Err(_) => return Err("a message with a code cannot be read".to_owned()),
        },
    };
    Ok(code)
}

/// The code of "no fui yo" in messages that must all have the same.
pub fn receipt_in(messages: &[(Way, String)]) -> Result<String, String> {
    let receipt = |text: &str| {
        let mut words = text.split_whitespace();
        words.find(|word| word.len() == 19 && word.matches('-').count() == 3).map(str::to_owned)
    };
    let mut receipts: Vec<_> = messages.iter().map(|(_, text)| receipt(text)).collect();
    receipts.dedup();
    match &receipts[..] {
        [Some(receipt)] => Ok(receipt.clone()),
        _ => Err("the messages of a notice have no receipt in common".to_owned()),
    }
}
