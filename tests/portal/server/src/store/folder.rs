//! The data folder: its database and its pepper, opened, or why it cannot be.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode, OptionalExtension, Transaction, TransactionBehavior};
use secrecy::{ExposeSecret, SecretSlice};
use zeroize::Zeroizing;

use super::FILE;
use super::schema::{APPLICATION_ID, MIGRATIONS};
use crate::config::Config;
use crate::keys::{KeyedHash, Keys, KeysError, random};
use crate::limits::PEPPER_BYTES;
use crate::member::Member;
use crate::pin_hash;

/// The name of the pepper's file in the data folder.
const PEPPER_FILE: &str = "pepper";
/// The name of the file that is locked while a data folder is opened.
const LOCK_FILE: &str = "lock";
/// How long a statement waits for another process (a seeding beside a running portal).
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);

/// Why a data folder cannot be used. Each says what to do, in one line.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("the data folder {folder} cannot be used ({cause}): name another with --data, or correct its permissions")]
    Folder { folder: PathBuf, cause: io::Error },
    #[error("{0} is damaged or no database: put a copy of it back, or move it away to start with new data")]
    Damaged(PathBuf),
    #[error("{file} is not this portal's database ({what}): name another folder with --data")]
    Foreign { file: PathBuf, what: &'static str },
    #[error("the data in {0} was made with another pepper: put its pepper back, or name another folder with --data")]
    Pepper(PathBuf),
    #[error("{0} has a pepper and no database: put the database back, or move the pepper away to start with new data")]
    Lost(PathBuf),
    #[error("the pepper is shorter than {PEPPER_BYTES} bytes: put the right one back, or name another with --pepper")]
    ShortPepper,
    #[error("the disk of the data folder {0} is full or fails: free some space, or name another folder with --data")]
    Full(PathBuf),
    #[error("there is no portal's data in {0}: make some with `portal seed --data` or name another folder")]
    Nothing(PathBuf),
}

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
        create_private_folder(folder).map_err(|cause| unusable(folder, cause))?;
        // Of several first starts at once, one makes the tables and the pepper and the others wait.
        let lock = create_private_file(&folder.join(LOCK_FILE)).and_then(|lock| lock.lock().map(|()| lock));
        let _lock = lock.map_err(|cause| unusable(folder, cause))?;
        let file = folder.join(FILE);
        // Before the database is looked at: a pepper is made only once there are tables.
        let had_pepper = config.pepper.is_none() && folder.join(PEPPER_FILE).exists();
        create_private_file(&file).map_err(|cause| unusable(folder, cause))?;
        let mut connection = Connection::open(&file).map_err(|error| sqlite_error(folder, &error))?;
        let tables = tables(&connection).map_err(|error| sqlite_error(folder, &error))?;
        if had_pepper && tables == 0 {
            return Err(OpenError::Lost(folder.to_owned()));
        }
        prepare(&mut connection).map_err(|error| match error {
            PrepareError::Sqlite(error) => sqlite_error(folder, &error),
            PrepareError::Foreign(what) => OpenError::Foreign { file, what },
        })?;
        let keys = open_keys(config, &connection)?;
        Ok(Self { connection, keys })
    }

    /// Opens a folder that a portal has used, and makes nothing.
    pub fn open_existing(config: &Config) -> Result<Self, OpenError> {
        let folder = config.data.as_path();
        fs::read_dir(folder).map_err(|cause| unusable(folder, cause))?;
        if !folder.join(FILE).exists() {
            return Err(OpenError::Nothing(folder.to_owned()));
        }
        Self::open(config)
    }
}

enum PrepareError {
    Sqlite(rusqlite::Error),
    Foreign(&'static str),
}

impl From<rusqlite::Error> for PrepareError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

fn tables(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))
}

fn prepare(connection: &mut Connection) -> Result<(), PrepareError> {
    connection.busy_timeout(BUSY_TIMEOUT)?;
    let tables = tables(connection)?;
    let owner: i32 = connection.pragma_query_value(None, "application_id", |row| row.get(0))?;
    if owner != APPLICATION_ID && (tables > 0 || owner != 0) {
        return Err(PrepareError::Foreign("another program's"));
    }
    let sound: String = connection.pragma_query_value(None, "quick_check", |row| row.get(0))?;
    if sound != "ok" {
        let damaged = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_CORRUPT);
        return Err(PrepareError::Sqlite(rusqlite::Error::SqliteFailure(damaged, None)));
    }
    connection.pragma_update(None, "journal_mode", "wal")?;
    // A killed process loses nothing with it; a machine that loses its power loses at most the last moments.
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "application_id", APPLICATION_ID)?;
    connection.set_prepared_statement_cache_capacity(128);
    MIGRATIONS.to_latest(connection).map_err(|error| match error {
        rusqlite_migration::Error::RusqliteError { err, .. } => PrepareError::Sqlite(err),
        _ => PrepareError::Foreign("a newer portal's"),
    })
}

