//! Calls · `GET /portal`.

use multiportal::api::{Path, PortalResponse};
use multiportal::domain::limits::{CODE_LENGTH, PIN_LENGTH};
use reqwest::Method;
use reqwest::header::ETAG;

use super::call::Call;
use super::finding::{Checked, broken, ensure, from_earlier};
use super::report::rule;
use super::{CheckError, Suite};

const HEADING: &str = "Calls · GET /portal";

/// Sees that anything answers at all.
pub async fn reach(suite: &Suite) -> Result<(), CheckError> {
    let answer = suite.send(Call::new(Method::GET, Path::Portal)).await;
    answer.map(drop).map_err(|_| CheckError::Unreachable)
}

pub async fn check(suite: &Suite) {
    let get = || Call::new(Method::GET, Path::Portal);
    let etag = rule(suite, HEADING, "answers what the portal is, with an ETag", async {
        let answer = suite.send(get()).await?.expect(200)?;
        let portal: PortalResponse = answer.body()?;
        ensure(!portal.name.trim().is_empty(), || "the name is empty".to_owned())?;
        is_version(&portal.minimum_app_version)?;
        let etag = answer.headers.get(ETAG).and_then(|etag| etag.to_str().ok()).map(str::to_owned);
        etag.ok_or_else(|| broken("no ETag"))
    })
    .await;

    rule(suite, HEADING, "answers 304 without a body to its own ETag, and 200 to another", async {
        let etag = from_earlier(etag.as_ref())?;
        let same = suite.send(get().unless(etag)).await?.expect(304)?;
        ensure(same.body.is_empty(), || "the 304 has a body".to_owned())?;
        suite.send(get().unless("\"of-another-day\"")).await?.expect(200)?;
        Ok(())
    })
    .await;

    rule(suite, HEADING, "says code_length 6 and pin_length 4", async {
        let portal: PortalResponse = suite.send(get()).await?.read(200)?;
        ensure(portal.code_length == CODE_LENGTH, || format!("code_length is {}", portal.code_length))?;
        ensure(portal.pin_length == PIN_LENGTH, || format!("pin_length is {}", portal.pin_length))
    })
    .await;

    rule(suite, HEADING, "names documents in Spanish, people who help, and where to register", async {
        let portal: PortalResponse = suite.send(get()).await?.read(200)?;
        ensure(!portal.document_types.is_empty(), || "document_types is empty".to_owned())?;
        let spanish = portal.document_types.iter().all(|kind| kind.names.contains_key("es"));
        ensure(spanish, || "a document type has no name in Spanish".to_owned())?;
        let hinted = portal.document_types.iter().all(|kind| !kind.shape_hint.is_empty());
        ensure(hinted, || "a document type has no shape_hint".to_owned())?;
        let support = portal.support;
        let reachable = support.phone.bytes().any(|b| b.is_ascii_digit()) && support.email.contains('@');
        ensure(reachable, || "support has no phone or no e-mail".to_owned())?;
        let secure = [support.web, portal.registration_url].iter().all(|url| url.starts_with("https://"));
        ensure(secure, || "support.web or registration_url is no https address".to_owned())
    })
    .await;
}

fn is_version(text: &str) -> Checked {
    let parts: Vec<_> = text.split('.').map(str::parse::<u32>).collect();
    let whole = parts.len() == 3 && parts.iter().all(Result::is_ok);
    ensure(whole, || "minimum_app_version is no major.minor.patch".to_owned())
}
