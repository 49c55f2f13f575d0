//! The preview's server: two pages, a socket for each, and the phones.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};

use axum::Router;
use axum::extract::ws::WebSocketUpgrade;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use dioxus::prelude::VirtualDom;
use dioxus_liveview::{LiveViewPool, axum_socket};
use portal::SeededMember;
use serde::Deserialize;
use tokio::net::TcpListener;

use crate::dev_panel::{DevPanel, DevPanelApp};
use crate::links::PhoneApp;
use crate::outbox_watcher::OutboxWatcher;
use crate::page;
use crate::phone::{Phone, PhoneName};
use crate::wiring::Wiring;

type Phones = Arc<Mutex<HashMap<PhoneName, Arc<Phone>>>>;

pub struct Preview {
    wiring: Wiring,
    phones: Phones,
    outbox: Option<Arc<OutboxWatcher>>,
    members: Arc<[SeededMember]>,
    pool: LiveViewPool,
}

#[derive(Deserialize)]
struct Parameters {
    phone: Option<String>,
}

impl Parameters {
    fn name(&self) -> PhoneName {
        PhoneName::of(self.phone.as_deref())
    }
}

impl Preview {
    /// Creates a server without phones. `outbox` is the reference portal's.
    #[must_use]
    pub fn new(wiring: Wiring, outbox: Option<Arc<portal::Outbox>>, members: Vec<SeededMember>) -> Self {
        let phones = Phones::default();
        let receivers = Arc::clone(&phones);
        // Every phone gets the message; only the one whose token it carries takes it.
        let deliver = move |text: &str| locked(&receivers).values().for_each(|phone| phone.inbox().deliver(text));
        let outbox = outbox.map(|outbox| Arc::new(OutboxWatcher::start(outbox, deliver)));
        Self { wiring, phones, outbox, members: members.into(), pool: LiveViewPool::new() }
    }

    /// Serves until the process ends.
    ///
    /// # Errors
    /// The listener fails.
    pub async fn serve(self: Arc<Self>, listener: TcpListener) -> io::Result<()> {
        let router = Router::new()
            .route("/", get(panel_page))
            .route("/phone", get(phone_page))
            .route("/phone/link", get(link))
            .route("/panel/ws", get(panel_socket))
            .route("/phone/ws", get(phone_socket))
            .with_state(self);
        axum::serve(listener, router).await
    }

    /// Returns the phone of this name; creates it at its first use.
    ///
    /// # Errors
    /// No port of loopback is free for its connection.
    pub async fn phone(&self, name: PhoneName) -> io::Result<Arc<Phone>> {
        if let Some(phone) = locked(&self.phones).get(&name) {
            return Ok(Arc::clone(phone));
        }
        let phone = Arc::new(Phone::new(name.clone(), &self.wiring).await?);
        Ok(Arc::clone(locked(&self.phones).entry(name).or_insert(phone)))
    }
}

fn locked(phones: &Phones) -> std::sync::MutexGuard<'_, HashMap<PhoneName, Arc<Phone>>> {
    phones.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn panel_page(Query(parameters): Query<Parameters>) -> Html<String> {
    Html(page::dev_panel(parameters.name().as_str()))
}

async fn phone_page(Query(parameters): Query<Parameters>) -> Html<String> {
    Html(page::phone(parameters.name().as_str()))
}

/// Where the app's new tab goes.
async fn link(State(preview): State<Arc<Preview>>, Query(parameters): Query<Parameters>) -> Result<Redirect, Response> {
    let phone = preview.phone(parameters.name()).await.map_err(|error| no_port(&error))?;
    phone.next_address().map(|address| Redirect::to(&address)).ok_or_else(|| StatusCode::GONE.into_response())
}

async fn panel_socket(
    State(preview): State<Arc<Preview>>,
    Query(parameters): Query<Parameters>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Response> {
    let phone = preview.phone(parameters.name()).await.map_err(|error| no_port(&error))?;
    let panel = DevPanel { phone, outbox: preview.outbox.clone(), members: Arc::clone(&preview.members) };
    let pool = preview.pool.clone();
    Ok(upgrade.on_upgrade(|socket| async move {
        let app = move || VirtualDom::new(DevPanelApp).with_root_context(panel);
        // An error means that the page was closed.
        let _ = pool.launch_virtualdom(axum_socket(socket), app).await;
    }))
}

async fn phone_socket(
    State(preview): State<Arc<Preview>>,
    Query(parameters): Query<Parameters>,
    upgrade: WebSocketUpgrade,
) -> Result<Response, Response> {
    let phone = preview.phone(parameters.name()).await.map_err(|error| no_port(&error))?;
    let pool = preview.pool.clone();
    Ok(upgrade.on_upgrade(|socket| async move {
        // The app lives as long as its page, so a reload kills its process.
        let (engine, links) = match phone.open_app(&preview.wiring) {
            Ok(opened) => opened,
            Err(error) => return tracing::error!(%error, "the app cannot be opened"),
        };
        let app = move || VirtualDom::new(PhoneApp).with_root_context(engine).with_root_context(links);
        let _ = pool.launch_virtualdom(axum_socket(socket), app).await;
    }))
}

fn no_port(error: &io::Error) -> Response {
    tracing::error!(%error, "a phone cannot connect to the portal");
    (StatusCode::SERVICE_UNAVAILABLE, "no port of loopback is free for the phone's connection").into_response()
}
