//! What is secret at rest, and how: keys derived from the pepper, and what they seal, name and sign.
//!
//! Everything that the database keeps of a secret goes through here: numbers of few digits are named by a keyed digest
//! (a plain one is guessed in a second), answers and messages are sealed. Ends before PINs, which `pin_hash` makes slow.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::TryRng;
use rand::rngs::SysRng;
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf::{HKDF_SHA256, Prk, Salt};
use ring::hmac;
use rusqlite::types::{FromSql, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use secrecy::{ExposeSecret, SecretSlice, SecretString};
use subtle::ConstantTimeEq;

/// A keyed digest: how the database names what it must find again and not know.
#[derive(Clone, Copy)]
pub struct KeyedHash([u8; 32]);

impl KeyedHash {
    pub fn matches(&self, other: &Self) -> bool {
        self.is(&other.0)
    }

    /// Whether these bytes are this name, in constant time.
    pub fn is(&self, bytes: &[u8; 32]) -> bool {
        self.0.ct_eq(bytes).into()
    }

    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for KeyedHash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl ToSql for KeyedHash {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        self.0.to_sql()
    }
}

impl FromSql for KeyedHash {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        <[u8; 32]>::column_result(value).map(Self)
    }
}

/// The keys failed: the system has no randomness, or what is to be opened is damaged or of another pepper.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("a sealed value does not open with this pepper")]
pub struct KeysError;

pub struct Keys {
    prk: Prk,
    names: hmac::Key,
    messages: LessSafeKey,
    /// The secret that Argon2 takes beside PIN and salt.
    pub pepper: SecretSlice<u8>,
    /// What challenges are signed with.
    pub challenges: SecretString,
    /// What a challenge's answer is signed with.
    pub solutions: SecretString,
}

impl Keys {
    pub fn new(pepper: &SecretSlice<u8>) -> Result<Self, KeysError> {
        // The pepper is the root of the keys; nothing else reads it.
        let prk = Salt::new(HKDF_SHA256, b"multiportal reference portal 1").extract(pepper.expose_secret());
        let text = |purpose: &[u8]| derive(&prk, purpose).map(|key| SecretString::from(URL_SAFE_NO_PAD.encode(key)));
        Ok(Self {
            names: hmac::Key::new(hmac::HMAC_SHA256, &derive(&prk, b"names")?),
            messages: sealing_key(&derive(&prk, b"letters")?)?,
            pepper: SecretSlice::from(derive(&prk, b"pins")?.to_vec()),
            challenges: text(b"challenges")?,
            solutions: text(b"solutions")?,
            prk,
        })
    }

    /// Names a value within a realm: two realms never share a name.
    pub fn hash(&self, realm: &str, parts: &[&[u8]]) -> KeyedHash {
        let mut context = hmac::Context::with_key(&self.names);
        for part in core::iter::once(&realm.as_bytes()).chain(parts) {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            context.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            context.update(part);
        }
        let mut name = [0; 32];
        name.copy_from_slice(context.sign().as_ref());
        KeyedHash(name)
    }

    pub fn seal_message(&self, plain: &[u8]) -> Result<Vec<u8>, KeysError> {
        seal(&self.messages, plain)
    }

    pub fn open_message(&self, sealed: &[u8]) -> Result<Vec<u8>, KeysError> {
        open(&self.messages, sealed)
    }

    /// Seals an answer so that only a repeat of its request, which brings the idempotency key again, opens it.
    pub fn seal_answer(&self, request_key: &str, plain: &[u8]) -> Result<Vec<u8>, KeysError> {
        seal(&self.answer_key(request_key)?, plain)
    }

    /// Opens an answer for a repeat of its request.
    pub fn open_answer(&self, request_key: &str, sealed: &[u8]) -> Result<Vec<u8>, KeysError> {
        open(&self.answer_key(request_key)?, sealed)
    }

    fn answer_key(&self, request_key: &str) -> Result<LessSafeKey, KeysError> {
        let mut key = [0; 32];
        let info = [&b"answers"[..], request_key.as_bytes()];
        self.prk.expand(&info, HKDF_SHA256).and_then(|okm| okm.fill(&mut key)).map_err(|_| KeysError)?;
        sealing_key(&key)
    }
}

fn derive(prk: &Prk, purpose: &[u8]) -> Result<[u8; 32], KeysError> {
    let mut key = [0; 32];
    prk.expand(&[purpose], HKDF_SHA256).and_then(|okm| okm.fill(&mut key)).map_err(|_| KeysError)?;
    Ok(key)
}

fn sealing_key(key: &[u8; 32]) -> Result<LessSafeKey, KeysError> {
    UnboundKey::new(&CHACHA20_POLY1305, key).map(LessSafeKey::new).map_err(|_| KeysError)
}

fn seal(key: &LessSafeKey, plain: &[u8]) -> Result<Vec<u8>, KeysError> {
    let nonce = random::<NONCE_LEN>()?;
    let mut body = plain.to_vec();
    key.seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), Aad::empty(), &mut body)
        .map_err(|_| KeysError)?;
    Ok([&nonce[..], &body].concat())
}

fn open(key: &LessSafeKey, sealed: &[u8]) -> Result<Vec<u8>, KeysError> {
    let (nonce, body) = sealed.split_first_chunk::<NONCE_LEN>().ok_or(KeysError)?;
    let mut body = body.to_vec();
    let plain = key.open_in_place(Nonce::assume_unique_for_key(*nonce), Aad::empty(), &mut body);
    Ok(plain.map_err(|_| KeysError)?.to_vec())
}

pub fn random<const N: usize>() -> Result<[u8; N], KeysError> {
    let mut bytes = [0; N];
    SysRng.try_fill_bytes(&mut bytes).map_err(|_| KeysError)?;
    Ok(bytes)
}

/// An opaque secret of so many random bytes, in URL-safe characters: a token, a grant, the id of an attempt.
pub fn random_text<const BYTES: usize>() -> Result<String, KeysError> {
    Ok(URL_SAFE_NO_PAD.encode(random::<BYTES>()?))
}
