//! The web view's inspector (`WEBKIT_INSPECTOR_HTTP_SERVER`), which reads the page. Only debug builds have it.

use std::net::SocketAddr;

use futures_util::{SinkExt, StreamExt};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_tungstenite::tungstenite::Message;
use tokio_tungstenite::{WebSocketStream, client_async};

pub struct Inspector {
    socket: WebSocketStream<TcpStream>,
    page: String,
    asked: u64,
    errors: Vec<String>,
}

impl Inspector {
    /// Connects to the only page behind this address; `None` while there is none.
    pub async fn connect(address: SocketAddr) -> Option<Self> {
        let mut stream = TcpStream::connect(address).await.ok()?;
        stream.write_all(format!("GET / HTTP/1.0\r\nHost: {address}\r\n\r\n").as_bytes()).await.ok()?;
        let mut list = String::new();
        stream.read_to_string(&mut list).await.ok()?;
        let path: String =
            list.split_once("/socket/")?.1.chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
        let stream = TcpStream::connect(address).await.ok()?;
        let (socket, _) = client_async(format!("ws://{address}/socket/{path}"), stream).await.ok()?;
        let mut inspector = Self { socket, page: String::new(), asked: 0, errors: Vec::new() };
        while inspector.page.is_empty() {
            let message = inspector.hear().await?;
            if message["method"] == "Target.targetCreated" {
                message["params"]["targetInfo"]["targetId"].as_str()?.clone_into(&mut inspector.page);
            }
        }
        inspector.ask("Console.enable", json!({})).await;
        Some(inspector)
    }

    pub async fn evaluate(&mut self, expression: &str) -> Value {
        let answer = self.ask("Runtime.evaluate", json!({ "expression": expression, "returnByValue": true })).await;
        let result = &answer["result"];
        assert!(result["wasThrown"] != json!(true), "the page can run {expression}: {answer}");
        result["result"]["value"].clone()
    }

    pub async fn errors(&mut self) -> Vec<String> {
        // The page reports in order: what it logged before this answer has arrived.
        self.evaluate("0").await;
        self.errors.clone()
    }

    async fn ask(&mut self, method: &str, params: Value) -> Value {
        self.asked += 1;
        let id = self.asked;
        let inner = json!({ "id": id, "method": method, "params": params }).to_string();
        let outer = json!({ "id": id, "method": "Target.sendMessageToTarget", "params": { "targetId": self.page, "message": inner } });
        self.socket.send(Message::text(outer.to_string())).await.expect("the inspector listens");
        loop {
            let message = self.hear().await.expect("the inspector answers");
            if message["method"] != "Target.dispatchMessageFromTarget" {
                continue;
            }
            let inner = message["params"]["message"].as_str().unwrap_or_default();
            let message: Value = serde_json::from_str(inner).expect("the page answers in JSON");
            let entry = &message["params"]["message"];
            if message["method"] == "Console.messageAdded" && entry["level"] == "error" {
                self.errors.push(entry["text"].as_str().unwrap_or_default().to_owned());
            }
            if message["id"] == json!(id) {
                return message;
            }
        }
    }

    async fn hear(&mut self) -> Option<Value> {
        loop {
            if let Message::Text(text) = self.socket.next().await?.ok()? {
                return serde_json::from_str(text.as_str()).ok();
            }
        }
    }
}
