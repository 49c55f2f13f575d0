//! The rules that a proxy can break: what it changes in a request on its way in, or in an answer on its way out.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE, IF_NONE_MATCH, RETRY_AFTER};
use axum::http::{HeaderValue, Method, StatusCode};
use multiportal::api::{BASE_PATH, HEADER_IDEMPOTENCY_KEY, HEADER_REQUEST_ID};
use portal::SeededMember;
use serde_json::{Value, json};

use crate::proxy::{ProxiedRequest, ProxiedResponse};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breach {
    NoRequestId,
    EtagIgnored,
    ProblemsAreText,
    LargeBodiesFail,
    UnknownFieldsTaken,
    KeysIgnored,
    KeysOfBodies,
    StrangersAre404,
    MembersAnswersAreLonger,
    MembersTakeLonger,
    SpentProofsWork,
    ResendAtOnce,
    ResendsAreNotCounted,
    ChannelsUnmasked,
    TriesAreNotCounted,
    NoRetryAfter,
    NoReason,
    TokenAgain,
    SessionsOutlivePins,
    UsernameNeeded,
    UsernameNotSent,
    WrongDocumentsAre404,
    WrongEmailsAre404,
    KeysOfCodesIgnored,
    ArraysTaken,
    CharsetsTaken,
    EncodingsTaken,
    NamesAsTyped,
    SessionsOutliveLogOut,
    FreezesIgnored,
    ReceiptsWorkTwice,
    WrongCodesNotCounted,
    StrangersHaveAHeader,
    LocksLookAtPins,
}

/// Marks a log-out that does not reach the portal.
const LOG_OUT: &str = "x-log-out";
/// How long the busy work of [`Breach::MembersTakeLonger`] is: hashing that only members get, some milliseconds of it.
const BUSY_ROUNDS: u32 = 400_000;

/// One breach, and what it must remember.
pub struct BreakingProxy {
    breach: Breach,
    members: Vec<SeededMember>,
    fresh: AtomicU64,
    session: Mutex<Vec<u8>>,
}

impl BreakingProxy {
    pub fn new(breach: Breach, members: Vec<SeededMember>) -> Self {
        Self { breach, members, fresh: AtomicU64::new(0), session: Mutex::default() }
    }

    pub fn request(&self, request: &mut ProxiedRequest) {
        match self.breach {
            Breach::SessionsOutliveLogOut if request.path == at("/session") && request.method == Method::DELETE => {
                request.method = Method::GET;
                request.headers.insert(LOG_OUT, HeaderValue::from_static("1"));
            }
            Breach::FreezesIgnored if request.path == at("/freeze") => request.path.push_str("-ignored"),
            Breach::EncodingsTaken => drop(request.headers.remove(CONTENT_ENCODING)),
            Breach::EtagIgnored => drop(request.headers.remove(IF_NONE_MATCH)),
            Breach::UnknownFieldsTaken => edit(&mut request.body, |body| drop(body.remove("admin"))),
            Breach::KeysIgnored if request.headers.contains_key(HEADER_IDEMPOTENCY_KEY) => {
                set_key(request, u128::from(self.fresh.fetch_add(1, Ordering::Relaxed)));
            }
            Breach::KeysOfBodies if request.headers.contains_key(HEADER_IDEMPOTENCY_KEY) => {
                let mut hasher = DefaultHasher::new();
                (request.headers[HEADER_IDEMPOTENCY_KEY].as_bytes(), &request.body).hash(&mut hasher);
                set_key(request, u128::from(hasher.finish()));
            }
            Breach::KeysOfCodesIgnored if request.path.ends_with("/code") => {
                set_key(request, u128::from(self.fresh.fetch_add(1, Ordering::Relaxed)));
            }
            Breach::ArraysTaken if request.path == at("/challenges") => {
                if let Ok(Value::Array(fields)) = serde_json::from_slice(&request.body) {
                    request.body = json!({ "purpose": fields.first() }).to_string().into_bytes();
                }
            }
            Breach::CharsetsTaken if request.headers.get(CONTENT_TYPE).is_some_and(is_json) => {
                request.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            }
            Breach::NamesAsTyped if request.path == at("/log-in") => edit(&mut request.body, |body| {
                // To the portal another spelling is then another name.
                let typed = body.get("username").and_then(Value::as_str).unwrap_or_default().to_owned();
                if typed.contains('\u{303}') || typed.chars().any(char::is_uppercase) {
                    body.insert("username".to_owned(), json!(format!("{typed}2")));
                }
            }),
            Breach::MembersTakeLonger if request.path == at("/log-in") && self.names_a_member(request) => {
                let mut hasher = DefaultHasher::new();
                (0..BUSY_ROUNDS).for_each(|round| round.hash(&mut hasher));
                std::hint::black_box(hasher.finish());
            }
            // To the portal it is then the recovery of a PIN alone.
            Breach::UsernameNotSent => self.name_the_member(request),
            _ => {}
        }
    }

