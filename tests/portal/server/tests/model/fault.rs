//! The planted faults: each is one rule of the portal that does not hold, on the database or on the way to it.

use rusqlite::Connection;
use serde_json::{Value, json};

use crate::received::Received;

/// Where a fault is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plant {
    None,
    /// A trigger of the portal's database, by its event and what it does: it undoes or repeats what the portal writes.
    Trigger(&'static str, &'static str),
    /// An event of the portal's database that does not happen.
    Ignored(&'static str),
    /// A table whose deleted rows are there again.
    Again(&'static str),
    /// A column that an event sets 30 s too late.
    Longer {
        event: &'static str,
        table: &'static str,
        column: &'static str,
    },
    /// Statements that run after each restart: what the portal forgets.
    Restart(&'static str),
    /// Any PIN counts as the right one.
    AnyPin,
    /// Any code counts as the right one.
    AnyCode,
    /// Any grant counts as the recovery's own.
    AnyGrant,
    /// A PIN can be chosen before the code was given.
    CodeSkipped,
    /// Any signature counts as the phone's.
    AnySignature,
    /// A call that is sent again is done again.
    KeysIgnored,
    StrangersStatus(&'static str, u16),
    /// Unknown people get another value, or a field more.
    StrangersField(&'static str, &'static str, u64),
    /// Unknown people get a header more.
    StrangersHeader(&'static str),
}

#[derive(Clone, Copy, Debug)]
pub struct Fault {
    pub name: &'static str,
    pub plant: Plant,
}

impl Fault {
    pub fn bend(&self, call: &str, known: Option<bool>, mut received: Received) -> Received {
        if known != Some(false) {
            return received;
        }
        match self.plant {
            Plant::StrangersStatus(of, status) if of == call => received.status = status,
            Plant::StrangersField(of, field, value) if of == call => {
                let mut body: Value = serde_json::from_str(&received.text).unwrap_or_default();
                body[field] = json!(value);
                received.text = body.to_string();
            }
            Plant::StrangersHeader(of) if of == call => {
                drop(received.headers.insert("x-member", "no".parse().unwrap()));
            }
            _ => {}
        }
        received
    }

    /// The trigger that plants this fault in the portal's database.
    pub fn trigger(&self, database: &Connection) -> Option<String> {
        let (event, action) = match self.plant {
            Plant::Trigger(event, action) => (event.to_owned(), action.to_owned()),
            Plant::Ignored(event) => (format!("BEFORE {event}"), "SELECT RAISE(IGNORE)".to_owned()),
            Plant::Again(table) => {
                let columns = "SELECT group_concat(name), group_concat('OLD.' || name) FROM pragma_table_info(?1)";
                let columns = database.query_row(columns, [table], |row| Ok((row.get(0)?, row.get(1)?)));
                let (names, old): (String, String) = columns.unwrap();
                (format!("AFTER DELETE ON {table}"), format!("INSERT INTO {table} ({names}) VALUES ({old})"))
            }
            Plant::Longer { event, table, column } => (
                format!("AFTER {event} ON {table}"),
                format!("UPDATE {table} SET {column} = {column} + 30000 WHERE id = NEW.id"),
            ),
            _ => return None,
        };
        Some(format!("CREATE TRIGGER planted {event} BEGIN {action}; END"))
    }
}

const fn trigger(name: &'static str, event: &'static str, action: &'static str) -> Fault {
    way(name, Plant::Trigger(event, action))
}

const fn ignored(name: &'static str, event: &'static str) -> Fault {
    way(name, Plant::Ignored(event))
}

const fn again(name: &'static str, table: &'static str) -> Fault {
    way(name, Plant::Again(table))
}

const fn longer(name: &'static str, event: &'static str, table: &'static str, column: &'static str) -> Fault {
    way(name, Plant::Longer { event, table, column })
}

const fn way(name: &'static str, plant: Plant) -> Fault {
    Fault { name, plant }
}

pub const FAULTS: &[Fault] = &[
    way("a PIN is chosen without the code", Plant::CodeSkipped),
    way("any code is right", Plant::AnyCode),
    way("any PIN is right", Plant::AnyPin),
    way("any grant is the recovery's", Plant::AnyGrant),
    way("any signature is the phone's", Plant::AnySignature),
    way("a call sent again is done again", Plant::KeysIgnored),
    way("unknown names get 404", Plant::StrangersStatus("log-in", 404)),
    way("unknown names get a field more", Plant::StrangersField("log-in", "member", 0)),
    way("unknown names get a header more", Plant::StrangersHeader("log-in")),
    way("unknown names have other tries left", Plant::StrangersField("PIN", "attempts_left", 3)),
    way("unknown forms have other resends left", Plant::StrangersField("PIN recovery", "resends_left", 3)),
    way("unknown e-mails get 404", Plant::StrangersStatus("username recovery", 404)),
    way("resends for unknown people have other waits", Plant::StrangersField("resend", "resend_in", 61)),
    way("codes for unknown people get a field more", Plant::StrangersField("code", "member", 0)),
    way("unknown phones get a header more", Plant::StrangersHeader("a challenge for a phone")),
    way("a restart forgets wrong PINs", Plant::Restart("DELETE FROM wrong_pin")),
    way("a restart forgets what was sent", Plant::Restart("DELETE FROM throttle_hit; DELETE FROM throttle")),
    way("a restart forgets spent proofs", Plant::Restart("DELETE FROM spent_proof")),
    way("a restart forgets kept answers", Plant::Restart("DELETE FROM idempotency")),
    way("a restart forgets sessions", Plant::Restart("DELETE FROM session")),
    trigger("proofs are not spent", "AFTER INSERT ON spent_proof", "DELETE FROM spent_proof WHERE id = NEW.id"),
    trigger(
        "wrong codes are not counted",
        "AFTER UPDATE OF tries_left ON recovery WHEN NEW.tries_left < OLD.tries_left",
        "UPDATE recovery SET tries_left = OLD.tries_left WHERE id = NEW.id",
    ),
    trigger(
        "the last wrong code ends nothing",
        "AFTER UPDATE OF tries_left ON recovery WHEN NEW.tries_left = 0",
        "UPDATE recovery SET state = 'code' WHERE id = NEW.id",
    ),
    trigger(
        "an earlier code stays good after a resend",
        "AFTER UPDATE OF code ON recovery",
        "UPDATE recovery SET code = OLD.code WHERE id = NEW.id",
    ),
    trigger(
        "a resend does not renew the code's life",
        "AFTER UPDATE OF code_ends ON recovery",
        "UPDATE recovery SET code_ends = OLD.code_ends WHERE id = NEW.id",
    ),
    longer("codes live 30 s too long", "INSERT", "recovery", "code_ends"),
    longer("recoveries live 30 s too long", "INSERT", "recovery", "ends"),
    longer("grants live 30 s too long", "UPDATE OF grant_ends", "recovery", "grant_ends"),
    trigger(
        "a code recovers a username twice",
        "AFTER UPDATE OF state ON recovery WHEN NEW.state = 'over' AND NEW.purpose = 'username'",
        "UPDATE recovery SET state = 'code' WHERE id = NEW.id",
    ),
    trigger(
        "a grant works twice",
        "AFTER UPDATE OF state ON recovery WHEN NEW.state = 'over' AND OLD.state = 'pin'",
        "UPDATE recovery SET state = 'pin' WHERE id = NEW.id",
    ),
    trigger(
        "a resend is taken at once",
        "AFTER INSERT ON recovery",
        "UPDATE recovery SET next_send = 0 WHERE id = NEW.id",
    ),
    trigger(
        "sent messages are not counted",
        "AFTER INSERT ON throttle_hit",
        "DELETE FROM throttle_hit WHERE throttle = NEW.throttle",
    ),
    again("an attempt opens two sessions", "attempt"),
    longer("attempts live 30 s too long", "INSERT", "attempt", "ends"),
    trigger("wrong PINs are not counted", "AFTER INSERT ON wrong_pin", "DELETE FROM wrong_pin WHERE id = NEW.id"),
    trigger(
        "five wrong PINs bring no wait",
        "AFTER INSERT ON wrong_pin",
        "UPDATE wrong_pin SET waits_until = 0 WHERE id = NEW.id",
    ),
    again("the right PIN leaves the wrong ones counted", "wrong_pin"),
    ignored("a right PIN uses up the address's quota", "DELETE ON throttle_hit"),
    trigger("accesses are forgotten", "AFTER INSERT ON access", "DELETE FROM access"),
    trigger("a log-in by a phone is listed as by PIN", "AFTER INSERT ON access", "UPDATE access SET method = 'pin'"),
    trigger("a phone is listed for every member", "AFTER INSERT ON phone", "UPDATE phone SET member = NEW.member"),
    ignored(
        "sessions outlive a new PIN",
        "DELETE ON session WHEN EXISTS (SELECT 1 FROM old_pin WHERE member = OLD.member)",
    ),
    ignored("no session is ended", "DELETE ON session"),
    longer("sessions are idle 30 s too long", "INSERT", "session", "idle_at"),
    trigger(
        "a session is not kept from being idle",
        "AFTER UPDATE OF idle_at ON session",
        "UPDATE session SET idle_at = OLD.idle_at WHERE id = NEW.id",
    ),
    ignored("a freeze stops nothing", "UPDATE OF frozen_at ON member WHEN NEW.frozen_at IS NOT NULL"),
    ignored("a freeze leaves open recoveries", "UPDATE OF member ON recovery"),
    again("a receipt works twice", "receipt"),
    again("a removed phone stays trusted", "phone"),
    again("a phone's challenge works twice", "phone_challenge"),
    longer("a phone's challenge lives 30 s too long", "INSERT", "phone_challenge", "ends"),
    trigger(
        "a log-in by a phone clears the lock",
        "AFTER INSERT ON session WHEN NEW.phone IS NOT NULL",
        "DELETE FROM wrong_pin",
    ),
    again("an address of a hand-over works twice", "hand_over"),
    longer("an address of a hand-over lives 30 s too long", "INSERT", "hand_over", "ends"),
    ignored("messages are lost", "INSERT ON outbox WHEN NEW.addressed"),
    trigger(
        "messages are sent twice",
        "AFTER INSERT ON outbox",
        "INSERT INTO outbox (at, addressed, letter) VALUES (NEW.at, NEW.addressed, NEW.letter)",
    ),
    trigger(
        "unknown people are sent messages",
        "AFTER INSERT ON outbox",
        "UPDATE outbox SET addressed = 1 WHERE id = NEW.id",
    ),
    ignored("answers are not kept", "INSERT ON idempotency"),
    trigger("old PINs are forgotten", "AFTER INSERT ON old_pin", "DELETE FROM old_pin"),
    ignored("a new PIN is not in force", "UPDATE OF pin_hash ON member"),
    trigger(
        "a new PIN is another member's too",
        "AFTER UPDATE OF pin_hash ON member",
        "UPDATE member SET pin_hash = NEW.pin_hash",
    ),
    ignored("every log-in tells of a new installation", "INSERT ON installation"),
];
