//! The planted faults: each is one rule of the portal that does not hold, on the database or on the way to it.

use serde_json::{Value, json};

use crate::received::Received;

/// Where a fault is planted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plant {
    None,
    /// Statements that run on the portal's database at its start: triggers that undo or repeat what the portal writes.
    Sql(&'static str),
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
}

const fn sql(name: &'static str, statements: &'static str) -> Fault {
    Fault { name, plant: Plant::Sql(statements) }
}

const fn way(name: &'static str, plant: Plant) -> Fault {
    Fault { name, plant }
}

macro_rules! again {
    ($table:literal, $columns:literal, $old:literal) => {
        concat!(
            "CREATE TRIGGER planted AFTER DELETE ON ",
            $table,
            " BEGIN INSERT INTO ",
            $table,
            " (",
            $columns,
            ") VALUES (",
            $old,
            "); END"
        )
    };
}

macro_rules! longer {
    ($table:literal, $column:literal, $when:literal) => {
        concat!(
            "CREATE TRIGGER planted AFTER ",
            $when,
            " ON ",
            $table,
            " BEGIN UPDATE ",
            $table,
            " SET ",
            $column,
            " = ",
            $column,
            " + 30000 WHERE id = NEW.id; END"
        )
    };
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
    way("resends for nobody have other waits", Plant::StrangersField("resend", "resend_in", 61)),
    way("codes for nobody get a field more", Plant::StrangersField("code", "member", 0)),
    way("unknown phones get a header more", Plant::StrangersHeader("a challenge for a phone")),
    way("a restart forgets wrong PINs", Plant::Restart("DELETE FROM wrong_pin")),
    way("a restart forgets what was sent", Plant::Restart("DELETE FROM throttle_hit; DELETE FROM throttle")),
    way("a restart forgets spent proofs", Plant::Restart("DELETE FROM spent_proof")),
    way("a restart forgets kept answers", Plant::Restart("DELETE FROM idempotency")),
    way("a restart forgets sessions", Plant::Restart("DELETE FROM session")),
    sql(
        "proofs are not spent",
        "CREATE TRIGGER planted AFTER INSERT ON spent_proof BEGIN DELETE FROM spent_proof WHERE id = NEW.id; END",
    ),
    sql(
        "wrong codes are not counted",
        "CREATE TRIGGER planted AFTER UPDATE OF tries_left ON recovery WHEN NEW.tries_left < OLD.tries_left
        BEGIN UPDATE recovery SET tries_left = OLD.tries_left WHERE id = NEW.id; END",
    ),
    sql(
        "the last wrong code ends nothing",
        "CREATE TRIGGER planted AFTER UPDATE OF tries_left ON recovery WHEN NEW.tries_left = 0
        BEGIN UPDATE recovery SET state = 'code' WHERE id = NEW.id; END",
    ),
    sql(
        "an earlier code stays good after a resend",
        "CREATE TRIGGER planted AFTER UPDATE OF code ON recovery
        BEGIN UPDATE recovery SET code = OLD.code WHERE id = NEW.id; END",
    ),
    sql(
        "a resend does not renew the code's life",
        "CREATE TRIGGER planted AFTER UPDATE OF code_ends ON recovery
        BEGIN UPDATE recovery SET code_ends = OLD.code_ends WHERE id = NEW.id; END",
    ),
    sql("codes live 30 s too long", longer!("recovery", "code_ends", "INSERT")),
    sql("recoveries live 30 s too long", longer!("recovery", "ends", "INSERT")),
    sql("grants live 30 s too long", longer!("recovery", "grant_ends", "UPDATE OF grant_ends")),
    sql(
        "a code recovers a username twice",
        "CREATE TRIGGER planted AFTER UPDATE OF state ON recovery WHEN NEW.state = 'over' AND NEW.purpose = 'username'
        BEGIN UPDATE recovery SET state = 'code' WHERE id = NEW.id; END",
    ),
    sql(
        "a grant works twice",
        "CREATE TRIGGER planted AFTER UPDATE OF state ON recovery WHEN NEW.state = 'over' AND OLD.state = 'pin'
        BEGIN UPDATE recovery SET state = 'pin' WHERE id = NEW.id; END",
    ),
    sql(
        "a resend is taken at once",
        "CREATE TRIGGER planted AFTER INSERT ON recovery
        BEGIN UPDATE recovery SET next_send = 0 WHERE id = NEW.id; END",
    ),
    sql(
        "sent messages are not counted",
        "CREATE TRIGGER planted AFTER INSERT ON throttle_hit
        BEGIN DELETE FROM throttle_hit WHERE throttle = NEW.throttle; END",
    ),
    sql(
        "an attempt opens two sessions",
        again!("attempt", "id, account, member, ends", "OLD.id, OLD.account, OLD.member, OLD.ends"),
    ),
    sql("attempts live 30 s too long", longer!("attempt", "ends", "INSERT")),
    sql(
        "wrong PINs are not counted",
        "CREATE TRIGGER planted AFTER INSERT ON wrong_pin BEGIN DELETE FROM wrong_pin WHERE id = NEW.id; END",
    ),
    sql(
        "five wrong PINs bring no wait",
        "CREATE TRIGGER planted AFTER INSERT ON wrong_pin
        BEGIN UPDATE wrong_pin SET waits_until = 0 WHERE id = NEW.id; END",
    ),
    sql(
        "the right PIN leaves the wrong ones counted",
        again!("wrong_pin", "id, wrong, waits_until, ends", "OLD.id, OLD.wrong, OLD.waits_until, OLD.ends"),
    ),
    sql(
        "a right PIN uses up the address's quota",
        "CREATE TRIGGER planted BEFORE DELETE ON throttle_hit BEGIN SELECT RAISE(IGNORE); END;
        CREATE TRIGGER planted_too BEFORE UPDATE OF taken ON throttle WHEN NEW.taken < OLD.taken
        BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql("accesses are forgotten", "CREATE TRIGGER planted AFTER INSERT ON access BEGIN DELETE FROM access; END"),
    sql(
        "a log-in by a phone is listed as by PIN",
        "CREATE TRIGGER planted AFTER INSERT ON access BEGIN UPDATE access SET method = 'pin'; END",
    ),
    sql(
        "a phone is listed for every member",
        "CREATE TRIGGER planted AFTER INSERT ON phone BEGIN UPDATE phone SET member = NEW.member; END",
    ),
    sql(
        "sessions outlive a new PIN",
        "CREATE TRIGGER planted BEFORE DELETE ON session WHEN EXISTS (SELECT 1 FROM old_pin WHERE member = OLD.member)
        BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql("no session is ended", "CREATE TRIGGER planted BEFORE DELETE ON session BEGIN SELECT RAISE(IGNORE); END"),
    sql("sessions are idle 30 s too long", longer!("session", "idle_at", "INSERT")),
    sql(
        "a session is not kept from being idle",
        "CREATE TRIGGER planted AFTER UPDATE OF idle_at ON session
        BEGIN UPDATE session SET idle_at = OLD.idle_at WHERE id = NEW.id; END",
    ),
    sql(
        "a freeze stops nothing",
        "CREATE TRIGGER planted BEFORE UPDATE OF frozen_at ON member WHEN NEW.frozen_at IS NOT NULL
        BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql(
        "a freeze leaves open recoveries",
        "CREATE TRIGGER planted BEFORE UPDATE OF member ON recovery BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql("a receipt works twice", again!("receipt", "id, member, ends", "OLD.id, OLD.member, OLD.ends")),
    sql(
        "a removed phone stays trusted",
        again!(
            "phone",
            "id, member, public_key, label, added_at",
            "OLD.id, OLD.member, OLD.public_key, OLD.label, OLD.added_at"
        ),
    ),
    sql(
        "a phone's challenge works twice",
        again!("phone_challenge", "id, purpose, subject, ends", "OLD.id, OLD.purpose, OLD.subject, OLD.ends"),
    ),
    sql("a phone's challenge lives 30 s too long", longer!("phone_challenge", "ends", "INSERT")),
    sql(
        "a log-in by a phone clears the lock",
        "CREATE TRIGGER planted AFTER INSERT ON session WHEN NEW.phone IS NOT NULL BEGIN DELETE FROM wrong_pin; END",
    ),
    sql(
        "an address of a hand-over works twice",
        again!("hand_over", "id, session, ends", "OLD.id, OLD.session, OLD.ends"),
    ),
    sql("an address of a hand-over lives 30 s too long", longer!("hand_over", "ends", "INSERT")),
    sql(
        "messages are lost",
        "CREATE TRIGGER planted BEFORE INSERT ON outbox WHEN NEW.addressed BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql(
        "messages are sent twice",
        "CREATE TRIGGER planted AFTER INSERT ON outbox BEGIN
        INSERT INTO outbox (at, addressed, letter) VALUES (NEW.at, NEW.addressed, NEW.letter); END",
    ),
    sql(
        "nobody is sent messages",
        "CREATE TRIGGER planted AFTER INSERT ON outbox BEGIN UPDATE outbox SET addressed = 1 WHERE id = NEW.id; END",
    ),
    sql("answers are not kept", "CREATE TRIGGER planted BEFORE INSERT ON idempotency BEGIN SELECT RAISE(IGNORE); END"),
    sql("old PINs are forgotten", "CREATE TRIGGER planted AFTER INSERT ON old_pin BEGIN DELETE FROM old_pin; END"),
    sql(
        "a new PIN is not in force",
        "CREATE TRIGGER planted BEFORE UPDATE OF pin_hash ON member BEGIN SELECT RAISE(IGNORE); END",
    ),
    sql(
        "a new PIN is another member's too",
        "CREATE TRIGGER planted AFTER UPDATE OF pin_hash ON member BEGIN UPDATE member SET pin_hash = NEW.pin_hash; END",
    ),
    sql(
        "every log-in tells of a new installation",
        "CREATE TRIGGER planted BEFORE INSERT ON installation BEGIN SELECT RAISE(IGNORE); END",
    ),
];
