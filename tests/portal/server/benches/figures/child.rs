//! The portal under measurement: a process of its own, with as many members as the benches want.

use std::env::current_exe;
use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use axum::http::HeaderName;
use portal::{Clock, Config, Limits, SystemClock, seed, seed_many, start};
use tempfile::TempDir;

use crate::wire::ADDRESS_HEADER;

/// Members beside the seeded ones, so that a thousand wrong PINs lock no account.
pub const MEMBERS: usize = 1_500;

/// A member of the bench, by number. Nobody's names are made alike, and as long.
pub fn username(known: bool, number: usize) -> String {
    format!("{}{number:05}", if known { "socio" } else { "nadie" })
}

/// Their e-mail.
pub fn email(known: bool, number: usize) -> String {
    format!("{}@correo.example", username(known, number))
}

/// What a portal under measurement is like.
#[derive(Clone, Copy)]
pub enum Kind {
    /// With [`MEMBERS`] beside the seeded ones, and quotas that a bench cannot reach.
    Plain,
    /// The same with a clock that runs [`FAST`] times as fast, so that a resend is due soon.
    Fast,
    /// As for people, behind a proxy that names the client's address.
    Public,
    /// The seeded members and so many more, as `portal seed --count` makes them.
    Seeded(u32),
}

/// How much faster the clock of [`Kind::Fast`] runs.
pub const FAST: i64 = 100;

struct FastClock(jiff::Timestamp);

impl Clock for FastClock {
    fn now(&self) -> jiff::Timestamp {
        let passed = SystemClock.now().as_millisecond() - self.0.as_millisecond();
        jiff::Timestamp::from_millisecond(self.0.as_millisecond() + passed * FAST).unwrap()
    }
}

impl Kind {
    fn word(self) -> String {
        match self {
            Self::Plain => "plain".to_owned(),
            Self::Fast => "fast".to_owned(),
            Self::Public => "public".to_owned(),
            Self::Seeded(count) => count.to_string(),
        }
    }
}

/// Serves until it is killed.
pub fn run(folder: &str, kind: &str) {
    let mut config = Config::for_tests(folder);
    seed(&config).unwrap();
    if let Ok(count) = kind.parse() {
        seed_many(&config, count).unwrap();
    } else {
        put_members(&config);
    }
    if kind == "public" {
        config.address_header = Some(HeaderName::from_static(ADDRESS_HEADER));
    } else {
        lift_quotas(&mut config.limits);
    }
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let running = match kind {
            "fast" => start(config, FastClock(SystemClock.now())).await.unwrap(),
            _ => start(config, SystemClock).await.unwrap(),
        };
        println!("{}", running.address());
        core::future::pending::<()>().await;
    });
}

fn put_members(config: &Config) {
    let connection = rusqlite::Connection::open(config.data.join("portal.sqlite")).unwrap();
    for number in 0..MEMBERS {
        let statement = "INSERT INTO member (username, display_name, document_kind, document_number, email, phone,
            birth_year, pin_hash) SELECT ?1, display_name, 'CC', ?2, ?3, ?4, birth_year, pin_hash FROM member WHERE id = 1";
        let phone = format!("+5732000{number:05}");
        connection
            .execute(statement, (username(true, number), format!("1{number:05}"), email(true, number), phone))
            .unwrap();
    }
}

fn lift_quotas(limits: &mut Limits) {
    for quota in [
        &mut limits.sends,
        &mut limits.phone_sends,
        &mut limits.address_wrong_pins,
        &mut limits.address_sends,
        &mut limits.address_calls,
        &mut limits.address_refusals,
    ] {
        quota.most = 10_000_000;
    }
    for normal in [&mut limits.normal_wrong_pins, &mut limits.normal_sends, &mut limits.normal_challenges] {
        *normal = 10_000_000;
    }
}

/// A running portal; killed when dropped.
pub struct Child {
    process: std::process::Child,
    pub address: String,
    folder: TempDir,
}

impl Child {
    pub fn start(kind: Kind) -> Self {
        let folder = TempDir::new().unwrap();
        let mut process = Command::new(current_exe().unwrap());
        let mut process =
            process.arg("child").arg(folder.path()).arg(kind.word()).stdout(Stdio::piped()).spawn().unwrap();
        let mut address = String::new();
        BufReader::new(process.stdout.take().unwrap()).read_line(&mut address).unwrap();
        Self { process, address: address.trim().to_owned(), folder }
    }

    /// The wrong PINs that it has counted.
    pub fn wrong_pins(&self) -> u32 {
        let database = rusqlite::Connection::open(self.folder.path().join("portal.sqlite")).unwrap();
        database.query_row("SELECT coalesce(sum(wrong), 0) FROM wrong_pin", [], |row| row.get(0)).unwrap()
    }

    /// The most memory that it has had at once so far, in MB (`VmHWM`).
    pub fn peak_megabytes(&self) -> f64 {
        let status = fs::read_to_string(format!("/proc/{}/status", self.process.id())).unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() * 1024.0 / 1e6
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
