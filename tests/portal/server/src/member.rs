//! Members, as the portal finds them.

use rusqlite::{Connection, Params, Row, Transaction};

use multiportal::api::WeakPinReason;
use multiportal::domain::{Document, Email, Phone, Pin, Username, Weakness};

use crate::stamp::Stamp;
use crate::store::Statements;

/// The row that stands for unknown people. It has every column of a member, no username that can be typed, and a PIN hash
/// that no PIN matches.
pub const PLACEHOLDER: i64 = 0;

/// What the calls need of a member, or of the placeholder for unknown people. No `Debug`: all of it is personal.
pub struct Member {
    pub id: i64,
    pub username: String,
    /// The name to greet with.
    pub display_name: String,
    pub document_number: String,
    pub email: String,
    /// The phone, E.164.
    pub phone: String,
    pub birth_year: i64,
    pub pin_hash: String,
    /// Whether the member said "no fui yo".
    pub frozen: bool,
    pub last_access: Option<(Stamp, String)>,
}

const COLUMNS: &str = "id, username, display_name, document_number, email, phone, birth_year, pin_hash,
    frozen_at IS NOT NULL, last_access_at, last_access_device";

fn read(row: &Row<'_>) -> rusqlite::Result<Member> {
    let at: Option<Stamp> = row.get(9)?;
    let device: Option<String> = row.get(10)?;
    Ok(Member {
        id: row.get(0)?,
        username: row.get(1)?,
        display_name: row.get(2)?,
        document_number: row.get(3)?,
        email: row.get(4)?,
        phone: row.get(5)?,
        birth_year: row.get(6)?,
        pin_hash: row.get(7)?,
        frozen: row.get(8)?,
        last_access: at.zip(device),
    })
}

impl Member {
    pub fn by_id(tx: &Transaction<'_>, id: i64) -> rusqlite::Result<Self> {
        tx.prepare_cached(&format!("SELECT {COLUMNS} FROM member WHERE id = ?1"))?.query_row([id], read)
    }

    /// By username, or the placeholder.
    pub fn by_username(tx: &Transaction<'_>, username: &Username) -> rusqlite::Result<Self> {
        Self::by(tx, "SELECT id FROM member WHERE username = ?1", [username.as_str()])
    }

    /// By e-mail, in any case, or the placeholder.
    pub fn by_email(tx: &Transaction<'_>, email: &Email) -> rusqlite::Result<Self> {
        Self::by(tx, "SELECT id FROM member WHERE email = ?1", [folded(email)])
    }

    /// By all that the recovery of a PIN asks for (without the username where that is forgotten too), or the placeholder.
    pub fn by_all(
        tx: &Transaction<'_>,
        username: Option<&Username>,
        document: &Document,
        email: &Email,
        phone: &Phone,
    ) -> rusqlite::Result<Self> {
        let named = if username.is_some() { "username = ?1" } else { "?1 IS NULL" };
        let statement = format!(
            "SELECT id FROM member
            WHERE {named} AND document_kind = ?2 AND document_number = ?3 AND email = ?4 AND phone = ?5"
        );
        let username = username.map(Username::as_str);
        let typed = (username, document.kind().code(), document.number(), folded(email), phone.as_e164());
        Self::by(tx, &statement, typed)
    }

    fn by(tx: &Transaction<'_>, statement: &str, typed: impl Params) -> rusqlite::Result<Self> {
        Self::by_id(tx, tx.value(statement, typed)?.unwrap_or(PLACEHOLDER))
    }

    /// Puts the placeholder into a new database.
    pub fn put_placeholder(connection: &Connection, pin_hash: &str) -> rusqlite::Result<()> {
        // An empty username and e-mail are refused wherever they are typed; the phone is as long as any.
        let statement = "INSERT INTO member (id, username, display_name, document_kind, document_number, email, phone,
            birth_year, pin_hash) VALUES (?1, '', '', '', '', '', '+570000000000', 0, ?2) ON CONFLICT DO NOTHING";
        connection.execute(statement, (PLACEHOLDER, pin_hash)).map(|_| ())
    }

    pub const fn is_member(&self) -> bool {
        self.id != PLACEHOLDER
    }

    /// Why this member may not choose this PIN, the one in force aside (Numbers, "PIN").
    pub fn weakness_of(&self, pin: &Pin) -> Option<WeakPinReason> {
        // Compared with what the member could be guessed by; nothing of it leaves this function.
        let digits = pin.expose();
        match pin.weakness() {
            Some(Weakness::Repeated) => Some(WeakPinReason::Repeated),
            Some(Weakness::Run) => Some(WeakPinReason::Run),
            None if digits == self.birth_year.to_string() => Some(WeakPinReason::BirthYear),
            None if self.document_number.ends_with(digits) => Some(WeakPinReason::DocumentTail),
            None => None,
        }
    }
}

/// The form of an e-mail that two ways to type it share.
pub fn folded(email: &Email) -> String {
    email.as_str().to_lowercase()
}
