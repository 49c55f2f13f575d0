//! What the model says that a call answers and sends.

use serde_json::Value;

use crate::received::Received;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Way {
    Sms,
    Call,
    Email,
}

/// An answer, and the messages that go out with it.
pub struct Expected {
    pub status: u16,
    fields: Vec<(&'static str, Value)>,
    /// Whether the same call, sent again, gets this answer again.
    pub kept: bool,
    /// How and to which member something is sent.
    pub sent: Vec<(Way, usize)>,
}

impl Expected {
    pub const fn done(status: u16) -> Self {
        Self { status, fields: Vec::new(), kept: true, sent: Vec::new() }
    }

    /// A problem. It did nothing and is not kept, unless [`Self::kept`] says so.
    pub fn problem(code: &'static str) -> Self {
        let status = match code {
            "wrong_pin" | "wrong_code" | "session_over" | "phone_refused" => 401,
            "frozen" => 403,
            "not_found" => 404,
            "too_many_phones" => 409,
            "locked" | "slow_down" => 429,
            "invalid_proof"
            | "proof_expired"
            | "proof_spent"
            | "weak_pin"
            | "invalid_field"
            | "idempotency_mismatch" => 422,
            _ => 410,
        };
        let fields = vec![("code", code.into())];
        Self { status, fields, kept: false, sent: Vec::new() }
    }

    pub fn with(mut self, field: &'static str, value: impl Into<Value>) -> Self {
        self.fields.push((field, value.into()));
        self
    }

    pub fn kept(mut self) -> Self {
        self.kept = true;
        self
    }

    pub fn sending(mut self, ways: &[Way], member: usize) -> Self {
        self.sent.extend(ways.iter().map(|way| (*way, member)));
        self
    }

    /// What answers of one form have in common: the status, the problem and the fields.
    pub fn kind(&self) -> String {
        let code = self.fields.iter().find(|(field, _)| *field == "code");
        let names: Vec<&str> = self.fields.iter().map(|(field, _)| *field).collect();
        format!("{} {code:?} {names:?}", self.status)
    }

    pub fn check(&self, call: &str, received: &Received) -> Result<(), String> {
        let body: Value = serde_json::from_str(&received.text).unwrap_or_default();
        if received.status != self.status {
            let code = body["code"].as_str().unwrap_or("no problem");
            let want = self.fields.first().map(|(_, code)| code.to_string()).unwrap_or_default();
            return Err(format!("{call} answers {} ({code}) instead of {} {want}", received.status, self.status));
        }
        for (field, value) in &self.fields {
            if body[field] != *value {
                return Err(format!("{call} answers {field} {} instead of {value}", body[field]));
            }
        }
        Ok(())
    }
}

/// The form of an answer: its headers' names, its fields, and how long its texts are.
pub fn shape(received: &Received) -> String {
    let mut names: Vec<&str> = received.headers.keys().map(reqwest::header::HeaderName::as_str).collect();
    names.sort_unstable();
    let body: Value = serde_json::from_str(&received.text).unwrap_or_default();
    format!("{names:?} {}", blurred(&body))
}

fn blurred(value: &Value) -> Value {
    match value {
        Value::Number(_) => "number".into(),
        Value::String(text) => text.len().into(),
        Value::Array(list) => list.iter().map(blurred).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), blurred(value))).collect(),
        other => other.clone(),
    }
}
