//! The test members, and the people who are none. Ends where a rule spends one.

use multiportal::api::SecretField;
use multiportal::domain::DocumentKind;
use serde::Deserialize;

use super::finding::{Checked, not_checked};
use super::random::random_bytes;

/// A member whom the portal's operator made for tests, as `portal seed` prints one. Fields beyond these are ignored.
#[derive(Debug, Deserialize)]
pub struct TestMember {
    pub username: SecretField,
    pub pin: SecretField,
    pub document: TestDocument,
    pub email: SecretField,
    /// The registered mobile phone, E.164.
    pub phone: SecretField,
    /// The birth year, where the operator tells it: then its refusal as a PIN is checked.
    #[serde(default)]
    pub birth_year: Option<u16>,
}

#[derive(Debug, Deserialize)]
pub struct TestDocument {
    #[serde(rename = "type")]
    pub kind: DocumentKind,
    pub number: SecretField,
}

/// What a test member is spent on: destructive rules do not share one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Logs in and out.
    Reader,
    /// Asks for codes until the throttle falls.
    Codes,
    /// Is locked, and recovers the PIN.
    Locked,
    /// Forgot username and PIN; then says "no fui yo", and is frozen afterwards.
    Frozen,
}

#[derive(Debug, Default)]
pub struct TestMembers(Vec<TestMember>);

impl TestMembers {
    #[must_use]
    pub fn new(members: Vec<TestMember>) -> Self {
        Self(members)
    }

    /// The member of that role.
    pub(crate) fn of(&self, role: Role) -> Checked<&TestMember> {
        let place = role as usize;
        self.0.get(place).ok_or_else(|| match self.0.len() {
            0 => not_checked("no test members given (--member)"),
            some => not_checked(format!("needs {} test members, {some} given (--member)", place + 1)),
        })
    }

    pub(crate) fn all(&self) -> &[TestMember] {
        &self.0
    }
}

/// Somebody whom no portal knows, with values of the length that those of `like` have.
pub fn random_stranger(like: Option<&TestMember>) -> TestMember {
    let length = |field: fn(&TestMember) -> &SecretField, usual: usize| {
        like.map_or(usual, |member| field(member).expose().chars().count())
    };
    let digits = |length: usize| random_text(length, b"0123456789");
    let letters = |length: usize| random_text(length, b"bcdfghjkmnpqrstvwxz");
    let domain = "@correo.example";
    let number = like.map_or(10, |member| member.document.number.expose().chars().count());
    TestMember {
        username: SecretField::new(&letters(length(|m| &m.username, 8).max(8))),
        pin: SecretField::new("2580"),
        document: TestDocument { kind: DocumentKind::CitizenCard, number: SecretField::new(&digits(number.max(6))) },
        email: SecretField::new(&format!(
            "{}{domain}",
            letters(length(|m| &m.email, 22).saturating_sub(domain.len()).max(8))
        )),
        // A range that is assigned to random_stranger, should a broken portal send there.
        phone: SecretField::new(&format!("+573990{}", digits(6))),
        birth_year: None,
    }
}

fn random_text(length: usize, of: &[u8]) -> String {
    let random: [u8; 64] = random_bytes();
    random.iter().cycle().take(length).map(|byte| char::from(of[usize::from(*byte) % of.len()])).collect()
}
