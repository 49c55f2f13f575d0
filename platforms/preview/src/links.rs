//! Links of the app that the browser opens, which shows the phone.

use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use dioxus::prelude::*;
use multiportal::device::{LinkOutcome, Links};
use multiportal::domain::Link;
use multiportal::ui::AppRoot;
use tokio::sync::{mpsc, oneshot};

/// The page opens the preview's own address in a new tab when the number changes, and says whether a tab came. The preview
/// redirects the tab: the address that the app opens is in no page.
pub const SCRIPT: &str = r#"
new MutationObserver(([{ target }]) => {
  if (target.dataset.open === "0") return;
  const tab = window.open(`/phone/link${location.search}`);
  if (tab) tab.opener = null;
  target.value = tab ? "+" : "-";
  target.dispatchEvent(new Event("input", { bubbles: true }));
}).observe(document, { subtree: true, attributeFilter: ["data-open"] });
"#;

/// An address that a tab is to be redirected to, once.
#[derive(Clone, Default)]
pub struct NextAddress(Arc<Mutex<Option<String>>>);

impl NextAddress {
    pub fn take(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }

    fn set(&self, address: String) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(address);
    }
}

/// Has the page open an address that no link of the page holds. The page follows its own links itself.
pub struct PageLinks {
    next: NextAddress,
    requests: mpsc::UnboundedSender<oneshot::Sender<bool>>,
}

/// Where to report whether the page opened a tab.
#[derive(Clone)]
pub struct LinkRequests(Arc<tokio::sync::Mutex<mpsc::UnboundedReceiver<oneshot::Sender<bool>>>>);

impl PageLinks {
    pub fn new(next: NextAddress) -> (Self, LinkRequests) {
        let (requests, receiver) = mpsc::unbounded_channel();
        (Self { next, requests }, LinkRequests(Arc::new(tokio::sync::Mutex::new(receiver))))
    }
}

#[async_trait]
impl Links for PageLinks {
    async fn open(&self, link: &Link) -> LinkOutcome {
        let Link::HandOver { address } = link else { return LinkOutcome::Opened };
        self.next.set(address.to_string());
        let (report, opened) = oneshot::channel();
        // Both fail where the page was closed.
        let _ = self.requests.send(report);
        if opened.await.unwrap_or_default() { LinkOutcome::Opened } else { LinkOutcome::NoApp }
    }
}

/// The app, and the element that [`SCRIPT`] watches.
#[component]
pub fn PhoneApp() -> Element {
    let LinkRequests(requests) = use_hook(consume_context);
    let mut number = use_signal(|| 0_u32);
    let mut report = use_signal(|| None::<oneshot::Sender<bool>>);
    use_future(move || {
        let requests = Arc::clone(&requests);
        async move {
            while let Some(next) = requests.lock().await.recv().await {
                report.set(Some(next));
                number += 1;
            }
        }
    });
    rsx! {
        AppRoot {}
        input {
            r#type: "hidden",
            "data-open": "{number}",
            oninput: move |event| {
                if let Some(report) = report.write().take() {
                    // Nobody waits where the app was closed.
                    let _ = report.send(event.value() == "+");
                }
            },
        }
    }
}