    pub fn response(&self, request: &ProxiedRequest, response: &mut ProxiedResponse) {
        match self.breach {
            Breach::NoRequestId => drop(response.headers.remove(HEADER_REQUEST_ID)),
            Breach::SessionsOutliveLogOut if request.headers.contains_key(LOG_OUT) => nothing(response),
            Breach::FreezesIgnored if request.path.ends_with("-ignored") => nothing(response),
            Breach::ReceiptsWorkTwice if code(response) == "receipt_over" => nothing(response),
            Breach::WrongCodesNotCounted if code(response) == "wrong_code" => set(response, "attempts_left", json!(4)),
            Breach::StrangersHaveAHeader
                if request.path == at("/recoveries/username") && !self.names_a_member(request) =>
            {
                response.headers.insert("x-member", HeaderValue::from_static("no"));
            }
            Breach::LocksLookAtPins if code(response) == "locked" => response.status = StatusCode::UNAUTHORIZED,
            Breach::NoRetryAfter => drop(response.headers.remove(RETRY_AFTER)),
            Breach::ProblemsAreText if response.status.is_client_error() => {
                response.headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/plain"));
            }
            Breach::LargeBodiesFail if response.status == StatusCode::PAYLOAD_TOO_LARGE => {
                response.status = StatusCode::INTERNAL_SERVER_ERROR;
            }
            Breach::StrangersAre404 if request.path == at("/log-in") && !self.names_a_member(request) => {
                response.status = StatusCode::NOT_FOUND;
            }
            Breach::WrongDocumentsAre404 if self.errs_in(request, "/document/number") => {
                response.status = StatusCode::NOT_FOUND;
            }
            Breach::WrongEmailsAre404 if self.errs_in(request, "/email") => response.status = StatusCode::NOT_FOUND,
            Breach::MembersAnswersAreLonger
                if request.path == at("/recoveries/username") && self.names_a_member(request) =>
            {
                edit(&mut response.body, |body| drop(body.insert("sent".to_owned(), json!(true))));
            }
            Breach::SpentProofsWork if code(response) == "proof_spent" => {
                response.status = StatusCode::CREATED;
                response.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
                response.body = json!({ "attempt": "zz", "expires_in": 300 }).to_string().into_bytes();
            }
            Breach::ResendAtOnce => set(response, "resend_in", json!(0)),
            Breach::ResendsAreNotCounted if request.path.ends_with("/resend") => {
                set(response, "resends_left", json!(2));
            }
            Breach::ChannelsUnmasked => {
                set(response, "channels", json!([{ "kind": "email", "masked": self.members[1].email }]));
            }
            Breach::TriesAreNotCounted if code(response) == "wrong_pin" => set(response, "attempts_left", json!(4)),
            Breach::NoReason => edit(&mut response.body, |body| drop(body.remove("reason"))),
            Breach::TokenAgain if request.path == at("/session") && response.status == StatusCode::OK => {
                edit(&mut response.body, |body| drop(body.insert("token".to_owned(), json!("zz"))));
            }
            Breach::UsernameNeeded if forgot_both(request) => {
                response.status = StatusCode::UNPROCESSABLE_ENTITY;
                response.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
                let problem = json!({ "type": "about:blank", "title": "", "status": 422, "code": "invalid_field" });
                response.body = problem.to_string().into_bytes();
            }
            Breach::SessionsOutlivePins => self.keep_session(request, response),
            _ => {}
        }
    }

