//! The ways in which a call can fail.

/// What happens to one call.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The server acts; its response is lost.
    Lost,
    /// The server acts; its response ends in the middle of the body.
    Cut,
    /// The server acts; its response waits for [`FaultProxy::clear`](crate::FaultProxy::clear).
    Held,
    /// The server acts; this text of its response is replaced by another.
    Replaced(&'static str, &'static str),
    /// The request does not reach the server; the connection is reset.
    Reset,
    /// The request does not reach the server; the proxy responds with these bytes.
    Responded(String),
}

impl Fault {
    /// A whole response. `status` is the code and its reason; each line of `headers` ends with CRLF.
    #[must_use]
    pub fn response(status: &str, headers: &str, body: &str) -> Self {
        Self::Responded(format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()))
    }

    /// A problem of the portal API (RFC 9457); `retry_after` is in seconds.
    #[must_use]
    pub fn problem(status: u16, code: &str, retry_after: Option<u64>) -> Self {
        let wait = retry_after.map(|seconds| format!(r#","retry_after":{seconds}"#)).unwrap_or_default();
        let body = format!(r#"{{"type":"/problems/{code}","title":"{code}","status":{status},"code":"{code}"{wait}}}"#);
        Self::response(&format!("{status} Problem"), "content-type: application/problem+json\r\n", &body)
    }
}
