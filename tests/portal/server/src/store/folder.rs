//! The data folder: its database and its pepper, opened or told why not.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension};
use secrecy::SecretSlice;
use zeroize::Zeroizing;

use super::FILE;
use super::schema::{APPLICATION_ID, MIGRATIONS};
use crate::config::Config;
use crate::keys::{Keys, KeysError, random};
use crate::member::Member;
use crate::pin_hash;

/// Bytes of a pepper that the portal makes itself.
const PEPPER_BYTES: usize = 32;
/// How long a statement waits for another process (a seeding beside a running portal).
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Why a data folder cannot be used. Each says what to do, in one line.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder cannot be made, read or written.
    #[error("the data folder {folder} cannot be used ({cause}): name another with --data, or mend its permissions")]
    Folder {
        /// The folder.
        folder: PathBuf,
        /// What the system said.
        cause: io::Error,
    },
    /// The file is no database, or a damaged one.
    #[error("{file} is damaged or no database: put a copy of it back, or move it away to begin anew")]
    Damaged {
        /// The file.
        file: PathBuf,
    },
    /// The file is another program's, or a newer portal's.
    #[error("{file} is not this portal's database ({what}): name another folder with --data")]
    Foreign {
        /// The file.
        file: PathBuf,
        /// What it is instead.
        what: &'static str,
    },
    /// The database was made with another pepper.
    #[error(
        "the data in {folder} was made with another pepper: put its pepper back, or name another folder with --data"
    )]
    Pepper {
        /// The folder.
        folder: PathBuf,
    },
    /// There is no portal's data.
    #[error("there is no portal's data in {folder}: make some with `portal seed --data` or name another folder")]
    Nothing {
        /// The folder.
        folder: PathBuf,
    },
}

/// An open data folder.
pub struct Folder {
    /// The database, up to date.
    pub connection: Connection,
    /// The keys to what is sealed in it.
    pub keys: Keys,
}

impl Folder {
    /// Opens the folder of this configuration, and makes what is not there.
    pub fn open(config: &Config) -> Result<Self, OpenError> {
        let folder = config.data.as_path();
        fs::create_dir_all(folder).map_err(|cause| unusable(folder, cause))?;
        let file = folder.join(FILE);
        let mut connection = Connection::open(&file).map_err(|error| told(folder, &error))?;
        prepare(&mut connection).map_err(|error| match error {
            Trouble::Sqlite(error) => told(folder, &error),
            Trouble::Foreign(what) => OpenError::Foreign { file, what },
        })?;
        let keys = open_keys(config, &connection)?;
        Ok(Self { connection, keys })
    }

    /// Opens a folder that a portal has used, and makes nothing.
    pub fn open_existing(config: &Config) -> Result<Self, OpenError> {
        let folder = config.data.as_path();
        fs::read_dir(folder).map_err(|cause| unusable(folder, cause))?;
        if !folder.join(FILE).exists() {
            return Err(OpenError::Nothing { folder: folder.to_owned() });
        }
        Self::open(config)
    }
}

enum Trouble {
    Sqlite(rusqlite::Error),
    Foreign(&'static str),
}

impl From<rusqlite::Error> for Trouble {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn prepare(connection: &mut Connection) -> Result<(), Trouble> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    let owner: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if owner != APPLICATION_ID && (tables > 0 || owner != 0) {
        return Err(Trouble::Foreign("another program's"));
    }
    let sound: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if sound != "ok" {
        let damaged = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        return Err(Trouble::Sqlite(rusqlite::Error::SqliteFailure(damaged, None)));
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    // A killed process loses nothing with it; a machine that loses its power loses at most the last moments.
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.set_prepared_statement_cache_capacity(128);
    MIGRATIONS.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => Trouble::Sqlite(err),
        _ => Trouble::Foreign("a newer portal's"),
    })
}

fn open_keys(config: &Config, connection: &Connection) -> Result<Keys, OpenError> {
    let folder = config.data.as_path();
    let broken = |_: KeysError| OpenError::Pepper { folder: folder.to_owned() };
    let known: Option<[u8; 32]> = connection
        .query_row("SELECT proof FROM pepper", [], |row| row.get(0))
        .optional()
        .map_err(|error| told(folder, &error))?;
    let keys = match &config.pepper {
        Some(pepper) => Keys::new(pepper),
        None => Keys::new(&kept_pepper(folder, known.is_none())?),
    }
    .map_err(broken)?;
    // What the database remembers of the pepper says whether it is the same, and nothing else.
    let proof = keys.hash("pepper", &[]);
    match known {
        Some(known) if proof.is(&known) => Ok(keys),
        Some(_) => Err(OpenError::Pepper { folder: folder.to_owned() }),
        None => {
            let nobody = pin_hash::nobody().map_err(|_| OpenError::Pepper { folder: folder.to_owned() })?;
            let begin = |connection: &Connection| {
                Member::put_nobody(connection, &nobody)?;
                connection.execute("INSERT INTO pepper (proof) VALUES (?1)", [proof])
            };
            begin(connection).map(|_| keys).map_err(|error| told(folder, &error))
        }
    }
}

fn kept_pepper(folder: &Path, may_make: bool) -> Result<SecretSlice<u8>, OpenError> {
    let file = folder.join("pepper");
    match fs::read(&file) {
        Ok(pepper) => Ok(SecretSlice::from(pepper)),
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_make => {
            let pepper =
                Zeroizing::new(random::<PEPPER_BYTES>().map_err(|_| OpenError::Pepper { folder: folder.into() })?);
            let mut options = OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let written = options.open(&file).and_then(|mut file| file.write_all(pepper.as_slice()));
            written.map_err(|cause| unusable(folder, cause))?;
            Ok(SecretSlice::from(pepper.to_vec()))
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(OpenError::Pepper { folder: folder.to_owned() }),
        Err(cause) => Err(unusable(folder, cause)),
    }
}

fn unusable(folder: &Path, cause: io::Error) -> OpenError {
    OpenError::Folder { folder: folder.to_owned(), cause }
}

fn told(folder: &Path, error: &rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => OpenError::Damaged { file: folder.join(FILE) },
        _ => unusable(folder, io::Error::other(error.to_string())),
    }
}
