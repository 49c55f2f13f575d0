//! `GET /portal`, with the `ETag` of the last answer.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::{ETAG, HeaderValue, IF_NONE_MATCH};
use reqwest::{StatusCode, Url};

use super::HttpPortal;
use crate::api::{DocumentTypeResponse, Path, PortalResponse};
use crate::domain::limits::{ADDRESS_LENGTH, LIST_LENGTH, SHORT_TEXT_LENGTH};
use crate::domain::{Email, Label};
use crate::flow::CallError;

/// The last answer and its tag.
#[derive(Default)]
pub(super) struct CachedInfo(Mutex<Option<(HeaderValue, Arc<PortalResponse>)>>);

impl HttpPortal {
    pub(super) async fn fetch_info(&self) -> Result<Arc<PortalResponse>, CallError> {
        let known = self.info.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut request = self.get(Path::Portal);
        if let Some((tag, _)) = &known {
            request = request.header(IF_NONE_MATCH, tag);
        }
        let answer = self.send_once(request).await?.map_err(|refusal| refusal.call_error())?;
        if answer.status == StatusCode::NOT_MODIFIED {
            return known.map(|(_, portal)| portal).ok_or_else(|| answer.unreadable());
        }
        let portal = Arc::new(bounded(answer.read()?).ok_or_else(|| answer.unreadable())?);
        if let Some(tag) = answer.headers.get(ETAG) {
            let mut known = self.info.0.lock().unwrap_or_else(PoisonError::into_inner);
            *known = Some((tag.clone(), Arc::clone(&portal)));
        }
        Ok(portal)
    }
}

/// Cuts the texts that a screen shows, and drops what would mean something else if it were cut. `None` where an address cannot be
/// opened: the phone's browser gets web pages only.
fn bounded(mut portal: PortalResponse) -> Option<PortalResponse> {
    if ![&portal.registration_url, &portal.support.web].into_iter().all(|address| is_https(address)) {
        return None;
    }
    for store in [&mut portal.stores.android, &mut portal.stores.ios] {
        *store = store.take().filter(|address| is_https(address));
    }
    let support = &mut portal.support;
    if !is_short(&support.phone) {
        support.phone.clear();
    }
    support.sms = support.sms.take().filter(|phone| is_short(phone));
    support.email = Email::parse(&support.email).map(String::from).unwrap_or_default();
    for text in [&mut portal.name, &mut portal.minimum_app_version] {
        *text = Label::new(text).into();
    }
    portal.document_types.retain(|kind| is_short(kind.code.code()));
    portal.document_types.truncate(LIST_LENGTH);
    for DocumentTypeResponse { names, shape_hint, .. } in &mut portal.document_types {
        for text in names.values_mut().chain([shape_hint]) {
            *text = Label::new(text).into();
        }
    }
    Some(portal)
}

fn is_short(text: &str) -> bool {
    text.chars().count() <= SHORT_TEXT_LENGTH
}

fn is_https(address: &str) -> bool {
    address.len() <= ADDRESS_LENGTH && Url::parse(address).is_ok_and(|url| url.scheme() == "https")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::*;
    use crate::domain::limits::LABEL_LENGTH;

    fn read(text: &str, address: &str) -> Option<PortalResponse> {
        let kind = json!({ "code": "CC", "names": { "es": text }, "shape_hint": text });
        let other = json!({ "code": text, "names": { "es": "Otro" } });
        let portal = json!({
            "name": text, "minimum_app_version": text, "document_types": vec![kind; 1_000].into_iter().chain([other]).collect::<Vec<_>>(),
            "code_length": 6, "pin_length": 4, "registration_url": address, "stores": { "android": address },
            "support": { "phone": text, "sms": text, "email": text, "web": "https://portal.example" },
        });
        bounded(serde_json::from_value(portal).unwrap())
    }

    #[test]
    fn every_text_of_a_portal_is_bounded() {
        let portal = read(&"ñ\u{202e} 7".repeat(10_240), "https://portal.example/registro").unwrap();
        let support = &portal.support;
        assert_eq!(
            (support.phone.as_str(), support.email.as_str(), &support.sms),
            ("", "", &None),
            "half a number is another"
        );
        assert_eq!(portal.document_types.len(), LIST_LENGTH);
        let kind = &portal.document_types[0];
        for text in [&portal.name, &portal.minimum_app_version, &kind.shape_hint, &kind.names["es"]] {
            assert_eq!(text.chars().count(), LABEL_LENGTH);
            assert!(text.ends_with('…') && !text.contains('\u{202e}'));
        }
    }

    #[test]
    fn an_endless_address_is_not_opened() {
        assert!(read("1", &format!("https://portal.example/{}", "a".repeat(ADDRESS_LENGTH))).is_none());
    }
}
