//! `GET /portal`, asked with the `ETag` of what was answered before.

use std::sync::{Mutex, PoisonError};

use reqwest::header::{ETAG, HeaderValue, IF_NONE_MATCH};
use reqwest::{StatusCode, Url};

use super::HttpPortal;
use super::exchange::send;
use crate::api::{Path, PortalResponse};
use crate::flow::CallError;

/// The last answer and its tag.
#[derive(Default)]
pub(super) struct Info(Mutex<Option<(HeaderValue, PortalResponse)>>);

impl HttpPortal {
    pub(super) async fn fetch_info(&self) -> Result<PortalResponse, CallError> {
        let known = self.info.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut request = self.get(Path::Portal);
        if let Some((tag, _)) = &known {
            request = request.header(IF_NONE_MATCH, tag);
        }
        let answer = send(request).await?.map_err(|refusal| refusal.error())?;
        if answer.status == StatusCode::NOT_MODIFIED {
            return known.map(|(_, portal)| portal).ok_or_else(|| answer.unreadable());
        }
        let portal: PortalResponse = answer.read()?;
        // The phone's browser opens these: nothing but a web page may stand there.
        if ![&portal.registration_url, &portal.support.web].into_iter().all(|address| is_https(address)) {
            return Err(answer.unreadable());
        }
        if let Some(tag) = answer.headers.get(ETAG) {
            let mut known = self.info.0.lock().unwrap_or_else(PoisonError::into_inner);
            *known = Some((tag.clone(), portal.clone()));
        }
        Ok(portal)
    }
}

fn is_https(address: &str) -> bool {
    Url::parse(address).is_ok_and(|url| url.scheme() == "https")
}
