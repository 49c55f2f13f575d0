//! Links of the app that the browser opens, which shows the phone.

use std::sync::Arc;

use async_trait::async_trait;
use dioxus::prelude::*;
use multiportal::device::{LinkOutcome, Links};
use multiportal::domain::Link;
use multiportal::ui::AppRoot;
use tokio::sync::{Mutex, mpsc, oneshot};

/// An address to open, and where to report whether the browser did.
type Request = (String, oneshot::Sender<bool>);

/// Has the page open an address that no link of the page holds. The page follows its own links itself.
pub struct PageLinks(mpsc::UnboundedSender<Request>);

/// What the page is to open.
#[derive(Clone)]
pub struct LinkRequests(Arc<Mutex<mpsc::UnboundedReceiver<Request>>>);

impl PageLinks {
    pub fn channel() -> (Self, LinkRequests) {
        let (send, receive) = mpsc::unbounded_channel();
        (Self(send), LinkRequests(Arc::new(Mutex::new(receive))))
    }
}

#[async_trait]
impl Links for PageLinks {
    async fn open(&self, link: &Link) -> LinkOutcome {
        let Link::HandOver { address } = link else { return LinkOutcome::Opened };
        let (report, opened) = oneshot::channel();
        // Both fail where the page was closed.
        let _ = self.0.send((address.to_string(), report));
        if opened.await.unwrap_or_default() { LinkOutcome::Opened } else { LinkOutcome::NoApp }
    }
}

/// The app in a page that opens what the app asks for in a new tab.
#[component]
pub fn PhoneApp() -> Element {
    let LinkRequests(requests) = use_hook(consume_context);
    use_future(move || {
        let requests = Arc::clone(&requests);
        async move {
            let mut requests = requests.lock().await;
            while let Some((address, report)) = requests.recv().await {
                let script =
                    "const tab = window.open(await dioxus.recv()); if (tab) tab.opener = null; return tab !== null;";
                let tab = document::eval(script);
                let opened = tab.send(address).is_ok() && tab.join::<bool>().await.unwrap_or_default();
                // The receiver is gone when the app was closed.
                let _ = report.send(opened);
            }
        }
    });
    rsx! {
        AppRoot {}
    }
}
