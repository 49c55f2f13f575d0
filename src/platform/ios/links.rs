//! Other apps of the phone.
#![allow(unsafe_code)]

use core::cell::Cell;

use async_trait::async_trait;
use block2::RcBlock;
use dispatch2::DispatchQueue;
use objc2::MainThreadMarker;
use objc2::runtime::Bool;
use objc2_foundation::{NSDictionary, NSString, NSURL};
use objc2_ui_kit::UIApplication;
use tokio::sync::oneshot;

use crate::device::{LinkOutcome, Links};
use crate::domain::Link;

pub(super) struct Application;

#[async_trait]
impl Links for Application {
    async fn open(&self, link: &Link) -> LinkOutcome {
        let Some(uri) = link.uri() else { return LinkOutcome::NoApp };
        // What `Messages` of iOS takes for a text; the form of RFC 5724 fills in none on some versions.
        let uri = if matches!(link, Link::Text { .. }) { uri.replacen("?body=", "?&body=", 1) } else { uri };
        let (tell, opened) = oneshot::channel();
        DispatchQueue::main().exec_async(move || open(&uri, tell));
        if opened.await.unwrap_or_default() { LinkOutcome::Opened } else { LinkOutcome::NoApp }
    }
}

/// Dropping `tell` reports that nothing was opened.
fn open(uri: &str, tell: oneshot::Sender<bool>) {
    let Some(main) = MainThreadMarker::new() else { return };
    let Some(url) = NSURL::URLWithString(&NSString::from_str(uri)) else { return };
    let tell = Cell::new(Some(tell));
    let done = RcBlock::new(move |opened: Bool| {
        if let Some(tell) = tell.take() {
            // The caller may have stopped waiting.
            let _ = tell.send(opened.as_bool());
        }
    });
    // SAFETY: there are no options, and the block is copied by the call and takes what the call passes to it.
    unsafe {
        UIApplication::sharedApplication(main).openURL_options_completionHandler(
            &url,
            &NSDictionary::new(),
            Some(&done),
        );
    }
}