    /// Answers every token that was ever good with the session that it had, but for those that were deleted.
    fn keep_session(&self, request: &ProxiedRequest, response: &mut ProxiedResponse) {
        let mut kept = self.session.lock().unwrap();
        let whole = request.headers.get(AUTHORIZATION).is_some_and(|token| token.len() == "Bearer ".len() + 43);
        if request.path != at("/session") || request.method != Method::GET || !whole {
            return;
        }
        if response.status == StatusCode::OK {
            kept.clone_from(&response.body);
        } else if !kept.is_empty() {
            response.status = StatusCode::OK;
            response.headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
            response.body.clone_from(&kept);
        }
    }

    /// Puts the username of the member whose document it is into a form that has none.
    fn name_the_member(&self, request: &mut ProxiedRequest) {
        if !forgot_both(request) {
            return;
        }
        edit(&mut request.body, |body| {
            let number = body["document"]["number"].clone();
            if let Some(member) = self.members.iter().find(|member| number == member.document_number) {
                body.insert("username".to_owned(), json!(member.username));
            }
        });
    }

    /// Whether it asks for the recovery of a member's PIN with this one field wrong.
    fn errs_in(&self, request: &ProxiedRequest, field: &str) -> bool {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        self.members.iter().any(|member| {
            let right =
                [("/document/number", member.document_number), ("/email", member.email), ("/phone", member.phone)];
            let wrong: Vec<&str> = right
                .into_iter()
                .filter(|(at, value)| body.pointer(at).and_then(Value::as_str) != Some(value))
                .map(|(at, _)| at)
                .collect();
            body["username"] == member.username && wrong == [field]
        })
    }

    fn names_a_member(&self, request: &ProxiedRequest) -> bool {
        let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
        self.members.iter().any(|member| body["username"] == member.username || body["email"] == member.email)
    }
}

/// Whether it asks for a recovery of the PIN without a username.
fn forgot_both(request: &ProxiedRequest) -> bool {
    let body: Value = serde_json::from_slice(&request.body).unwrap_or_default();
    request.path == at("/recoveries/password") && body["document"].is_object() && body["username"].is_null()
}

fn is_json(content_type: &HeaderValue) -> bool {
    content_type.as_bytes().starts_with(b"application/json")
}

/// Answers that it was done.
fn nothing(response: &mut ProxiedResponse) {
    response.status = StatusCode::NO_CONTENT;
    response.headers.remove(CONTENT_TYPE);
    response.body.clear();
}

fn set_key(request: &mut ProxiedRequest, key: u128) {
    let key = HeaderValue::from_str(&format!("{key:032x}")).unwrap();
    request.headers.insert(HEADER_IDEMPOTENCY_KEY, key);
}

fn at(path: &str) -> String {
    format!("{BASE_PATH}{path}")
}

fn code(response: &ProxiedResponse) -> String {
    let body: Value = serde_json::from_slice(&response.body).unwrap_or_default();
    body["code"].as_str().unwrap_or_default().to_owned()
}

/// Sets a field that the answer has already.
fn set(response: &mut ProxiedResponse, field: &str, value: Value) {
    edit(&mut response.body, |body| {
        if let Some(old) = body.get_mut(field) {
            *old = value;
        }
    });
}

fn edit(body: &mut Vec<u8>, change: impl FnOnce(&mut serde_json::Map<String, Value>)) {
    if let Ok(Value::Object(mut fields)) = serde_json::from_slice(body) {
        change(&mut fields);
        *body = Value::Object(fields).to_string().into_bytes();
    }
}
