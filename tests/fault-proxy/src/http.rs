//! As much of HTTP/1.1 as the proxy needs.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

/// The path that every call of the portal API begins with.
const BASE: &str = "/api/v1";
/// A longer segment of a path is an id: no name of the API is as long.
const LONGEST_NAME: usize = 16;

/// Reads one request or response with its body, by `content-length`; `None` once the connection has ended.
pub async fn read_message(from: &mut (impl AsyncRead + Unpin)) -> io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(head) = head_length(&bytes) {
            let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let without_body = text.starts_with("http/1.1 304") || text.starts_with("http/1.1 204");
            if without_body || bytes.len() >= head + length.unwrap_or(0) {
                return Ok(Some(bytes));
            }
        }
        let mut part = [0; 4096];
        match from.read(&mut part).await? {
            0 => return Ok(None),
            count => bytes.extend_from_slice(&part[..count]),
        }
    }
}

/// The length of the head with its empty line, once that was read.
fn head_length(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|end| end + 4)
}

/// `METHOD /path` of a request, without the base path, with `*` for an id.
pub fn call(request: &[u8]) -> String {
    let text = String::from_utf8_lossy(request);
    let mut words = text.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let segments = path.strip_prefix(BASE).unwrap_or(path).split('/');
    let named: Vec<&str> = segments.map(|segment| if segment.len() > LONGEST_NAME { "*" } else { segment }).collect();
    format!("{method} {}", named.join("/"))
}

/// The response without the second half of its body.
pub fn cut(response: &[u8]) -> &[u8] {
    let head = head_length(response).unwrap_or(response.len());
    &response[..head + (response.len() - head) / 2]
}

/// The response with `from` in its body replaced by `to`.
pub fn replace(response: &[u8], from: &str, to: &str) -> Vec<u8> {
    let (head, body) = response.split_at(head_length(response).unwrap_or(response.len()));
    let (head, body) = (String::from_utf8_lossy(head), String::from_utf8_lossy(body).replace(from, to));
    let is_length = |line: &&str| line.to_ascii_lowercase().starts_with("content-length:");
    let mut kept: Vec<&str> = head.trim_end().split("\r\n").filter(|line| !is_length(line)).collect();
    let length = format!("content-length: {}", body.len());
    kept.push(&length);
    format!("{}\r\n\r\n{body}", kept.join("\r\n")).into_bytes()
}
