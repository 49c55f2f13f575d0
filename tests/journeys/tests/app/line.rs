//! The line between app and portal, which breaks on request: plain TCP that understands as much of HTTP/1.1 as it must.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What the line does to one request.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The portal acts, and its answer is lost.
    Lost,
    /// The portal acts, and its answer ends in the middle of the body.
    Cut,
    /// The portal acts, and its answer never comes.
    Held,
    /// The request goes nowhere, and nobody says so.
    Stalled,
    /// The connection is reset before the portal hears of it.
    Reset,
    /// Somebody else answers, and the portal does not hear of it.
    Received(String),
}

#[derive(Default)]
struct Plan {
    faults: VecDeque<(String, Fault)>,
    calls: Vec<String>,
    answered: Vec<String>,
}

/// A listener in front of a portal.
pub struct Line {
    address: SocketAddr,
    portal: SocketAddr,
    plan: Arc<Mutex<Plan>>,
    up: watch::Sender<bool>,
    listening: Mutex<JoinHandle<()>>,
}

impl Line {
    pub async fn to(portal: SocketAddr) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let plan = Arc::new(Mutex::new(Plan::default()));
        let up = watch::Sender::new(true);
        let listening = Mutex::new(listen(listener, portal, Arc::clone(&plan), up.subscribe()));
        Self { address, portal, plan, up, listening }
    }

    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The next request whose `METHOD path` ends so meets this.
    pub fn breaks(&self, call: &str, fault: Fault) {
        self.plan.lock().unwrap().faults.push_back((call.to_owned(), fault));
    }

    /// The next three requests do: as many as the app tries.
    pub fn breaks_for_good(&self, call: &str, fault: &Fault) {
        for _ in 0..3 {
            self.breaks(call, fault.clone());
        }
    }

    /// What of the plan has not happened.
    pub fn left(&self) -> usize {
        self.plan.lock().unwrap().faults.len()
    }

    /// Every request so far as `METHOD /path`, without the base and with handles as `*`.
    pub fn calls(&self) -> Vec<String> {
        self.plan.lock().unwrap().calls.clone()
    }

    /// Waits until the portal has answered such a call.
    pub async fn has_answered(&self, call: &str) {
        while !self.plan.lock().unwrap().answered.iter().any(|answered| answered == call) {
            tokio::task::yield_now().await;
        }
    }

    /// Connections end, and new ones are refused.
    pub async fn go_down(&self) {
        let listening = self.listening.lock().unwrap().abort_handle();
        listening.abort();
        self.up.send_replace(false);
        while TcpStream::connect(self.address).await.is_ok() {
            tokio::task::yield_now().await;
        }
    }

    /// Back at the same address.
    pub fn go_up(&self) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(self.address).unwrap();
        self.up.send_replace(true);
        let listener = socket.listen(64).unwrap();
        *self.listening.lock().unwrap() = listen(listener, self.portal, Arc::clone(&self.plan), self.up.subscribe());
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        self.listening.lock().unwrap().abort();
        self.up.send_replace(false);
    }
}

fn listen(
    listener: TcpListener,
    portal: SocketAddr,
    plan: Arc<Mutex<Plan>>,
    up: watch::Receiver<bool>,
) -> JoinHandle<()> {
    tokio::spawn(async move {
        while let Ok((client, _)) = listener.accept().await {
            let (plan, mut up) = (Arc::clone(&plan), up.clone());
            tokio::spawn(async move {
                tokio::select! {
                    _ = serve(client, portal, plan) => {}
                    _ = up.wait_for(|up| !up) => {}
                }
            });
        }
    })
}

/// Serves one connection until either side ends it.
async fn serve(mut client: TcpStream, portal: SocketAddr, plan: Arc<Mutex<Plan>>) -> std::io::Result<()> {
    let mut upstream = TcpStream::connect(portal).await?;
    while let Some(request) = message(&mut client).await? {
        let call = call(&request);
        let fault = {
            let mut plan = plan.lock().unwrap();
            plan.calls.push(call.clone());
            let route = plan.faults.iter().position(|(broken, _)| call.ends_with(broken.as_str()));
            route.and_then(|route| plan.faults.remove(route)).map(|(_, fault)| fault)
        };
        match fault {
            Some(Fault::Stalled) => std::future::pending().await,
            Some(Fault::Reset) => {
                client.set_zero_linger()?;
                return Ok(());
            }
            Some(Fault::Received(answer)) => {
                client.write_all(answer.as_bytes()).await?;
                continue;
            }
            Some(Fault::Lost | Fault::Cut | Fault::Held) | None => upstream.write_all(&request).await?,
        }
        let Some(answer) = message(&mut upstream).await? else { return Ok(()) };
        plan.lock().unwrap().answered.push(call);
        match fault {
            Some(Fault::Lost) => return Ok(()),
            Some(Fault::Held) => std::future::pending().await,
            Some(Fault::Cut) => {
                let head = head_end(&answer).unwrap();
                return client.write_all(&answer[..head + (answer.len() - head) / 2]).await;
            }
            _ => client.write_all(&answer).await?,
        }
    }
    Ok(())
}

/// One request or answer with its body, by `content-length`.
async fn message(from: &mut TcpStream) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    loop {
        if let Some(head) = head_end(&bytes) {
            let text = String::from_utf8_lossy(&bytes[..head]).to_ascii_lowercase();
            let length = text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            let empty = text.starts_with("http/1.1 304") || text.starts_with("http/1.1 204");
            if empty || bytes.len() >= head + length.unwrap_or(0) {
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

fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|route| route + 4)
}

fn call(request: &[u8]) -> String {
    let text = String::from_utf8_lossy(request);
    let mut words = text.split_whitespace();
    let (method, path) = (words.next().unwrap(), words.next().unwrap());
    let names = [
        "portal",
        "challenges",
        "log-in",
        "pin",
        "session",
        "recoveries",
        "username",
        "password",
        "resend",
        "code",
        "freeze",
    ];
    let path = path.strip_prefix("/api/v1/").unwrap_or(path);
    let steps: Vec<&str> = path.split('/').map(|step| if names.contains(&step) { step } else { "*" }).collect();
    format!("{method} /{}", steps.join("/"))
}

/// A whole answer.
pub fn answer(status: &str, headers: &str, body: &str) -> Fault {
    Fault::Received(format!("HTTP/1.1 {status}\r\n{headers}content-length: {}\r\n\r\n{body}", body.len()))
}