fn open_keys(config: &Config, connection: &Connection) -> Result<Keys, OpenError> {
    let folder = config.data.as_path();
    let broken = |_: KeysError| OpenError::Pepper(folder.to_owned());
    let known: Option<[u8; 32]> = connection
        .query_row("SELECT proof FROM pepper", [], |row| row.get(0))
        .optional()
        .map_err(|error| sqlite_error(folder, &error))?;
    let own = match &config.pepper {
        Some(_) => None,
        None => Some(kept_pepper(folder, known.is_none())?),
    };
    let pepper = config.pepper.as_ref().or(own.as_ref()).ok_or(OpenError::ShortPepper)?;
    // Only its length is looked at.
    if pepper.expose_secret().len() < PEPPER_BYTES {
        return Err(OpenError::ShortPepper);
    }
    let keys = Keys::new(pepper).map_err(broken)?;
    // What the database remembers of the pepper says whether it is the same, and nothing else.
    let proof = keys.hash("pepper", &[]);
    match known {
        Some(known) if proof.is(&known) => Ok(keys),
        Some(_) => Err(OpenError::Pepper(folder.to_owned())),
        None => {
            let placeholder = pin_hash::placeholder().map_err(|_| OpenError::Pepper(folder.to_owned()))?;
            let begun = begin(connection, &proof, &placeholder).map_err(|error| sqlite_error(folder, &error))?;
            // Another process may have begun meanwhile, with a pepper of its own.
            if proof.is(&begun) { Ok(keys) } else { Err(OpenError::Pepper(folder.to_owned())) }
        }
    }
}

/// Remembers the pepper's proof, once, and returns the one that is remembered.
fn begin(connection: &Connection, proof: &KeyedHash, placeholder: &str) -> rusqlite::Result<[u8; 32]> {
    let tx = Transaction::new_unchecked(connection, TransactionBehavior::Immediate)?;
    Member::put_placeholder(&tx, placeholder)?;
    tx.execute("INSERT INTO pepper (proof) SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM pepper)", [proof])?;
    let begun = tx.query_row("SELECT proof FROM pepper", [], |row| row.get(0))?;
    tx.commit().map(|()| begun)
}

/// Makes a folder that its owner alone can read; leaves one that is there.
fn create_private_folder(folder: &Path) -> io::Result<()> {
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Makes a file that its owner alone can read, or makes the one that is there so. SQLite's files beside it follow it.
fn create_private_file(file: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(file)?;
    #[cfg(unix)]
    file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
    Ok(file)
}

fn kept_pepper(folder: &Path, may_make: bool) -> Result<SecretSlice<u8>, OpenError> {
    let file = folder.join(PEPPER_FILE);
    match fs::read(&file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && may_make => {
            let pepper = Zeroizing::new(random::<PEPPER_BYTES>().map_err(|_| OpenError::Pepper(folder.into()))?);
            write_once(folder, &file, pepper.as_slice()).map_err(|cause| unusable(folder, cause))?;
            fs::read(&file).map(SecretSlice::from).map_err(|cause| unusable(folder, cause))
        }
        Ok(pepper) => Ok(SecretSlice::from(pepper)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Err(OpenError::Pepper(folder.to_owned())),
        Err(cause) => Err(unusable(folder, cause)),
    }
}

/// Writes a file whole or not at all. Of several processes at once the first one's stays.
fn write_once(folder: &Path, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut temporary = tempfile::Builder::new().prefix(".pepper").tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    match temporary.persist_noclobber(file) {
        Err(error) if error.error.kind() != io::ErrorKind::AlreadyExists => Err(error.error),
        _ => Ok(()),
    }
}

fn unusable(folder: &Path, cause: io::Error) -> OpenError {
    if cause.kind() == io::ErrorKind::StorageFull {
        return OpenError::Full(folder.to_owned());
    }
    OpenError::Folder { folder: folder.to_owned(), cause }
}

fn sqlite_error(folder: &Path, error: &rusqlite::Error) -> OpenError {
    match error.sqlite_error_code() {
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt) => OpenError::Damaged(folder.join(FILE)),
        // SQLite reports a full disk by either, for a file and for shared memory.
        Some(ErrorCode::DiskFull | ErrorCode::SystemIoFailure) => OpenError::Full(folder.to_owned()),
        _ => unusable(folder, io::Error::other(error.to_string())),
    }
}
