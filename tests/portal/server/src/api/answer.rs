//! An answer, in the form in which it is sent, kept and sent again.

use axum::body::Body;
use axum::http::header::{CONTENT_TYPE, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use multiportal::api::{MEDIA_TYPE_PROBLEM, Problem, ProblemCode};
use serde::{Deserialize, Serialize};

use super::refusal::Refusal;

/// Status and body of a decided call. No `Debug`: a token may be in it.
#[derive(Serialize, Deserialize)]
pub struct Answer {
    status: u16,
    body: String,
    problem: Option<String>,
    retry_after: Option<u64>,
}

impl Answer {
    pub fn json<T: Serialize>(status: StatusCode, body: &T) -> Result<Self, Refusal> {
        let body = serde_json::to_string(body).map_err(|_| Refusal::new(ProblemCode::Internal))?;
        Ok(Self { status: status.as_u16(), body, problem: None, retry_after: None })
    }

    pub fn nothing() -> Self {
        Self { status: StatusCode::NO_CONTENT.as_u16(), body: String::new(), problem: None, retry_after: None }
    }
}

impl From<Refusal> for Answer {
    fn from(refusal: Refusal) -> Self {
        let problem: &Problem = refusal.problem();
        Self {
            status: problem.status,
            body: serde_json::to_string(problem).unwrap_or_default(),
            problem: Some(problem.code.as_str().to_owned()),
            retry_after: problem.retry_after,
        }
    }
}

impl IntoResponse for Answer {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Body::from(self.body)).into_response();
        let headers = response.headers_mut();
        if let Some(seconds) = self.retry_after {
            headers.insert(RETRY_AFTER, seconds.into());
        }
        if status == StatusCode::UNAUTHORIZED {
            // RFC 9110, section 15.5.2: a 401 names a scheme.
            headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        if let Some(problem) = self.problem {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static(MEDIA_TYPE_PROBLEM));
            response.extensions_mut().insert(ProblemCode::from(problem));
        } else if status == StatusCode::NO_CONTENT {
            headers.remove(CONTENT_TYPE);
        } else {
            headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        }
        response
    }
}
