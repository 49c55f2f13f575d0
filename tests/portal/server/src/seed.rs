//! A few invented members, so that there is somebody to log in.

use multiportal::domain::{Document, DocumentKind, DocumentRule, Email, Phone, Pin, Username};
use rusqlite::Connection;

use crate::config::Config;
use crate::member::folded;
use crate::pin_hash::PinHashes;
use crate::store::{Folder, OpenError, Statements};

/// An invented member, with what a real member alone would know.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SeededMember {
    /// The name to greet with.
    pub display_name: &'static str,
    pub username: &'static str,
    /// The PIN that they have until they choose another.
    pub pin: &'static str,
    /// The document's code: `CC`, `CE`…
    pub document_type: &'static str,
    pub document_number: &'static str,
    pub email: &'static str,
    /// The mobile phone, E.164.
    pub phone: &'static str,
    pub birth_year: u16,
}

const MEMBERS: [SeededMember; 4] = [
    SeededMember {
        display_name: "María López",
        username: "mlopez",
        pin: "8305",
        document_type: "CC",
        document_number: "41567829",
        email: "maria.lopez@correo.example",
        phone: "+573001234542",
        birth_year: 1952,
    },
    SeededMember {
        display_name: "José Peña",
        username: "jpeña",
        pin: "7046",
        document_type: "CE",
        document_number: "345678",
        email: "jose+coop@correo.example",
        phone: "+573109876518",
        birth_year: 1961,
    },
    SeededMember {
        display_name: "Clara Gómez",
        username: "cgomez",
        pin: "4917",
        document_type: "PA",
        document_number: "AP123456",
        email: "clara.gomez@unal.example",
        phone: "+573157654377",
        birth_year: 1978,
    },
    SeededMember {
        display_name: "Luis Moreno",
        username: "lmoreno",
        pin: "6092",
        document_type: "CC",
        document_number: "0079456123",
        email: "luis.moreno@correo.example",
        phone: "+573201112205",
        birth_year: 1947,
    },
];

#[derive(Debug, thiserror::Error)]
pub enum SeedError {
    #[error(transparent)]
    Open(#[from] OpenError),
    #[error("the members cannot be written ({0}): free some space on the disk of the data folder")]
    Write(#[from] rusqlite::Error),
    #[error("an invented member's {0} is none")]
    Value(&'static str),
}

const INSERT: &str = "INSERT INTO member (username, display_name, document_kind, document_number, email, phone,
    birth_year, pin_hash) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT DO NOTHING";

/// Puts the invented members into the folder of this configuration, those that are not there yet, and names them all. One
/// who chose another PIN keeps it.
///
/// # Errors
/// [`SeedError`].
pub fn seed(config: &Config) -> Result<Vec<SeededMember>, SeedError> {
    let Folder { connection, keys } = Folder::open(config)?;
    let hashes = PinHashes::new(&keys, config.cores).map_err(|_| SeedError::Value("PIN"))?;
    for member in &MEMBERS {
        write(&connection, &hashes, member)?;
    }
    Ok(MEMBERS.to_vec())
}

/// The PIN of the members of [`seed_many`].
const MANY_PIN: &str = "2580";

/// Puts so many more members into the folder, `socio1` and on, those that are not there yet. They share one PIN hash: to
/// compute one each would take minutes.
///
/// # Errors
/// [`SeedError`].
pub fn seed_many(config: &Config, count: u32) -> Result<(), SeedError> {
    if count == 0 {
        return Ok(());
    }
    let Folder { connection, keys } = Folder::open(config)?;
    let hashes = PinHashes::new(&keys, config.cores).map_err(|_| SeedError::Value("PIN"))?;
    let pin = Pin::parse(MANY_PIN).map_err(|_| SeedError::Value("PIN"))?;
    let pin_hash = hashes.hash(&pin).map_err(|_| SeedError::Value("PIN"))?;
    let tx = connection.unchecked_transaction()?;
    for number in 1..=count {
        let row = (
            format!("socio{number}"),
            format!("Socio {number}"),
            "CC",
            format!("5{number:08}"),
            format!("socio{number}@correo.example"),
            format!("+573{number:09}"),
            1950,
            &pin_hash,
        );
        tx.run(INSERT, row)?;
    }
    Ok(tx.commit()?)
}

fn write(connection: &Connection, hashes: &PinHashes, member: &SeededMember) -> Result<(), SeedError> {
    let username = Username::parse(member.username).map_err(|_| SeedError::Value("username"))?;
    let there = connection.prepare("SELECT 1 FROM member WHERE username = ?1")?.exists([username.as_str()])?;
    if there {
        return Ok(());
    }
    let rule = DocumentRule::lenient(DocumentKind::from(member.document_type.to_owned()));
    let document = Document::parse(&rule, member.document_number).map_err(|_| SeedError::Value("document"))?;
    let email = Email::parse(member.email).map_err(|_| SeedError::Value("e-mail"))?;
    let phone = Phone::parse(member.phone).map_err(|_| SeedError::Value("phone"))?;
    let pin = Pin::parse(member.pin).map_err(|_| SeedError::Value("PIN"))?;
    let pin_hash = hashes.hash(&pin).map_err(|_| SeedError::Value("PIN"))?;
    let row = (
        username.as_str(),
        member.display_name,
        document.kind().code(),
        document.number(),
        folded(&email),
        phone.as_e164(),
        member.birth_year,
        pin_hash,
    );
    connection.execute(INSERT, row)?;
    Ok(())
}
