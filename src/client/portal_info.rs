//! `GET /portal`, with the `ETag` of the last answer.

use std::sync::{Arc, Mutex, PoisonError};

use reqwest::header::{ETAG, HeaderValue, IF_NONE_MATCH};
use reqwest::{StatusCode, Url};

use super::HttpPortal;
use crate::api::{Path, PortalResponse};
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
        let portal: Arc<PortalResponse> = Arc::new(answer.read()?);
        // The phone's browser opens these: only web pages are accepted.
        if ![&portal.registration_url, &portal.support.web].into_iter().all(|address| is_https(address)) {
            return Err(answer.unreadable());
        }
        if let Some(tag) = answer.headers.get(ETAG) {
            let mut known = self.info.0.lock().unwrap_or_else(PoisonError::into_inner);
            *known = Some((tag.clone(), Arc::clone(&portal)));
        }
        Ok(portal)
    }
}

fn is_https(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.scheme() == "https")
}
